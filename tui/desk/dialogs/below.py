"""What lies below a dialog, seen through it: as Textual draws it, with each style blended once."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style as Ground
from textual.visual import RenderOptions, Visual

from tui.desk.terminal import innards


class Below(Visual):
    """The screen below, under a colour that lets it be seen."""

    def __init__(self, seen: BackgroundScreen) -> None:
        self._seen = seen

    def render_strips(self, width: int, height: int | None, style: Ground, options: RenderOptions) -> list[Strip]:
        """The lines of the screen below, blended."""
        colour, strips = self._seen.color, innards.strips_of(self._seen.screen)[:height]
        return [Strip(_blended(strip, colour), strip.cell_length) for strip in strips]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the screen."""
        return self._seen.screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as the screen."""
        return self._seen.screen.size.height


def _blended(strip: Strip, colour: Color) -> list[Segment]:
    return [Segment(text, blended(ink or Style.null(), colour)) for text, ink, _ in strip]


@lru_cache(maxsize=512)
def blended(ink: Style, colour: Color) -> Style:
    """A style under a colour: a screen has some twenty, and some hundred pieces that have one of them."""
    (segment,) = BackgroundScreen.process_segments([Segment("", ink)], colour)
    return segment.style or ink
