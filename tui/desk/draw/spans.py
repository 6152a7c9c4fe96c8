"""Ink: styled lines as plain values, measured and cut in cells of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from content.text.cells import CUT, cells, cut
from content.text.wrap import wrap


class Tone(StrEnum):
    """How much a piece of text wants to be seen, and what it means: four levels, four meanings, and a hit."""

    STRONG = "strong"
    PLAIN = "plain"
    QUIET = "quiet"
    FAINT = "faint"
    KEY = "key"
    SOON = "soon"
    BAD = "bad"
    GOOD = "good"
    HIT = "hit"
    RULE = "rule"


class Span(NamedTuple):
    """A piece of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Span, ...]
"""A line of the screen, drawn from left to right."""


def strong(text: str) -> Span:
    """What a line is about."""
    return Span(text, Tone.STRONG)


def plain_span(text: str) -> Span:
    """Text to read."""
    return Span(text, Tone.PLAIN)


def quiet(text: str) -> Span:
    """What stands beside it."""
    return Span(text, Tone.QUIET)


def faint(text: str) -> Span:
    """What may be overlooked."""
    return Span(text, Tone.FAINT)


def lined(text: str) -> Span:
    """What is no word: rules, walls, arcs."""
    return Span(text, Tone.RULE)


def key(text: str) -> Span:
    """What can be pressed, and where the selection is."""
    return Span(text, Tone.KEY)


def soon(text: str) -> Span:
    """What ends soon."""
    return Span(text, Tone.SOON)


def bad(text: str) -> Span:
    """What is lost or went wrong."""
    return Span(text, Tone.BAD)


def good(text: str) -> Span:
    """What came back, or what opens a way."""
    return Span(text, Tone.GOOD)


def text_of(line: Line) -> str:
    """The text of a line without its tones."""
    return "".join(span.text for span in line)


def width_of(line: Iterable[Span]) -> int:
    """The cells a line fills."""
    return sum(cells(span.text) for span in line)


def fit(line: Line, width: int) -> Line:
    """The line cut to `width` cells; where it was cut it ends in “…”."""
    room = max(0, width)
    if width_of(line) <= room:
        return line
    kept: list[Span] = []
    for n, span in enumerate(line):
        size = cells(span.text)
        if size > room or (size == room and width_of(line[n + 1 :])):
            short = cut(span.text, room) if size > room else cut(span.text + CUT, room)
            kept.append(Span(short, span.tone))
            break
        kept.append(span)
        room -= size
    return tuple(span for span in kept if span.text)


def ended(lines: list[Line], most: int, width: int) -> list[Line]:
    """The first `most` of lines; where there are more the last of them ends in “…”."""
    if len(lines) <= most:
        return lines
    if most <= 0:
        return []
    last, more = lines[most - 1], text_of(lines[most])
    end = last[-1] if last else Span("")
    # the blank at which Latin words parted
    gap = " " if (end.text[-1:] + more[:1]).isascii() else ""
    return [*lines[: most - 1], fit((*last[:-1], Span(f"{end.text}{gap}{more}", end.tone)), width)]


def padded(line: Line, width: int) -> Line:
    """The line cut or filled with blanks to exactly `width` cells."""
    short = fit(line, width)
    gap = width - width_of(short)
    return (*short, Span(" " * gap)) if gap > 0 else short


def spread(left: Line, right: Line, width: int, gap: int = 2) -> Line:
    """`left` at the left and `right` at the right of `width` cells; `left` is cut first, then `right`."""
    right = fit(right, width)
    taken = width_of(right)
    if not taken:
        return fit(left, width)
    room = width - taken - gap
    if room < min(6, width_of(left)):
        return fit(left, width) if left else right
    return (*padded(left, room), Span(" " * gap), *right)


def stacked(left: Line, right: Line, width: int) -> list[Line]:
    """`left` and `right` on one line where both fit whole, else `right` below, at the edge, and `left` folded."""
    if width_of(left) + width_of(right) + 2 <= width:
        return [spread(left, right, width)]
    return [*folded(left, width), spread((), right, width)]


def join(lines: Iterable[Line], between: Span) -> Line:
    """Lines one after the other, with `between` between them."""
    joined: list[Span] = []
    for line in lines:
        if line:
            joined += [between, *line] if joined else line
    return tuple(joined)


def indent(lines: Iterable[Line], first: Line, rest: Line | None = None) -> list[Line]:
    """Lines with `first` before the first and `rest` (blanks as wide, if not given) before the others."""
    rest = (Span(" " * width_of(first)),) if rest is None else rest
    return [((rest if n else first) + line) if line else () for n, line in enumerate(lines)]


def folded(spans: Sequence[Span], width: int) -> list[Line]:
    """Styled text broken into lines of at most `width` cells, by the rules of `content.text.wrap`."""
    text = "".join(span.text for span in spans)
    if not text:
        return [()]
    lines: list[Line] = []
    at = 0
    for piece in wrap(text, max(1, width)):
        found = text.find(piece, at)
        start = at if found < 0 else found
        lines.append(tuple(_slice(spans, start, start + len(piece))))
        at = start + len(piece)
    return lines


def _slice(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            yield Span(text, span.tone)
        if at >= end:
            return


def paragraph(text: str, width: int, tone: Tone = Tone.PLAIN) -> list[Line]:
    """A text in one tone, broken into lines."""
    return folded([Span(text, tone)], width)
