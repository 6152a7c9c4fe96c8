"""Looking for words on one screen: they are typed into its last line, and what holds them is found at once."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable
from typing import Any

from textual import events
from textual.containers import Container
from textual.widgets import Input

from content.text.traditional import simplified
from content.text.words import N_
from tui.desk.draw.spans import Span, key, quiet, width_of
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.surface import Surface


class _Line(Container):
    """The label and the field; what is typed goes to whoever made it."""

    def __init__(self, label: LineBar, field: OneLine, typed: Callable[[str], object]) -> None:
        super().__init__(label, field)
        self._typed = typed
        self.styles.layout = "horizontal"
        self.styles.height = 1

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words stand in the line."""
        event.stop()
        self._typed(event.value)


class Seeking:
    """Types words in the box `#edit` of a screen; `changed` is told of them, `again` asks for the next hit. Where
    one of them answers False nothing holds the words, and that is said."""

    def __init__(
        self,
        port: DeskPort,
        screen: Surface[Any],
        changed: Callable[[str], object],
        again: Callable[[], object] | None = None,
    ) -> None:
        self._port = port
        self._screen = screen
        self._changed = changed
        self._again = again
        self._lock = Lock()  # one key may ask for the line while another takes it away
        self.typing = False
        self.words = ""
        self._missed = False

    def verbs(self) -> Verbs:
        """The key that begins."""
        return {"seek": self._begin}

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys do while words are typed."""
        forget = ("esc", N_("clear"))
        if self._missed:
            return (("", N_("Nothing found.")), forget)
        return (("enter", N_("next hit")), forget) if self._again is not None else (forget,)

    @property
    def wanted(self) -> list[str]:
        """The words, folded for comparing."""
        return simplified(self.words).split()

    async def _begin(self) -> None:
        async with self._lock:
            if self.typing:
                return
            self.typing = True
            box = self._screen.query_one("#edit", Container)
            name, field = LineBar(id="name"), OneLine(self.words, id="sought")
            await box.mount(_Line(name, field, self.typed))
            label = (Span(" "), key(self._port.key_of("seek")), quiet(" " + self._port.tr(N_("find")) + " "))
            name.styles.width = width_of(label)
            name.show(label)
            self._screen.add_class("editing")
            self._screen.keys_typed = self.keys
            self._screen.ask_redraw()
            innards.focus(field)
            field.select_all()

    def typed(self, words: str) -> None:
        """Other words stand in the line."""
        if words.strip() != self.words:
            self.words = words.strip()
            self._answered(self._changed(self.words))

    def _answered(self, found: object) -> None:
        """Say beside the keys whether anything holds the words."""
        missed = found is False and bool(self.words)
        if missed != self._missed:
            self._missed = missed
            if self.typing:
                self._screen.keys_typed = self.keys
                self._screen.ask_redraw()

    def key(self, event: events.Key) -> bool:
        """Enter goes to the next hit, esc forgets the words; arrows leave the line and are themselves."""
        if not self.typing:
            return False
        if event.key == "enter":
            if self._again is not None:
                self._answered(self._again())
            return True
        if event.key == "escape":
            self._screen.call_later(self._end, True)
            return True
        if event.key in ("up", "down"):
            self._screen.call_later(self._end, False)
        return False

    async def _end(self, forget: bool) -> None:
        async with self._lock:
            if not self.typing:
                return
            self.typing = False
            self._screen.set_focus(None)
            await self._screen.query_one("#edit", Container).remove_children()
            self._screen.remove_class("editing")
            self._screen.keys_typed = ()
            self._screen.ask_redraw()
            if forget:
                self.typed("")
