"""Asks where a case really stands, why, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.cells import plain
from content.text.words import N_, Message, Problem, message
from store.case.facts import too_long
from store.case.intents import PlaceCase
from store.case.stands import places
from tui.desk.dialogs.choice import to_come
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line
from tui.desk.ports import DeskPort
from tui.desk.questions import AskPlace
from tui.say.heard import heard_when


class PlaceForm(Form[PlaceCase]):
    """A place of the flow, the reason, the moment; it is undone like every change."""

    title_words: ClassVar[str] = N_("Where the case really stands")

    def __init__(self, port: DeskPort, asked: AskPlace) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        self._case = asked.case
        self._likely = asked.step
        self.beneath = self._to_come

    def rows(self) -> Sequence[Row]:
        """Where, why, since when."""
        tr = self.port.tr
        found = tuple(
            (name or plain(words), plain(tr(words)), tr(heading))
            for heading, group in places(self._case.playbook)
            for name, words in group
        )
        here = tuple((name, words) for name, words, _ in found)
        about = tuple((heading, heading) for _, _, heading in found)
        likely = self._likely if any(name == self._likely for name, _ in here) else ""
        return (
            Row("step", N_("It stands at"), N_("Letters narrow the list, ↑ ↓ choose; the usual answers come first"),
                here, likely, about=about, open=True),
            Row("reason", N_("Why"), N_("One sentence for later; it stands in the timeline")),
            when_row(tr, N_("Since when?")),
        )  # fmt: skip

    def check(self, key: str, text: str) -> Message | None:
        """A place, a reason, and a moment that was."""
        if key == "step":
            return None if text else message(N_("Where does it stand?"))
        if key == "reason":
            return too_long(text) if text.strip() else message(N_("Say why the case stands there."))
        return wrong_when(self.port.tr, text, self.port.clock())

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        return heard_when(self.port.tr, text, self.port.clock()) if key == ON else None

    def _to_come(self, pen: Context) -> Sequence[Line]:
        """The deadlines as they would be there."""
        values = self.values()
        if not values["step"]:
            return ()
        try:
            return to_come(
                self.port.foresee(self._case, PlaceCase(values["step"], "?", on=values[ON], sure=True)), pen
            )
        except Problem:
            return ()

    def answer(self, values: dict[str, str]) -> PlaceCase:
        """The place."""
        return PlaceCase(values["step"], values["reason"], on=values[ON])
