"""A page to read: guidance, help, or plain text to select from."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.desk.draw.context import Context
from tui.desk.draw.frame import rule
from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Span, fit, strong
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, Draw
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.seeking import Seeking
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.still import Box


class PageScreen(DeskScreen):
    """A page that scrolls. `title` and `draw` are asked again whenever the language changes."""

    where: ClassVar[Where] = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READ)]

    def __init__(self, port: DeskPort, title: Callable[[Context], str], draw: Draw) -> None:
        super().__init__(port)
        self._title = title
        self._draw = draw
        self.seeking = Seeking(port, self, lambda _: self._find(0), lambda: self._find(1))
        self.offered_keys.insert(0, self.seeking.key)

    def compose(self) -> ComposeResult:
        """A head, the page, a foot."""
        yield from framed(LineView(id="text"), foot=[Box(id="edit")])

    def sheet(self) -> LineView:
        """The page."""
        return self.query_one("#text", LineView)

    def redraw(self) -> None:
        """Draw the page for the width there is."""
        pen, width = self.pen, self.size.width
        if width == 0:
            return
        self.query_one("#head", LineBar).show(fit((Span(" "), strong(self._title(pen))), width - 1))
        self.query_one("#above", LineBar).show(rule(width, pen))
        drawn = [spotted(line, self.seeking.wanted) for line in self._draw(max(1, width - 5), pen)]
        self.sheet().show([(Span("  "), *line) if line else () for line in drawn])
        super().redraw()

    def verbs(self) -> Verbs:
        """A page is scrolled, and words are found on it."""
        return {**super().verbs(), **self.seeking.verbs()}

    def _find(self, onward: int) -> bool:
        """Bring the next line that holds the words into view, if there is one, and underline all of them."""
        self.redraw()
        sheet, wanted = self.sheet(), self.seeking.wanted
        count, here = sheet.virtual_size.height, round(sheet.scroll_y) + onward
        for y in [*range(here, count), *range(min(here, count))] if wanted else []:
            if holds(sheet.text_at(y), wanted):
                sheet.scroll_to(y=max(0, y), animate=False, force=True)
                return True
        return False
