"""Asks for something to do of one's own, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message, Problem, message
from store.case.decide_dealings import LONGEST_DUTY
from store.case.intents import AddTodo
from store.days.ahead import parse_ahead
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.ports import DeskPort
from tui.desk.questions import AskTodo
from tui.say.heard import heard_to_come


class TodoForm(Form[AddTodo]):
    """What there is to do, and until when."""

    title_words: ClassVar[str] = N_("Own to-do")

    def __init__(self, port: DeskPort, asked: AskTodo) -> None:
        super().__init__(port, asked.draft, asked.number)

    def rows(self) -> Sequence[Row]:
        """What, and by when."""
        return (
            Row("text", N_("What to do"), N_("One line; it stands in the checklist")),
            Row("until", N_("By when"), N_("Such as 11-28, Friday or in 3 days; may stay empty")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """Something is to be done, and its moment is still to come."""
        if key == "text":
            if len(text) > LONGEST_DUTY:
                return message(
                    N_("That is {n} characters long; here {most} are enough."), n=len(text), most=LONGEST_DUTY
                )
            return None if text.strip() else message(N_("Say what there is to do; nothing was saved."))
        try:
            if text.strip():
                parse_ahead(text, self.port.clock(), self.port.tr.language)
        except Problem as problem:
            return problem.message
        return None

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        now = self.port.clock()
        return heard_to_come(self.port.tr, text, now, now) if key == "until" else None

    def answer(self, values: dict[str, str]) -> AddTodo:
        """The to-do."""
        return AddTodo(values["text"], values["until"])
