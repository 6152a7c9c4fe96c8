"""The frame of a screen: the rules above and below its body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from content.text.cells import plain
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, fit, lined, quiet, spread, strong, width_of

if TYPE_CHECKING:
    from store.case.view import CaseView

SHORTEST = 12
"""Cells of a title below which the name of the screen goes first."""


def rule(width: int, pen: Context, tee: int = -1) -> Line:
    """The rule above the body, with a tee where a wall begins."""
    signs = pen.signs
    if 0 <= tee < width:
        return (lined(signs.rule * tee + signs.tee_down + signs.rule * (width - tee - 1)),)
    return (lined(signs.rule * width),)


def lower_rule(width: int, pen: Context, positions: Sequence[int | None], wall: int = -1) -> Line:
    """The rule below the body; near the end of each sheet's part it tells how far down its window is.

    A picture that takes the body alone has no sheet, and a rule below it all the same.
    """
    ends = [width] if wall < 0 else [wall, width]
    spans: list[Span] = []
    at = 0
    for position, end in zip(positions or (None,), ends, strict=False):
        mark = "" if position is None else f" {position}% "
        if at:
            spans.append(lined(pen.signs.tee_up))
            at += 1
        spans.append(lined(pen.signs.rule * max(0, end - at - len(mark) - 2)))
        spans.append(quiet(mark))
        spans.append(lined(pen.signs.rule * min(2, end - at)))
        at = end
    return fit(tuple(spans), width)


def case_head(view: CaseView, words: str, right: Line, width: int, pen: Context) -> Line:
    """Which case, and on which of its screens one is: the title is cut, that name is there whole or not at all."""
    number, title = quiet(f" {view.number}  "), strong(plain(view.title, most=200))
    name: Line = (quiet(f"  {pen.tr(words)}"),)
    width = width if right else width - 1
    room = width - width_of((number, *name, *right)) - (2 if right else 0)
    if room < min(SHORTEST, width_of((title,))):
        return spread((number, title), right, width)
    return spread((number, *fit((title,), room), *name), right, width)
