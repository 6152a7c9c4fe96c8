"""The mask over the desk: what gives people away is covered when it is drawn, on every screen alike.

Lines are covered just before they become cells, many at a time: a number or a name may go on in the next line. What
is kept and what is typed know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from content.text.words import N_
from tui.desk.draw.spans import Line, Span, faint, key, lined, text_of, width_of
from tui.desk.widgets.theme import InkedApp

if TYPE_CHECKING:
    from store.dossier.redact import Veil

TOGETHER = 12
"""Lines that are covered at once; what is read of them is remembered."""
ACROSS = 3
"""Lines before and after them that are read with them: nothing that is hidden goes over more."""
WORD = N_("masked")


class VeiledApp(InkedApp):
    """An app that can cover what it draws, and what it sends to the clipboard."""

    veiling: Veiling | None = None
    """Covers; None while everything is shown."""

    @property
    def masked(self) -> bool:
        """Whether what gives people away is covered."""
        return self.veiling is not None

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard, covered while the screen is."""
        super().copy_to_clipboard(self.veiling.veil.text(text) if self.veiling else text)


class Veiling:
    """Covers lines, and remembers what it has covered. `mark` is what the frame says meanwhile."""

    def __init__(self, veil: Veil, mark: Line) -> None:
        self.veil = veil
        self.mark = mark
        self._covered = lru_cache(maxsize=256)(self._cover)

    def line(self, y: int, line: Callable[[int], Line]) -> Line:
        """The line at `y` of those that `line` tells, covered."""
        own = line(y)
        if not text_of(own).strip():
            return own
        first = y // TOGETHER * TOGETHER
        begin = max(0, first - ACROSS)
        around = tuple(text_of(line(at)) for at in range(begin, first + TOGETHER + ACROSS))
        return _spans(own, self._covered(around)[y - begin])

    def alone(self, line: Line) -> Line:
        """A line that stands for itself, covered."""
        return _spans(line, self._covered((text_of(line),))[0])

    def framed(self, rule: Line, width: int) -> Line:
        """The rule above a screen with the mark at its right end."""
        room, text = width - width_of(self.mark) - 2, text_of(rule)
        return (lined(text[:room]), *self.mark, lined(text[-2:])) if room > 0 else rule

    def _cover(self, texts: tuple[str, ...]) -> tuple[tuple[str, ...] | None, ...]:
        """What stands in place of each character of each text; None for a text of which everything stays."""
        whole = "\n".join(texts)
        chars = self.veil.chars(whole)
        if chars is None:
            return (None,) * len(texts)
        covered: list[tuple[str, ...] | None] = []
        at = 0
        for text in texts:
            covered.append(tuple(chars[at : at + len(text)]))
            at += len(text) + 1
        return tuple(covered)


def mark_of(word: str, named: str) -> Line:
    """What the frame says while the screen is covered: the word, and the key that shows everything again."""
    return (faint(" "), key(word), faint(f" {named} "))


def _spans(line: Line, chars: tuple[str, ...] | None) -> Line:
    if chars is None:
        return line
    made: list[Span] = []
    at = 0
    for span in line:
        made.append(Span("".join(chars[at : at + len(span.text)]), span.tone))
        at += len(span.text)
    return tuple(made)
