"""Guidance drawn from Markdown: the blocks of a page turned into styled lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from content.pack.blocks import (
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Table,
    Voice,
    blocks_of,
    text_of,
)
from content.text.cells import cells
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, folded, indent, key, lined, quiet, strong, width_of
from tui.desk.draw.tables import table_lines

if TYPE_CHECKING:
    from content.pack.blocks import (
        Block,
        Item,
        Run,
        Words,
    )

MEASURE = 76
"""Cells of the longest line of running text: about 38 ideographs, an easy measure to read."""


def markdown_lines(body: str, width: int, pen: Context, title: bool = True) -> list[Line]:
    """The lines of a page. Without `title` its first heading is left out."""
    blocks = blocks_of(body)
    if not title and blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        blocks = blocks[1:]
    return _Page(pen).blocks(blocks, min(width, MEASURE))


class _Page:
    """Draws the blocks of one page, from the outside in."""

    def __init__(self, pen: Context) -> None:
        self.pen = pen

    def blocks(self, blocks: Sequence[Block], width: int, tight: bool = False) -> list[Line]:
        """The lines of a run of blocks, with a blank line between two blocks unless they stand tight."""
        lines: list[Line] = []
        for block in blocks:
            drawn = self._block(block, max(1, width))
            if drawn and lines and not tight:
                lines.append(())
            lines += drawn
        return lines

    def _block(self, block: Block, width: int) -> list[Line]:
        lines: list[Line] = []
        match block:
            case Heading():
                lines = self._heading(block, width)
            case Paragraph():
                lines = folded(_spans(block.words), width)
            case Listing():
                lines = self._list(block, width)
            case Quote():
                bar = lined(f"{self.pen.signs.wall} ")
                lines = indent(self.blocks(block.blocks, width - 2), (bar,), (bar,))
            case Code():
                folds = (folded([quiet(line)], width - 2) for line in block.lines)
                lines = [line for fold in folds for line in indent(fold, (Span("  "),))]
            case Table():
                lines = table_lines([[_spans(cell) for cell in row] for row in block.rows], width, self.pen)
            case Rule():
                lines = [(lined(self.pen.signs.rule * width),)]
        return lines

    def _heading(self, heading: Heading, width: int) -> list[Line]:
        words = text_of(heading.words)
        lines = folded([strong(words) if heading.level <= 2 else Span(words)], width)
        if heading.level == 1:
            lines.append((lined(self.pen.signs.rule * min(width, max(map(width_of, lines)))),))
        return lines

    def _list(self, listing: Listing, width: int) -> list[Line]:
        lines: list[Line] = []
        for number, item in enumerate(listing.items, listing.start or 0):
            mark = self._mark(item, f"{number}." if listing.start is not None else self.pen.signs.dot)
            lines += indent(self.blocks(item.blocks, width - cells(mark.text), tight=True), (mark,))
        return lines

    def _mark(self, item: Item, sign: str) -> Span:
        if item.done is None:
            return quiet(f"{sign} ")
        return Span(f"{self.pen.signs.ticked if item.done else self.pen.signs.box} ")


def _spans(words: Words) -> list[Span]:
    return [_span(run) for run in words]


def _span(run: Run) -> Span:
    match run.voice:
        case Voice.STRONG:
            return strong(run.text)
        case Voice.CODE:
            return key(run.text)
        case Voice.ADDRESS:
            return quiet(f" <{run.text}>")
        case Voice.IMAGE:
            return quiet(run.text)
    return Span(run.text)
