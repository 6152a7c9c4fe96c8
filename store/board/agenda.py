"""All deadlines of all cases on one line of time, and the counts that the header, `due` and the calendar share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from content.pack.model import Effect
from content.text.words import N_
from store.board.entries import AgendaEntry, Undated, entries_of, undated_of
from store.board.marks import LOSES, Mark, Near
from store.case.turns import Turn
from store.case.view import CaseView
from store.days.counting import day_end

if TYPE_CHECKING:
    from store.board.outline import Outline

_THEIRS = Effect.THEIRS.value[0]


class Section(StrEnum):
    """The parts of all deadlines, by what a lapse means."""

    TODAY = "today"
    RIGHTS = "rights"
    OWN = "own"
    THEIRS = "theirs"
    EXPECTED = "expected"
    LOST = "lost"


SECTION_WORDS = {
    Section.TODAY: N_("Today, my rights"),
    Section.RIGHTS: N_("My rights, later"),
    Section.OWN: N_("What I set myself"),
    Section.THEIRS: N_("What they owe me"),
    Section.EXPECTED: N_("Expected answers, no deadline"),
    Section.LOST: N_("Lost"),
}


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
            (at, one.number, name, one.titles[n] if one.titles else "", one.effects[n : n + 1])
            for one in self._outlines
            for n, (at, name) in enumerate(one.moments)
        ]
        return tuple(Mark(*place) for place in sorted(found))

    @cached_property
    def near(self) -> Near:
        """What has to be told first."""
        here, last = self.now.timestamp(), (self.now + timedelta(days=1)).timestamp()
        found = [
            Mark(at, one.number, one.moments[n][1], one.titles[n] if one.titles else "", LOSES)
            for one in self._outlines
            for n, (at, _) in enumerate(one.moments)
            if at <= last and one.effects[n : n + 1] == LOSES
        ]
        found.sort(key=lambda mark: (mark.at, mark.number))
        over = sum(mark.at <= here for mark in found)
        return Near(tuple(found[over:]), tuple(found[:over][::-1]))

    @cached_property
    def nearest(self) -> Mark | None:
        """The right that ends next, however far away that is."""
        if self.near.soon:
            return self.near.soon[0]
        return next((mark for mark in self.marks if mark.loses and not mark.over(self.now)), None)

    @cached_property
    def undated(self) -> tuple[Mark, ...]:
        """The limits that cannot be counted yet because a date is missing, rights that end first."""
        found = [(not loses, one.number, name) for one in self._outlines for name, loses in one.undated]
        return tuple(Mark(0.0, number, name) for _, number, name in sorted(found))

    @cached_property
    def put_off(self) -> tuple[Mark, ...]:
        """The places of those whose reminder was put off, by when they are reminded of again."""
        found = [(until, one.number, name) for one in self._outlines for until, name in one.put_off]
        return tuple(Mark(*place) for place in sorted(found))

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

    def sections(self) -> Iterator[tuple[Section, tuple[Mark, ...]]]:
        """The parts in which something stands, and their marks: the earliest first, of what is lost the last."""
        tonight = day_end(self.now.date(), self.now.tzinfo).timestamp()
        parts: dict[Section, list[Mark]] = {part: [] for part in Section}
        for mark in self.marks:
            if mark.loses and mark.over(self.now):
                parts[Section.LOST].append(mark)
            elif mark.loses:
                parts[Section.TODAY if mark.at <= tonight else Section.RIGHTS].append(mark)
            elif mark.own:
                parts[Section.OWN].append(mark)
            else:
                parts[Section.THEIRS if mark.effect == _THEIRS else Section.EXPECTED].append(mark)
        parts[Section.LOST].reverse()
        return ((part, tuple(marks)) for part, marks in parts.items() if marks)

    def _until(self, at: float) -> int:
        return bisect_right(self.marks, at, key=lambda mark: mark.at)

    def _entries(self, marks: Iterable[Mark]) -> tuple[AgendaEntry, ...]:
        return tuple(entry for mark in marks if (entry := self.entry(mark)) is not None)
