"""Guidance drawn from Markdown: markdown-it tokens turned into styled lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from content.text.cells import cells, plain
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, folded, indent, key, lined, quiet, strong, width_of
from tui.desk.draw.tables import table_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

MEASURE = 76
"""Cells of the longest line of running text: about 38 ideographs, an easy measure to read."""


def markdown_lines(body: str, width: int, pen: Context, title: bool = True) -> list[Line]:
    """The lines of a page. Without `title` its first heading is left out."""
    from content.pack.markdown import parser, without_tags

    tokens = parser().parse(without_tags(body))
    if not title and tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    return _Page(pen).blocks(tokens, min(width, MEASURE))


class _Page:
    """Draws the blocks of one page, from the outside in."""

    def __init__(self, pen: Context) -> None:
        self.pen = pen

    def blocks(self, tokens: Sequence[Token], width: int, tight: bool = False) -> list[Line]:
        """The lines of a run of blocks, with a blank line between two blocks unless they stand tight."""
        lines: list[Line] = []
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            drawn = self._block(tokens[at], tokens[at + 1 : end], max(1, width))
            if drawn and lines and not tight:
                lines.append(())
            lines += drawn
            at = end + 1
        return lines

    def _block(self, token: Token, inside: Sequence[Token], width: int) -> list[Line]:
        lines: list[Line] = []
        match token.type:
            case "heading_open":
                lines = self._heading(token, inside[0], width)
            case "paragraph_open":
                lines = self.text(inside[0], width)
            case "bullet_list_open" | "ordered_list_open":
                lines = self._list(token, inside, width)
            case "blockquote_open":
                bar = lined(f"{self.pen.signs.wall} ")
                lines = indent(self.blocks(inside, width - 2), (bar,), (bar,))
            case "fence" | "code_block":
                lines = self._code(token, width)
            case "table_open":
                lines = table_lines(self._cells(inside), width, self.pen)
            case "hr":
                lines = [(lined(self.pen.signs.rule * width),)]
        return lines

    def _code(self, token: Token, width: int) -> list[Line]:
        lines: list[Line] = []
        for line in token.content.rstrip("\n").split("\n"):
            lines += indent(folded([quiet(plain(line))], width - 2), (Span("  "),))
        return lines

    def _heading(self, token: Token, inline: Token, width: int) -> list[Line]:
        words = "".join(span.text for span in self.spans(inline))
        lines = folded([strong(words) if token.tag in ("h1", "h2") else Span(words)], width)
        if token.tag == "h1":
            lines.append((lined(self.pen.signs.rule * min(width, max(map(width_of, lines)))),))
        return lines

    def _list(self, token: Token, inside: Sequence[Token], width: int) -> list[Line]:
        lines: list[Line] = []
        number = int(token.attrGet("start") or 1)
        at = 0
        while at < len(inside):
            end = _end_of(inside, at)
            mark = quiet(f"{self.pen.signs.dot} ")
            if token.type == "ordered_list_open":
                mark = quiet(f"{number}. ")
                number += 1
            item = list(inside[at + 1 : end])
            box = self._take_box(item)
            mark = Span(f"{box} ") if box else mark
            lines += indent(self.blocks(item, width - cells(mark.text), tight=True), (mark,))
            at = end + 1
        return lines

    def _take_box(self, item: list[Token]) -> str:
        """Take the `[ ]` off a task item and say which box stands for it."""
        inline = next((token for token in item if token.type == "inline"), None)
        if inline is None or not inline.children or inline.children[0].type != "text":
            return ""
        first = inline.children[0]
        for mark, box in (("[ ] ", self.pen.signs.box), ("[x] ", self.pen.signs.ticked)):
            if first.content.lower().startswith(mark):
                first.content = first.content[4:]
                return box
        return ""

    def text(self, inline: Token, width: int) -> list[Line]:
        """Running text broken into lines."""
        return folded(self.spans(inline), width)

    def spans(self, inline: Token) -> list[Span]:
        """The styled pieces of an inline token."""
        spans: list[Span] = []
        tones = [Tone.PLAIN]
        for token in inline.children or ():
            match token.type:
                case "text" | "html_inline":
                    spans.append(Span(plain(token.content), tones[-1]))
                case "code_inline":
                    spans.append(key(plain(token.content)))
                case "strong_open":
                    tones.append(Tone.STRONG)
                case "em_open" | "link_open":
                    tones.append(tones[-1])
                case "strong_close" | "em_close":
                    tones.pop()
                case "link_close":
                    tones.pop()
                case "softbreak":
                    spans.append(Span(_soft(spans)))
                case "hardbreak":
                    spans.append(Span("\n"))
                case "image":
                    spans.append(quiet(plain(token.content)))
            if token.type == "link_open":
                self._address = plain(str(token.attrGet("href") or ""), most=300)
            elif token.type == "link_close" and _is_news(self._address, spans):
                spans.append(quiet(f" <{self._address}>"))
        return spans

    _address = ""

    def _cells(self, inside: Sequence[Token]) -> list[list[list[Span]]]:
        """The cells of a table, row by row; the first row is its head."""
        rows: list[list[list[Span]]] = []
        for token in inside:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.spans(token))
        return rows


def _end_of(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the block which begins at `start`."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _soft(spans: Sequence[Span]) -> str:
    """A line end in the source is a blank between words, and nothing after an ideograph."""
    last = spans[-1].text[-1:] if spans else ""
    return "" if last and cells(last) == 2 else " "


def _is_news(address: str, spans: Sequence[Span]) -> bool:
    return bool(address) and not (spans and spans[-1].text == address) and "://" in address
