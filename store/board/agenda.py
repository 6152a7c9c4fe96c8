"""All deadlines of all cases on one line of time, and the counts that the header, `due` and the calendar share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from content.text.words import N_
from store.board.entries import AgendaEntry, Undated, entries_of, undated_of
from store.case.view import CaseView, Turn
from store.days.counting import day_end

if TYPE_CHECKING:
    from store.board.outline import Outline


class Stretch(StrEnum):
    """The parts of the line of time."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"
    LATER = "later"


STRETCH_WORDS = {
    Stretch.OVERDUE: N_("Overdue"),
    Stretch.TODAY: N_("Today"),
    Stretch.TOMORROW: N_("Tomorrow"),
    Stretch.WEEK: N_("This week"),
    Stretch.LATER: N_("Later"),
}


class Mark(Struct, frozen=True, gc=False):
    """A place on the line of time: when, of which case, the id of the entry and what it is called.

    `at` is in seconds of the epoch.
    """

    at: float
    number: int
    id: str
    title: str = ""

    def over(self, now: datetime) -> bool:
        """Whether its moment has passed."""
        return self.at <= now.timestamp()


class Agenda:
    """What comes when, the earliest first, and the counts of the header.

    Of rival claims only the one that leads is an entry; what is spent, undated or asleep is none. Evidence that
    vanishes is one while it is missing and its time has not passed. `due_today` and `overdue` count entries,
    `mine` counts cases in which it is the user's move, `asleep` counts deadlines whose reminder was put off. What
    is asleep is in no other count and not among the entries. Entries are made when they are looked at.
    """

    def __init__(self, outlines: Iterable[Outline], now: datetime, find: Callable[[int], CaseView | None]) -> None:
        self.now = now
        self._find = find
        self._outlines = [one for one in outlines if one.running]
        self.mine = sum(one.turn is Turn.MINE for one in self._outlines)
        self.asleep = sum(one.asleep for one in self._outlines)
        here, tonight = now.timestamp(), day_end(now.date(), now.tzinfo).timestamp()
        near = [at for one in self._outlines for at, _ in one.moments if at <= tonight]
        self.overdue = sum(at <= here for at in near)
        self.due_today = len(near) - self.overdue

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The places of all entries."""
        found = [
            (at, one.number, name, one.titles[n] if one.titles else "")
            for one in self._outlines
            for n, (at, name) in enumerate(one.moments)
        ]
        return tuple(Mark(*place) for place in sorted(found))

    @cached_property
    def undated(self) -> tuple[Mark, ...]:
        """The limits that cannot be counted yet because a date is missing, rights that end first."""
        found = [(not loses, one.number, name) for one in self._outlines for name, loses in one.undated]
        return tuple(Mark(0.0, number, name) for _, number, name in sorted(found))

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """All entries."""
        return self._entries(self.marks)

    def entry(self, mark: Mark) -> AgendaEntry | None:
        """The entry of a mark."""
        view = self._find(mark.number)
        return next((one for one in entries_of(view, self.now) if one.id == mark.id), None) if view else None

    def undated_entry(self, mark: Mark) -> Undated | None:
        """The limit without a date of a mark among `undated`."""
        view = self._find(mark.number)
        return next((one for one in undated_of(view) if one.deadline.id == mark.id), None) if view else None

    def marks_within(self, span: timedelta) -> tuple[Mark, ...]:
        """The places of the entries that are overdue or come until `span` from now."""
        return self.marks[: self._until((self.now + span).timestamp())]

    def within(self, span: timedelta) -> tuple[AgendaEntry, ...]:
        """The entries that are overdue or come until `span` from now."""
        return self._entries(self.marks_within(span))

    def stretches(self) -> Iterator[tuple[Stretch, tuple[Mark, ...]]]:
        """The parts of the line of time in which something stands, and the marks of each."""
        today, begin = self.now.date(), 0
        ends = (
            (Stretch.OVERDUE, self.now),
            (Stretch.TODAY, day_end(today, self.now.tzinfo)),
            (Stretch.TOMORROW, day_end(today + timedelta(days=1), self.now.tzinfo)),
            (Stretch.WEEK, day_end(today + timedelta(days=6 - today.weekday()), self.now.tzinfo)),
        )
        for part, last in ends:
            end = max(begin, self._until(last.timestamp()))
            if end > begin:
                yield part, self.marks[begin:end]
            begin = end
        if begin < len(self.marks):
            yield Stretch.LATER, self.marks[begin:]

    def _until(self, at: float) -> int:
        return bisect_right(self.marks, at, key=lambda mark: mark.at)

    def _entries(self, marks: Iterable[Mark]) -> tuple[AgendaEntry, ...]:
        return tuple(entry for mark in marks if (entry := self.entry(mark)) is not None)
