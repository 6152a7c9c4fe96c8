"""What people type for a moment that is still to come: a date, a countdown of the app, a word like Friday."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from content.text.words import N_
from store.days.counting import midnight
from store.days.grammar import moments_in, plain_words
from store.errors import BadValue

_COUNTDOWN = re.compile(
    r"(?:还剩|剩余|剩|in|within|for|再过|再)?\s*(?:(?P<weeks>\d{1,3})\s*(?:周|weeks?|w)\s*)?"
    r"(?:(?P<days>\d{1,3})\s*(?:天|日|days?|d)\s*)?(?:零|and|,)?\s*"
    r"(?:(?P<hours>\d{1,4})\s*(?:个?小时|个?钟头|时|hours?|hrs?|h)\s*)?"
    r"(?:(?P<minutes>\d{1,4})\s*(?:分钟?|minutes?|mins?|m)\s*)?(?:(?P<seconds>\d{1,4})\s*(?:秒|seconds?|secs?|s)\s*)?"
    r"(?:(?P<h>\d{1,3}):(?P<m>\d{2}):(?P<s>\d{2}))?(?:之?后|left)?"
)
_AROUND = re.compile(r"^(?:before|by|until|till|on|到|至|等到)\s*|\s*(?:之前|以前|前|为止|截止)$")


def parse_span(text: str) -> timedelta:
    """Read a length of time as a countdown shows it: `31小时`, `1天3小时20分`, `3d`, `12h`. Raises `BadValue`."""
    found = _COUNTDOWN.fullmatch(plain_words(text))
    given = {name: int(value) for name, value in (found.groupdict() if found else {}).items() if value}
    if not given:
        raise BadValue(N_("“{text}” is no length of time. Write it like 3d, 12h, 2w or 31 hours."), text=text)
    for short, name in (("h", "hours"), ("m", "minutes"), ("s", "seconds")):
        if short in given:
            given[name] = given.pop(short)
    return timedelta(**given)


def parse_ahead(text: str, now: datetime, *, day_starts: bool = False) -> datetime:
    """Read a moment that has not come yet, in the zone of `now`: a date, a countdown, or words like 周五 18:00.

    A day alone means its 24:00, or its 0:00 with `day_starts`. A date without a year is the next one, but not
    more than half a year ahead: then the year must be written. Raises `BadValue` with the reason.
    """
    words = _AROUND.sub("", plain_words(text))
    moment = _countdown(words, now) or _whole(words, now, day_starts)
    if moment is None:
        raise BadValue(
            N_("“{text}” is not understood as a moment ahead. Write it like 11-25 18:00, tomorrow, Friday "
               "or 31 hours."),
            text=text,
        )  # fmt: skip
    shown = moment.strftime("%Y-%m-%d %H:%M")
    if moment <= now:
        raise BadValue(
            N_("{moment} has passed (it is {now}). Write a moment that is still to come."),
            moment=shown,
            now=now.strftime("%Y-%m-%d %H:%M"),
        )
    if moment - now > timedelta(days=183) and not re.search(r"\d{4}", words):
        raise BadValue(
            N_("“{text}” would be {moment}. If you mean that, write the year too."), text=text, moment=shown
        )
    return moment


def _countdown(words: str, now: datetime) -> datetime | None:
    try:
        span = parse_span(words)
        return (now.astimezone(UTC) + span).astimezone(now.tzinfo)
    except (BadValue, OverflowError):
        return None


def _whole(words: str, now: datetime, day_starts: bool) -> datetime | None:
    iso = re.fullmatch(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)", words)
    if iso:
        try:
            return datetime.fromisoformat(words.upper()).astimezone(now.tzinfo)
        except (ValueError, OverflowError):
            return None
    for found in moments_in(words, now):
        if not (words[: found.begin] + words[found.end :]).strip(" ,，的"):
            whole_day = found.moment == midnight(found.moment.date(), now.tzinfo) and "24" not in words
            return found.moment - timedelta(days=1) if day_starts and whole_day else found.moment
    return None
