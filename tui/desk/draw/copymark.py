"""The mark in the head of every screen of a copy: whose case this is, so that nobody takes it for one's own."""

from __future__ import annotations

from collections.abc import Callable

from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, width_of

LONGEST = 20
"""Characters of the name that are shown."""


def marked(draw: Callable[[int], Line], width: int, pen: Context) -> Line:
    """The head of a screen, as `draw` makes it for so many cells; in a copy the mark stands before it."""
    if pen.copied is None:
        return draw(width)
    mark: Line = (Span(" "), bad(pen.tr("copy from {who}", who=pen.say(pen.copied or "?", most=LONGEST))))
    return (*mark, *draw(max(1, width - width_of(mark))))
