"""The moments of one case on the line of time: deadlines, evidence that vanishes, and dates of an offer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from content.pack.model import Effect
from content.text.words import N_, Message, message
from store.case.case import Offer
from store.case.checklist import Item
from store.case.deadlines import Deadline, DeadlineState, tell
from store.case.facts import BY_KEY
from store.case.marks import OfferState
from store.case.refs import EvidenceRef, OwnRef, agenda_id
from store.case.titles import gist
from store.case.turns import Turn
from store.case.view import CaseView
from store.days.counting import day_end

EFFECT_WORDS = {
    Effect.LOSE: N_("end of a right"),
    Effect.EXPECT: N_("answer due"),
    Effect.THEIRS: N_("end of their time"),
    Effect.HAPPENS: N_("happens by itself"),
}
"""What a moment is, whether it is past or not."""


_OFFER_DATES = {
    OfferState.OPEN: (
        N_("Answer their offer: {offer}"),
        N_("until then their offer can be answered, as they said"),
    ),
    OfferState.ACCEPTED: (N_("What their offer gives: {offer}"), N_("then it is there, as they said")),
}
"""What a date of an offer is called, and what it comes from, by what became of the offer."""


class AgendaEntry(Struct, frozen=True, gc=False):
    """One moment of one case: a deadline, evidence that vanishes, or a date of an offer.

    `at` is the moment that counts: a right is gone, or an answer is late. `id` is that of the deadline,
    `evidence:<id>` or `offer:<change>`. `overdue` tells that the moment is past; `today` that it comes before the
    end of today.
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
    offer: Offer | None = None

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.view.number

    @property
    def own(self) -> bool:
        """Whether it is what the user set himself."""
        return self.item is not None and isinstance(self.item.ref, OwnRef)

    def asleep(self, now: datetime) -> bool:
        """Whether its reminder was put off."""
        return self.deadline is not None and self.deadline.asleep(now)

    @property
    def because(self) -> Message:
        """How the moment was reckoned."""
        if self.deadline is not None:
            return self.deadline.because
        if self.own:
            return message(N_("what you set yourself"))
        if self.offer is not None:
            return message(_OFFER_DATES[self.offer.state][1])
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
        gone = deadline.state is DeadlineState.OVER and deadline.effect is Effect.HAPPENS  # nobody is late with it
        if deadline.due is not None and deadline.state is not DeadlineState.SPENT and deadline.leads and not gone:
            yield _of_deadline(view, deadline, deadline.due, now, tonight)
    yield from _of_evidence(view, now, tonight)
    yield from _of_offers(view, now, tonight)


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
    for item in view.dated:
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


def _of_offers(view: CaseView, now: datetime, tonight: datetime) -> Iterator[AgendaEntry]:
    """Until when an offer can be answered, and when what was accepted should be there, while no money came."""
    for offer in view.case.offers:
        state = offer.stands(now)
        date = {OfferState.OPEN: offer.until, OfferState.ACCEPTED: offer.by}.get(state, "")
        if not date or (state is OfferState.ACCEPTED and view.case.money):
            continue
        at = datetime.fromisoformat(date)
        over, soon = at <= now, at - now <= timedelta(days=1)
        running = DeadlineState.SOON if soon else DeadlineState.RUNNING
        what = gist(offer.amount, offer.what, offer.words)
        yield AgendaEntry(
            view,
            f"offer:{offer.change}",
            message(_OFFER_DATES[state][0], offer=" ".join(what.split())[:40]),
            at,
            Effect.THEIRS if state is OfferState.ACCEPTED else Effect.EXPECT,
            DeadlineState.OVER if over else running,
            False,
            over,
            not over and at <= tonight,
            None,
            None,
            offer,
        )


def when_words(entry: AgendaEntry) -> Message:
    """What happens at the moment of an entry, with the moment."""
    end = tell(entry.at)
    if entry.own:
        return message(N_("by {end}"), end=end)
    if entry.overdue:
        texts = {Effect.LOSE: N_("ended {end}"), Effect.EXPECT: N_("was due {end}")}
        return message(texts.get(entry.effect, N_("their time ended {end}")), end=end)
    texts = {
        Effect.LOSE: N_("ends {end}"),
        Effect.EXPECT: N_("answer due {end}"),
        Effect.HAPPENS: N_("happens by itself {end}"),
    }
    return message(texts.get(entry.effect, N_("their time ends {end}")), end=end)
