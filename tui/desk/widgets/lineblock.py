"""A few lines that come and go as one: one widget costs a key far less than a bar for each line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.desk.draw.spans import Line
from tui.desk.widgets.lines import LineWidget, strip_of


class LineBlock(LineWidget, can_focus=False):
    """Lines under each other, as high as there are lines; without any it takes no room. Whether one that always has
    some is there is left to the style sheet."""

    ALLOW_SELECT = False

    def __init__(self, *lines: Line, id: str, raised: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines = lines
        self.raised = raised
        if not lines:
            self.display = False

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, if they are others."""
        if (now := tuple(lines)) == self._lines:
            return
        if bool(now) != bool(self._lines):
            self.display = bool(now)
        if len(now) != len(self._lines):
            self.styles.height = len(now)
        self._lines = now
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Textual asks for a line of the block."""
        line, veiling = self._lines[y] if y < len(self._lines) else (), self.veiling
        if veiling is not None and line:
            line = veiling.alone(line)
        return strip_of(line, self.inks, self.size.width).crop(0, self.size.width)
