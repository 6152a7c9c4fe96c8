"""The column of cards. The selection is a number, not a focus; a key repaints two bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events
from textual.geometry import Region, Size
from textual.message import Message

from tui.desk.draw.cards import card, heading
from tui.desk.draw.column import HEADING, Column
from tui.desk.draw.context import Context
from tui.desk.draw.glimpse import Glimpse, Seen
from tui.desk.draw.spans import Line, Span, key, text_of
from tui.desk.widgets.lines import LineView

if TYPE_CHECKING:
    from store.case.view import CaseView

INSET = 3


class CardList(LineView):
    """Cards under headings, any number of them; only those that are seen are drawn."""

    inset = INSET

    class Selected(Message):
        """Another case was selected with the mouse."""

        def __init__(self, view: CaseView | None) -> None:
            super().__init__()
            self.view = view

    class Opened(Message):
        """The selected case was clicked."""

    def __init__(self) -> None:
        super().__init__(id="cards")
        self._column = Column({})
        self._width = 1
        self._at = 0
        self._drawn: dict[tuple[int, int], list[Line]] = {}
        self._drawn_with: tuple[object, ...] = ()
        self._cards: dict[int, list[Line]] = {}
        """The cards as they are now, by case: while the same board is shown none of them changes."""
        self._pen: Context | None = None
        self._board: Seen | None = None
        self._number = 0
        self._moved = False
        """Whether somebody selected a case; while all are being read, it is the first one until then."""

    @property
    def number(self) -> int:
        """The number of the selected card, of which the case may not be read yet."""
        return self._number

    @property
    def selected(self) -> CaseView | None:
        """The selected case."""
        return self._board.find(self._number) if self._board and self._index() is not None else None

    def show_cards(self, board: Seen, pen: Context, room: int) -> None:
        """Show these cases in so many cells; the selected one stays selected, or the one that took its place."""
        first = self._board is not None and self._board.left > 0 and not self._moved
        before = 0 if first else self._index() or 0
        self._width = max(1, room - INSET - 1)
        self._board, self._column = board, Column(board.counts, self._width)
        self._renew(pen)
        self._cards.clear()
        if (first or self._index() is None) and board:
            self._number = board.outlines[min(before, len(board) - 1)].number
        old, self._strips = self._strips, {}
        self.extend(Size(0, self._column.height))
        self._reveal()
        self.repaint(old)

    def on_resize(self, _: events.Resize) -> None:
        """Keep the selected card in view."""
        self._reveal()

    def select(self, number: int) -> None:
        """Select a case by its number."""
        before, self._number, self._moved = self._index(), number, True
        after = self._index()
        for at in {before, after} - {None}:
            top, height = self._column.card(at or 0)
            for y in range(top, top + height):
                self._strips.pop(y, None)
            self.refresh(Region(1, top - round(self.scroll_y), 1, height))
        self._reveal()

    def shows(self, number: int) -> bool:
        """Whether there is a card of that case, or will be: none was drawn yet."""
        return not self._board or self._board.place(number) is not None

    def stops(self) -> list[tuple[int, int]]:
        """The first line of each card that may be seen, and the number of its case."""
        here = round(self.scroll_y)
        first, last = self._column.above(here), self._column.above(here + self.size.height)
        numbers = self._board.outlines[first : last + 1] if self._board else ()
        return [(self._column.card(first + n)[0], one.number) for n, one in enumerate(numbers)]

    def seek(self, stop: int) -> None:
        """Select the case of that number."""
        self.select(stop)

    def move(self, steps: int) -> None:
        """Select the case so many cards further, as far as there are any."""
        at = self._index()
        if at is not None and self._board:
            goal = max(0, min(len(self._board.outlines) - 1, at + steps))
            if goal != at:
                self.select(self._board.outlines[goal].number)

    def page(self, direction: int) -> None:
        """Select the case a page further."""
        at = self._index()
        if at is None:
            return
        goal = self._column.card(at)[0] + direction * max(1, self.size.height - 5)
        steps = self._column.above(goal) + (direction > 0) - at
        self.move(steps or direction)

    def line(self, y: int) -> Line:
        """The line at `y`: of a heading, of a card, or blank between two."""
        spot = self._column.spot(y)
        if spot is None or self._pen is None or self._board is None:
            return ()
        if spot.index is None:
            return (Span(" "), *heading(spot.group.turn, self._pen))
        number = self._board.outlines[spot.index].number if spot.index < len(self._board.outlines) else 0
        drawn = self._card(number, self._pen)
        if not drawn:
            return ()
        bar = self._pen.signs.bar if number == self._number else " "
        return (Span(" "), key(bar), Span(" "), *drawn[spot.line])

    @property
    def dated(self) -> str:
        """What the selected card tells of its date."""
        view = self.selected
        return text_of(self._card(view.number, self._pen)[1]) if view is not None and self._pen is not None else ""

    def _card(self, number: int, pen: Context) -> list[Line]:
        """The card of a case; empty for one that is no more."""
        if (found := self._cards.get(number)) is not None:
            return found
        told = self._board.told.get(number) if isinstance(self._board, Glimpse) else None
        view = self._board.find(number) if self._board else None
        version = told.version if told else view.case.version if view else 0
        drawn = self._drawn.get((number, version))
        if drawn is None and view is not None:
            from tui.desk.draw.telling import told_of

            told = told_of(view, pen.tr)
        if drawn is None and told is not None:
            drawn = self._drawn[number, version] = card(told, self._width, pen)
        if drawn is not None:
            self._cards[number] = drawn
        return drawn or []

    def on_click(self, event: events.Click) -> None:
        """Select the card under the mouse; a second click opens it."""
        spot = None if self.screen.selections else self._column.spot(event.y + round(self.scroll_y))
        if spot is None or spot.index is None or self._board is None:
            return
        number = self._board.outlines[spot.index].number
        if number == self._number:
            self.post_message(self.Opened())
        else:
            self.select(number)
            self.post_message(self.Selected(self.selected))

    def _renew(self, pen: Context) -> None:
        """Throw drawn cards away when they would look different now."""
        now = replace(pen, now=pen.now.replace(second=0, microsecond=0))
        mark = (now.tr, now.signs, now.now, self._width, id(self.inks))
        if mark != self._drawn_with:
            self._drawn.clear()
            self._drawn_with = mark
        self._pen = pen

    def _index(self) -> int | None:
        """The place of the selected case; it is mostly where it was."""
        if not self._board or not self._number:
            return None
        outlines = self._board.outlines
        if not (self._at < len(outlines) and outlines[self._at].number == self._number):
            found = self._board.place(self._number)
            if found is None:
                return None
            self._at = found
        return self._at

    def _reveal(self) -> None:
        at = self._index()
        if at is None:
            return
        top, height = self._column.card(at)
        # the heading of a group comes into view with its first card
        lead = HEADING if at == self._column.group(at).first else 0
        here, room = round(self.scroll_y), max(1, self.size.height)
        if top + height > here + room:
            # turn the page: moving line by line would repaint the whole column at every key
            self.scroll_to(y=top - HEADING, animate=False, force=True)
        elif top - lead < here:
            self.scroll_to(y=max(0, top + height + 1 - room), animate=False, force=True)
