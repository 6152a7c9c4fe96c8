"""One field of a form after the other, large and alone, for typing it into a phone."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from content.text.words import N_, Problem, message
from store.case.view import CaseView
from store.papers.dictation import Piece, dictation
from store.people.person import for_papers
from tui.desk.draw.case import head
from tui.desk.draw.dictate import piece_page
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, FactsPlace
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.widgets.lines import LineBar, LineView

MARGIN = 4
WIDEST = 84
"""Cells a line may have, so that the eye finds its way back from the phone."""


class DictateScreen(DeskScreen):
    """The fields of a form; a key shows the next, copies it, or fills in what is not known."""

    where: ClassVar[Where] = Where.DICTATE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.DICTATE)]

    def __init__(self, port: DeskPort, number: int, letter: str = "") -> None:
        super().__init__(port, number)
        self.offered_clicks.insert(0, self._clicked)
        self._letter = letter
        self._at = 0
        self._pieces: tuple[Piece, ...] = ()
        self._made_for: CaseView | None = None

    def compose(self) -> ComposeResult:
        """A head, the field, a foot."""
        yield from framed(LineView(id="text"))

    def sheet(self) -> LineView:
        """The page."""
        return self.query_one("#text", LineView)

    @property
    def piece(self) -> Piece | None:
        """The field that is shown."""
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def redraw(self) -> None:
        """Draw the field in the middle of the page."""
        view, pen, width = self.case, self.pen, self.size.width
        if width == 0:
            return
        if view is None:
            self.call_later(self.back)
            return
        self._make(view)
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        room = (max(1, min(WIDEST, width - 2 * MARGIN)), self.sheet().size.height)
        if self._pieces:
            page = piece_page(self._pieces, self._at, room, pen, self.port.key_of("facts"))
            left = Span(" " * max(MARGIN, (width - room[0]) // 2))
            self.sheet().show([(left, *line) if line else () for line in page])
        super().redraw()

    def _make(self, view: CaseView) -> None:
        if view is self._made_for:
            return
        self._made_for = view
        try:
            found, twins = for_papers(view, self.port.people), self.port.twins(view)
            self._pieces = dictation(found, self.port.clock(), self._letter, twins)
        except Problem as problem:
            self.port.say(problem.message, bad=True, later=True)
        self._at = max(0, min(self._at, len(self._pieces) - 1))

    def _go(self, at: int) -> None:
        goal = max(0, min(len(self._pieces) - 1, at))
        if goal != self._at:
            self._at = goal
            self.sheet().scroll_to(y=0, animate=False, force=True)
            self.redraw()

    def verbs(self) -> Verbs:
        """The keys of movement show the fields one after the other; the key that opened the page closes it."""
        return {
            **super().verbs(),
            "up": lambda: self._go(self._at - 1),
            "down": lambda: self._go(self._at + 1),
            "left": lambda: self._go(self._at - 1) if self._at else self.back(),
            "next-piece": lambda: self._go(self._at + 1),
            "top": lambda: self._go(0),
            "bottom": lambda: self._go(len(self._pieces) - 1),
            "copy": self._copy,
            "facts": self._fact,
            "dictate": self.back,
            "mask": self._covered,
        }

    def _copy(self) -> None:
        # without the blanks between its digits
        piece = self.piece
        if piece is None or not piece.text:
            key = self.port.key_of("facts")
            self.port.say(message(N_("This is not known yet; {key} fills it in."), key=key), bad=True)
            return
        self.app.copy_to_clipboard(piece.text)
        self.port.say(message(N_("{n} characters were sent to the terminal."), n=len(piece.text)))

    def _covered(self) -> None:
        # figures are drawn, not written: they cannot be covered, so nothing of them stays on the screen
        self.port.switch_mask()
        self.back()

    def _fact(self) -> None:
        self.port.go(FactsPlace(self.number, self.piece.fact if self.piece else ""))

    def _clicked(self, _: events.Click, sheet: Widget | None) -> bool:
        mine = sheet is self.sheet() and not self.selections
        if mine:
            self._go(self._at + 1)
        return mine
