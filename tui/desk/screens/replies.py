"""Reply cards: what to answer to what the merchant said."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.beside import Beside
from tui.desk.screens.parts.answers import CardShelf
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.work.report import Answers, Report, Saved


class RepliesScreen(Beside):
    """The cards that answer the merchant's last words, the best first."""

    where: ClassVar[Where] = Where.REPLIES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.REPLIES)]

    def __init__(self, port: DeskPort, number: int) -> None:
        self._shown = CardShelf(port)
        super().__init__(port, number, self._shown)
        self._hand = CaseVerbs(port, lambda: self.case)
        self.offered_keys.insert(0, self._hand.digits.key)

    def on_mount(self) -> None:
        """Ask for the cards."""
        self._ask()

    def _ask(self) -> None:
        self.port.worker.answer(self.number, self.port.heard.get(self.number, ""))

    def take(self, report: Report) -> None:
        """The cards came."""
        if isinstance(report, Answers) and report.number == self.number:
            self._shown.answer = report.answer
            self.ask_redraw()  # the answers asked for by a screen before this one may come before this one is there

    def follow(self, _: Saved) -> None:
        """The case changed: what one has, and where the choices lead."""
        self._ask()

    def verbs(self) -> Verbs:
        """With the other language come other cards; the choice that a card names is taken by its number."""
        every = super().verbs()

        def speak() -> None:
            every["language"]()
            self._ask()

        return {**every, "language": speak, "choose": self._hand.choose}
