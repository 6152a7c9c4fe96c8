"""Moments ahead as people write them: 周五前, 月底, 明天中午, 11月25日18:00, 25号, by Friday, end of the month.

A day without a time of day ends at 24:00. By the Civil Code (民法典第1259条) 以内 and 届满 include the day that is
named; 周五前 is read the same way, so that nobody is told to be late who is not.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from store.days.counting import day_end, midnight

_CN = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
NUMBER = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百]{1,4})"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_HALVES = {
    "凌晨": 6, "早上": 12, "上午": 12, "早": 12, "中午": 12, "正午": 12, "下午": 18, "下班": 18, "傍晚": 20,
    "晚上": 24, "晚": 24, "morning": 12, "noon": 12, "midday": 12, "afternoon": 18, "close of business": 18,
    "evening": 24, "night": 24, "end of day": 24, "midnight": 24,
}  # fmt: skip
"""The hour by which a part of the day is over."""

_HALF = "|".join(sorted(_HALVES, key=len, reverse=True))
_TIME = (
    rf"[\st,，的at]*?(?P<half>{_HALF})?\s*(?:"
    rf"(?P<hour>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?:[:点时](?P<minute>\d{{1,2}}|半)?分?|(?=\s*[ap]\.?m))"
    rf"(?::(?P<second>\d{{1,2}}))?\s*(?P<ampm>[ap])?(?:\.?m\.?)?)"
    rf"|[\s,，的]*(?:in the |at |by )?(?P<only>{_HALF})"
)


class Found(Struct, frozen=True):
    """A moment that was read, and where it stood in the text."""

    begin: int
    end: int
    moment: datetime


def plain_words(text: str) -> str:
    """A text in half width and small letters, as the readers here take it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def number_of(text: str) -> int:
    """A number in digits or Chinese numerals up to 百."""
    if text.isdigit():
        return int(text)
    total, digit = 0, None
    for char in text:
        if char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
        else:
            digit = _CN[char]
    return total + (digit or 0)


def _add_months(day: date, months: int, to: int | None = None) -> date:
    """A day so many months on; without such a day, the last one of that month (民法典第202条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(to or day.day, last))


def months_on(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month."""
    return _add_months(day, months)


def _near(found: re.Match[str], today: date) -> date:
    words = found["near"]
    for parts, days in ((("大后",), 3), (("后天", "后日", "after tomorrow"), 2), (("明", "tomorrow"), 1)):
        if any(part in words for part in parts):
            return today + timedelta(days=days)
    return today


def _weekday(found: re.Match[str], today: date) -> date:
    name, which = found["day"], (found["which"] or "").strip()
    named = "一二三四五六日".find({"天": "日", "末": "日"}.get(name, name))
    wanted = named if named >= 0 else _ENGLISH_DAYS.index(name[:3])
    monday = today - timedelta(days=today.weekday())
    if which in ("下", "next", "下下"):
        return monday + timedelta(days=wanted + 7 * (2 if which == "下下" else 1))
    if which in ("本", "这", "this"):
        return monday + timedelta(days=wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _week(found: re.Match[str], today: date) -> date:
    sunday = today + timedelta(days=6 - today.weekday())
    return sunday + timedelta(days=7 if found["next"] else 0)


def _month(found: re.Match[str], today: date) -> date:
    return _add_months(today, 1 if found["next"] else 0, 31)


def _middle(found: re.Match[str], today: date) -> date:
    return _add_months(today, 0 if today.day <= 15 else 1, 15)


def _year_end(found: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _date(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    given = parts["month"]
    month = _MONTHS.index(given[:3]) + 1 if given[0].isalpha() and given.isascii() else number_of(given)
    day = number_of(parts["day"])
    if parts.get("year"):
        return date(int(parts["year"]), month, day)
    for year in range(today.year, today.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            if (month, day) == (2, 29):
                continue
            raise
        if candidate >= today:
            return candidate
    raise ValueError(found[0])


def _day_of_month(found: re.Match[str], today: date) -> date:
    day = number_of(found["day"])
    for months in range(3):
        month = _add_months(today, months, 1)
        if day <= monthrange(month.year, month.month)[1] and month.replace(day=max(day, 1)) >= today:
            return month.replace(day=day)
    raise ValueError(found[0])


_Reader = Callable[[re.Match[str], date], date]
_DAYS: tuple[tuple[str, _Reader], ...] = (
    (r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?", _date),
    (rf"(?<![\d.年-])(?P<month>{NUMBER})\s*月\s*(?P<day>{NUMBER})\s*[日号]?", _date),
    (r"(?<![\d./-])(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
     r"(?![\d./-]|\s*(?:个|小时|天|日内|hours|day|work|busi))", _date),
    (rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?(?![\d:])", _date),
    (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?", _date),
    (rf"(?<![\d月])(?P<day>{NUMBER})\s*(?:号|日(?=\s*(?:之|以)?前))", _day_of_month),
    (r"(?P<near>大后天|后天|后日|明天|明日|今天|今日|当天|当日|今(?=晚|早)|明(?=晚|早)"
     r"|the day after tomorrow|tomorrow|today|to(?=night))", _near),
    (r"(?P<which>下下|下|本|这)?(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])", _weekday),
    (r"(?P<which>next\s+|this\s+)?\b"
     r"(?P<day>(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\b", _weekday),
    (r"(?:本|这个?|(?P<next>下个?))(?:周|星期|礼拜)(?![一二三四五六日天末])", _week),
    (r"(?:end of |within |this |(?P<next>next ))(?:the |this )?week\b", _week),
    (r"(?:本|这个|当|(?P<next>下个?))?月(?:底|末|内|之内)", _month),
    (r"end of (?:the |this |(?P<next>next ))?month\b", _month),
    (r"(?:本|这个)?月中(?:旬)?", _middle),
    (r"年底|年末|年前|end of (?:the |this )?year\b", _year_end),
)  # fmt: skip


def moments_in(words: str, now: datetime) -> Iterator[Found]:
    """Every moment a text names, read from `now` and in its zone; what cannot exist is left out."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _DAYS:
        for match in re.finditer(pattern, words):  # compiled when first used, so that commands start quickly
            if any(match.start() < end and begin < match.end() for begin, end in taken):
                continue
            try:
                day = read(match, now.date())
                end, moment = _at(words, match.end(), day, now)
            except (ValueError, OverflowError):
                continue
            taken.append((match.start(), end))
            yield Found(match.start(), end, moment)
    if not taken:
        yield from _times(words, now)


def _at(words: str, begin: int, day: date, now: datetime) -> tuple[int, datetime]:
    clock = re.compile(_TIME).match(words, begin)
    if clock is None or not clock[0]:
        return begin, day_end(day, now.tzinfo)
    return clock.end(), _moment(clock, day, now)


def _times(words: str, now: datetime) -> Iterator[Found]:
    """A time of day alone: today, or tomorrow when it is past."""
    for clock in re.finditer(_TIME, words):
        try:
            moment = _moment(clock, now.date(), now)
        except ValueError:
            continue
        if moment <= now:
            moment += timedelta(days=1)
        yield Found(clock.start(), clock.end(), moment)


def _moment(clock: re.Match[str], day: date, now: datetime) -> datetime:
    only = clock["only"]
    if only:
        hour = _HALVES[only]
        return day_end(day, now.tzinfo) if hour == 24 else midnight(day, now.tzinfo).replace(hour=hour)
    hour, half = number_of(clock["hour"]), clock["half"] or ""
    late = half in ("下午", "傍晚", "晚上", "晚", "afternoon", "evening", "night") or clock["ampm"] == "p"
    if (late and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    if (clock["ampm"] == "a" or half == "凌晨") and hour == 12:
        hour = 0
    if hour == 24 and not (clock["minute"] or "0").strip("0"):
        return day_end(day, now.tzinfo)
    minute = 30 if clock["minute"] == "半" else int(clock["minute"] or 0)
    return midnight(day, now.tzinfo).replace(hour=hour, minute=minute, second=int(clock["second"] or 0))
