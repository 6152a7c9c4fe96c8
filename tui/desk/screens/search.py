"""The search line at the foot of the home screen."""

from __future__ import annotations

from textual import events, on
from textual.containers import Container
from textual.widgets import Input

from store.board.board import Board
from tui.desk.draw.desk import hits_line, seek_line
from tui.desk.draw.spans import width_of
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.lines import LineBar
from tui.desk.work.news import Answers, Found


class Searching(CaseKeys):
    """A screen whose cases can be filtered by `words`; it draws itself anew when they change."""

    words = ""
    _before = ""
    """The words that esc took away; the next search begins with them."""
    _sought: tuple[str, Board] | None = None
    _numbers: tuple[int, ...] = ()

    def draw_hits(self) -> None:
        """Say how many cases were found, and what ends the search."""
        if not self.has_class("searching"):
            return
        pen, width, every = self.pen, self.size.width, len(self.desk_app.board)
        count = len(self._numbers) if self.words else every
        seek, hits = self.query_one("#seek", LineBar), self.query_one("#hits", LineBar)
        label = seek_line(self.desk_app.key_of("search"), width, pen)
        seek.styles.width = width_of(label)
        # as wide as it may become, so that nothing moves while words are typed
        hits.styles.width = width_of(hits_line(every, width, pen))
        seek.show(label)
        hits.show(hits_line(count, width, pen))

    def found(self, board: Board) -> Board:
        """The cases of the board that hold the words: those found last, until the worker has searched again."""
        before = self._sought[0] if self._sought else ""
        if self._sought is None or before != self.words or self._sought[1] is not board:
            if not (before and self.words.startswith(before)):  # more letters only leave cases out
                self._numbers = tuple(one.number for one in board.outlines)
            self._sought = self.words, board
            self.desk_app.worker.search(self.words, board)
        return board.only(self._numbers)

    def take(self, event: Found | Answers) -> None:
        """Show what the worker has found, unless other words were typed since."""
        if isinstance(event, Found) and event.words == self.words:
            self._numbers = tuple(one.number for one in event.board.outlines)
            self.redraw()

    def action_back(self) -> None:
        """Show all cases again; nothing else to go back to."""
        if self.words:
            self._forget_words()

    def _forget_words(self) -> None:
        field = self.query_one("#search", Input)
        self._before, field.value = field.value, ""
        self._filter("")

    async def action_search(self) -> None:
        """Ask for words; the cards follow while they are typed."""
        if not self.query("#seeking"):
            # made when it is first wanted: a start need not wait for it
            parts = (LineBar(id="seek", raised=True), OneLine(id="search"), LineBar(id="hits", raised=True))
            await self.mount(Container(*parts, id="seeking"))
        self.add_class("searching")
        self.draw_hits()
        self.desk_app.worker.warm_up()
        field = self.query_one("#search", OneLine)
        field.placeholder = self.pen.tr("words, names, order numbers")
        field.focus()
        if self._before and not field.value:
            field.value = self._before
            field.select_all()

    def _filter(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.redraw()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._filter(event.value.strip())

    @on(Input.Submitted, "#search")
    def _keep_filter(self) -> None:
        self._end_search()

    def _end_search(self) -> None:
        self.remove_class("searching")
        self.set_focus(None)
        if self.words:
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        """In the search line esc clears and arrows still move the selection."""
        if not self.has_class("searching"):
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._forget_words()
            self._end_search()
        elif event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.action_down() if event.key == "down" else self.action_up()
