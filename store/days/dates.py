"""Dates as people type them: 今天, 3天前, 上周五, 11-2, 11月2日, 2026/11/02 18:30, yesterday."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from content.text.words import N_
from store.days.grammar import number_of
from store.errors import BadValue

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEAR = {
    "今天": 0, "今日": 0, "今": 0, "today": 0,
    "昨天": -1, "昨日": -1, "昨": -1, "yesterday": -1,
    "前天": -2, "前日": -2, "the day before yesterday": -2,
    "大前天": -3,
    "明天": 1, "明日": 1, "tomorrow": 1,
    "后天": 2, "the day after tomorrow": 2,
    "大后天": 3,
}  # fmt: skip
_NOW = ("现在", "刚才", "刚刚", "now", "just now")
_N = r"(?:\d{1,4}|[零一二两三四五六七八九十]{1,3})"
_HALF = "凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里"
_LATE = ("下午", "傍晚", "晚上", "晚", "夜里")
_CLOCK = re.compile(
    rf"[\st,的]*(?:at\s*)?(?P<half>{_HALF})?\s*(?:(?P<hour>\d{{1,2}}|(?<![月\d])[一二两三四五六七八九十]{{1,2}}(?=[点时]))"
    rf"(?:(?:[:点时](?P<minute>\d{{1,2}}|半|[一二三四五六七八九十]{{2,3}}(?=分|$))?)(?:[:分](?P<second>\d{{1,2}})?秒?)?"
    rf"\s*(?P<ampm>[ap])?(?:\.?m\.?)?|\s*(?P<only>[ap])\.?m\.?))\s*(?P<zone>z|[+-]\d{{2}}:?\d{{2}})?$"
)
_PART = re.compile(rf"(?:的?(?:{_HALF})|\s+(?:morning|noon|afternoon|evening|night))$")
_EN_MONTH = rf"(?P<month>{'|'.join(_MONTHS_EN)})[a-z]*\.?"
_YMD = re.compile(r"(?:(?P<year>\d{4})\s*[-/.年]\s*)(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_MD = re.compile(r"(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?")
_MD_ZH = re.compile(rf"(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*[日号]?")
_MD_EN = re.compile(rf"{_EN_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?")
_DM_EN = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*{_EN_MONTH}(?:,?\s+(?P<year>\d{{4}}))?")
_D = re.compile(rf"(?P<which>本月|这个?月|上个?月)?\s*(?P<day>{_N})\s*[日号]")
_AGO = re.compile(rf"(?P<n>{_N})\s*个?\s*(?P<unit>天|日|周|星期|礼拜|days?|weeks?)\s*(?:之?以?前|ago)")
_AGO_TIME = re.compile(
    rf"(?P<n>{_N}|半)\s*个?\s*(?P<unit>小时|钟头|分钟?|hours?|hrs?|minutes?|mins?)\s*(?:之?以?前|ago)"
)
_WEEK = re.compile(
    rf"(?P<which>上上|上|这|本|下|last\s+|this\s+|next\s+)?(?:个)?(?:周|星期|礼拜)?"
    rf"(?P<day>[{_WEEKDAYS_ZH}天]|{'|'.join(_WEEKDAYS_EN)})"
)


def parse_moment(text: str, now: datetime) -> date | datetime:
    """Read a date, or a date with a time, relative to `now` and in its zone.

    A date without a year is the latest one that is not after today; a time alone is today's. A word for a part of
    the day without an hour (昨天晚上) leaves the time open. Raises `BadValue` with the reason.
    """
    words = unicodedata.normalize("NFKC", text).strip().lower()
    if words in _NOW:
        return now
    ago = _AGO_TIME.fullmatch(words)
    if ago:
        return _moment_ago(ago, now, text)
    clock = None
    found = _CLOCK.search(words)
    if found and (found.start() > 0 or not _MD.fullmatch(words)):
        clock, words = _time(found, text), words[: found.start()].strip() or "today"
    else:
        words = _PART.sub("", words)
    day = _day(words, now.date(), text)
    if clock is None:
        return day
    moment = datetime.combine(day, clock)
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _moment_ago(found: re.Match[str], now: datetime, text: str) -> datetime:
    hours = found["unit"][0] in "小钟h"
    amount = (30 if hours else 0) if found["n"] == "半" else number_of(found["n"]) * (60 if hours else 1)
    try:
        return (now.astimezone(UTC) - timedelta(minutes=amount)).astimezone(now.tzinfo)
    except OverflowError:
        raise BadValue(N_("“{text}” is no date that exists."), text=text) from None


def _time(found: re.Match[str], text: str) -> time:
    half, ampm = found["half"] or "", found["ampm"] or found["only"] or ""
    minute = found["minute"] or "0"
    zone = found["zone"] or ""
    try:
        hour = number_of(found["hour"])
        if ((half in _LATE or ampm == "p") and hour < 12) or (half == "中午" and hour < 3):
            hour += 12
        elif hour == 12 and (half == "凌晨" or ampm == "a"):
            hour = 0
        clock = time(hour, 30 if minute == "半" else number_of(minute), int(found["second"] or 0))
        if zone:
            clock = clock.replace(tzinfo=datetime.strptime(zone.upper(), "%z").tzinfo)
    except ValueError:
        raise BadValue(N_("“{text}” is no time of day that exists."), text=text) from None
    return clock


_Reader = Callable[[re.Match[str], date], date]


def _day(words: str, today: date, text: str) -> date:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    readers: tuple[tuple[re.Pattern[str], _Reader], ...] = (
        (_YMD, _full_date),
        (_COMPACT, _full_date),
        (_MD, _short_date),
        (_MD_ZH, _short_date),
        (_MD_EN, _short_date),
        (_DM_EN, _short_date),
        (_D, _day_of_month),
        (_AGO, lambda found, day: day - _span(found)),
        (_WEEK, _week_day),
    )
    for pattern, read in readers:
        found = pattern.fullmatch(words)
        if found:
            try:
                return read(found, today)
            except (ValueError, OverflowError):
                raise BadValue(N_("“{text}” is no date that exists."), text=text) from None
    raise BadValue(
        N_("“{text}” is not understood as a date. Write it like 2026-11-02, 11-2, yesterday or 3 days ago."),
        text=text,
    )


def _full_date(found: re.Match[str], today: date) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _short_date(found: re.Match[str], today: date) -> date:
    named = found["month"]
    month = _MONTHS_EN.index(named[:3]) + 1 if named.isascii() and named.isalpha() else number_of(named)
    day = number_of(found["day"])
    if found.groupdict().get("year"):
        return date(int(found["year"]), month, day)
    for year in range(today.year, today.year - 8, -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            if (month, day) == (2, 29):
                continue
            raise
        if candidate <= today:
            return candidate
    raise ValueError(found[0])


def _day_of_month(found: re.Match[str], today: date) -> date:
    """The latest such day that has come; 上个月31号 must exist in that month."""
    day, which = number_of(found["day"]), found["which"] or ""
    first = today.replace(day=1)
    if which.startswith("上"):
        return (first - timedelta(days=1)).replace(day=day)
    if which:
        return today.replace(day=day)
    for _ in range(3):
        if day <= monthrange(first.year, first.month)[1] and first.replace(day=day) <= today:
            return first.replace(day=day)
        first = (first - timedelta(days=1)).replace(day=1)
    raise ValueError(found[0])


def _span(found: re.Match[str]) -> timedelta:
    return timedelta(days=number_of(found["n"]) * (7 if found["unit"][0] in "周星礼w" else 1))


def _week_day(found: re.Match[str], today: date) -> date:
    name, which = found["day"], (found["which"] or "").strip()
    if name in _WEEKDAYS_EN:
        wanted = _WEEKDAYS_EN.index(name)
    else:
        wanted = _WEEKDAYS_ZH.index("日" if name == "天" else name)
    monday = today - timedelta(days=today.weekday())
    if which == "上上":
        return monday + timedelta(days=wanted - 14)
    if which in ("上", "last"):
        return monday + timedelta(days=wanted - 7)
    if which in ("下", "next"):
        return monday + timedelta(days=wanted + 7)
    if which:
        return monday + timedelta(days=wanted)
    return today - timedelta(days=(today.weekday() - wanted) % 7)
