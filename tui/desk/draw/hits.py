"""Hits: where the words that are looked for stand in a line, by the letters or by how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.text.pinyin import may_be_read, spelled
from content.text.traditional import simplified
from tui.desk.draw.spans import Line, Span, Tone, text_of


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether every word stands in a text, or spells a part of it; words are folded already."""
    folded = simplified(text)
    return all(word in folded or (may_be_read(word) and spelled(word).search(text)) for word in words)


def spotted(line: Line, words: Sequence[str]) -> Line:
    """The line with its hits underlined."""
    text = text_of(line)
    marks = sorted(_places(text, words))
    if not marks:
        return line
    made: list[Span] = []
    at = 0
    for span in line:
        end = at + len(span.text)
        for begin, stop, hit in _pieces(at, end, marks):
            made.append(Span(text[begin:stop], Tone.HIT if hit else span.tone))
        at = end
    return tuple(made)


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    folded = simplified(text)
    for word in words:
        at = folded.find(word) if len(folded) == len(text) else -1
        if at >= 0:
            yield at, at + len(word)
        elif may_be_read(word) and (found := spelled(word).search(text)):
            yield found.span()


def _pieces(begin: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    at = begin
    for first, last in marks:
        low, high = max(first, at), min(last, end)
        if high <= low:
            continue
        if low > at:
            yield at, low, False
        yield low, high, True
        at = high
    if at < end:
        yield at, end, False
