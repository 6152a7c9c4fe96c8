"""Dates as people type them: 今天, 3天前, 上周五, 11-2, 11月2日, 2026/11/02 18:30, yesterday."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from content.words import N_
from store.errors import BadValue

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {
    "今天": 0, "today": 0,
    "昨天": -1, "yesterday": -1,
    "前天": -2,
    "明天": 1, "tomorrow": 1,
    "后天": 2,
}  # fmt: skip
_DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_CLOCK = re.compile(
    r"[\st]*(?P<half>上午|下午|晚上|中午)?\s*(?P<hour>\d{1,2})(?:[:点时](?P<minute>\d{1,2})?)"
    r"(?:[:分](?P<second>\d{1,2})?秒?)?\s*(?P<zone>z|[+-]\d{2}:?\d{2})?$"
)
_YMD = re.compile(r"(?:(?P<year>\d{4})\s*[-/.年]\s*)(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?")
_MD = re.compile(r"(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?")
_AGO = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十])\s*(?P<unit>天|日|周|星期|days?|weeks?)\s*(?:之?前|ago)")
_WEEK = re.compile(
    rf"(?P<which>上|这|本|下|last\s+|this\s+|next\s+)?(?:个)?(?:周|星期|礼拜)?"
    rf"(?P<day>[{_WEEKDAYS_ZH}天]|{'|'.join(_WEEKDAYS_EN)})"
)


def parse_moment(text: str, now: datetime) -> date | datetime:
    """Read a date, or a date with a time, relative to `now` and in its zone.

    A date without a year is the latest one that is not after today. Raises `BadValue`.
    """
    words = unicodedata.normalize("NFKC", text).strip().lower()
    clock = None
    found = _CLOCK.search(words)
    if found and found.start() > 0:
        clock, words = _time(found, text), words[: found.start()].strip()
    day = _day(words, now.date(), text)
    if clock is None:
        return day
    moment = datetime.combine(day, clock)
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _time(found: re.Match[str], text: str) -> time:
    hour = int(found["hour"])
    if found["half"] in ("下午", "晚上") and hour < 12:
        hour += 12
    zone = found["zone"] or ""
    try:
        clock = time(hour, int(found["minute"] or 0), int(found["second"] or 0))
        if zone:
            clock = clock.replace(tzinfo=datetime.strptime(zone.upper(), "%z").tzinfo)
    except ValueError:
        raise BadValue(N_("“{text}” is no time of day that exists."), text=text) from None
    return clock


def _day(words: str, today: date, text: str) -> date:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
        (_YMD, _full_date),
        (_MD, _short_date),
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
    month, day = int(found["month"]), int(found["day"])
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


def _span(found: re.Match[str]) -> timedelta:
    number = int(found["n"]) if found["n"].isdigit() else _DIGITS[found["n"]]
    return timedelta(days=number * (7 if found["unit"][0] in "周星w" else 1))


def _week_day(found: re.Match[str], today: date) -> date:
    name, which = found["day"], (found["which"] or "").strip()
    if name in _WEEKDAYS_EN:
        wanted = _WEEKDAYS_EN.index(name)
    else:
        wanted = _WEEKDAYS_ZH.index("日" if name == "天" else name)
    monday = today - timedelta(days=today.weekday())
    if which in ("上", "last"):
        return monday + timedelta(days=wanted - 7)
    if which in ("下", "next"):
        return monday + timedelta(days=wanted + 7)
    if which:
        return monday + timedelta(days=wanted)
    return today - timedelta(days=(today.weekday() - wanted) % 7)
