"""Above the cards: which right ends next, and which was lost last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from tui.desk.draw.desk import near_lines
from tui.desk.draw.frame import rule
from tui.desk.draw.glimpse import Seen
from tui.desk.ports import DeskPort
from tui.desk.widgets.lines import LineBar

TALL = 12
"""Lines from which on there is room for it."""


class Banner:
    """Two lines between two rules; neither lines nor the lower rule where there is nothing to tell."""

    def __init__(self, port: DeskPort, screen: Screen[Any]) -> None:
        self._port = port
        self._screen = screen

    def bars(self) -> Sequence[Widget]:
        """The lines, to be composed between the upper rule and the body."""
        return (LineBar(id="near"), LineBar(id="lost"), LineBar(id="edge"))

    def draw(self, board: Seen, wall: int, first: int = 0) -> None:
        """Draw both rules and what stands between them; a wall begins at the lower one. What the card of
        the `first` case tells is not told above it."""
        screen, pen, width = self._screen, self._port.pen(), self._screen.size.width
        lines = near_lines(board, width, pen, first) if screen.size.height >= TALL else []
        for name, line in zip(("#near", "#lost"), (*lines, (), ())[:2], strict=True):
            bar = screen.query_one(name, LineBar)
            bar.set_class(not line, "hidden")
            bar.show(line)
        below = rule(width, pen, wall)
        screen.query_one("#above", LineBar).show(rule(width, pen) if lines else below)
        edge = screen.query_one("#edge", LineBar)
        edge.set_class(not lines, "hidden")
        edge.show(below if wall >= 0 else ())
