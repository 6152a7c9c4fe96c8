"""A dossier as lines to be read on a screen before it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.dossier.pages import Block, Document, Grid, Lines, Para, Picture, Words


def to_plain(document: Document) -> tuple[tuple[bool, str], ...]:
    """The lines, each with whether it leads what follows; an empty one stands before each part."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[tuple[bool, str]]:
    if document.lead:
        yield False, document.lead
    yield from _block(Lines(document.lines))
    if document.omitted:
        yield from ((False, ""), (True, document.omitted_title))
        yield from ((False, line) for line in document.omitted)
    for sheet in document.sheets:
        yield from ((False, ""), (True, sheet.heading))
        if sheet.lead:
            yield False, sheet.lead
        for block in sheet.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[tuple[bool, str]]:
    match block:
        case Para(text):
            yield False, text
        case Lines(lines, title):
            if title:
                yield True, title
            for line in lines:
                yield False, f"{line.label}{': ' if line.label.isascii() else '：'}{line.value}"
        case Grid(_, rows):
            for row in rows:
                yield False, _joined(row)
        case Picture(_, title, caption, file):
            yield False, _joined((title, caption, file))
        case Words(_, title, caption, text):
            yield False, _joined((title, caption))
            yield from ((False, line) for line in text.split("\n") if line)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
