"""Colours. Three palettes: dark, light, high contrast.

Four levels of emphasis, one colour for the hand, and three that mean something: soon, lost, good. A colour never
stands without a word or a sign beside it, so nothing is lost in 16 colours or none; emphasis is bold and underlined
there. Text has a contrast of 4.5 at least to whatever it stands on, a line and the mark of the focus 3 (WCAG 2.1,
1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.theme import Theme

from tui.desk.draw.spans import Tone

MANY, FEW, NONE = 256, 16, 1
"""How many colours a terminal shows: enough for a palette, those that have names, or one."""

_NAMED = {
    True: {
        Tone.STRONG: "#ffffff", Tone.PLAIN: "#ffffff", Tone.QUIET: "#aaaaaa", Tone.FAINT: "#aaaaaa",
        Tone.RULE: "#aaaaaa", Tone.KEY: "#55ffff", Tone.SOON: "#ffff55", Tone.BAD: "#ff5555",
        Tone.GOOD: "#55ff55", Tone.HIT: "#ffffff",
    },
    False: {
        Tone.STRONG: "#000000", Tone.PLAIN: "#000000", Tone.QUIET: "#555555", Tone.FAINT: "#555555",
        Tone.RULE: "#555555", Tone.KEY: "#0000aa", Tone.SOON: "#aa5500", Tone.BAD: "#aa0000",
        Tone.GOOD: "#000000", Tone.HIT: "#000000",
    },
}  # fmt: skip
"""Of 16 colours those that a dark or a light palette uses. Dim text would be made of them again, so none is."""


def colours_of(system: str | None, wanted: bool) -> int:
    """How many colours there are in a colour system, as rich calls it, if colours are `wanted` at all."""
    if not wanted or system is None:
        return NONE
    return FEW if system in ("standard", "windows") else MANY


class Palette(Struct, frozen=True):
    """The colours of one theme: `ground` is the page, `raised` a dialog or a field on it, `rule` draws no words."""

    name: str
    dark: bool
    ground: str
    raised: str
    strong: str
    plain: str
    quiet: str
    faint: str
    rule: str
    key: str
    soon: str
    bad: str
    good: str

    @property
    def hit(self) -> str:
        """What was sought is as strong as a heading, and underlined."""
        return self.strong

    @property
    def held(self) -> str:
        """The ground of the field that has the focus."""
        return self._tinted(0.12)

    @property
    def marked(self) -> str:
        """The ground of text that is selected in a field."""
        return self._tinted(0.3)

    def _tinted(self, part: float) -> str:
        return Color.parse(self.ground).blend(Color.parse(self.key), part).hex

    @property
    def setting(self) -> str:
        """What the settings call it."""
        return self.name.removeprefix("tuikuan-")

    def theme(self) -> Theme:
        """The palette as Textual wants it; `desk.tcss` uses the variables."""
        return Theme(
            name=self.name,
            primary=self.key,
            foreground=self.plain,
            background=self.ground,
            surface=self.raised,
            panel=self.raised,
            warning=self.soon,
            error=self.bad,
            dark=self.dark,
            variables={
                "quiet": self.quiet,
                "faint": self.faint,
                "rule": self.rule,
                "input-cursor-background": self.plain,
                "input-cursor-foreground": self.ground,
                "input-selection-background": self.marked,
                "held": self.held,
                "scrollbar": self.rule,
                "scrollbar-hover": self.quiet,
                "scrollbar-active": self.quiet,
                "scrollbar-background": self.ground,
                "scrollbar-background-hover": self.ground,
                "scrollbar-background-active": self.ground,
                "scrollbar-corner-color": self.ground,
            },
        )

    def inks(self, raised: bool, colours: int = MANY) -> Mapping[Tone, Style]:
        """A style for each tone, on the page or on what is raised above it."""
        ground = self.raised if raised else self.ground
        named = _NAMED[self.dark]
        if colours == MANY:
            named = {tone: getattr(self, tone) for tone in Tone}
        elif colours == NONE:
            named = named | dict.fromkeys((Tone.KEY, Tone.SOON, Tone.BAD, Tone.GOOD), named[Tone.STRONG])
        styles = {tone: Style(color=named[tone], bgcolor=ground) for tone in Tone}
        for tone in (Tone.STRONG, Tone.SOON, Tone.BAD, Tone.GOOD):
            styles[tone] += Style(bold=True, underline=colours == NONE and tone is not Tone.STRONG)
        styles[Tone.HIT] += Style(bold=True, underline=True)
        if colours != MANY:
            styles[Tone.KEY] += Style(bold=True)
        return styles


DARK = Palette(
    name="tuikuan-dark", dark=True, ground="#14171c", raised="#1d2229",
    strong="#f3f5f7", plain="#cfd4da", quiet="#9aa2ac", faint="#848c97", rule="#6a727d",
    key="#7fb0d8", soon="#e6b35c", bad="#e67e7e", good="#7fc796",
)  # fmt: skip
LIGHT = Palette(
    name="tuikuan-light", dark=False, ground="#fbfaf7", raised="#f0eee8",
    strong="#101214", plain="#2e3338", quiet="#5a6067", faint="#666c73", rule="#82868a",
    key="#1f6aa5", soon="#9a5a00", bad="#b3261e", good="#1d6b34",
)  # fmt: skip

HIGH_CONTRAST = Palette(
    name="tuikuan-high-contrast", dark=True, ground="#000000", raised="#1a1a1a",
    strong="#ffffff", plain="#ffffff", quiet="#d0d0d0", faint="#b0b0b0", rule="#9a9a9a",
    key="#5fd7ff", soon="#ffd75f", bad="#ff8787", good="#87ff87",
)  # fmt: skip
PALETTES = (DARK, LIGHT, HIGH_CONTRAST)


def palette_of(name: str) -> Palette:
    """The palette a setting asks for; dark unless it names another."""
    return next((one for one in PALETTES if one.setting == name), DARK)


class InkedApp(App[int]):
    """An app with a palette; whatever draws lines asks it for the styles of the tones."""

    def __init__(self, palette: Palette, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        for one in PALETTES:
            self.register_theme(one.theme())
        # set first without its watcher, which would read all style sheets a second time
        self.set_reactive(App.theme, palette.name)
        self.put_on(palette)
        self.stylesheet.set_variables(self.get_css_variables())

    def put_on(self, palette: Palette) -> None:
        """Change the colours."""
        self.palette = palette
        colours = colours_of(self.console.color_system, not self.no_color)
        self.inks: Mapping[Tone, Style] = palette.inks(raised=False, colours=colours)
        self.inks_raised: Mapping[Tone, Style] = palette.inks(raised=True, colours=colours)
        self.theme = palette.name
