"""Asks when a letter went out, and which exhibits went with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message, Problem, message
from store.case.intents import SendLetter
from store.dossier.naming import exhibits_called
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskSent
from tui.say.heard import heard_when

WITH = "with"


class SentForm(Form[SendLetter]):
    """When it went out, and with what."""

    title_words: ClassVar[str] = N_("Sent: {letter}")

    def __init__(self, port: DeskPort, asked: AskSent) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        self._asked = asked
        self.titled = message(self.title_words, letter=asked.title)

    def rows(self) -> Sequence[Row]:
        """When, and where there are exhibits, which of them."""
        when = when_row(self.port.tr, N_("Sent when?"))
        shown = self._asked.case.exhibits
        if not shown:
            return (when,)
        named = " ".join(f"E{one.no}" for one in shown if one.id in self._asked.sending.exhibits)
        return (when, Row(WITH, N_("With it"), N_("Such as E1 E3; empty for none"), value=named))

    def check(self, key: str, text: str) -> Message | None:
        """A moment that was, exhibits that there are."""
        if key == ON:
            return wrong_when(self.port.tr, text, self.port.clock())
        try:
            exhibits_called(text, self._asked.case)
        except Problem as problem:
            return problem.message
        return None

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        return heard_when(self.port.tr, text, self.port.clock()) if key == ON else None

    def answer(self, values: dict[str, str]) -> SendLetter:
        """That it went out."""
        case = self._asked.case
        along = exhibits_called(values.get(WITH, ""), case)
        ids = tuple(one.id for one in case.exhibits if one.no in along)
        return SendLetter(self._asked.sending.letter, ids, on=values[ON])
