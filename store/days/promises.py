"""When a promise is due: 48小时内回复, 三天内, 3-5个工作日, 周五前, 月底前, 明天中午前, within 48 hours, by Friday.

Hours and minutes run from the moment of the promise; days, weeks and months leave out its day and end at 24:00
(民法典第201至203条); working days follow the holiday notices. Of a range the later end counts; of several moments
in one promise the earliest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from content.pack.model import Clock
from store.days.counting import count, day_end
from store.days.grammar import NUMBER, moments_in, months_on, number_of, plain_words
from store.days.workdays import WorkCalendar

LONGEST = 400
"""Characters of a promise that are read."""

_ENGLISH = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_AMOUNT = rf"(?:{NUMBER}|半|\b(?:{'|'.join(_ENGLISH)})\b)"
_LENGTH = re.compile(
    rf"(?<!\d)(?P<least>{_AMOUNT})(?:\s*(?:[-–~至到]|to|or|或)\s*(?P<most>{_AMOUNT}))?\s*个?\s*(?P<unit>"
    r"工作日|business days?|working days?|workdays?|分钟|minutes?|mins?|小时|钟头|hours?|hrs?|h\b"
    r"|天|日|days?|周|星期|礼拜|weeks?|月|months?)"
    r"(?!\s*(?:之?前|ago|无理由|保价|[一二三四五六日天末]|底|末|中|\d))"
)
_CLOCKS = {"工": Clock.WORKDAYS, "b": Clock.WORKDAYS, "wo": Clock.WORKDAYS, "小": Clock.HOURS, "钟": Clock.HOURS,
           "h": Clock.HOURS, "天": Clock.DAYS, "日": Clock.DAYS, "d": Clock.DAYS}  # fmt: skip


def promised_moment(text: str, at: datetime, calendar: WorkCalendar) -> datetime | None:
    """When what was promised at `at` is due, in the zone of `at`; None when no date can be read from it."""
    words = plain_words(text[:LONGEST])
    try:
        lengths = list(_lengths(words, at, calendar))
    except OverflowError:
        return None
    rest = _LENGTH.sub("\n", words)
    found = [*lengths, *(found.moment for found in moments_in(rest, at))]
    return min((moment for moment in found if moment > at), default=None)


def _lengths(words: str, at: datetime, calendar: WorkCalendar) -> Iterator[datetime]:
    for found in _LENGTH.finditer(words):
        unit = found["unit"]
        if unit in ("月", "日") and "个" not in found[0] and not re.match(r"\s*(?:之|以)?内", words[found.end() :]):
            continue  # 11月, 25日: a date, not a length
        yield _after(at, found["most"] or found["least"], unit, calendar)


def _after(at: datetime, amount: str, unit: str, calendar: WorkCalendar) -> datetime:
    if amount == "半":
        minutes = {"小": 30, "钟": 30, "h": 30, "天": 12 * 60}.get(unit[0])
        if minutes:
            return _minutes(at, minutes)
        return count(Clock.DAYS, 15 if unit[0] in "月m" else 4, at, at.tzinfo, calendar).end
    number = _ENGLISH[amount] if amount in _ENGLISH else number_of(amount)
    if unit[:3] in ("分钟", "min"):
        return _minutes(at, number)
    if unit[0] in "月m":
        return day_end(months_on(at.date(), number), at.tzinfo)
    if unit[0] in "周星礼" or unit.startswith("we"):
        return count(Clock.DAYS, 7 * number, at, at.tzinfo, calendar).end
    clock = _CLOCKS.get(unit[:2]) or _CLOCKS[unit[0]]
    return count(clock, number, at, at.tzinfo, calendar).end


def _minutes(at: datetime, minutes: int) -> datetime:
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(at.tzinfo)
