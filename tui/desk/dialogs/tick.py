"""Asks when an item of the checklist was got or done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message, message
from store.case.intents import MarkItem
from store.case.marks import ItemState
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskTick
from tui.say.heard import heard_when


class TickForm(Form[MarkItem]):
    """A tick with its day."""

    title_words: ClassVar[str] = N_("Have it: {item}")

    def __init__(self, port: DeskPort, asked: AskTick) -> None:
        super().__init__(port, asked.draft)
        self._item = asked.item
        self.titled = message(self.title_words, item=asked.item.title)

    def rows(self) -> Sequence[Row]:
        """When."""
        return (when_row(self.port.tr),)

    def check(self, key: str, text: str) -> Message | None:
        """A moment that was."""
        return wrong_when(self.port.tr, text, self.port.clock())

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        return heard_when(self.port.tr, text, self.port.clock())

    def answer(self, values: dict[str, str]) -> MarkItem:
        """The tick, on its day."""
        return MarkItem(self._item.id, ItemState.HAVE, on=values[ON])
