"""A filled letter: its text, how long it is, and the words in it that would hurt the case."""

from __future__ import annotations

from content.text.cells import plain
from store.case.facts import BY_KEY
from store.papers.letters import Letter
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, folded, indent, paragraph, quiet, soon

SEEN = 10
"""So many lines of a letter leave room on a small screen for what is said below it."""


def letter_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """The letter, and below it what there is to say about it."""
    lines = paragraph(plain(letter.text, multiline=True, most=20_000).rstrip("\n"), width)
    lines = [*_ahead(letter, len(lines), width, pen), *lines, (), *length_lines(letter, width, pen)]
    lines += finding_lines(letter, width, pen)
    lines += mark_lines(letter, width, pen)
    return lines + note_lines(letter, width, pen)


def _ahead(letter: Letter, long: int, width: int, pen: Context) -> list[Line]:
    """Above a text behind whose end nobody may look: that something is said of it there."""
    count = len(letter.findings)
    if not count or long <= SEEN:
        return []
    said = pen.tr.n(
        "1 thing to look at before it goes out, below", "{n} things to look at before it goes out, below", count
    )
    return [*indent(folded([Span(said)], max(1, width - 2)), (bad("! "),)), ()]


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


def finding_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """What is wrong with it before it goes out, each with the fact to correct."""
    lines: list[Line] = []
    for finding in letter.findings:
        label = BY_KEY[finding.fact].label if finding.fact in BY_KEY else ""
        spans = [Span(pen.say(finding.words))]
        spans += [quiet(f" {pen.signs.to} {pen.tr(label)}")] if label else []
        lines += indent(folded(spans, max(1, width - 2)), (bad("! "),))
    return [(), (quiet(pen.tr("Before it goes out")),), (), *lines] if lines else []


def note_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """What the user should know, beside the letter and never in it."""
    lines: list[Line] = []
    for note in letter.notes:
        lines += indent(folded([quiet(plain(pen.say(note), most=600))], max(1, width - 2)), (quiet("- "),))
    return [(), (quiet(pen.tr("Beside the letter")),), (), *lines] if lines else []


def mark_lines(letter: Letter, width: int, pen: Context) -> list[Line]:
    """The words that would hurt the case, each with what to write instead."""
    lines: list[Line] = []
    for mark in letter.hints:
        words = plain(letter.text[mark.start : mark.end], most=60).strip()
        quoted = [soon(f"“{words}”"), Span("  ")] if words else []
        spans = [*quoted, Span(pen.say(mark.advice))]
        lines += indent(folded(spans, max(1, width - 2)), (soon("! "),))
    if not lines:
        return []
    return [(), (quiet(pen.tr("Words that may hurt")),), (), *lines]
