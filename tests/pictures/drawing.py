"""Draws an emulated terminal screen as an SVG picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import pyte

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8, 21, 14
FONTS = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
NARROW = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#c4a000", "blue": "#2472c8",
    "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """Neighbouring cells of one look: where they begin, how many cells they take, and what they say.

    All its characters are of one kind, so that stretching the text to its cells moves none of them.
    """

    x: int
    y: int
    cells: int
    text: str
    kind: str
    ink: str
    paper: str
    bold: bool

    def goes_on(self, other: Run) -> bool:
        """Whether `other` can be drawn as one with this."""
        look = (self.y, self.kind, self.ink, self.paper, self.bold)
        return look == (other.y, other.kind, other.ink, other.paper, other.bold) and (
            self.x + self.cells == other.x and self.kind != "sign"
        )


def kind_of(text: str, wide: bool) -> str:
    """Blank, wide, plain letters, or a sign whose width fonts do not agree on."""
    if not text.strip():
        return "blank"
    if wide:
        return "wide"
    return "plain" if text.isascii() or text == "─" else "sign"


def runs(screen: pyte.Screen, ink: str, paper: str) -> list[Run]:
    """The screen cut into runs, line by line."""
    found: list[Run] = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if cell.data == "":
                continue
            wide = x + 1 < screen.columns and screen.buffer[y][x + 1].data == ""
            front, back = colour(cell.fg, ink), colour(cell.bg, paper)
            if cell.reverse:
                front, back = back, front
            run = Run(x, y, 1 + wide, cell.data, kind_of(cell.data, wide), front, back, cell.bold)
            if found and found[-1].goes_on(run):
                last = found[-1]
                found[-1] = replace(last, cells=last.cells + run.cells, text=last.text + run.text)
            else:
                found.append(run)
    return found


def colour(name: str, default: str) -> str:
    """A colour of the emulator as CSS."""
    if name == "default":
        return default
    return NAMED.get(name.removeprefix("bright"), f"#{name}")


def svg(screen: pyte.Screen, *, light: bool = False) -> str:
    """The screen as a picture of its own size."""
    ink, paper = ("#1f2328", "#fbfbf9") if light else ("#d7d7d7", "#16181c")
    shapes, words = [], []
    for run in runs(screen, ink, paper):
        left, top = MARGIN + run.x * CELL_WIDTH, MARGIN + run.y * CELL_HEIGHT
        width = run.cells * CELL_WIDTH
        if run.paper != paper:
            shapes.append(f'<rect x="{left}" y="{top}" width="{width}" height="{CELL_HEIGHT}" fill="{run.paper}"/>')
        if run.text.strip():
            weight = ' font-weight="bold"' if run.bold else ""
            if run.kind == "sign":  # Chinese fonts draw quotes and arrows two cells wide
                weight += f' font-family="{NARROW}" font-size="13"'
            words.append(
                f'<text x="{left}" y="{top + 16}" textLength="{width}" lengthAdjust="spacingAndGlyphs"'
                f' fill="{run.ink}"{weight}>{escape(run.text)}</text>'
            )
    width = 2 * MARGIN + screen.columns * CELL_WIDTH
    height = 2 * MARGIN + screen.lines * CELL_HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<rect width="100%" height="100%" rx="8" fill="{paper}"/>{"".join(shapes)}'
        f'<g font-family="{FONTS}" font-size="{2 * CELL_WIDTH}">{"".join(words)}</g></svg>\n'
    )
