"""A page to read: guidance, help, or plain text to select from."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.desk.draw.context import Context
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span, strong
from tui.desk.keys.actions import Where, bindings
from tui.desk.ports import DeskPort, Draw
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.widgets.lines import LineBar, LineView


class PageScreen(DeskScreen):
    """A page that scrolls. `title` and `draw` are asked again whenever the language changes."""

    where: ClassVar[Where] = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READ)]

    def __init__(self, port: DeskPort, title: Callable[[Context], str], draw: Draw) -> None:
        super().__init__(port)
        self._title = title
        self._draw = draw

    def compose(self) -> ComposeResult:
        """A head, the page, a foot."""
        yield from framed(LineView(id="text"))

    def sheet(self) -> LineView:
        """The page."""
        return self.query_one("#text", LineView)

    def redraw(self) -> None:
        """Draw the page for the width there is."""
        pen, width = self.pen, self.size.width
        if width == 0:
            return
        self.query_one("#head", LineBar).show((Span(" "), strong(self._title(pen))))
        self.query_one("#above", LineBar).show(rule(width, pen))
        self.sheet().show([(Span("  "), *line) if line else () for line in self._draw(max(1, width - 5), pen)])
        super().redraw()
