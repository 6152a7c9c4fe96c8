"""Asks what is offered, and how much money came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from content.text.words import N_, Message, Problem, message
from store.case.facts import too_long
from store.case.intents import Intent, NoteOffer, ReceiveMoney
from store.case.money import parse_money
from store.case.timeline import MONEY_WORDS
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskMoney, AskOffer
from tui.say.heard import heard_to_come

OFFERED = ("words", "amount", "what", "extras")
"""One of these is told, else nothing is offered."""


def wrong_amount(text: str) -> Message | None:
    """What is wrong with an amount that may be missing."""
    try:
        parse_money(text) if text.strip() else ""
    except Problem as problem:
        return problem.message
    return None


class OfferForm(Form[Intent]):
    """What they offer: their words, money, what one is to give up, by when."""

    title_words: ClassVar[str] = N_("What do they offer?")

    def __init__(self, port: DeskPort, asked: AskOffer) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        self._case = asked.case

    def rows(self) -> Sequence[Row]:
        """Words first: they decide."""
        tr = self.port.tr
        heard = (one.text for one in reversed(self._case.diary) if one.who != "me")
        said = next(heard, "") if self._case.step.id == "offer" else ""
        known = {offer.words for offer in self._case.case.offers}
        freight = (("", tr(N_("not said"))), ("them", tr(N_("theirs"))), ("me", tr(N_("yours"))))
        return (
            Row("words", N_("Their words"), N_("Word for word"), value="" if said in known else said),
            Row("amount", N_("Money in it"), N_("Such as 50; empty for none")),
            Row("what", N_("What else"), N_("Exchange, repair, part of it")),
            Row("extras", N_("Vouchers, gifts"), N_("They are counted as no money")),
            Row("freight", N_("Freight"), N_("Who pays it; left and right choose"), freight),
            Row("conditions", N_("You give up"), N_("No complaint, take a review down …")),
            Row("by", N_("There by"), N_("When the money would come, if they said")),
            Row("until", N_("Answer until"), N_("Until when they want an answer, if they said")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """An amount is one, and something is offered."""
        if key == "amount":
            return wrong_amount(text)
        if key == "words" and not any(self.values()[name].strip() for name in OFFERED):
            return message(N_("What do they offer?"))
        return too_long(text)

    def heard(self, key: str, text: str) -> Message | None:
        """The moments in full."""
        now = self.port.clock()
        return heard_to_come(self.port.tr, text, now, now) if key in ("by", "until") else None

    def answer(self, values: dict[str, str]) -> Intent:
        """The offer."""
        told = {name: values[name] for name in (*OFFERED, "freight", "conditions", "by", "until")}
        return msgspec.convert(told, NoteOffer)


class MoneyForm(Form[Intent]):
    """How much came, by which way, on which day."""

    title_words: ClassVar[str] = N_("Money came back")

    def __init__(self, port: DeskPort, asked: AskMoney) -> None:
        super().__init__(port, asked.draft, asked.case.number)

    def rows(self) -> Sequence[Row]:
        """Amount, way, day."""
        ways = tuple((name, self.port.tr(words)) for name, words in MONEY_WORDS.items())
        return (
            Row("amount", N_("Money back"), N_("What really came back, such as 199.00")),
            Row("channel", N_("Which way"), N_("A voucher is counted as no money; left and right choose"), ways),
            Row("on", N_("Money back on"), N_("Such as today, yesterday or 11-26")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """There is an amount."""
        if key != "amount":
            return None
        return wrong_amount(text) if text.strip() else message(N_("How much came back?"))

    def answer(self, values: dict[str, str]) -> Intent:
        """The payment."""
        return ReceiveMoney(values["amount"], values["channel"], on=values["on"])
