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

    Where not all have room they stand closer; then those before the one in hand go, and those after it, and a sign
    says that there are more."""
    tr, signs = pen.tr, pen.signs
    shown = [name for name in PANES if name != "now"] if wall >= 0 else list(PANES)
    here = beside if wall >= 0 else pane
    sizes, room = [cells(tr(PANES[name])) for name in shown], width - max(0, wall) - 1
    gap = next((gap for gap in (3, 2) if sum(sizes) + (gap + 1) * (len(sizes) - 1) + 2 <= room), 1)
    first, end = _shown(sizes, shown.index(here), gap + 1, room)
    spans: list[Span] = [quiet(CUT)] if first else []
    for name in shown[first:end]:
        words = tr(PANES[name])
        spans.append(Span(" " * gap if len(spans) > 1 else "" if spans else " "))
        if name == here:
            hand = pane == name
            spans += [key(signs.bar) if hand else quiet(signs.bar), strong(words) if hand else Span(words)]
        else:
            spans += [Span(" "), quiet(words)]
    if end < len(shown):
        spans.append(quiet(f" {CUT}"))
    if wall < 0:
        return tuple(spans)
    in_hand, title = pane == "now", PANES["now"]
    words = tr(title)
    mark = key(signs.bar) if in_hand else quiet(signs.bar)
    left: Line = (Span(" "), mark, strong(words) if in_hand else Span(words))
    return (*left, Span(" " * max(0, wall - width_of(left))), lined(signs.wall), *spans)


def _shown(sizes: list[int], here: int, gap: int, room: int) -> tuple[int, int]:
    """The first name that is shown, and the one that no longer is: the one at `here` is among them."""

    def fits(first: int, end: int) -> bool:
        more = 2 if end < len(sizes) else 0
        return sum(sizes[first:end]) + gap * (end - first - 1) + 2 + more <= room

    first, end = 0, here + 1
    while first < here and not fits(first, end):
        first += 1
    while end < len(sizes) and fits(first, end + 1):
        end += 1
    return first, end


def tab_at(line: Line, x: int, pen: Context) -> str | None:
    """The page whose name stands at column `x`."""
    names = {pen.tr(words): name for name, words in PANES.items()}
    at = 0
    for span in line:
        at += cells(span.text)
        if x < at:
            return names.get(span.text)
    return None
