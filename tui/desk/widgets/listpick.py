"""One of many: while it has the focus all that fit stand below it, and letters that are typed leave fewer."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.strip import Strip

from content.text.cells import plain
from content.text.traditional import simplified
from content.text.words import N_, Translator
from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Line, Span, fit, key, padded, quiet, spread, width_of
from tui.desk.widgets.field import Pick
from tui.desk.widgets.lines import strip_of

ROWS, FEW_ROWS = 5, 3
"""Options that stand below at a time, on a large and on a small screen."""

SHORTEST = 12
"""Cells below which a piece of the words about an option says nothing."""


class ListPick(Pick):
    """A choice among many, each with words about it, and others by which it is found, too, as pinyin finds it."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        about: Sequence[tuple[str, str]],
        tr: Translator,
        *,
        question: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(options, value, question=question, id=id)
        self._about = about
        self._tr = tr
        self._wanted = ""

    def fitting(self) -> list[int]:
        """The places of the options that hold what was typed; all where nothing was."""
        words = simplified(self._wanted).split()
        texts = (f"{title} {' '.join(self._about[n])}" for n, (_, title) in enumerate(self.options))
        return [n for n, text in enumerate(texts) if holds(text, words)]

    def offer(self, options: Sequence[tuple[str, str]], about: Sequence[tuple[str, str]]) -> None:
        """Offer others from now on; what was chosen stays so where it is among them, else the first is."""
        chosen = self.value
        self.options, self._about = options, about
        self._at = next((n for n, (name, _) in enumerate(options) if name == chosen), 0)
        self.refresh()

    def takes(self, event: events.Key) -> bool:
        """Letters narrow the list, the last one can be taken back; the arrows up and down go through it."""
        if event.key == "backspace" and self._wanted:
            self._type(self._wanted[:-1])
        elif event.is_printable and event.character and event.character != " ":
            self._type(self._wanted + event.character)
        else:
            return event.key in ("up", "down") and self._move(1 if event.key == "down" else -1)
        return True

    def _type(self, wanted: str) -> None:
        self._wanted = wanted
        found = self.fitting()
        if found and self._at not in found:
            self._at = found[0]
            self.post_message(self.Changed(self))
        self.refresh()

    def _move(self, steps: int) -> bool:
        """Choose the one below or above, if there is one."""
        found = self.fitting()
        at = found.index(self._at) + steps if self._at in found else 0
        if not found or not 0 <= at < len(found):
            return False
        self._at = found[at]
        self.refresh()
        self.post_message(self.Changed(self))
        return True

    def _step(self, steps: int) -> None:
        found = self.fitting()
        if found:
            at = found.index(self._at) if self._at in found else -1 if steps > 0 else 0
            self._at = found[(at + steps) % len(found)]
            self.refresh()
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Open the list."""
        self.styles.height = 1 + self.rows()
        self.refresh()

    def rows(self) -> int:
        """How many options stand below at a time."""
        return min(FEW_ROWS if self.app.size.height < 22 else ROWS, len(self.options))

    def on_blur(self) -> None:
        """Close it."""
        self._wanted = ""
        self.styles.height = 1
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The chosen one with what was typed, and below it the options around it."""
        width = self.size.width
        line = self._head(width) if y == 0 else self._in_row(y - 1, width)
        style = self.rich_style
        inks = {tone: ink + style.background_style for tone, ink in self.inks.items()}
        return strip_of(padded(line, width), inks, width).crop(0, width)

    def _head(self, width: int) -> Line:
        words: Line = (Span(plain(self.shown)),)
        if not self.has_focus:
            return words
        found = len(self.fitting())
        told = self._tr(N_("{n} of {all} fit"), n=found, all=len(self.options))
        typed = (Span(self._wanted),) if self._wanted else (quiet(self._tr(N_("typing finds"))),)
        more: tuple[Line, ...] = ((*typed, quiet(f"  {told}")), typed, ())
        return spread(words, next(line for line in more if not line or width_of((*words, *line)) < width), width)

    def _in_row(self, row: int, width: int) -> Line:
        """The option in a row of the list; the chosen one is always among them."""
        found, rows = self.fitting(), self.size.height - 1
        at = found.index(self._at) if self._at in found else 0
        n = max(0, min(at - rows // 2, len(found) - rows)) + row
        if n >= len(found):
            return () if found or row else (quiet(self._tr(N_("Nothing fits; backspace takes letters back."))),)
        return self.option(found[n], width)

    def option(self, place: int, width: int) -> Line:
        """The option at a place, what was typed marked in it, with the words about it."""
        sign = key("┃ ") if place == self._at else Span("  ")
        words = spotted((Span(plain(self.options[place][1])),), simplified(self._wanted).split())
        line: Line = (sign, *words)
        about: Line = (quiet(plain(self._about[place][0], most=80)),)
        room = width - width_of(line) - 2
        return spread(line, fit(about, room), width) if room >= min(SHORTEST, width_of(about)) else line
