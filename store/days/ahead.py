"""What people type for a moment that is still to come: a date, a countdown of the app, a word like Friday."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from content.text.later import Later
from content.text.words import N_
from store.days.counting import midnight
from store.days.either import EitherDay, month_first
from store.days.grammar import time_at, whole_day
from store.days.lengths import lengths_in
from store.days.meaning import NoSuchDay, TwoDays, nearest
from store.days.numerals import COUNT, plain_words
from store.days.workdays import WorkCalendar
from store.errors import BadValue

_COUNTDOWN = Later(
    r"(?:还剩下?|还有|[只仅]剩下?|[只仅]有|剩余|剩下?|倒计时|in|within|for|再过|再)?\s*[::]?\s*(?:(?P<weeks>\d{1,3})\s*(?:周|weeks?|w)\s*)?"
    r"(?:(?P<days>\d{1,3})\s*(?:天|日|days?|d)\s*)?(?:零|and|,)?\s*"
    r"(?:(?P<hours>\d{1,4})\s*(?:个?小时|个?钟头|时|hours?|hrs?|h)\s*)?"
    r"(?:(?P<minutes>\d{1,4})\s*(?:分钟?|minutes?|mins?|m)\s*)?(?:(?P<seconds>\d{1,4})\s*(?:秒|seconds?|secs?|s)\s*)?"
    r"(?:(?P<h>\d{1,3}):(?P<m>\d{2}):(?P<s>\d{2}))?\s*(?:之?后|left|remaining)?"
)
_AROUND = Later(r"^(?:before|by|until|till|on|到|至|等到)\s*|\s*(?:之前|以前|前|为止|截止)$")


_AGO = Later(rf"(?:{COUNT}|半)\s*个?半?\s*(?:天|周|星期|礼拜|小时|钟头|分钟?|月|年)\s*(?:之|以)?前$")
"""两小时前, 3天前: what was is not before what comes."""


def parse_span(text: str) -> timedelta:
    """Read a length of time as a countdown shows it: `31小时`, `1天3小时20分`, `3d`, `12h`. Raises `BadValue`."""
    found = _COUNTDOWN.made.fullmatch(plain_words(text))
    given = {name: int(value) for name, value in (found.groupdict() if found else {}).items() if value}
    if not given:
        raise BadValue(N_("“{text}” is no length of time. Write it like 3d, 12h, 2w or 31 hours."), text=text)
    for short, name in (("h", "hours"), ("m", "minutes"), ("s", "seconds")):
        if short in given:
            given[name] = given.pop(short)
    return timedelta(**given)


def parse_ahead(
    text: str,
    now: datetime,
    language: str = "",
    *,
    day_starts: bool = False,
    calendar: WorkCalendar | None = None,
) -> datetime:
    """Read a moment that has not come yet, in the zone of `now`: a date, a countdown, or words like 周五 18:00.

    A day alone means its 24:00, or its 0:00 with `day_starts`; 三个工作日内 follows the `calendar`. A date without
    a year is the nearest one, so never more than half a year ahead: beyond, the year must be written. Raises
    `BadValue` with the reason; with both days for 03/04/2027, and for 03/04 in English.
    """
    typed, days = plain_words(text), calendar or WorkCalendar()
    words = typed if _AGO.made.search(typed) else _AROUND.made.sub("", typed)
    try:
        moment = _countdown(words, now) or _length(words, now, days) or _day(words, now, language, day_starts)
    except TwoDays as two:
        raise EitherDay(text, two) from None
    if moment is None:
        raise BadValue(
            N_("“{text}” is not understood as a moment ahead. Write it like 11-25 18:00, tomorrow, Friday "
               "or 31 hours."),
            text=text,
        )  # fmt: skip
    if moment <= now:
        raise BadValue(
            N_("{moment} has passed (it is {now}). Write a moment that is still to come; for another year write "
               "the year too."),
            moment=moment.strftime("%Y-%m-%d %H:%M"),
            now=now.strftime("%Y-%m-%d %H:%M"),
        )  # fmt: skip
    return moment


def _countdown(words: str, now: datetime) -> datetime | None:
    try:
        span = parse_span(words)
        return (now.astimezone(UTC) + span).astimezone(now.tzinfo)
    except (BadValue, OverflowError):
        return None


def _length(words: str, now: datetime, calendar: WorkCalendar) -> datetime | None:
    """三个工作日内, within two weeks: one length and nothing else."""
    try:
        found = list(lengths_in(words, now, calendar))
    except OverflowError:
        return None
    ahead = words[: found[0].begin].strip() if len(found) == 1 else None
    if ahead is None or not re.fullmatch(r"(?:还有|还剩|[只仅]剩|剩|in|within)?", ahead):
        return None
    return found[0].end if re.fullmatch(r"(?:(?:之|以)?[内后])?", words[found[0].stop :].strip()) else None


def _day(words: str, now: datetime, language: str, day_starts: bool) -> datetime | None:
    try:
        words = month_first(words, language, lambda month, day: nearest(month, day, now.date()))
        day = whole_day(words, now.date(), back=False)
        clock = time_at(words, 0) if day is None else None
    except TwoDays:
        raise
    except NoSuchDay:
        return None
    if day is not None:
        if day.time is None and day_starts:
            return midnight(day.day, now.tzinfo)
        return day.moment(now)
    if clock is None or clock[0] != len(words):
        return None
    moment = clock[1].on(now.date(), now.tzinfo)
    return moment if moment > now else clock[1].on(now.date() + timedelta(days=1), now.tzinfo)
