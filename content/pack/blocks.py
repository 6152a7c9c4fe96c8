"""The one walk over a page of Markdown: blocks of harmless words, which each face draws with its own pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from content.text.cells import cells, plain
from content.text.wrap import NO_END, NO_START

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST = 20_000
"""Characters that are shown of one piece of text."""
MOST_ADDRESS = 300
PAGES = 32
"""Pages whose blocks are kept: one goes on between a few, and each is drawn at every change of its case."""


class Voice(StrEnum):
    """How a piece of text is said; an address is that of the link before it, an image is told by its words."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"
    ADDRESS = "address"
    IMAGE = "image"


class Run(Struct, frozen=True):
    """A piece of text in one voice; a line end in it is one that the page asks for."""

    text: str
    voice: Voice = Voice.PLAIN


Words = tuple[Run, ...]


class Heading(Struct, frozen=True):
    """A heading; the level counts from 1."""

    level: int
    words: Words


class Paragraph(Struct, frozen=True):
    """Running text."""

    words: Words


class Item(Struct, frozen=True):
    """A point of a list; `done` says whether its box is ticked, None when it has none."""

    blocks: tuple[Block, ...]
    done: bool | None = None


class Listing(Struct, frozen=True):
    """A list; `start` is the number of its first point, None when they are not numbered."""

    items: tuple[Item, ...]
    start: int | None = None


class Quote(Struct, frozen=True):
    """What somebody else said."""

    blocks: tuple[Block, ...]


class Code(Struct, frozen=True):
    """Lines to be shown as they are, and the language that they are said to be in."""

    lines: tuple[str, ...]
    language: str = ""


class Table(Struct, frozen=True):
    """Rows of cells; the first is the head."""

    rows: tuple[tuple[Words, ...], ...]


class Rule(Struct, frozen=True):
    """A line across."""


Block = Heading | Paragraph | Listing | Quote | Code | Table | Rule


@lru_cache(PAGES)
def blocks_of(body: str) -> tuple[Block, ...]:
    """The blocks of a page; ids of to-dos are left out, and so is what is nothing to read."""
    from content.pack.markdown import parser, without_tags

    return tuple(_blocks(parser().parse(without_tags(body))))


def text_of(words: Words) -> str:
    """The text of some words, whatever the voice."""
    return "".join(run.text for run in words)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    for token, inside in _outermost(tokens):
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1:]), _words(inside[0]))
            case "paragraph_open":
                yield Paragraph(_words(inside[0]))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None
                yield Listing(tuple(_item(points) for _, points in _outermost(inside)), start)
            case "blockquote_open":
                yield Quote(tuple(_blocks(inside)))
            case "fence" | "code_block":
                lines = token.content.rstrip("\n").split("\n")
                yield Code(tuple(plain(line, most=MOST) for line in lines), token.info.strip())
            case "table_open":
                yield Table(tuple(_rows(inside)))
            case "hr":
                yield Rule()


def _outermost(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each token that opens a block, and what is in it."""
    depth = start = 0
    for at, token in enumerate(tokens):
        if depth == 0:
            start = at
        depth += token.nesting
        if depth == 0:
            yield tokens[start], tokens[start + 1 : at]


def _item(tokens: Sequence[Token]) -> Item:
    blocks = tuple(_blocks(tokens))
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.words:
        return Item(blocks)
    lead = first.words[0].text
    done = {"[ ] ": False, "[x] ": True}.get(lead[:4].lower())
    if done is None or first.words[0].voice is not Voice.PLAIN:
        return Item(blocks)
    rest = (Run(lead[4:]), *first.words[1:]) if lead[4:] else first.words[1:]
    return Item((Paragraph(rest), *blocks[1:]), done)


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[Words, ...]]:
    row: list[Words] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_words(token, cell=True))
        elif token.type == "tr_close":
            yield tuple(row)


def _words(inline: Token, cell: bool = False) -> Words:
    """The pieces of running text; in a cell of a table `<br>` is a line end."""
    found: list[Run] = []
    strong, soft, address, linked = 0, False, "", 0
    for token in inline.children or ():
        match token.type:
            case "text":
                text = plain(token.content, most=MOST)
                text = text.replace("<br>", "\n") if cell else text
                glue = _glue(found, text) if soft else ""
                soft = soft and not text
                if glue + text:
                    found.append(Run(glue + text, Voice.STRONG if strong else Voice.PLAIN))
            case "code_inline" | "image":
                if soft and _glue(found, token.content):
                    found.append(Run(" "))
                soft = False
                voice = Voice.CODE if token.type == "code_inline" else Voice.IMAGE
                found.append(Run(plain(token.content, most=MOST), voice))
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "softbreak":
                soft = True
            case "hardbreak":
                found.append(Run("\n"))
            case "link_open":
                address, linked = plain(str(token.attrGet("href") or ""), most=MOST_ADDRESS), len(found)
            case "link_close":
                if "://" in address and text_of(tuple(found[linked:])).strip() != address:
                    found.append(Run(address, Voice.ADDRESS))
    return tuple(found)


def _glue(found: Sequence[Run], after: str) -> str:
    """What a line end of the source stands for: a blank between words, nothing beside an ideograph or its marks."""
    before = found[-1].text[-1:] if found else ""
    if not before or not after or before == "\n" or cells(before) == 2 or cells(after[0]) == 2:
        return ""
    return "" if (before in NO_END or after[0] in NO_START) and not after[0].isascii() else " "
