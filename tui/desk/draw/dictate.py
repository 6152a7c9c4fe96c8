"""One field of a form, large and alone: digits as tall figures, everything else in the strong tone."""

from __future__ import annotations

import re

from content.text.cells import plain
from store.case.facts import BY_KEY
from store.papers.check import Finding
from store.papers.dictation import Piece
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, bad, faint, folded, paragraph, quiet, spread, strong

FIGURES = {
    "0": ("█▀█", "█ █", "▀▀▀"), "1": ("▀█ ", " █ ", "▀▀▀"), "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", "▀▀█", "▀▀▀"), "4": ("█ █", "▀▀█", "  ▀"), "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"), "7": ("▀▀█", "  █", "  ▀"), "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"), ".": (" ", " ", "▀"),
}  # fmt: skip
TALL = 3
GAP = "   "
"""Between two groups of figures."""


def grouped(text: str) -> str:
    """A long number in groups of four, as one reads it aloud; a phone number as 3-4-4. Other text as it is."""
    match = re.fullmatch(r"([A-Za-z]*)(\d{7,})", text)
    if match is None:
        return text
    letters, digits = match.groups()
    if not letters and re.fullmatch(r"1\d{10}", digits):
        groups = [digits[:3], digits[3:7], digits[7:]]
    else:
        groups = [digits[n : n + 4] for n in range(0, len(digits), 4)]
    return " ".join([letters, *groups] if letters else groups)


def piece_page(pieces: tuple[Piece, ...], at: int, size: tuple[int, int], pen: Context, fill: str) -> list[Line]:
    """The piece at `at` in a room of `size` cells; `fill` is the key that fills in what is not known."""
    width, height = size
    piece, tr = pieces[at], pen.tr
    place = (quiet(f"{at + 1}/{len(pieces)}"),)
    lines: list[Line] = [spread((quiet(pen.say(piece.label)),), place, width), ()]
    lines += _text(piece, width, height - 6, pen) if piece.text else [(faint(tr("not known")),)]
    remarks = [Span(pen.say(piece.remark), Tone.QUIET if piece.text else Tone.PLAIN)] if piece.remark else []
    remarks += [bad(f"! {_wrong(one, pen)}") for one in piece.wrong]
    remarks += [quiet(pen.say(words)) for words in piece.notes]
    if not piece.text:
        remarks.append(quiet(tr("{key} fills it in.", key=fill)))
    for n, remark in enumerate(remarks):
        lines += [*folded([remark], width)] if n else [(), *folded([remark], width)]
    later = _later(pieces, at, width, pen)
    spare = height - len(lines) - len(later)
    if spare < 1:
        return [*lines, (), *later]
    above = min(spare - 1, height // 6)  # the same for all pieces, so that the eye need not search
    return [()] * above + lines + [()] * (spare - above) + later


def _wrong(finding: Finding, pen: Context) -> str:
    """What is wrong, and the fact in which to correct it."""
    words = pen.say(finding.words)
    label = BY_KEY[finding.fact].label if finding.fact in BY_KEY else ""
    return f"{words} {pen.signs.to} {pen.tr(label)}" if label else words


def _later(pieces: tuple[Piece, ...], at: int, width: int, pen: Context) -> list[Line]:
    """What comes next, so that the eye finds the field on the phone meanwhile."""
    if at + 1 == len(pieces):
        return [(faint(pen.tr("The last one")),)]
    words = pen.say(pieces[at + 1].label)
    return [spread((faint(f"{pen.signs.to} "), quiet(words)), (), width)]


def _text(piece: Piece, width: int, height: int, pen: Context) -> list[Line]:
    text = plain(piece.text, multiline=True, most=20_000)
    shown = grouped(text)
    if set(shown) <= set(FIGURES) | {" "} and not pen.signs.box.isascii():
        tall = _figures(shown.split(" "), width)
        if tall and len(tall) + 2 <= height:
            # the number itself too, for those who select it with the mouse
            return [*tall, (), (quiet(text),)] if shown != text else tall
    return folded([strong(shown)], width) if "\n" not in text else paragraph(text, width)


def _figures(groups: list[str], width: int) -> list[Line]:
    """Tall figures, group by group, on as many rows as they need; none when a group is too wide."""
    drawn = [tuple(" ".join(FIGURES[char][row] for char in group) for row in range(TALL)) for group in groups]
    rows: list[list[tuple[str, ...]]] = [[]]
    for group in drawn:
        if len(group[0]) > width:
            return []
        taken = sum(len(one[0]) + len(GAP) for one in rows[-1])
        if taken + len(group[0]) > width:
            rows.append([])
        rows[-1].append(group)
    lines: list[Line] = []
    for n, row in enumerate(rows):
        lines += [()] if n else []
        lines += [(strong(GAP.join(one[part] for one in row)),) for part in range(TALL)]
    return lines
