"""Fields of forms. No blinking cursors, and no paste is lost without a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from content.text.cells import cells, plain
from content.text.words import N_, message
from tui.desk.draw.spans import Line, Span, key, padded, quiet, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Doing, Verbs
from tui.desk.ports import Said
from tui.desk.terminal import innards
from tui.desk.widgets.lines import LineWidget, strip_of

COMPACT = "-textual-compact"
"""The class of fields without borders. By Textual's own argument all style sheets would be matched for a field that
has no place yet: three milliseconds each."""
COUNTED = 12
"""Cells of the arrows beside what is chosen, and of how many there are."""
LINE_MOST = 4_000
"""Characters one line takes: as many as a fact."""

ORDINARY = 20
"""Characters up to which what is pasted is surely a value, and not a text that may have to be taken apart."""
JOINED = N_("The pasted lines were joined into one.")
CUT = N_("That was too long: the first {n} characters were taken.")


class OneLine(Input):
    """A field of one line. What is pasted it takes itself, unless it is `shared`: then a text is told of first.

    A `given` sum, day or number that stands there untouched is selected when one comes to it: what is typed then
    takes its place, as `100.0050` is nothing anybody means. Words are written on, unless they are what
    somebody is `called`.
    """

    class LinesPasted(Message):
        """Several lines, or a long one, were pasted; who wants them whole may take them and stop the message."""

        def __init__(self, field: OneLine, text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

    def __init__(
        self,
        value: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        shared: bool = False,
        given: str = "",
        called: bool = False,
    ) -> None:
        super().__init__(value, id=id, select_on_focus=False)
        self.set_reactive(Input.compact, True)
        self.add_class(COMPACT, update=False)
        self._shared = shared
        self._given = given if called or given[:1].isdecimal() else ""
        self.cursor_blink = False

    def on_focus(self) -> None:
        """Select what was given and is untouched."""
        if self._given and self.value == self._given:
            self.select_all()

    def _on_paste(self, event: events.Paste) -> None:
        # Textual's own keeps the first line and drops the rest without a word
        event.stop()
        event.prevent_default()
        text = event.text.strip()
        if self._shared and ("\n" in text or "\r" in text or len(text) > ORDINARY):
            self.post_message(self.LinesPasted(self, event.text))
        else:
            self.take(event.text)

    def take(self, text: str) -> None:
        """Insert pasted text as one line, and say what was done to it."""
        joined = "\n" in text.strip() or "\r" in text.strip()
        words = " ".join(plain(text[: LINE_MOST * 2], most=LINE_MOST * 2).split())
        long = len(words) > LINE_MOST or len(text) > LINE_MOST * 2
        self.replace(words[:LINE_MOST], *self.selection)
        if long:
            self.app.post_message(Said(message(CUT, n=LINE_MOST), bad=True))
        elif joined:
            self.app.post_message(Said(message(JOINED)))


class Nearby(OneLine):
    """A field of one line with a few usual values: while it is empty, or one of them stands in it, the arrows right
    and left go from one to the next."""

    def __init__(self, near: Sequence[str], value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, id=id, shared=True)
        self._near = ("", *near)

    def action_cursor_right(self, select: bool = False) -> None:
        """The next usual value, or a character to the right."""
        if not self._turned(1):
            super().action_cursor_right(select)

    def action_cursor_left(self, select: bool = False) -> None:
        """The usual value before, or a character to the left."""
        if not self._turned(-1):
            super().action_cursor_left(select)

    def _turned(self, steps: int) -> bool:
        if self.value not in self._near:
            return False
        self.value = self._near[(self._near.index(self.value) + steps) % len(self._near)]
        self.cursor_position = len(self.value)
        return True


class Pick(Doing, LineWidget, can_focus=True):
    """One of a few: left and right choose. A `question` stands there until one is chosen; it is none of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.PICK)]

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

        @property
        def control(self) -> Pick:
            """The choice in which it was."""
            return self.pick

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        *,
        question: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.options = options
        self._question = question
        self._at = next((n for n, (name, _) in enumerate(options) if name == value), -1 if question else 0)

    @property
    def value(self) -> str:
        """The id of what is chosen."""
        return self.options[self._at][0] if self.options and self._at >= 0 else ""

    @value.setter
    def value(self, wanted: str) -> None:
        """Choose the option of that name, none again where there is a question; another name changes nothing."""
        otherwise = -1 if self._question and not wanted else self._at
        self._at = next((n for n, (name, _) in enumerate(self.options) if name == wanted), otherwise)
        self.refresh()

    @property
    def shown(self) -> str:
        """The words of what is chosen, or the question."""
        return self.options[self._at][1] if self.options and self._at >= 0 else self._question

    def verbs(self) -> Verbs:
        """Choose the next, or the one before."""
        return {"next-option": lambda: self._step(1), "previous-option": lambda: self._step(-1)}

    def _step(self, steps: int) -> None:
        if self.options:
            self._at = (max(self._at, -1 if steps > 0 else 0) + steps) % len(self.options)
            self.refresh()
            self.post_message(self.Changed(self))

    def on_click(self) -> None:
        """A click chooses the next."""
        innards.focus(self)
        self._step(1)

    def on_focus(self) -> None:
        """Show the arrows."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the arrows."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The chosen one, with its arrows while it has the focus."""
        width = self.size.width
        words = self.shown
        count: Line = ()
        if self.has_focus:
            place = f"{self._at + 1}/" if self._at >= 0 else ""
            count = (key(" ← →"), quiet(f"  {place}{len(self.options)}"))
            if cells(plain(words)) > width - COUNTED:
                count = count[:1]  # what is chosen counts more than how many there are
        room = max(1, width - (COUNTED if len(count) > 1 else width_of(count)))
        style = self.rich_style
        inks = {tone: ink + style.background_style for tone, ink in self.inks.items()}
        return strip_of((*padded((Span(plain(words)),), room), *count), inks, width).crop(0, width)
