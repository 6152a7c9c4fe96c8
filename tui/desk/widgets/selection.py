"""Text of a sheet is selected by dragging over it, as one does in any terminal; and what a click falls on."""

from __future__ import annotations

import textwrap
from abc import abstractmethod
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.errors import NoWidget
from textual.events import MouseEvent
from textual.geometry import Offset
from textual.screen import Screen
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from content.text.cells import cells, clusters

PICKED = Style(reverse=True)


def under(event: MouseEvent, screen: Screen[Any]) -> Widget | None:
    """The widget on which a mouse event fell. The event itself may name the screen."""
    try:
        return screen.get_widget_at(event.screen_x, event.screen_y)[0]
    except NoWidget:
        return None


class Selectable(Widget):
    """Lines of text that can be selected. `inset` cells before each line are no text: there stands the bar."""

    inset = 0
    _picked: Selection | None = None

    @abstractmethod
    def text_at(self, y: int) -> str:
        """The text of the line at `y`, counted from the first one."""

    def selection_updated(self, selection: Selection | None) -> None:
        """Textual says what is selected now."""
        self._picked = selection
        self.refresh()

    def offset_at(self, x: int, y: int) -> Offset:
        """The character in cell `x` of the line at `y`."""
        used = count = 0
        for cluster, size in clusters(self.text_at(y)):
            used += size
            if used > x:
                break
            count += len(cluster)
        return Offset(count, y)

    def picked(self, y: int, strip: Strip, ink: Style) -> Strip:
        """The drawn line at `y`, with what is selected of it reversed."""
        span = self._picked.get_span(y) if self._picked is not None else None
        if span is None:
            return strip
        text = self.text_at(y)
        first = max(cells(text[: span[0]]), self.inset)
        last = cells(text[: span[1]] if span[1] >= 0 else text.rstrip())
        if last <= first:
            return strip
        before, inside, after = strip.divide([first, last, strip.cell_length])
        marked = Strip([Segment(part.text, ink + PICKED) for part in inside], inside.cell_length)
        return Strip.join([before, marked, after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text without the margin, and what stands after it."""
        last = self.virtual_size.height - 1
        begin, end = selection.start or Offset(0, 0), selection.end
        lines = [self.text_at(y) for y in range(begin.y, (min(end.y, last) if end else last) + 1)]
        if not lines:
            return None
        if end and end.y <= last:
            lines[-1] = lines[-1][: end.x]
        lines = [(" " * self.inset + line[self.inset :]).rstrip() for line in lines]
        first, rest = lines[0][begin.x :].lstrip(), textwrap.dedent("\n".join(lines[1:]))
        return (f"{first}\n{rest}" if lines[1:] else first).strip("\n"), "\n"
