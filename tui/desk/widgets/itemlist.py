"""A sheet with items on it, one of which is selected."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region

from tui.desk.draw.drawn import Drawn
from tui.desk.draw.spans import Line, Span, key, quiet
from tui.desk.widgets.lines import LineView


class ItemList(LineView):
    """Lines among which items can be selected; the selected one is marked by a bar."""

    inset = 3

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.item = 0
        self._places: list[tuple[int, int]] = []
        self.bar = ""
        self.in_hand = True
        """Whether the arrows move this list; its bar is quiet while they move what stands beside it."""

    def show_page(self, drawn: Drawn, bar: str, keep: bool = True) -> None:
        """Show the page; the selected item stays where it was."""
        self.show_lines(drawn.lines, drawn.places, bar, keep)

    def show_lines(self, lines: Sequence[Line], places: list[tuple[int, int]], bar: str, keep: bool = True) -> None:
        """Show lines, some of which can be selected."""
        self._places, self.bar = places, bar
        self.item = max(0, min(self.item, len(places) - 1))
        self.show(lines, keep)
        if self._places and self.scroll_y:
            self.reveal(*self._places[self.item])

    def line(self, y: int) -> Line:
        """A line with the bar before it, if it belongs to the selected item."""
        top, height = self._places[self.item] if self._places else (-1, 0)
        bar = key(self.bar) if self.in_hand else quiet(self.bar)
        mark = bar if top <= y < top + height else Span(" ")
        return (Span(" "), mark, Span(" "), *super().line(y))

    def move(self, steps: int) -> None:
        """Select another item; beyond the first and the last the page scrolls."""
        goal = self.item + steps
        if not 0 <= goal < len(self._places):
            self.scroll_by(3 if steps > 0 else -3)
            return
        self._select(goal)

    def go(self, steps: int) -> None:
        """Select another item, as far as there are any; beyond the first the window goes to the top."""
        goal = max(0, min(len(self._places) - 1, self.item + steps))
        if not self._places or goal == self.item:
            self.scroll_by(steps)
        else:
            self._select(goal)
            if goal == 0:
                self.scroll_to(y=0, animate=False, force=True)

    def stops(self) -> list[tuple[int, int]]:
        """The first line of each item, and its place among the items."""
        return [(top, n) for n, (top, _) in enumerate(self._places)]

    def seek(self, stop: int) -> None:
        """Select the item of that place."""
        if stop < len(self._places):
            self._select(stop)

    def hold(self, in_hand: bool) -> None:
        """Take the list in hand, or let the arrows move something else."""
        if in_hand != self.in_hand:
            self.in_hand = in_hand
            if self._places:
                self._redraw_bar(self.item)

    def _redraw_bar(self, item: int) -> None:
        top, height = self._places[item]
        for y in range(top, top + height):
            self._strips.pop(y, None)
        self.refresh(Region(1, top - round(self.scroll_y), 1, height))

    def _select(self, goal: int) -> None:
        for at in (self.item, goal):
            self._redraw_bar(at)
        self.item = goal
        self.reveal(*self._places[goal])

    def uncover(self) -> bool:
        """Bring the selected item onto the screen; whether its first line was not there."""
        top, height = self._places[self.item] if self._places else (0, 0)
        hidden = height > 0 and not 0 <= top - round(self.scroll_y) < max(1, self.size.height)
        if hidden:
            self.reveal(top, height)
        return hidden

    def item_at(self, y: int) -> int | None:
        """The item that stands on line `y`."""
        return next((n for n, (top, height) in enumerate(self._places) if top <= y < top + height), None)
