"""The line of actions at the foot of every screen: what can be pressed, and what a click on it means."""

from __future__ import annotations

from collections.abc import Sequence

from content.text.cells import cells
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, fit, folded, join, key, quiet, width_of
from tui.desk.keys.actions import Action


def foot_words(action: Action, pen: Context) -> Line:
    """An action at the foot: its first key, and its words."""
    return (key(action.shown.split(" ")[0]), Span(" "), quiet(pen.tr(action.words)))


def told_lines(told: Line, tail: Line, width: int) -> list[Line]:
    """What was said in one line with a `tail` that is never cut; in as many as it needs, `MOST` at most."""
    whole = width - 1 - width_of(tail)
    if width_of(told) <= whole:
        return [(*fit(told, whole), *tail)]
    lines = folded(told, width - 1)
    shown, more = lines[:MOST], lines[MOST:]
    if width_of(shown[-1]) > whole and len(shown) < MOST:
        shown.append(())
    if more:
        shown[-1] = (*shown[-1], Span("…"))
    last = (Span(" "), *fit(shown[-1], whole), *tail) if shown[-1] else (Span(" "), *tail[1:])
    return [shown[0], *((Span(" "), *line) for line in shown[1:-1]), last]


MOST = 3
"""Lines of what is said at the foot at most: a sentence that says what to do now is read to its end."""


def typing_line(keys: Sequence[tuple[str, str]], width: int, pen: Context) -> Line:
    """What the keys do while something is typed into a line: nothing else is a key then. Words without a key are
    told."""
    words = [(*((key(name), Span(" ")) if name else ()), quiet(pen.tr(text))) for name, text in keys]
    return fit((Span(" "), *join(words, Span("  "))), max(1, width))


LAST = ("back", "help")
"""The actions that stand last at the foot, and that never fall away."""


def foot_line(actions: tuple[Action, ...], width: int, pen: Context) -> Line:
    """The keys of a screen, as many as there is room for; the first, the one back and help always."""
    last = [action for name in LAST for action in actions if action.id == name]
    rest = [action for action in actions if action.id not in LAST]
    words: list[Span] = []
    room = width - sum(_size(action, pen) for action in last)
    for n, action in enumerate(rest):
        size = _size(action, pen)
        if size > room and n:
            break
        words += [Span("  " if words else " "), *foot_words(action, pen)]
        room -= size
    for action in last:
        words += [Span("  " if words else " "), *foot_words(action, pen)]
    return fit(tuple(words), max(1, width))


def _size(action: Action, pen: Context) -> int:
    return sum(cells(span.text) for span in foot_words(action, pen)) + 2


def action_at(actions: tuple[Action, ...], x: int, width: int, pen: Context) -> Action | None:
    """The action whose words stand at column `x` of the footer."""
    shown = foot_line(actions, width, pen)
    at, found = 0, -1
    for span in shown:
        if span.tone.value == "key":
            found += 1
        at += cells(span.text)
        if x < at:
            keys = [span.text for span in shown if span.tone.value == "key"]
            wanted = keys[found] if 0 <= found < len(keys) else ""
            return next((a for a in actions if a.shown.split(" ")[0] == wanted), None)
    return None
