"""Calm: one sentence and one key in the middle of much air."""

from __future__ import annotations

from content.text.words import N_
from store.board.calm import Calm
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, folded, key, paragraph, quiet, strong, width_of
from tui.say.calm import calm_lines

ROOM = 60
"""Cells that a sentence may fill: a long line is no calm one."""


MARGIN = 3
"""Where text begins on every screen."""


def calm_page(found: tuple[Calm, ...], at: int, width: int, height: int, pen: Context) -> list[Line]:
    """The case, the sentence, by when, the key; then what comes after it."""
    room = max(8, min(ROOM, width - 2 * MARGIN))
    lines: list[Line] = []
    told = calm_lines(found, pen.tr, pen.now, at)
    for n, words in enumerate(told):
        if not words:
            lines.append(())
        elif n == 0 and found:
            lines += paragraph(words, room, Tone.QUIET)
        elif n == 2 and found:
            lines += folded([strong(words)], room)
        else:
            lines += paragraph(words, room, Tone.QUIET if n >= len(told) - 2 else Tone.PLAIN)
    if found:
        after = next(n for n in range(len(lines) - 1, -1, -1) if not lines[n])
        lines[after:after] = [(), (key("enter"), Span("  "), quiet(pen.tr(N_("do it now"))))]
    inset = Span(" " * max(MARGIN, min((width - ROOM) // 2, (width - max(map(width_of, lines))) // 2, 12)))
    above = max(0, (height - len(lines)) // 3)
    return [()] * above + [(inset, *line) if line else () for line in lines]
