"""Breaks text into lines by cells, with the line-breaking rules of Chinese (禁则) and whole Latin words."""

from __future__ import annotations

import re

from content.text.cells import cells, clusters

NO_START = frozenset("，。、；：？！”’）》】〉」』〕〗｝］％‰…—～·￥℃,.;:?!)]}%")
"""No line begins with one of these, unless the text itself breaks there."""

NO_END = frozenset("“‘（《【〈「『〔〖｛［([{¥$#→")
"""No line ends with one of these, unless the text itself breaks there."""

_UNITS = frozenset("条款项章元角分倍折件份张页步次个种人家位天日月年周时点秒小工号期")
"""What is counted stays with its number, and “第” with the number it orders."""

_DAY = re.compile(r"(?:\d|天|today|tomorrow|yesterday) $")
_HOUR = re.compile(r"\d{1,2}:\d\d")
"""An hour stays with its day."""

_NEAR = frozenset("前昨今明后")
"""With “天” they are one word for a day."""

_PAIRS = frozenset(("←→", "↑↓"))
"""Keys that are named together stand together."""

_BLANKS = frozenset(" \t\u3000")
_WIDE_WORDS = frozenset((*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
"""Full-width digits and letters make words like narrow ones; the marks between them in their block do not."""


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text`, none wider than `width` cells (a single wide character may be, below 2).

    Ideographs may part anywhere; Latin words and digits stay whole unless they are longer than a line. Line
    breaks of the text stay, blanks at a break go, the indent of a paragraph stays. A single character is not left
    alone on the last line where the line before can spare one.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph.rstrip(), max(1, width))
    return lines


def hang(text: str, width: int, first: str, rest: str) -> list[str]:
    """Wrap with `first` before the first line and `rest` before the others; both equally wide."""
    room = width - cells(first)
    return [(rest if n else first) + line for n, line in enumerate(wrap(text, room))]


def _paragraph(text: str, width: int) -> list[str]:
    if cells(text) <= width and (text.isascii() or text[0] not in _BLANKS):
        return [text]
    body = text.lstrip(" \t\u3000")
    indent = text[: min(len(text) - len(body), width // 2)]
    pieces = clusters(indent + body)
    starts = [0]
    while (end := _fill(pieces, starts[-1], width)) < len(pieces):
        starts.append(_break_before(pieces, starts[-1], end))
    if len(starts) > 1:
        starts[-1] = _in_company(pieces, starts[-2], starts[-1], width)
    ends = [*starts[1:], len(pieces)]
    lines = ("".join(piece for piece, _ in pieces[a:b]).rstrip() for a, b in zip(starts, ends, strict=True))
    return list(lines)


def _in_company(pieces: list[tuple[str, int]], start: int, last: int, width: int) -> int:
    """Where the last line begins: before `last` when only one character and its marks would stand on it."""
    if _letters(pieces[last:]) > 1:
        return last
    for place in range(last - 1, start, -1):
        if _may_part(pieces, start, place) and _between_words(pieces, place):
            moved = sum(size for _, size in pieces[place:]) <= width and _letters(pieces[start:place]) > 1
            return place if moved else last
    return last


def _letters(pieces: list[tuple[str, int]]) -> int:
    return sum(piece[0] not in NO_START and piece[0] not in NO_END and piece not in _BLANKS for piece, _ in pieces)


def _fill(pieces: list[tuple[str, int]], start: int, width: int) -> int:
    """The first piece that is no longer on the line; blanks at the end of a line take no room."""
    used, end = 0, start
    while end < len(pieces) and used + pieces[end][1] <= width:
        used += pieces[end][1]
        end += 1
    while end < len(pieces) and pieces[end][0] in _BLANKS:
        end += 1
    return max(end, start + 1)


def _break_before(pieces: list[tuple[str, int]], start: int, end: int) -> int:
    """The last good place to break, at `end` at the latest; a bad one when the line has no good one."""
    for place in range(end, start, -1):
        if _may_part(pieces, start, place) and _between_words(pieces, place):
            return place
    for place in range(end, start, -1):
        if _may_part(pieces, start, place):
            return place
    return end


def _may_part(pieces: list[tuple[str, int]], start: int, place: int) -> bool:
    after = pieces[place][0]
    before = next((pieces[n][0] for n in range(place - 1, start - 1, -1) if pieces[n][0] not in _BLANKS), "")
    if before[:1] + after[0] in _PAIRS:
        return False
    return bool(before) and after not in _BLANKS and after[0] not in NO_START and before[0] not in NO_END


def _between_words(pieces: list[tuple[str, int]], place: int) -> bool:
    before, after = pieces[place - 1], pieces[place]
    if (before[0] == "第" and after[0].isdecimal()) or (before[0].isdecimal() and after[0] in _UNITS):
        return False
    if before[0] in _NEAR and after[0] == "天":
        return False
    if before[0] in _BLANKS:
        return not (after[0].isdecimal() and _is_moment(pieces, place))
    return _parts(before) or _parts(after)


def _is_moment(pieces: list[tuple[str, int]], place: int) -> bool:
    """Whether a day ends before `place` and its hour begins there."""
    before = "".join(piece for piece, _ in pieces[max(0, place - 10) : place])
    after = "".join(piece for piece, _ in pieces[place : place + 5])
    return bool(_DAY.search(before) and _HOUR.match(after))


def _parts(piece: tuple[str, int]) -> bool:
    """Whether a piece stands for itself, as an ideograph does, and is not a letter of a word."""
    return piece[1] == 2 and ord(piece[0][0]) not in _WIDE_WORDS
