"""What a case is worth, and what an offer is beside what may be asked for. Sums and rules, never a forecast."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from content.pack.claims import Confidence
from content.pack.model import Clock, Effect
from content.text.words import N_, Message, message
from store.case.case import Offer
from store.case.deadlines import Deadline
from store.case.deadlines.concerns import limits_for
from store.case.marks import OfferState
from store.case.money import money_of
from store.case.offered import spoken_of
from store.case.prices import price_tag
from store.case.reckoning import Reckoning, freight_is_theirs, reckon
from store.case.timeline import tell_moment
from store.case.view import CaseView

MOST_RUNGS = 5
"""Rungs that are told; the map has them all."""


class Wait(Struct, frozen=True):
    """How long an answer may take: a range on a clock, and who says so."""

    title: str
    least: int
    most: int
    clock: Clock
    source: str
    confidence: Confidence


class Rung(Struct, frozen=True):
    """A step that could be taken: what it costs, how long it takes oneself, and how long one waits then.

    `fee` and `time` are words of the playbook with their source, `came` tells that the case was on it already.
    """

    step: str
    title: str
    fee: str
    time: str
    waits: tuple[Wait, ...]
    came: bool


class Beside(Struct, frozen=True):
    """One line of the comparison: what it is about, what the offer says, what may be asked for."""

    label: Message
    theirs: Message | str
    mine: Message | str
    key: str


class Worth(Struct, frozen=True):
    """What is at stake: the sum, rights that still run, that are lost or were used in time, the next rungs, and
    what the law may add by which cards."""

    sum: Reckoning
    rights: tuple[Deadline, ...]
    lost: tuple[Deadline, ...]
    used: tuple[Deadline, ...]
    rungs: tuple[Rung, ...]
    more: str
    laws: tuple[str, ...]
    page: str


class Comparison(Struct, frozen=True):
    """An offer beside what may be asked for. `short` is how much less money it is, None where that is not known,
    below zero where it is more. `said` are sentences about it, `waives` what accepting it gives up by the rules."""

    offer: Offer
    number: int
    state: OfferState
    lines: tuple[Beside, ...]
    short: Decimal | None
    said: tuple[Message, ...]
    waives: tuple[str, ...]


STOP = N_(
    "To stop here is a right as well: enough money, time or calm is reason enough. Nobody has to be convinced."
)
CHOICE = N_(
    "Whether to take it is for you to decide. First have them write: the amount, the day, through the order, and "
    "no conditions."
)


def worth(view: CaseView) -> Worth:
    """What is at stake in a case as it stands."""
    running = tuple(one for one in view.deadlines if one.effect is Effect.LOSE and one.leads and one.open)
    lost = tuple(one for one in view.deadlines if one.leads and one.lost)
    used = tuple(one for one in view.deadlines if one.leads and one.used)
    ground = view.playbook.grounds.get(view.facts.get("reason", ""))
    reason = view.facts.get("reason", "")
    page = f"reasons/{reason}" if reason in view.playbook.reasons else ""
    more, laws = (ground.more, ground.more_laws) if ground else ("", ())
    return Worth(reckon(view.case, view.playbook), running, lost, used, rungs(view), more, laws, page)


def rungs(view: CaseView) -> tuple[Rung, ...]:
    """The steps that cost something and can be come to from here, the nearest first."""
    flow, found = view.playbook.flow, list[Rung]()
    if view.case.closed or view.step.id not in flow.steps:
        return ()
    todo, seen = deque([view.step.id]), {view.step.id}
    while todo and len(found) < MOST_RUNGS:
        here = todo.popleft()
        page = view.playbook.step(here) if flow.steps[here].rests else None
        if page is not None and (page.fee or page.time):
            came = here != view.step.id and here in view.case.way
            found.append(Rung(here, flow.steps[here].title, page.fee, page.time, _waits(view, here), came))
        for choice in flow.choices.get(here, ()):
            goal = flow.passage(choice.id, view.case.way)[-1]
            if goal not in seen and (here == view.step.id or not flow.returns(choice.id)):
                seen.add(goal)
                todo.append(goal)
    return tuple(found)


def _waits(view: CaseView, step: str) -> tuple[Wait, ...]:
    """How long one waits after a step, by the limits of where it leads to, each thing once."""
    flow, reason = view.playbook.flow, view.facts.get("reason", "")
    goals = {flow.passage(choice.id, view.case.way)[-1] for choice in flow.choices.get(step, ())[:1]}
    return tuple(
        Wait(limit.title, limit.least, limit.most, limit.clock, limit.source, limit.confidence)
        for limit in limits_for(view.playbook, reason)
        if limit.effect in (Effect.EXPECT, Effect.THEIRS) and goals & set(limit.steps)
    )


def compare(view: CaseView, number: int, now: datetime) -> Comparison:
    """An offer, by its number in the case counted from 1, beside what may be asked for."""
    offer = view.case.offers[number - 1]
    found = worth(view)
    due = None if _unclear(offer) else found.sum.due
    short = None if due is None else due - (money_of(offer.amount) or Decimal(0))
    state = offer.stands(now)
    over = state in (OfferState.REFUSED, OfferState.LAPSED) or "offer" not in view.playbook.flow.steps
    waives = () if over else view.playbook.step("offer").waives
    lines = tuple(_lines(view, offer, found))
    said = _said(offer, short)
    if state is OfferState.OPEN:
        said = (*said, message(CHOICE))
    elif state is OfferState.ACCEPTED and not view.case.closed:
        said = (message(N_("Accepted. Next: {action}"), action=view.next.title), *said)
    return Comparison(offer, number, state, lines, short, said, waives)


def _lines(view: CaseView, offer: Offer, found: Worth) -> list[Beside]:
    unsaid = message(N_("not said"))
    due = found.sum.due
    price = message(N_("{amount}, all that was asked for"), amount=price_tag(due)) if due is not None else unsaid
    theirs = freight_is_theirs(view.playbook, view.facts.get("reason", ""))
    freight = N_("theirs, where something is sent back") if theirs else N_("yours, where nothing was wrong")
    if view.facts.get("demand") == "refund":
        freight = N_("nothing is sent back, so there is none")
    said = {"them": message(N_("theirs")), "me": message(N_("yours"))}.get(offer.freight) or _unnoted(
        offer, "freight"
    )
    extras = offer.extras or _unnoted(offer, "extras")
    given_up, arrives = offer.conditions or _unnoted(offer, "conditions"), _day(offer.by) or _unnoted(offer, "by")
    none = N_("no sum noted") if _unclear(offer) else N_("no money")
    money = price_tag(offer.amount) if offer.amount else message(none)
    law = found.more or message(N_("nothing beyond the price is known for this reason"))
    lines = [
        Beside(message(N_("Refund")), money, price, "refund"),
        Beside(message(N_("Freight")), said, message(freight), "freight"),
        Beside(message(N_("Vouchers, gifts")), extras, message(N_("money, no voucher")), "extras"),
        Beside(message(N_("The law may add")), unsaid, law, "law"),
        Beside(message(N_("You give up")), given_up, message(N_("nothing")), "conditions"),
        Beside(message(N_("Arrives by")), arrives, message(N_("the way it was paid")), "by"),
    ]  # fmt: skip
    if offer.what:
        lines.insert(1, Beside(message(N_("Else")), offer.what, message(N_("money, the way it was paid")), "what"))
    return lines


def _unnoted(offer: Offer, key: str) -> Message:
    """That a thing was not said, or that their words speak of it and it was not noted by itself."""
    return message(N_("see their words") if spoken_of(offer.words, key) else N_("not said"))


def _unclear(offer: Offer) -> bool:
    """Whether only their words are noted, which may mean money or not: 全额退款, 退一半."""
    return bool(offer.words) and not (offer.amount or offer.what or offer.extras)


def _day(kept: str) -> str:
    return tell_moment(kept) if kept else ""


def _said(offer: Offer, short: Decimal | None) -> tuple[Message, ...]:
    """What there is to say of an offer, each in one sentence."""
    said: list[Message] = []
    if _unclear(offer):
        said.append(message(N_("How much money it is, is not noted, so the amounts cannot be put side by side.")))
    elif short is None:
        said.append(message(N_("What was paid is not known, so the amounts cannot be put side by side.")))
    elif short > 0:
        said.append(message(N_("In money it is {amount} less than may be asked for."), amount=price_tag(short)))
    elif short < 0:
        said.append(message(N_("In money it is {amount} more than is asked for."), amount=price_tag(-short)))
    else:
        said.append(message(N_("In money it is what is asked for.")))
    if offer.extras or spoken_of(offer.words, "extras"):
        said.append(message(N_("A voucher or a gift is no money, and is not counted.")))
    if offer.conditions:
        said.append(message(N_("It asks you to give up: {what}."), what=offer.conditions))
    if not offer.by and not spoken_of(offer.words, "by"):
        said.append(message(N_("No day is named by which the money would be there.")))
    return tuple(said)
