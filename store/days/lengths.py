"""Lengths of time in words: 48小时, 三天内, 3-5个工作日, 一周半, within two weeks; and when they are over.

Hours and minutes run from the moment; days, weeks and months leave out its day and end at 24:00
(民法典第201至203条); working days follow the holiday notices. Of a range the later end counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from content.pack.model import Clock
from content.text.later import Later
from store.days.counting import count, day_end
from store.days.meaning import months_on
from store.days.numerals import COUNT, NoNumber, number_of
from store.days.workdays import WorkCalendar

_AMOUNT = rf"(?:{COUNT}|半|half an?)"
_UNIT = (
    r"工作日|(?:自然|日历)日|calendar days?"
    r"|business days?|working days?|workdays?|分钟|minutes?|mins?|小时|钟头|hours?|hrs?|h(?![a-z])"
    r"|天|日|days?|周|星期|礼拜|weeks?|月|months?"
)
_LENGTH = Later(
    rf"(?<!\d)(?:[一二两三四五六七八](?P<next>[二三四五六七八九])|(?P<least>{_AMOUNT})"
    rf"(?:\s*(?:[-–~至到]|to|or|或)\s*(?P<most>{_AMOUNT}))?)\s*个?(?P<half>半)?\s*"
    rf"(?P<unit>{_UNIT})(?!\s*(?:之?前|ago|无理由|保价|[一二三四五六日天末]|底|末|中|\d))"
)
_MINUTES = {"分": 1, "mi": 1, "小": 60, "钟": 60, "h": 60}
_DAYS = {"天": 1, "日": 1, "自": 1, "c": 1, "d": 1, "周": 7, "星": 7, "礼": 7, "we": 7}


class Length(Struct, frozen=True):
    """A length of time that was read: when it is over, and where it stood in the text."""

    begin: int
    stop: int
    end: datetime


def lengths_in(words: str, at: datetime, calendar: WorkCalendar) -> Iterator[Length]:
    """Every length of time in a text, counted from `at`. Raises `OverflowError` for one beyond all years."""
    for found in _LENGTH.made.finditer(words):
        unit = found["unit"]
        if unit in ("月", "日") and "个" not in found[0] and not re.match(r"\s*(?:之|以)?内", words[found.end() :]):
            continue  # 11月, 25日: a date, not a length
        try:
            yield Length(found.start(), found.end(), _after(at, found, calendar))
        except NoNumber:
            continue  # 一一周: no number


def _after(at: datetime, found: re.Match[str], calendar: WorkCalendar) -> datetime:
    unit, amount = found["unit"], found["next"] or found["most"] or found["least"]
    halves = 1 if amount.startswith(("半", "half")) else 2 * number_of(amount) + bool(found["half"])
    minutes = _MINUTES.get(unit[0]) or _MINUTES.get(unit[:2])
    if unit in ("天", "日") and halves == 1:
        minutes, halves = 12 * 60, 2
    if minutes:
        return (at.astimezone(UTC) + timedelta(minutes=minutes * halves / 2)).astimezone(at.tzinfo)
    whole = -(-halves // 2)
    if unit[0] in "工b" or unit.startswith("work"):
        return count(Clock.WORKDAYS, whole, at, at.tzinfo, calendar).end
    if unit[0] in "月m":
        last = months_on(at.date(), halves // 2) + timedelta(days=15 * (halves % 2))
        return day_end(last, at.tzinfo)
    days = _DAYS.get(unit[:2]) or _DAYS[unit[0]]
    return count(Clock.DAYS, -(-days * halves // 2), at, at.tzinfo, calendar).end
