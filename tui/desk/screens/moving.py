"""The keys of movement: they move whatever sheet a screen says."""

from __future__ import annotations

from tui.desk.widgets.lines import LineView, let_go
from tui.desk.widgets.surface import Surface


class Moving(Surface[None]):
    """A screen with a sheet that scrolls."""

    def sheet(self) -> LineView | None:
        """The sheet that the keys of movement move."""
        return None

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        let_go()

    def action_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(2 - self.size.height)

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll(self.size.height - 2)

    def action_top(self) -> None:
        """To the first line."""
        self._scroll(-1_000_000)

    def action_bottom(self) -> None:
        """To the last line."""
        self._scroll(1_000_000)

    def _scroll(self, lines: int) -> None:
        sheet = self.sheet()
        if sheet is not None:
            sheet.scroll_by(lines)
