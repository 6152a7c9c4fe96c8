"""Times of day as people write them: 下午3点半, 晚12点, 18:30:05, 6 pm, noon; and parts of the day without an hour.

晚上12点, 今晚零点 and midnight are the end of the day that is named (24:00), 凌晨12点 and 0点 its beginning. What
may be the night before as well as the night after (夜里2点) is no time at all: whoever wrote it is asked.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from msgspec import Struct

from store.days.counting import day_end, midnight
from store.days.numerals import DIGITS, number_of

_EARLY = ("凌晨", "今晨", "清晨", "early morning")
_MORNING = ("早上", "早晨", "早间", "上午", "早", "晨", "in the morning", "morning")
_NOON = ("中午", "正午", "午间", "noon", "midday")
_TWELVE = ("noon", "midday", "正午")
"""What is the moment itself; 中午 is a part of the day."""
_AFTERNOON = ("下午", "午后", "in the afternoon", "afternoon")
_EVENING = ("傍晚", "晚上", "晚间", "晚", "in the evening", "evening", "tonight")
_NIGHT = ("半夜", "深夜", "夜里", "夜间", "午夜", "夜", "at night", "midnight", "night")
_ENDS = ("下班", "close of business", "cob", "end of business", "end of day", "eod")
_OVER = (
    dict.fromkeys(_EARLY, 6) | dict.fromkeys((*_MORNING, *_NOON), 12) | dict.fromkeys(_AFTERNOON, 18)
    | {"傍晚": 20} | dict.fromkeys((*_EVENING[1:], *_NIGHT), 24)
    | dict.fromkeys(_ENDS[:4], 18) | dict.fromkeys(_ENDS[4:], 24)
)  # fmt: skip
"""The hour by which a part of the day is over."""

_PART = "|".join(sorted(map(re.escape, _OVER), key=len, reverse=True))
_SMALL = rf"\d{{1,2}}|[{DIGITS}]{{1,3}}"
TIME = (
    rf"(?P<half>{_PART})?\s*(?:的|at\b)?\s*"
    rf"(?:(?P<hour>\d{{1,2}}|[{DIGITS}]{{1,3}}(?=[点时]))"
    rf"(?:\s*(?:[:点时]|\.(?=\d\d\s*[ap]\.?m\b))\s*(?:(?P<minute>半|[一三]刻|整|{_SMALL})(?![\d{DIGITS}])分?)?|(?=\s*[ap]\.?m\b)|(?=\s*o'?clock)|(?<=at\s\d)(?!\d)|(?<=at\s\d\d)(?!\d))"
    rf"(?:[:分]?(?P<second>\d{{1,2}})(?:\.\d{{1,9}})?秒?)?(?:\s*o'?clock)?(?:\s*(?P<ampm>[ap])\.?m\.?(?![a-z]))?"
    rf"(?:\s*(?P<after>in the (?:morning|afternoon|evening)|at night))?"
    rf"\s*(?P<zone>z\b|[+-]\d{{2}}:?\d{{2}}(?!\d))?"
    rf"|(?<![a-z])(?P<only>{_PART})(?![a-z]))"
)
"""A time of day, or a part of the day alone (`only`), as a pattern."""


class TimeOfDay(Struct, frozen=True):
    """A time of day: seconds since 0:00 (86,400 is the end of the day), and the zone it brought, if it did.

    `part` tells that only a part of the day was named; the seconds are the end of that part.
    """

    seconds: int
    part: bool = False
    zone: tzinfo | None = None

    def on(self, day: date, zone: tzinfo | None) -> datetime:
        """The moment on a day, in its own zone or in the one given."""
        if self.seconds == 86_400:
            return day_end(day, self.zone or zone)
        hour, rest = divmod(self.seconds, 3_600)
        start = midnight(day, self.zone or zone)
        return start.replace(hour=hour, minute=rest // 60, second=rest % 60)


def time_of(found: re.Match[str]) -> TimeOfDay:
    """The time that a match of `TIME` names. Raises `ValueError` when there is no such time, or two."""
    if found["only"] in _TWELVE:
        return TimeOfDay(12 * 3_600)
    if found["only"]:
        return TimeOfDay(_OVER[found["only"]] * 3_600, part=True)
    hour, minute, second = number_of(found["hour"]), _minute(found["minute"]), int(found["second"] or 0)
    hour = _hour(hour, found["half"] or found["after"] or "", found["ampm"] or "")
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError(found[0])
    return TimeOfDay(hour * 3_600 + minute * 60 + second, zone=_zone(found["zone"] or ""))


def _minute(text: str | None) -> int:
    known = {None: 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}
    return known[text] if text in known else number_of(text or "")


def _hour(hour: int, half: str, ampm: str) -> int:
    if ampm:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        return hour % 12 + (12 if ampm == "p" else 0)
    if half in _EVENING or half in _NIGHT:
        return _evening_hour(hour, half)
    if half in _EARLY and hour == 12:
        return 0
    if half in _MORNING and hour > 12:
        raise ValueError(hour)
    late = (half in _NOON and hour < 10) or (half in _AFTERNOON and hour < 12)
    return hour + 12 if late else hour


def _evening_hour(hour: int, half: str) -> int:
    if hour in (0, 12):
        return 24
    if half in _NIGHT and hour < 6:
        raise ValueError(hour)  # the night before, or the night after?
    return hour + 12 if hour < 12 else hour


def _zone(text: str) -> tzinfo | None:
    if not text:
        return None
    if text == "z":
        return timezone(timedelta())
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
