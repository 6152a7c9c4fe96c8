"""What one's other cases say of the case in hand: asked for once, when its screen is opened."""

from __future__ import annotations

from content.text.words import Message
from store.opening import HomeDesk
from tui.desk.ports import DeskPort
from tui.desk.worker.report import Patterned, Report


class Remembered:
    """Holds the patterns of a case as soon as the worker has found them."""

    def __init__(self, port: DeskPort, number: int) -> None:
        self._port = port
        self._number = number
        self.patterns: tuple[Message, ...] = ()

    def ask(self) -> None:
        """Have them looked for."""
        number = self._number

        def find(desk: HomeDesk) -> Report:
            return Patterned(number, desk.remembered(number))

        self._port.worker.look_up(find)

    def take(self, report: Report) -> bool:
        """They were found; whether there are any of this case that were not known."""
        if not isinstance(report, Patterned) or report.number != self._number:
            return False
        new = report.patterns != self.patterns
        self.patterns = report.patterns
        return new and bool(report.patterns)
