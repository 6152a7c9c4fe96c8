"""The search line at the foot of the home screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen
from textual.widgets import Input

from content.text.words import N_
from tui.desk.draw.desk import hits_line, seek_line
from tui.desk.draw.spans import width_of
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import Find
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.still import Box
from tui.desk.worker.report import Found, Report

if TYPE_CHECKING:
    from store.board.board import Board


class Search:
    """Filters the cases of a screen by `words`; `redraw` is called when they change, `step` by the arrows."""

    def __init__(
        self,
        port: DeskPort,
        screen: Screen[None],
        redraw: Callable[[], object],
        step: Callable[[int], object],
    ) -> None:
        self._port = port
        self._screen = screen
        self._redraw = redraw
        self._step = step
        self.words = ""
        self._before = ""
        """The words that esc took away; the next search begins with them."""
        self._sought: tuple[str, Board] | None = None
        self._numbers: tuple[int, ...] = ()
        self._told = ""
        """The words for which the worker has said what it found."""

    def verbs(self) -> Verbs:
        """Search, and come back from it."""
        return {"search": self._begin, "back": self._back, "left": self._back}

    def views(self) -> list[Find]:
        """The words that were saved under a name in the settings, to be sought by it."""

        def run(words: str) -> Callable[[], object]:
            return lambda: self._show(words)

        kind = self._port.tr(N_("saved view"))
        return [Find(name, kind, words, run(words), words) for name, words in self._port.views.items()]

    @property
    def typing(self) -> bool:
        """Whether words are being typed."""
        return self._screen.has_class("searching")

    @property
    def count(self) -> int | None:
        """How many cases have the words; None as long as the worker searches."""
        return len(self._numbers) if self._told == self.words else None

    def draw(self) -> None:
        """Say how many cases were found, and what ends the search."""
        if not self.typing:
            return
        pen, width, every = self._port.pen(), self._screen.size.width, len(self._port.board)
        count = self.count if self.words else every
        seek, hits = self._screen.query_one("#seek", LineBar), self._screen.query_one("#hits", LineBar)
        label = seek_line(self._port.key_of("search"), width, pen)
        seek.styles.width = width_of(label)
        # as wide as it may become, so that nothing moves while words are typed
        hits.styles.width = width_of(hits_line(every, width, pen))
        seek.show(label)
        hits.show(hits_line(count, width, pen))

    def found(self, board: Board) -> Board:
        """The cases of the board that hold the words: those found last, until the worker has searched again."""
        if not self.words:
            return board
        before = self._sought[0] if self._sought else ""
        if self._sought is None or before != self.words or self._sought[1] is not board:
            if not (before and self.words.startswith(before)):  # more letters only leave cases out
                self._numbers = tuple(one.number for one in board.outlines)
            self._told = self._told if before == self.words else ""
            self._sought = self.words, board
            self._port.worker.search(self.words, board)
        return board.only(self._numbers)

    def take(self, report: Report) -> None:
        """Show what the worker has found, unless other words were typed since."""
        if isinstance(report, Found) and report.words == self.words:
            self._numbers = tuple(one.number for one in report.board.outlines)
            self._told = report.words
            self._redraw()

    def typed(self, event: Input.Changed) -> None:
        """Other words stand in the line."""
        self._filter(event.value.strip())

    def keep(self) -> None:
        """End the search and keep what it found."""
        self._screen.remove_class("searching")
        self._screen.set_focus(None)
        if self.words:
            self._redraw()

    def key(self, event: events.Key) -> bool:
        """In the search line esc clears, and ctrl+c as in a form; arrows still move the selection."""
        if not self.typing:
            return False
        if event.key in ("escape", "ctrl+c"):
            self._forget_words()
            self.keep()
        elif event.key in ("up", "down"):
            self._step(1 if event.key == "down" else -1)
        else:
            return False
        return True

    async def _begin(self) -> None:
        screen = self._screen
        if not screen.query("#seeking"):
            # made when it is first wanted: a start need not wait for it
            parts = (LineBar(id="seek", raised=True), OneLine(id="search"), LineBar(id="hits", raised=True))
            await screen.mount(Box(*parts, id="seeking"))
        screen.add_class("searching")
        self.draw()
        self._port.worker.warm_up()
        field = screen.query_one("#search", OneLine)
        field.placeholder = self._port.tr("words, names, order numbers")
        innards.focus(field)
        if self._before and not field.value:
            field.value = self._before
        # what is typed or pasted now takes the place of the words before
        field.select_all()

    def _back(self) -> None:
        if self.words:
            self._forget_words()

    def _forget_words(self) -> None:
        for field in self._screen.query("#search").results(Input):  # a saved view is sought without one
            self._before, field.value = field.value, ""
        self._filter("")

    def _show(self, words: str) -> None:
        """Seek words that were saved; the line begins with them when it is opened."""
        for field in self._screen.query("#search").results(Input):
            field.value = words
        self._before = words
        self._filter(words)

    def _filter(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self._redraw()
