"""A page of guidance as linear text: headings, wrapped paragraphs, lists, and tables told row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.pack.blocks import (
    Block,
    Code,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Table,
    Voice,
    Words,
    blocks_of,
)
from content.text.cells import cells
from content.text.wrap import hang

STEP = "  "


def page_text(body: str, width: int, fences: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """The lines of a page, at most `width` cells wide.

    `fences` gives lines to show in the place of a fenced block of that language, such as a chart.
    """
    lines = _Page(width, fences or {}).blocks(blocks_of(body), "")
    return lines[:-1] if lines and not lines[-1] else lines


def _said(words: Words) -> str:
    return "".join(f" ({run.text})" if run.voice is Voice.ADDRESS else run.text for run in words)


class _Page:
    def __init__(self, width: int, fences: Mapping[str, Sequence[str]]) -> None:
        self.width, self.fences = width, fences

    def blocks(self, blocks: Sequence[Block], indent: str, tight: bool = False) -> list[str]:
        """The lines of blocks, with a blank line after each unless `tight`."""
        lines: list[str] = []
        for block in blocks:
            made = self.block(block, indent)
            lines += made if tight or not made else [*made, ""]
        return lines

    def block(self, block: Block, indent: str) -> list[str]:
        lines: list[str] = []
        match block:
            case Heading():
                lines = self._heading(_said(block.words), block.level)
            case Paragraph():
                lines = hang(_said(block.words), self.width, indent, indent)
            case Listing():
                lines = self._list(block, indent)
            case Table():
                lines = self._table(block, indent)
            case Quote():
                inner = _Page(self.width - 2, self.fences)
                lines = [f"{indent}| {line}" for line in inner.blocks(block.blocks, "", tight=True)]
            case Code():
                lines = [f"{indent}{STEP}{line}" for line in self.fences.get(block.language, block.lines)]
        return lines

    def _heading(self, words: str, level: int) -> list[str]:
        lines = hang(words, self.width, "", "")
        return [*lines, "=" * min(self.width, max(map(cells, lines)))] if level == 1 else lines

    def _list(self, listing: Listing, indent: str) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(listing.items, listing.start or 0):
            lines += self._item(item, indent, "- " if listing.start is None else f"{number}. ")
        return lines

    def _item(self, item: Item, indent: str, mark: str) -> list[str]:
        under = indent + " " * len(mark)
        lines: list[str] = []
        for block in item.blocks:
            if not isinstance(block, Paragraph):
                lines += self.block(block, under)
                continue
            box = {None: mark, False: "[ ] ", True: "[x] "}[item.done]
            first = indent + box if not lines else under
            lines += hang(_said(block.words), self.width, first, " " * len(first))
        return lines

    def _table(self, table: Table, indent: str) -> list[str]:
        head, *rows = table.rows
        names = [_said(cell) for cell in head]
        lines: list[str] = []
        for row in rows:
            for name, word in zip(names, map(_said, row), strict=False):
                if word.strip() not in ("", "—"):
                    label = indent + name + (("：" if cells(name[-1]) == 2 else ": ") if name else "")
                    lines += hang(word, self.width, label, indent + STEP) if cells(label) < self.width // 2 else []
            lines.append("")
        return lines[:-1]
