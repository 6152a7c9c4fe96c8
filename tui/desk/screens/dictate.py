"""One field of a form after the other, large and alone, for typing it into a phone."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_, Problem, message
from store.case.view import CaseView
from store.papers.dictation import Piece, dictation
from tui.desk.draw.case import head
from tui.desk.draw.dictate import piece_page
from tui.desk.draw.spans import Span
from tui.desk.keys.actions import Where, bindings
from tui.desk.screens.base import framed, rule
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.selection import under

MARGIN = 4
WIDEST = 84
"""Cells a line may have, so that the eye finds its way back from the phone."""


class DictateScreen(CaseKeys):
    """The fields of a form; a key shows the next, copies it, or fills in what is not known."""

    where: ClassVar[Where] = Where.DICTATE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.DICTATE)]

    def __init__(self, number: int, letter: str = "") -> None:
        super().__init__()
        self.number = number
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
            self.call_later(self.action_back)
            return
        self._make(view)
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        room = (max(1, min(WIDEST, width - 2 * MARGIN)), self.sheet().size.height)
        if self._pieces:
            page = piece_page(self._pieces, self._at, room, pen, self.desk_app.key_of("facts"))
            left = Span(" " * max(MARGIN, (width - room[0]) // 2))
            self.sheet().show([(left, *line) if line else () for line in page])
        super().redraw()

    def _make(self, view: CaseView) -> None:
        if view is self._made_for:
            return
        self._made_for = view
        try:
            self._pieces = dictation(view, self.desk_app.desk.clock(), self._letter)
        except Problem as problem:
            self.desk_app.notice = (problem.message, True)
        self._at = max(0, min(self._at, len(self._pieces) - 1))

    def _go(self, at: int) -> None:
        goal = max(0, min(len(self._pieces) - 1, at))
        if goal != self._at:
            self._at = goal
            self.sheet().scroll_to(y=0, animate=False)
            self.redraw()

    def action_next_piece(self) -> None:
        """The next field."""
        self._go(self._at + 1)

    def action_down(self) -> None:
        """The next field."""
        self._go(self._at + 1)

    def action_up(self) -> None:
        """The field before."""
        self._go(self._at - 1)

    def action_top(self) -> None:
        """The first field."""
        self._go(0)

    def action_bottom(self) -> None:
        """The last field."""
        self._go(len(self._pieces) - 1)

    def action_copy(self) -> None:
        """Send the field to the terminal's clipboard, without the blanks between its digits."""
        piece = self.piece
        if piece is None or not piece.text:
            key = self.desk_app.key_of("facts")
            self.desk_app.say(message(N_("This is not known yet; {key} fills it in."), key=key), bad=True)
            return
        self.app.copy_to_clipboard(piece.text)
        self.desk_app.say(message(N_("{n} characters were sent to the terminal."), n=len(piece.text)))

    def action_facts(self) -> None:
        """Type the fact from which this field comes."""
        case = self._held()
        if case is not None:
            self.ask_facts(case, self.piece.fact if self.piece else "")

    def action_dictate(self) -> None:
        """The key that opened this page closes it."""
        self.action_back()

    def on_click(self, event: events.Click) -> None:
        """A click on the page shows the next field."""
        if under(event, self) is self.sheet() and not self.selections:
            self._go(self._at + 1)
