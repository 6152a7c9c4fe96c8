"""Asks for the words to which an answer is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message
from store.case.facts import too_long
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskWords


class WordsForm(Form[str]):
    """The words, as the other side said them; nothing of it is kept."""

    title_words: ClassVar[str] = N_("What they said")

    def __init__(self, port: DeskPort, asked: AskWords) -> None:
        super().__init__(port, asked.draft)
        self._asked = asked

    def rows(self) -> Sequence[Row]:
        """One row."""
        hint = N_("As they wrote them; nothing is noted")
        return (Row("words", N_("Their words"), hint, value=self._asked.words, called=True),)

    def check(self, key: str, text: str) -> Message | None:
        """Words are no longer than a fact."""
        return too_long(text)

    def answer(self, values: dict[str, str]) -> str:
        """The words."""
        return values["words"]
