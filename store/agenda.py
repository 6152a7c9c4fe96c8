"""All deadlines of all cases on one line of time, and the counts that the header, `due` and the calendar share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from content.model import Effect
from content.words import N_, Message, message
from store.counting import day_end
from store.deadlines import Deadline, DeadlineState, tell
from store.facts import BY_KEY
from store.items import Item, ItemSource
from store.view import CaseView, Turn


class AgendaEntry(Struct, frozen=True):
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

    @property
    def because(self) -> Message:
        """How the moment was reckoned."""
        if self.deadline is not None:
            return self.deadline.because
        perishes = self.item.perishes if self.item else ""
        return message(N_("evidence that vanishes: {words}"), words=perishes)


class Undated(Struct, frozen=True):
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
    Effect.LOSE: N_("a right ends"),
    Effect.EXPECT: N_("an answer is due"),
    Effect.THEIRS: N_("their time ends"),
}


class Agenda(Struct, frozen=True):
    """What comes when, the earliest first, and the counts of the header.

    `due_today` and `overdue` count entries, `mine` counts cases in which it is the user's move, `asleep` counts
    deadlines whose reminder was put off. What is asleep is in no other count and not among the entries.
    """

    entries: tuple[AgendaEntry, ...]
    due_today: int
    overdue: int
    mine: int
    asleep: int

    def within(self, span: timedelta, now: datetime) -> tuple[AgendaEntry, ...]:
        """The entries that are overdue or come until `span` from now."""
        last = now + span
        return tuple(entry for entry in self.entries if entry.at <= last)


def agenda(views: Iterable[CaseView], now: datetime, *, awake_only: bool = True) -> Agenda:
    """Put the deadlines of open cases on one line of time, in the zone of `now`.

    Of rival claims only the one that leads is an entry; what is spent, undated or asleep is none. Evidence that
    vanishes is one while it is missing and its time has not passed. Without `awake_only` also what is asleep is
    listed.
    """
    tonight = day_end(now.date(), now.tzinfo)
    entries: list[AgendaEntry] = []
    mine = asleep = 0
    for view in views:
        if view.turn in (Turn.CLOSED, Turn.TRASH):
            continue
        mine += view.turn is Turn.MINE
        for deadline in view.deadlines:
            if deadline.due is None or deadline.state is DeadlineState.SPENT or not deadline.leads:
                continue
            sleeps = deadline.asleep(now)
            asleep += sleeps
            if not (sleeps and awake_only):
                entries.append(_of_deadline(view, deadline, deadline.due, now, tonight))
        entries.extend(_of_evidence(view, now, tonight))
    entries.sort(key=lambda entry: (entry.at, entry.number, entry.id))
    return Agenda(
        tuple(entries),
        sum(entry.today for entry in entries),
        sum(entry.overdue for entry in entries),
        mine,
        asleep,
    )


def undated(views: Iterable[CaseView]) -> tuple[Undated, ...]:
    """The limits of open cases that cannot be counted yet because a date is missing; rights that end come first."""
    found = [
        Undated(view, deadline)
        for view in views
        if view.turn not in (Turn.CLOSED, Turn.TRASH)
        for deadline in view.deadlines
        if deadline.due is None and deadline.asks and deadline.leads and deadline.state is not DeadlineState.SPENT
    ]
    return tuple(sorted(found, key=lambda one: (one.deadline.effect is not Effect.LOSE, one.number)))


def stretch(entry: AgendaEntry, now: datetime) -> Stretch:
    """In which part of the line of time an entry stands; the week ends with Sunday."""
    if entry.overdue:
        return Stretch.OVERDUE
    today = now.date()
    ends = (
        (Stretch.TODAY, today),
        (Stretch.TOMORROW, today + timedelta(days=1)),
        (Stretch.WEEK, today + timedelta(days=6 - today.weekday())),
    )
    return next((part for part, last in ends if entry.at <= day_end(last, now.tzinfo)), Stretch.LATER)


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
