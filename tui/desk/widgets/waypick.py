"""How far something has come, as a list to tick: while it has the focus the whole way stands below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.text.cells import plain
from content.text.words import Translator
from tui.desk.draw.context import Signs
from tui.desk.draw.spans import Line, Span, key, quiet, spread, strong
from tui.desk.widgets.listpick import ListPick

HIGH, LOW = 30, 22
"""Rows of a screen from which the whole way is shown, and most of it."""
MOST_ROWS, FEW_ROWS = 7, 3
"""Stations that stand below at a time on screens that are lower than those."""


class WayPick(ListPick):
    """One of many stations: those that were passed on the way to it are ticked, with the dates that matter."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        passed: Sequence[Sequence[str]],
        tr: Translator,
        signs: Signs,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(options, value, (("", ""),) * len(options), tr, id=id)
        self._passed = passed
        self._signs = signs
        self._dates: Mapping[str, str] = {}

    def date(self, dates: Mapping[str, str]) -> None:
        """Show dates beside the stations of which they are."""
        if dates != self._dates:
            self._dates = dict(dates)
            self.refresh()

    def rows(self) -> int:
        """As many stations as the screen has room for."""
        height = self.app.size.height
        most = len(self.options) if height >= HIGH else MOST_ROWS if height >= LOW else FEW_ROWS
        return min(most, len(self.options))

    def station(self, place: int) -> Line:
        """A station with its sign: passed, here, or not yet; the first one says that nothing was."""
        name, title = self.options[place]
        words = plain(title)
        if place == self._at:
            return (key(f"{self._signs.here} "), strong(words))
        if name in self._passed[self._at]:
            return (Span(f"{self._signs.done} "), Span(words))
        return (quiet(f"{self._signs.task} " if place else "  "), quiet(words))

    def option(self, place: int, width: int) -> Line:
        """A station, and its date at the right."""
        name = self.options[place][0]
        told = self._dates.get(name, "") if place == self._at or name in self._passed[self._at] else ""
        mark = key(f"{self._signs.bar} ") if place == self._at else Span("  ")
        return spread((mark, *self.station(place)), (Span(plain(told, most=40)),), width)
