"""Draws an emulated terminal screen as an SVG picture."""

from __future__ import annotations

import re
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
VIVID = {
    "black": "#666666", "red": "#f14c4c", "green": "#23d18b", "brown": "#e5e510", "blue": "#3b8eea",
    "magenta": "#d670d6", "cyan": "#29b8db", "white": "#ffffff",
}  # fmt: skip
ARMS = {
    "│": "ud", "┃": "ud", "├": "udr", "┤": "udl", "┬": "dlr", "┴": "ulr", "┼": "udlr",
    "╭": "dr", "╮": "dl", "╰": "ur", "╯": "ul", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul",
}  # fmt: skip
"""Characters that draw lines, and where their lines go on into the next cell: up, down, left, right."""

BLOCKS = {"█": (0.0, 1.0), "▀": (0.0, 0.5), "▄": (0.5, 1.0)}
"""Characters that fill their cell, and from which to which part of its height."""

WORDS = re.compile("[^ ]+(?: [^ ]+)*")
"""What is drawn as one text: browsers make one blank of several."""


@dataclass(frozen=True)
class Run:
    """Neighbouring cells of one look: where they begin, how many cells they take, and what they say.

    All its characters are of one kind, so that stretching the text to its cells moves none of them.
    """

    x: int
    cells: int
    text: str
    kind: str
    ink: str
    paper: str
    bold: bool

    def goes_on(self, other: Run) -> bool:
        """Whether `other` can be drawn as one with this."""
        if self.kind == "sign" or (self.kind, self.paper) != (other.kind, other.paper):
            return False
        return not other.text.strip() or (self.ink, self.bold) == (other.ink, other.bold)


Line = tuple[Run, ...]


def kind_of(text: str, wide: bool) -> str:
    """Wide, plain letters and blanks, a rule, or a sign whose width fonts do not agree on."""
    if wide or text == "─":
        return "wide" if wide else "rule"
    return "plain" if text.isascii() else "sign"


def inks(light: bool) -> tuple[str, str]:
    """The terminal's own ink and paper."""
    return ("#1f2328", "#fbfbf9") if light else ("#d7d7d7", "#16181c")


def lines_of(screen: pyte.Screen, *, light: bool = False) -> tuple[Line, ...]:
    """What the screen shows, each line cut into runs."""
    return tuple(_line(screen, y, *inks(light)) for y in range(screen.lines))


def _line(screen: pyte.Screen, y: int, ink: str, paper: str) -> Line:
    found: list[Run] = []
    for x in range(screen.columns):
        cell = screen.buffer[y][x]
        if cell.data == "":
            continue
        wide = x + 1 < screen.columns and screen.buffer[y][x + 1].data == ""
        front, back = colour(cell.fg, ink), colour(cell.bg, paper)
        if cell.reverse:
            front, back = back, front
        run = Run(x, 1 + wide, cell.data, kind_of(cell.data, wide), front, back, cell.bold)
        if found and found[-1].goes_on(run):
            last = found[-1]
            found[-1] = replace(last, cells=last.cells + run.cells, text=last.text + run.text)
        else:
            found.append(run)
    return tuple(found)


def colour(name: str, default: str) -> str:
    """A colour of the emulator as CSS."""
    if name == "default":
        return default
    if name.startswith("bright"):
        return VIVID[name.removeprefix("bright")]
    return NAMED.get(name, f"#{name}")


def marks(line: Line, y: int, paper: str) -> str:
    """A line as shapes and words at its place in a picture of that paper."""
    top = MARGIN + y * CELL_HEIGHT
    shapes, words = [], []
    for run in line:
        if run.paper != paper:
            left, width = MARGIN + run.x * CELL_WIDTH, run.cells * CELL_WIDTH
            shapes.append(f'<rect x="{left}" y="{top}" width="{width}" height="{CELL_HEIGHT}" fill="{run.paper}"/>')
        if run.text in ARMS or run.kind == "rule":
            words.append(_strokes(run, top))
        elif run.text in BLOCKS:
            shapes.append(_block(run, top))
        else:
            words += [_text(run, piece.start(), piece[0], top) for piece in WORDS.finditer(run.text)]
    return "".join(shapes + words)


def _text(run: Run, before: int, text: str, top: int) -> str:
    """Words of a run. Only plain runs hold blanks, so `before` counts cells as well as characters."""
    cells = len(text) if run.kind == "plain" else run.cells
    look = ' font-weight="bold"' if run.bold else ""
    if run.kind == "sign":  # Chinese fonts draw quotes and arrows two cells wide
        look += f' font-family="{NARROW}" font-size="13"'
    return (
        f'<text x="{MARGIN + (run.x + before) * CELL_WIDTH}" y="{top + 16}" textLength="{cells * CELL_WIDTH}" '
        f'lengthAdjust="spacingAndGlyphs" fill="{run.ink}"{look}>{escape(text)}</text>'
    )


def _block(run: Run, top: int) -> str:
    """A full or half block, to the edges of its cell."""
    begin, end = (round(CELL_HEIGHT * part) for part in BLOCKS[run.text])
    place = f'x="{MARGIN + run.x * CELL_WIDTH}" y="{top + begin}" width="{CELL_WIDTH}" height="{end - begin}"'
    return f'<rect {place} fill="{run.ink}"/>'


def _strokes(run: Run, top: int) -> str:
    """A rule, or a character that draws lines, from edge to edge of its cells."""
    left, y = MARGIN + run.x * CELL_WIDTH, top + CELL_HEIGHT // 2
    x, right = left + run.cells * CELL_WIDTH // 2, left + run.cells * CELL_WIDTH
    ends = {"u": f"V{top}", "d": f"V{top + CELL_HEIGHT}", "l": f"H{left}", "r": f"H{right}"}
    way = "".join(f"M{x} {y}{ends[arm]}" for arm in ARMS.get(run.text, "lr"))
    return f'<path d="{way}" stroke="{run.ink}" stroke-width="{2 if run.text == "┃" else 1}"/>'


def extent(columns: int, lines: int) -> tuple[int, int]:
    """Width and height of a picture of that many cells."""
    return 2 * MARGIN + columns * CELL_WIDTH, 2 * MARGIN + lines * CELL_HEIGHT


def picture(columns: int, lines: int, body: str, *, light: bool = False, style: str = "") -> str:
    """What was drawn, on its paper."""
    width, height = extent(columns, lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'{style}<rect width="100%" height="100%" rx="8" fill="{inks(light)[1]}"/>'
        f'<g font-family="{FONTS}" font-size="{2 * CELL_WIDTH}">{body}</g></svg>\n'
    )


def svg(screen: pyte.Screen, *, light: bool = False) -> str:
    """The screen as a picture of its own size."""
    drawn = (marks(line, y, inks(light)[1]) for y, line in enumerate(lines_of(screen, light=light)))
    return picture(screen.columns, screen.lines, "".join(drawn), light=light)
