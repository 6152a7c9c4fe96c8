"""Days that were, as people type them: 今天, 3天前, 上周五, 双十一, 昨晚12点, 2026/11/02 18:30, 3pm yesterday."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from content.text.words import N_
from store.days.either import EitherDay, month_first
from store.days.grammar import Day, time_at, whole_day
from store.days.meaning import NoSuchDay, TwoDays, TwoYears, on_or_before
from store.days.numerals import COUNT, STOPS, NoNumber, number_of, plain_words
from store.errors import BadValue

_NOW = ("现在", "刚才", "刚刚", "now", "just now")
_AGO = re.compile(
    rf"(?P<n>{COUNT}|半|half an?)\s*个?(?P<half>半)?\s*(?P<unit>小时|钟头|分钟?|hours?|hrs?|h|minutes?|mins?)\s*"
    r"(?:(?:之|以)?前|ago)"
)
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d{6})[ _t-]?(\d{2})(\d{2})(\d{2})(?!\d)")
"""A day and its time without signs, as names of files and statements of account write them."""
_TAIL = (
    r"的?(?:刚刚?|才)?(?:送?到的?|下的?单|下单的?|拍下?的?|买的?|购买的?|订的?|付的?款?|收到?的?|收的?货|拿到?的?|取到?的?|到手?的?货?|签收的?|拒绝?的?|被拒的?"
    r"|驳回的?|申请的?|提交的?|交的?|发的?货|寄[出回]?的?|退[回货]?的?|联系的?|打的?电话|投诉的?|说的?|答应的?|承诺的?|发现的?|坏的?)?了?"
)
"""What people say behind a day and that says nothing about it."""


def parse_moment(text: str, now: datetime, language: str = "") -> date | datetime:
    """Read a day, or a day with a time, relative to `now` and in its zone.

    A date without a year is the latest one that is not after today; where this year's is still to come and nearer
    the year is asked for. A time alone is today's. A word for a part of the day without an hour (昨天晚上) leaves
    the time open. Raises `BadValue` with the reason; with both days for 03/11/2026, and for 03/11 in English.
    """
    words = _STAMP.sub(r"\1 \2:\3:\4", plain_words(text).rstrip(STOPS))
    if words in _NOW:
        return now
    ago = _AGO.fullmatch(words)
    if ago:
        return _moment_ago(ago, now, text)
    try:
        words = month_first(words, language, lambda month, day: on_or_before(month, day, now.date()))
        day = whole_day(words, now.date(), True, _TAIL) or _today_at(words, now)
    except TwoYears as two:
        raise BadValue(
            N_("“{text}” could be {past} or {coming}, which has not come yet. Write the year too."),
            text=text,
            past=two.past.isoformat(),
            coming=two.coming.isoformat(),
        ) from None
    except TwoDays as two_days:
        raise EitherDay(text, two_days) from None
    except NoSuchDay:
        raise BadValue(N_("“{text}” is no date that exists, or it could be two. Write it like 2026-11-02 18:30."),
                       text=text) from None  # fmt: skip
    if day is None:
        raise BadValue(
            N_("“{text}” is not understood as a date. Write it like 2026-11-02, 11-2, yesterday or 3 days ago."),
            text=text,
        )
    if day.time is None or day.time.part:
        return day.day
    return day.time.on(day.day, now.tzinfo)


def _today_at(words: str, now: datetime) -> Day | None:
    found = time_at(words, 0)
    if found is None or found[0] != len(words) or found[1].part:
        return None
    return Day(0, found[0], now.date(), found[1])


def _moment_ago(found: re.Match[str], now: datetime, text: str) -> datetime:
    length = 60 if found["unit"][0] in "小钟h" else 1
    try:
        halves = 1 if found["n"].startswith(("半", "half")) else 2 * number_of(found["n"]) + bool(found["half"])
        return (now.astimezone(UTC) - timedelta(minutes=length * halves / 2)).astimezone(now.tzinfo)
    except (OverflowError, NoNumber):
        raise BadValue(N_("“{text}” is no date that exists."), text=text) from None
