"""Draws a dossier as it would go out: what is unresolved first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from content.text.words import N_, Message
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Tone, folded, paragraph, strong


def preview(doubts: tuple[Message, ...], told: Iterable[tuple[bool, str]]) -> Callable[[int, Context], list[Line]]:
    """What draws a dossier for a width: what is unresolved, then its lines; of those, `True` leads what follows."""

    def draw(width: int, pen: Context) -> list[Line]:
        lines: list[Line] = []
        if doubts:
            lines += [(strong(pen.tr(N_("Before it goes out"))),)]
            for doubt in doubts:
                lines += paragraph(pen.say(doubt, most=1_000), width, Tone.BAD)
            lines += [()]
        for leads, text in told:
            if not text:
                lines += [()]
            elif leads:
                lines += folded([strong(text)], width)
            else:
                lines += paragraph(text, width)
        return lines

    return draw
