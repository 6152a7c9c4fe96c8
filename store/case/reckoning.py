"""What should come back, what came, and the difference, counted part by part: price, freight, vouchers, gifts."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.acceptance import TAKEN
from store.case.case import Case
from store.case.goods import without_reason
from store.case.marks import OfferState
from store.case.money import money_of
from store.case.moot import ways_on
from store.case.prices import price_tag

DIFFERENCE = "refund-difference"
"""The letter that asks for what is missing."""
LAST = "refunded"
"""The step on which a refund is checked."""
_OF_MONEY = ("", "refund", "return-refund")
"""The demands whose sum is what was paid, where no other was told."""


class Part(Struct, frozen=True):
    """One part of the sum: what it is, how much in yuan, and the rule by which it counts or does not."""

    label: Message
    amount: Decimal
    rule: Message | None = None
    counts: bool = True


class Reckoning(Struct, frozen=True):
    """What should come back, `due`, as far as that can be told, and what came; `short` is what is missing.
    `agreed` is what was settled for instead, where an offer was accepted; `instead` is that offer in words where it
    names no sum, so that nobody can tell how much has to come.

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
    agreed: Decimal | None = None
    instead: str = ""

    @property
    def owed(self) -> Decimal | None:
        """What has to come: what was agreed, else what is due; None where nobody can tell."""
        if self.instead:
            return None
        return self.due if self.agreed is None else self.agreed

    @property
    def short(self) -> Decimal:
        """What is missing, 0 where nothing is or nobody can tell."""
        owed = self.received if self.owed is None else self.owed
        return max(Decimal(0), owed - self.received)


class Lack(Struct, frozen=True):
    """Money that came and was too little: the difference alone, the same with what to do about it, and the choice
    that does it, empty where the step has none."""

    difference: Message
    told: Message
    choice: str = ""


def freight_is_theirs(playbook: Playbook, reason: str) -> bool:
    """Whether the seller bears the freight of a return with this reason; unknown reasons say nothing."""
    return reason in playbook.grounds and not without_reason(playbook, reason)


def reckon(case: Case, playbook: Playbook) -> Reckoning:
    """The sum of a case as it stands."""
    parts, due = _parts(case, playbook)
    received = money_of(case.facts.get("paid-back", "")) or Decimal(0)
    agreed, instead = _agreed(case)
    found = Reckoning(parts, due, received, agreed=agreed, instead=instead)
    if not found.short or not (case.money or case.facts.get("paid-back")):
        return found
    choice, place = _asking(case, playbook)
    known = any(letter.id == DIFFERENCE for letter in playbook.letters())
    steps = playbook.flow.steps
    title = steps[place].title if place in steps else ""
    return Reckoning(parts, due, received, choice, place, DIFFERENCE if known else "", title, agreed)


def open_amount(case: Case, playbook: Playbook) -> str:
    """What is still in dispute in yuan, such as `149.00`: what was asked for without what came back; or empty."""
    whole = case.facts.get("amount") or case.facts.get("paid", "")
    if not case.facts.get("paid-back") or not _can_tell(case):
        return whole
    return f"{reckon(case, playbook).short:.2f}"


def lacking(case: Case, playbook: Playbook) -> Lack | None:
    """What to say and do about money that came and was too little; None where nothing is missing, or nobody can
    tell."""
    if case.closed or not case.facts.get("paid-back") or not _can_tell(case):
        return None
    found = reckon(case, playbook)
    if not found.short or found.owed is None:
        return None
    told = {"back": price_tag(found.received), "due": price_tag(found.owed), "missing": price_tag(found.short)}
    plainly = message(N_("{back} of {due} came back, {missing} is missing."), **told)
    if not found.place or case.step == TAKEN or (case.step != LAST and case.came_to(LAST) is not None):
        return Lack(plainly, plainly)
    ways = ways_on(case, playbook)
    here = next((one for one in ways if one.id == found.choice), None)
    if here is not None:
        text = N_("{back} of {due} came back, {missing} is missing: take “{choice}”.")
        return Lack(plainly, message(text, choice=here.title, **told), here.id)
    leads = next((one for one in ways if playbook.flow.passage(one.id, case.way)[-1] == LAST), None)
    if leads is not None:
        text = N_("{back} of {due} came back, {missing} is missing: take “{choice}”, then say that it is too "
                  "little.")  # fmt: skip
        return Lack(plainly, message(text, choice=leads.title, **told), leads.id)
    text = N_("{back} of {due} came back, {missing} is missing: put the case on “{step}” with {do_place_on}, and "
              "say there that it is too little.")  # fmt: skip
    return Lack(plainly, message(text, step=found.title, number=case.number, place=LAST, **told))


def _can_tell(case: Case) -> bool:
    """Whether it is known how much has to come: compensation or an exchange may be worth more than was paid, and so
    may an offer that was accepted and names no sum."""
    agreed, instead = _agreed(case)
    if instead:
        return False
    return agreed is not None or bool(case.facts.get("amount")) or case.facts.get("demand", "") in _OF_MONEY


def _agreed(case: Case) -> tuple[Decimal | None, str]:
    """The money of the offer that was accepted, None where none was or all was offered; and its words where they
    name no sum."""
    taken = [one for one in case.offers if one.state is OfferState.ACCEPTED]
    if not taken:
        return None, ""
    offer = taken[-1]
    amount = money_of(offer.amount)
    if amount is not None:
        return amount, ""
    words = " ".join((offer.words or offer.what or offer.extras).split())
    from store.case.offered import all_back

    return None, "" if all_back(words) else words


def _parts(case: Case, playbook: Playbook) -> tuple[tuple[Part, ...], Decimal | None]:
    facts = case.facts
    price = money_of(facts.get("amount") or facts.get("paid", ""))
    if price is None:
        return (), None
    asked = message(N_("Asked for")) if facts.get("amount") else message(N_("Paid"))
    parts = [Part(asked, price)]
    due = price
    freight = money_of(facts.get("freight-paid", ""))
    if freight:
        theirs = freight_is_theirs(playbook, facts.get("reason", ""))
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


def _asking(case: Case, playbook: Playbook) -> tuple[str, str]:
    """The way to what is missing: the choice from here, and the step that has it."""
    flow = playbook.flow
    for choice in flow.choices.get(LAST, ()):
        goal = flow.steps[flow.passage(choice.id, case.way)[-1]]
        if goal.kind is StepKind.TASK:
            return (choice.id if case.step == LAST else ""), LAST
    return "", ""
