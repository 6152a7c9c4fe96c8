"""What came of one's own cases: claimed, recovered, days, by reason, by way and by merchant; open money by age.

Counts and sums of what was recorded, and nothing else: no share is a forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from store.board.ended import Ended, ended_of, open_of
from store.case.turns import Turn
from store.case.view import CaseView

AGES = (7, 30, 90, 365)
"""The ends, in days, of the ages by which open money is told; older is the last."""


class Heap(Struct, frozen=True):
    """Ended cases that have something in common: its name, how many were won and lost, what came back, the days."""

    name: str
    won: int
    lost: int
    asked: Decimal
    back: Decimal
    days: int
    numbers: tuple[int, ...]


class Aged(Struct, frozen=True):
    """Open money that is so many days old at most, None for older: how much, in how many cases."""

    most: int | None
    amount: Decimal
    count: int


class Lost(Struct, frozen=True):
    """A right that ran out: in which case, what it was, and when."""

    number: int
    title: str
    right: str
    at: datetime


class Statistics(Struct, frozen=True):
    """What came of all cases that ended in a year, or ever; `years` are those there are, the newest first."""

    year: int | None
    years: tuple[int, ...]
    ended: tuple[Ended, ...]
    reasons: tuple[Heap, ...]
    ways: tuple[Heap, ...]
    merchants: tuple[Heap, ...]
    letters: tuple[Heap, ...]
    months: tuple[tuple[str, Decimal], ...]
    open_count: int
    open_amount: Decimal
    ages: tuple[Aged, ...]
    lost: tuple[Lost, ...]

    @property
    def asked(self) -> Decimal:
        """What was asked for in all that ended."""
        return sum((one.asked for one in self.ended), Decimal(0))

    @property
    def back(self) -> Decimal:
        """What came back."""
        return sum((one.back for one in self.ended), Decimal(0))

    @property
    def won(self) -> int:
        """In how many of them something came back, or they were settled."""
        return sum(one.won for one in self.ended)

    @property
    def days(self) -> int:
        """The days in the middle: half of them took longer; 0 for none."""
        return middle([one.days for one in self.ended])


def middle(numbers: list[int]) -> int:
    """The number in the middle, 0 for none; of two in the middle what lies between them."""
    if not numbers:
        return 0
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(numbers) % 2 else round((ordered[half - 1] + ordered[half]) / 2)


def statistics(views: Iterable[CaseView], now: datetime, year: int | None = None) -> Statistics:
    """Count what came of cases, those in the trash left out."""
    shown = [view for view in views if view.turn is not Turn.TRASH]
    every = sorted((ended_of(view, now) for view in shown if view.turn is Turn.CLOSED), key=lambda one: one.day)
    ended = tuple(one for one in every if year is None or one.day.year == year)
    running = [view for view in shown if view.turn is not Turn.CLOSED]
    return Statistics(
        year=year,
        years=tuple(sorted({one.day.year for one in every}, reverse=True)),
        ended=ended,
        reasons=_heaps(ended, lambda one: (one.reason,)),
        ways=_heaps(ended, lambda one: (one.way,)),
        merchants=_heaps(ended, lambda one: (one.merchant,)),
        letters=_heaps(ended, lambda one: one.letters),
        months=_months(ended),
        open_count=len(running),
        open_amount=sum((open_of(view) for view in running), Decimal(0)),
        ages=_ages(running, now),
        lost=_lost(running),
    )


def _heaps(ended: Iterable[Ended], names: Callable[[Ended], Sequence[str]]) -> tuple[Heap, ...]:
    """Heaps by what they have in common, the one with most cases first; a case lies in each heap that it names."""
    found: dict[str, list[Ended]] = {}
    for one in ended:
        for name in names(one):
            found.setdefault(name, []).append(one)
    heaps = (
        Heap(
            name=key,
            won=sum(one.won for one in of),
            lost=sum(not one.won for one in of),
            asked=sum((one.asked for one in of), Decimal(0)),
            back=sum((one.back for one in of), Decimal(0)),
            days=middle([one.days for one in of]),
            numbers=tuple(one.number for one in of),
        )
        for key, of in found.items()
    )
    return tuple(sorted(heaps, key=lambda heap: (-len(heap.numbers), -heap.back, heap.name)))


def _months(ended: Iterable[Ended]) -> tuple[tuple[str, Decimal], ...]:
    """What came back in each month from the first to the last in which a case ended, those between included."""
    sums: dict[tuple[int, int], Decimal] = {}
    for one in ended:
        key = one.day.year, one.day.month
        sums[key] = sums.get(key, Decimal(0)) + one.back
    if not sums:
        return ()
    (year, month), last = min(sums), max(sums)
    months = []
    while (year, month) <= last:
        months.append((f"{year}-{month:02}", sums.get((year, month), Decimal(0))))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)


def _ages(running: Iterable[CaseView], now: datetime) -> tuple[Aged, ...]:
    found: dict[int | None, list[Decimal]] = {most: [] for most in (*AGES, None)}
    for view in running:
        age = (now - min(stop.at for stop in view.case.trail)).days
        found[next((most for most in AGES if age <= most), None)].append(open_of(view))
    return tuple(Aged(most, sum(of, Decimal(0)), len(of)) for most, of in found.items())


def _lost(running: Iterable[CaseView]) -> tuple[Lost, ...]:
    """The rights that ran out in cases that still run, the last one first."""
    found = [
        Lost(view.number, view.title, one.thing, one.due)
        for view in running
        for one in view.deadlines
        if one.leads and one.lost and one.due is not None
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))
