"""All deadlines of all cases on one line of time, and the counts that the header, `due` and the calendar share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from content.model import Effect
from content.words import N_, Message, message
from store.counting import day_end
from store.deadlines import Deadline, DeadlineState, tell
from store.facts import BY_KEY
from store.items import Item, ItemSource
from store.view import CaseView, Turn

if TYPE_CHECKING:
    from store.outline import Outline


class AgendaEntry(Struct, frozen=True, gc=False):
    """One moment of one case: a deadline, or evidence that vanishes.

    `at` is the moment that counts: a right is gone, or an answer is late. `id` is that of the deadline, or
    `evidence:<id>`. `overdue` tells that the moment is past; `today` that it comes before the end of today.
    """

    view: CaseView
    id: str
    title: str | Message
    at: datetime
    effect: Effect
    state: DeadlineState
    estimate: bool
    overdue: bool
    today: bool
    deadline: Deadline | None
    item: Item | None

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.view.number

    def asleep(self, now: datetime) -> bool:
        """Whether its reminder was put off."""
        return self.deadline is not None and self.deadline.asleep(now)

    @property
    def because(self) -> Message:
        """How the moment was reckoned."""
        if self.deadline is not None:
            return self.deadline.because
        perishes = self.item.perishes if self.item else ""
        return message(N_("evidence that vanishes: {words}"), words=perishes)


class Undated(Struct, frozen=True, gc=False):
    """A limit of a case whose end nobody can tell before `asks`, the key of a fact, is known."""

    view: CaseView
    deadline: Deadline

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.view.number

    @property
    def asks(self) -> str:
        """The label of the fact that is asked for (an English msgid), or empty."""
        field = BY_KEY.get(self.deadline.asks)
        return field.label if field else self.deadline.asks


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
EFFECT_WORDS = {
    Effect.LOSE: N_("end of a right"),
    Effect.EXPECT: N_("answer due"),
    Effect.THEIRS: N_("end of their time"),
}
"""What a moment is, whether it is past or not."""


class Mark(Struct, frozen=True, gc=False):
    """A place on the line of time: when, of which case, and the id of the entry; `at` in seconds of the epoch."""

    at: float
    number: int
    id: str


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
        found = [(at, one.number, name) for one in self._outlines for at, name in one.moments]
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

    def within(self, span: timedelta) -> tuple[AgendaEntry, ...]:
        """The entries that are overdue or come until `span` from now."""
        return self._entries(self.marks[: self._until((self.now + span).timestamp())])

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


def entries_of(view: CaseView, now: datetime) -> Iterator[AgendaEntry]:
    """The entries of one case, those included whose reminder was put off."""
    if view.turn in (Turn.CLOSED, Turn.TRASH):
        return
    tonight = day_end(now.date(), now.tzinfo)
    for deadline in view.deadlines:
        if deadline.due is not None and deadline.state is not DeadlineState.SPENT and deadline.leads:
            yield _of_deadline(view, deadline, deadline.due, now, tonight)
    yield from _of_evidence(view, now, tonight)


def undated_of(view: CaseView) -> Iterator[Undated]:
    """The limits of a case that cannot be counted yet because a date is missing."""
    if view.turn in (Turn.CLOSED, Turn.TRASH):
        return
    for deadline in view.deadlines:
        if deadline.due is None and deadline.asks and deadline.leads and deadline.state is not DeadlineState.SPENT:
            yield Undated(view, deadline)


def _of_deadline(view: CaseView, deadline: Deadline, at: datetime, now: datetime, tonight: datetime) -> AgendaEntry:
    return AgendaEntry(
        view,
        deadline.id,
        deadline.title,
        at,
        deadline.effect,
        deadline.state,
        deadline.estimate,
        at <= now,
        now < at <= tonight,
        deadline,
        None,
    )


def _of_evidence(view: CaseView, now: datetime, tonight: datetime) -> Iterator[AgendaEntry]:
    for item in view.checklist:
        if item.source is not ItemSource.EVIDENCE or not item.open or item.until is None or item.until <= now:
            continue
        soon = item.until - now <= timedelta(days=1)
        state = DeadlineState.SOON if soon else DeadlineState.RUNNING
        yield AgendaEntry(
            view,
            f"evidence:{item.id}",
            item.title,
            item.until,
            Effect.LOSE,
            state,
            False,
            False,
            item.until <= tonight,
            None,
            item,
        )


def when_words(entry: AgendaEntry) -> Message:
    """What happens at the moment of an entry, with the moment."""
    end = tell(entry.at)
    if entry.overdue:
        texts = {Effect.LOSE: N_("ended {end}"), Effect.EXPECT: N_("was due {end}")}
        return message(texts.get(entry.effect, N_("their time ended {end}")), end=end)
    texts = {Effect.LOSE: N_("ends {end}"), Effect.EXPECT: N_("answer due {end}")}
    return message(texts.get(entry.effect, N_("their time ends {end}")), end=end)
