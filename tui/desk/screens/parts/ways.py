"""The choices of a case where they are drawn: a click on one takes it, as its number does."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widget import Widget

from content.text.cells import cells
from tui.desk.draw.drawn import Drawn
from tui.desk.widgets.lines import LineView


class Ways:
    """The choices on the sheet of that id, as they were `drawn` last."""

    def __init__(self, sheet: str, choose: Callable[[int], object]) -> None:
        self._sheet = sheet
        self._choose = choose
        self.drawn = Drawn()

    def click(self, event: events.Click, sheet: Widget | None) -> bool:
        """Take the choice on whose words the click fell."""
        if not isinstance(sheet, LineView) or sheet.id != self._sheet or sheet.screen.selections:
            return False
        y = event.y + round(sheet.scroll_y)
        number = self.drawn.choice_at(y)
        if number is None or event.x > cells(sheet.text_at(y).rstrip()):
            return False
        self._choose(number)
        return True
