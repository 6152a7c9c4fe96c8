"""The sum of a deadline as data: from what it was counted, what came of it, and why it counts no more."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from content.pack.model import Limit
from store.case.case import DiaryEntry
from store.days.counting import Sum


class Start(Struct, frozen=True, gc=False):
    """A day or a moment from which a limit runs, and what it is: a fact by its key, or a step the case came to.

    `told` is False for a step that only bears the moment at which it was recorded.
    """

    at: date | datetime
    step: str = ""
    fact: str = ""
    told: bool = True


class Counted(Struct, frozen=True, gc=False):
    """The sum of a limit: `sums` are its shortest and its longest, None while the start is not known.

    `step` is the title of the step that began it or would. `known_until` is the
    day to which holiday notices reach, where the sum goes beyond it; `old` tells that
    the rule has not been checked for longer than it keeps.
    """

    limit: Limit
    step: str
    start: Start | None
    sums: tuple[Sum, Sum] | None = None
    known_until: date | None = None
    old: bool = False


class Promised(Struct, frozen=True, gc=False):
    """A promise of the diary, made at `at`."""

    entry: DiaryEntry
    at: datetime


class Use(Struct, frozen=True, gc=False):
    """By what a right was used, a fact by its key, and when; perhaps only the day is known."""

    at: date | datetime
    fact: str


class Aside(StrEnum):
    """Why a deadline is not counted down any more."""

    LEFT = "left"
    SET_ASIDE = "set-aside"
    USED = "used"
