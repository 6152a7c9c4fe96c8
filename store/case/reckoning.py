"""What should come back, what came, and the difference, counted part by part: price, freight, vouchers, gifts."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.goods import without_reason
from store.case.money import money_of
from store.case.view import CaseView

DIFFERENCE = "refund-difference"
"""The letter that asks for what is missing."""
LAST = "refunded"
"""The step on which a refund is checked."""


class Part(Struct, frozen=True):
    """One part of the sum: what it is, how much in yuan, and the rule by which it counts or does not."""

    label: Message
    amount: Decimal
    rule: Message | None = None
    counts: bool = True


class Reckoning(Struct, frozen=True):
    """What should come back, `due`, as far as that can be told, and what came; `short` is what is missing.

    `choice` is the choice that asks for the difference, where the case stands on a step that has one, `place`
    the step on which it would, `title` what that is called; `letter` is the letter that asks for it. Empty
    where nothing is missing.
    """

    parts: tuple[Part, ...]
    due: Decimal | None
    received: Decimal
    choice: str = ""
    place: str = ""
    letter: str = ""
    title: str = ""

    @property
    def short(self) -> Decimal:
        """What is missing, 0 where nothing is or nobody can tell."""
        return max(Decimal(0), (self.due or self.received) - self.received)


def freight_is_theirs(playbook: Playbook, reason: str) -> bool:
    """Whether the seller bears the freight of a return with this reason; unknown reasons say nothing."""
    return reason in playbook.grounds and not without_reason(playbook, reason)


def reckon(view: CaseView) -> Reckoning:
    """The sum of a case as it stands."""
    parts, due = _parts(view)
    received = money_of(view.facts.get("paid-back", "")) or Decimal(0)
    found = Reckoning(parts, due, received)
    if not found.short or not (view.case.money or view.facts.get("paid-back")):
        return found
    choice, place = _asking(view)
    known = any(letter.id == DIFFERENCE for letter in view.playbook.letters())
    steps = view.playbook.flow.steps
    title = steps[place].title if place in steps else ""
    return Reckoning(parts, due, received, choice, place, DIFFERENCE if known else "", title)


def _parts(view: CaseView) -> tuple[tuple[Part, ...], Decimal | None]:
    facts = view.facts
    price = money_of(facts.get("amount") or facts.get("paid", ""))
    if price is None:
        return (), None
    asked = message(N_("Asked for")) if facts.get("amount") else message(N_("Paid"))
    parts = [Part(asked, price)]
    due = price
    freight = money_of(facts.get("freight-paid", ""))
    if freight:
        theirs = freight_is_theirs(view.playbook, facts.get("reason", ""))
        rule = N_("theirs: the goods were not as they should be") if theirs else N_("yours, without a reason")
        parts.append(Part(message(N_("Return freight")), freight, message(rule), counts=theirs))
        due += freight if theirs else 0
    voucher = money_of(facts.get("voucher", ""))
    if voucher:
        rule = N_("comes back as a voucher, unless something else was agreed; it is no money")
        parts.append(Part(message(N_("Vouchers and points")), voucher, message(rule), counts=False))
    gift = money_of(facts.get("gift-kept", ""))
    if gift:
        rule = N_("only as much as was marked as its price beforehand")
        parts.append(Part(message(N_("Deducted for a gift")), gift, message(rule), counts=False))
    return tuple(parts), due


def _asking(view: CaseView) -> tuple[str, str]:
    """The way to what is missing: the choice from here, and the step that has it."""
    flow = view.playbook.flow
    for choice in flow.choices.get(LAST, ()):
        goal = flow.steps[flow.passage(choice.id, view.case.way)[-1]]
        if goal.kind is StepKind.TASK:
            return (choice.id if view.step.id == LAST else ""), LAST
    return "", ""
