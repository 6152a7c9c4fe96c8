"""A picture in half blocks: a cell shows two pixels, one above the other; without colours, how bright they are."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.dossier.pictures import Small
from tui.desk.widgets.lines import LineWidget

HALF = "▀"
GREY, LETTERS = " ░▒▓█", " .:-=+*#%@"
"""From dark to bright, where there are no colours; letters where signs are ASCII only."""


class PictureView(LineWidget, can_focus=False):
    """Shows one picture from its left upper corner; it takes no room while it has none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._small: Small | None = None
        self.name_shown = ""
        """Whose picture it is."""
        self.display = False

    def show(self, small: Small | None, name: str = "") -> None:
        """Show a picture; None takes it away."""
        self._small, self.name_shown = small, name
        self.display = small is not None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of cells."""
        small, width = self._small, self.size.width
        if small is None or 2 * y >= small.height:
            return Strip.blank(width, self.rich_style)
        plain = self.app.no_color or self.app.has_class("ascii")
        made = [Segment("  ", self.rich_style)]
        for x in range(min(small.width, width - 2)):
            top, below = _pixel(small, x, 2 * y), _pixel(small, x, 2 * y + 1)
            made.append(self._bright(top, below) if plain else _block(top, below))
        return Strip(made).extend_cell_length(width, self.rich_style)

    def _bright(self, *pixels: tuple[int, int, int]) -> Segment:
        ramp = LETTERS if self.app.has_class("ascii") else GREY
        light = sum(map(sum, pixels)) / (3 * 255 * len(pixels))
        return Segment(ramp[min(len(ramp) - 1, int(light * len(ramp)))], self.rich_style)


def _pixel(small: Small, x: int, y: int) -> tuple[int, int, int]:
    at = 3 * (min(y, small.height - 1) * small.width + x)
    red, green, blue = small.rgb[at : at + 3]
    return red, green, blue


def _block(top: tuple[int, int, int], below: tuple[int, int, int]) -> Segment:
    return Segment(HALF, Style(color=Color.from_rgb(*top), bgcolor=Color.from_rgb(*below)))
