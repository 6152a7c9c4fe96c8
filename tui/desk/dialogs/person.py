"""Asks for whom a case is: name, phone and address, given once for all papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message, Problem, message
from store.errors import Doubtful
from store.people.person import CLAIMANT, ONESELF, PERSONAL, Person, typed, whom
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskPerson


class PersonForm(Form[Person]):
    """What the person is called here, and what papers need of them."""

    title_words: ClassVar[str] = N_("Whom the case is for")

    def __init__(self, port: DeskPort, asked: AskPerson) -> None:
        super().__init__(port, asked.draft)
        claimant = asked.case.facts.get(CLAIMANT, "")
        known = whom(claimant, port.people.everybody())
        self._person = known or Person(claimant or port.tr(ONESELF))
        self._doubted = ""

    def rows(self) -> Sequence[Row]:
        """What they are called, and the three things papers need."""
        one = self._person
        hint = N_("One word, such as Mum; another one is another person")
        return (
            Row("label", N_("Called"), hint, value=one.label, called=True),
            Row("name", N_("Full name"), N_("As papers need it"), value=one.name),
            Row("phone", N_("Phone"), N_("Kept once, in this home only"), value=one.phone),
            Row("address", N_("Address"), N_("Where letters and parcels arrive"), value=one.address),
        )

    def check(self, key: str, text: str) -> Message | None:
        """A person is called by one word; a number that hardly can be one is asked about once."""
        try:
            typed(
                text if key == "label" else self._person.label,
                {key: text} if key in PERSONAL else {},
                sure=text == self._doubted,
            )
        except Doubtful as doubt:
            self._doubted = text
            words = N_("{doubt} {key} once more keeps it as it is.")
            return message(words, doubt=doubt.message, key=self.port.key_of("save"))
        except Problem as problem:
            return problem.message
        return None

    def answer(self, values: dict[str, str]) -> Person:
        """The person; of another one nothing is taken over that was said of this one."""
        given = {key: values[key] for key in PERSONAL}
        if values["label"].strip() != self._person.label:
            given = {key: value for key, value in given.items() if value != self._person.facts.get(key, "")}
        return typed(values["label"], given, sure=True)
