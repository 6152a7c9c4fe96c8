"""A dossier as Markdown: for a text field, an editor, a diff. Pictures are named, not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.dossier.pages import Block, Document, Grid, Lines, Para, Picture, Words

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#&$])")
_AT_BEGINNING = re.compile(r"^()([-+=]|\d+(?=[.)](?:\s|$)))")
_ADDRESS = re.compile(r"(?<=[A-Za-z])(://)|(?<=www)\.")


def to_md(document: Document) -> str:
    """The whole file."""
    return "\n\n".join(_parts(document)) + "\n"


def _parts(document: Document) -> Iterator[str]:
    yield f"# {_text(document.title)}"
    if document.lead:
        yield _text(document.lead)
    yield _lines(Lines(document.lines))
    if document.omitted:
        yield f"**{_text(document.omitted_title)}**"
        yield "\n".join(f"- {_text(line)}" for line in document.omitted)
    for sheet in document.sheets:
        yield f"## {_text(sheet.heading)}"
        if sheet.lead:
            yield _text(sheet.lead)
        for block in sheet.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Para(text):
            yield _text(text)
        case Lines():
            if block.title:
                yield f"### {_text(block.title)}"
            yield _lines(block)
        case Grid():
            yield _grid(block)
        case Picture(_, title, caption, file):
            yield f"### {_text(title)}"
            yield from filter(None, map(_text, (*caption.split("\n"), file)))
        case Words(_, title, caption, text):
            yield f"### {_text(title)}"
            yield from filter(None, map(_text, caption.split("\n")))
            if text:
                yield "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _lines(lines: Lines) -> str:
    return "\n".join(f"- {_text(line.label)}{_colon(line.label)}{_text(line.value)}" for line in lines.lines)


def _colon(label: str) -> str:
    return ": " if label.isascii() else "："


def _grid(grid: Grid) -> str:
    head = grid.head[:-1] if grid.pages else grid.head
    rows = (head, ("---",) * len(head), *grid.rows)
    return "\n".join(
        "| " + " | ".join(cell if row is rows[1] else _text(cell) for cell in row) + " |" for row in rows
    )


def _text(text: str) -> str:
    """Words of others as words: nothing in them is markup, and a line stays a line."""
    marked = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    marked = _ADDRESS.sub(lambda found: "\\" + ":" + "//" if found[1] else "\\.", marked)
    return _AT_BEGINNING.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else found[1] + found[2] + "\\", marked
    )
