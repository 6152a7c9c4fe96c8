"""What is asked for, in the words in which the reader of a letter knows it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from content.pack.arguing import Audience
from content.text.words import N_, Translator, message
from store.papers.saying import OFFICIAL

WISHES: Mapping[str, tuple[str, str]] = {
    "refund": (N_("a refund"), N_("a refund of {amount}")),
    "return-refund": (N_("return and refund"), N_("return of the goods and a refund of {amount}")),
    "exchange": (N_("an exchange"), N_("an exchange")),
    "repair": (N_("a repair"), N_("a repair")),
    "resend": (N_("delivery of the missing goods"), N_("delivery of the missing goods")),
    "compensation": (N_("compensation"), N_("compensation of {amount}")),
}
"""What is asked for, without and with an amount."""


class Back(StrEnum):
    """What is asked back before an authority or a court: to them a price is paid back, of a service what was paid,
    and the whole price when the contract is rescinded (Civil Code Arts. 563, 566)."""

    PRICE = "price"
    PAID = "paid"
    PART = "part"
    CONTRACT = "contract"


IN_LAW: Mapping[tuple[str, Back], tuple[str, str]] = {
    ("refund", Back.PRICE): (N_("repayment of the price"), N_("repayment of the price, {amount}")),
    ("refund", Back.PAID): (N_("repayment of what was paid"), N_("repayment of what was paid, {amount}")),
    ("refund", Back.PART): (
        N_("repayment of a part of the price"),
        N_("repayment of a part of the price, {amount}"),
    ),
    ("return-refund", Back.PRICE): (
        N_("return of the goods and repayment of the price"),
        N_("return of the goods and repayment of the price, {amount}"),
    ),
    ("refund", Back.CONTRACT): (
        N_("rescission of the contract and repayment of the price"),
        N_("rescission of the contract and repayment of the price, {amount}"),
    ),
    ("return-refund", Back.CONTRACT): (
        N_("rescission of the contract and repayment of the price against return of the goods"),
        N_("rescission of the contract and repayment of the price, {amount}, against return of the goods"),
    ),
}
"""The demands as authorities and courts call them; any other keeps its everyday name, and a return its price."""
LEFT: tuple[str, str, str] = (
    N_("repayment of what is left of the prepayment"),
    N_("repayment of what is left of the prepayment, {amount}"),
    N_("repayment of what is left of the prepayment: {paid} paid, less the price of what was provided"),
)
"""What is asked back of a prepayment that may be used in part: without a sum, with it, and with what was paid."""


def wish(demand: str, amount: str, tr: Translator, audience: Audience, what: Back = Back.PRICE) -> str:
    """What is asked for, to stand behind “I ask for”; empty while the demand is not known.

    `what` is asked back, for those who call it so.
    """
    if demand not in WISHES:
        return ""
    in_law = IN_LAW.get((demand, what)) or IN_LAW.get((demand, Back.PRICE)) if audience in OFFICIAL else None
    without, with_amount = in_law or WISHES[demand]
    return tr.say(message(with_amount, amount=amount)) if amount else tr(without)


def wish_brief(demand: str, amount: str, tr: Translator) -> str:
    """What is asked for in the fewest words, for a form that takes little."""
    without, with_amount = WISHES[demand]
    if not amount or with_amount == without:
        return tr(without)
    return tr(without) + ("，" if tr.language == "zh" else ", ") + amount


def wish_left(amount: str, paid: str, tr: Translator) -> str:
    """What is asked back of a prepayment used in part; a sum that is not known is not taken for the whole."""
    without, with_amount, counted = LEFT
    if amount:
        return tr.say(message(with_amount, amount=amount))
    return tr.say(message(counted, paid=paid)) if paid else tr(without)
