"""A filled letter: its text, how long it is, and the words in it that would hurt the case."""

from __future__ import annotations

from content.text.cells import plain
from store.papers.letters import Letter
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, folded, indent, paragraph, quiet, soon


def letter_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """The letter, and below it what there is to say about it."""
    lines = paragraph(plain(letter.text, multiline=True, most=20_000).rstrip("\n"), width)
    lines += [(), *length_lines(letter, width, pen)]
    return lines + mark_lines(letter, width, pen)


def length_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """Characters used of those its target takes."""
    tr = pen.tr
    if letter.too_long_by:
        text = tr("{n} characters; the form takes {limit}, {over} too many",
                  n=letter.length, limit=letter.template.limit, over=letter.too_long_by)  # fmt: skip
        return folded([bad(text)], width)
    if letter.template.limit:
        text = tr("{n} of {limit} characters", n=letter.length, limit=letter.template.limit)
    else:
        text = tr("{n} characters", n=letter.length)
    return folded([quiet(text)], width)


def mark_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """The words that would hurt the case, each with what to write instead."""
    lines: list[Line] = []
    for mark in letter.marks:
        words = plain(letter.text[mark.start : mark.end], most=60).strip()
        quoted = [soon(f"“{words}”"), Span("  ")] if words else []
        spans = [*quoted, Span(pen.say(mark.advice))]
        lines += indent(folded(spans, max(1, width - 2)), (soon("! "),))
    if not lines:
        return []
    return [(), (quiet(pen.tr("Words that may hurt")),), (), *lines]
