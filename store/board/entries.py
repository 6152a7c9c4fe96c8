"""The moments of one case on the line of time: deadlines, and evidence that vanishes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from content.pack.model import Effect
from content.text.words import N_, Message, message
from store.case.checklist import Item
from store.case.deadlines import Deadline, DeadlineState, tell
from store.case.facts import BY_KEY
from store.case.refs import EvidenceRef, OwnRef, agenda_id
from store.case.view import CaseView, Turn
from store.days.counting import day_end

EFFECT_WORDS = {
    Effect.LOSE: N_("end of a right"),
    Effect.EXPECT: N_("answer due"),
    Effect.THEIRS: N_("end of their time"),
}
"""What a moment is, whether it is past or not."""


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
        if self.item is not None and isinstance(self.item.ref, OwnRef):
            return message(N_("what you set yourself"))
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
        own = isinstance(item.ref, OwnRef)
        if not isinstance(item.ref, EvidenceRef | OwnRef) or not item.open or item.until is None:
            continue
        over = item.until <= now
        if over and not own:
            continue  # what has vanished is told elsewhere; what one set oneself is still to do
        soon = item.until - now <= timedelta(days=1)
        running = DeadlineState.SOON if soon else DeadlineState.RUNNING
        yield AgendaEntry(
            view,
            agenda_id(item.ref),
            item.title,
            item.until,
            Effect.EXPECT if own else Effect.LOSE,
            DeadlineState.OVER if over else running,
            False,
            over,
            not over and item.until <= tonight,
            None,
            item,
        )


def when_words(entry: AgendaEntry) -> Message:
    """What happens at the moment of an entry, with the moment."""
    end = tell(entry.at)
    if entry.item is not None and isinstance(entry.item.ref, OwnRef):
        return message(N_("by {end}"), end=end)
    if entry.overdue:
        texts = {Effect.LOSE: N_("ended {end}"), Effect.EXPECT: N_("was due {end}")}
        return message(texts.get(entry.effect, N_("their time ended {end}")), end=end)
    texts = {Effect.LOSE: N_("ends {end}"), Effect.EXPECT: N_("answer due {end}")}
    return message(texts.get(entry.effect, N_("their time ends {end}")), end=end)
