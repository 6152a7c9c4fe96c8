"""The names of a case's pages on one line."""

from __future__ import annotations

from content.text.cells import CUT, cells
from content.text.words import N_
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, key, lined, quiet, strong, width_of

PANES: dict[str, str] = {
    "now": N_("Now"),
    "way": N_("The way"),
    "guide": N_("Guidance"),
    "story": N_("Timeline"),
    "limits": N_("Deadlines"),
}


def tabs(pane: str, beside: str, wall: int, width: int, pen: Context) -> Line:
    """The pages; the one in hand is strong. With a wall the first page stands left of it, `beside` right of it.

    Where not all have room, those before the one in hand go, and a sign says that there are more."""
    tr, signs = pen.tr, pen.signs
    shown = [name for name in PANES if name != "now"] if wall >= 0 else list(PANES)
    here = beside if wall >= 0 else pane
    first = _first_shown([cells(tr(PANES[name])) for name in shown], shown.index(here), width - max(0, wall))
    spans: list[Span] = [quiet(CUT)] if first else []
    shown = shown[first:]
    for name in shown:
        words = tr(PANES[name])
        spans.append(Span("   " if len(spans) > 1 else "" if spans else " "))
        if name == here:
            hand = pane == name
            spans += [key(signs.bar) if hand else quiet(signs.bar), strong(words) if hand else Span(words)]
        else:
            spans += [Span(" "), quiet(words)]
    if wall < 0:
        return tuple(spans)
    in_hand, title = pane == "now", PANES["now"]
    words = tr(title)
    mark = key(signs.bar) if in_hand else quiet(signs.bar)
    left: Line = (Span(" "), mark, strong(words) if in_hand else Span(words))
    return (*left, Span(" " * max(0, wall - width_of(left))), lined(signs.wall), *spans)


def _first_shown(sizes: list[int], here: int, room: int) -> int:
    """The first name that is shown, so that the one at `here` is."""
    first, more = 0, here + 1 < len(sizes)
    while first < here and sum(sizes[first : here + 1]) + 4 * (here - first) + 2 + more > room:
        first += 1
    return first


def tab_at(line: Line, x: int, pen: Context) -> str | None:
    """The page whose name stands at column `x`."""
    names = {pen.tr(words): name for name, words in PANES.items()}
    at = 0
    for span in line:
        at += cells(span.text)
        if x < at:
            return names.get(span.text)
    return None
