"""A date of which nobody knows which number is the day and which the month: 03/11 in English, 03/11/2026."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from content.text.words import N_
from store.days.meaning import TwoDays
from store.errors import BadValue

ENGLISH = "en"
_SHORT = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})(?![\d./])")


def month_first(words: str, language: str, meant: Callable[[int, int], date]) -> str:
    """The words with the month of a date without a year before its day, as the forms read it.

    `meant` tells the day of a month and a day. In English 03/11 is the third of November to some and the eleventh
    of March to others: raises `TwoDays` with both.
    """
    found = _SHORT.search(words) if language == ENGLISH else None
    if found is None:
        return words
    first, second = int(found[1]), int(found[2])
    if first > 12 >= second:
        return f"{words[: found.start()]}{second}/{first}{words[found.end() :]}"
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return words
    raise TwoDays(meant(first, second), meant(second, first))


class EitherDay(BadValue):
    """What was typed is one of two days: both are said, also while it is typed."""

    def __init__(self, text: str, two: TwoDays) -> None:
        super().__init__(
            N_("“{text}” could be {one} or {other}. Write it with the year first, or with the name of the month."),
            text=text,
            one=two.later.isoformat(),
            other=two.earlier.isoformat(),
        )
