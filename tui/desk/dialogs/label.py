"""Asks what an exhibit is and what it proves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message
from store.case.facts import too_long
from store.case.intents import LabelExhibit
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.ports import DeskPort
from tui.desk.questions import AskLabel


class LabelForm(Form[LabelExhibit]):
    """The kind of an exhibit, and one sentence about what it proves."""

    title_words: ClassVar[str] = N_("What this exhibit is")

    def __init__(self, port: DeskPort, asked: AskLabel) -> None:
        super().__init__(port, asked.draft)
        self._asked = asked

    def rows(self) -> Sequence[Row]:
        """Kind, note."""
        kinds = tuple((name, kind.title) for name, kind in self._asked.case.playbook.evidence.items())
        one = self._asked.exhibit
        return (
            Row("note", N_("What it shows"), N_("One sentence; it stands in the list of exhibits"), value=one.note),
            Row("kind", N_("Kind"), N_("What they are; left and right choose"), kinds, one.evidence),
        )

    def check(self, key: str, text: str) -> Message | None:
        """A note is no longer than a fact."""
        return too_long(text) if key == "note" else None

    def answer(self, values: dict[str, str]) -> LabelExhibit:
        """The label."""
        return LabelExhibit(self._asked.exhibit.id, values["kind"], values["note"])
