"""When a promise is due: 48小时内回复, 三天内, 3-5个工作日, 周五前, 月底前, 明天中午前, within 48 hours, by Friday.

A promise counts from the moment it was made, which may be long ago: one that is over is a broken promise at once.
Of several moments in one promise the earliest counts.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from store.days.grammar import days_in, times_in
from store.days.lengths import lengths_in
from store.days.numerals import plain_words
from store.days.workdays import WorkCalendar

LONGEST = 400
"""Characters of a promise that are read."""
_BEFORE = re.compile(r"\s*(?:之|以)?前")
_BY = re.compile(r"(?:by|before|until|till)\s*(?:the\s*)?$")


def promised_moment(text: str, at: datetime, calendar: WorkCalendar) -> datetime | None:
    """When what was promised at `at` is due, in the zone of `at`; None when no date can be read from it.

    A date that lay behind when it was promised counts only where it is named as the end (10月31日前).
    """
    words = plain_words(text[:LONGEST])
    try:
        lengths = list(lengths_in(words, at, calendar))
    except OverflowError:
        return None
    for length in reversed(lengths):
        words = f"{words[: length.begin]}\n{words[length.stop :]}"
    ahead, over = [length.end for length in lengths], []
    days, times = list(days_in(words, at.date())), list(times_in(words))
    for day in days:
        before = [time for _, end, time in times if re.fullmatch(r"\s*(?:on|of|,)?\s*", words[end : day.begin])]
        moment = before[0].on(day.day, at.tzinfo) if before and day.time is None else day.moment(at)
        if moment > at:
            ahead.append(moment)
        elif _BEFORE.match(words, day.end) or _BY.search(words[: day.begin]):
            over.append(moment)
    if not days:
        for _, _, time in times:
            moment = time.on(at.date(), at.tzinfo)
            ahead.append(moment if moment > at else time.on(at.date() + timedelta(days=1), at.tzinfo))
    return min((moment for moment in ahead if moment > at), default=max(over, default=None))
