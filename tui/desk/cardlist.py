"""The column of cards. The selection is a number, not a focus; a key repaints two bars."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace
from textual import events
from textual.geometry import Region, Size
from textual.message import Message

from store.board import Board
from store.view import CaseView
from tui.desk.draw.cards import Block, arrange, card, heading
from tui.desk.draw.ink import Line, Span, key
from tui.desk.draw.pen import Pen
from tui.desk.sheet import Sheet

INSET = 3


class CardList(Sheet):
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
        self._blocks: list[Block] = []
        self._tops: list[int] = []
        self._cards: list[Block] = []
        self._places: dict[int, int] = {}
        self._drawn: dict[tuple[int, int], list[Line]] = {}
        self._drawn_with: tuple[object, ...] = ()
        self._pen: Pen | None = None
        self._board: Board | None = None
        self._number = 0

    @property
    def selected(self) -> CaseView | None:
        """The selected case."""
        return self._board.find(self._number) if self._board and self._index() is not None else None

    def show_cards(self, board: Board, pen: Pen) -> None:
        """Show these cases; the selected one stays selected, or the one that took its place."""
        before = self._index() or 0
        self._board = board
        self._blocks, height = arrange(board.outlines)
        self._tops = [block.top for block in self._blocks]
        self._cards = [block for block in self._blocks if block.number]
        self._places = {block.number: n for n, block in enumerate(self._cards)}
        self._renew(pen)
        if self._index() is None and self._cards:
            self._number = self._cards[min(before, len(self._cards) - 1)].number
        old, self._strips = self._strips, {}
        self.extend(Size(0, height))
        self._reveal()
        self.repaint(old)

    def select(self, number: int) -> None:
        """Select a case by its number."""
        before, self._number = self._index(), number
        after = self._index()
        for at in {before, after} - {None}:
            block = self._cards[at or 0]
            for y in range(block.top, block.top + block.height):
                self._strips.pop(y, None)
            top = block.top - round(self.scroll_y)
            self.refresh(Region(1, top, 1, block.height))
        self._reveal()

    def stops(self) -> list[tuple[int, int]]:
        """The first line of each card, and the number of its case."""
        return [(block.top, block.number) for block in self._cards]

    def seek(self, stop: int) -> None:
        """Select the case of that number."""
        self.select(stop)

    def move(self, steps: int) -> None:
        """Select the case so many cards further, as far as there are any."""
        at = self._index()
        if at is not None:
            goal = max(0, min(len(self._cards) - 1, at + steps))
            if goal != at:
                self.select(self._cards[goal].number)

    def page(self, direction: int) -> None:
        """Select the case a page further."""
        at = self._index()
        if at is None:
            return
        goal = self._cards[at].top + direction * max(1, self.size.height - 5)
        places = [block.top for block in self._cards]
        steps = max(0, min(len(places) - 1, bisect_right(places, goal) - (direction < 0))) - at
        self.move(steps or direction)

    def line(self, y: int) -> Line:
        """The line at `y`: of a heading, of a card, or blank between two."""
        block = self._block_at(y)
        if block is None or y >= block.top + block.height or self._pen is None:
            return ()
        view = self._board.find(block.number) if self._board and block.number else None
        if view is None:
            return (Span(" "), *heading(block.turn, self._pen)) if block.number == 0 else ()
        drawn = self._drawn.get((view.number, view.case.version))
        if drawn is None:
            drawn = card(view, max(1, self.room - INSET - 1), self._pen)
            self._drawn[view.number, view.case.version] = drawn
        bar = self._pen.signs.bar if view.number == self._number else " "
        return (Span(" "), key(bar), Span(" "), *drawn[y - block.top])

    def on_click(self, event: events.Click) -> None:
        """Select the card under the mouse; a second click opens it."""
        block = None if self.screen.selections else self._block_at(event.y + round(self.scroll_y))
        if block is not None and block.number:
            if block.number == self._number:
                self.post_message(self.Opened())
            else:
                self.select(block.number)
                self.post_message(self.Selected(self.selected))

    def _renew(self, pen: Pen) -> None:
        """Throw drawn cards away when they would look different now."""
        now = replace(pen, now=pen.now.replace(second=0, microsecond=0))
        mark = (now.tr, now.signs, now.now, self.room, id(self.inks))
        if mark != self._drawn_with:
            self._drawn.clear()
            self._drawn_with = mark
        self._pen = pen

    def _block_at(self, y: int) -> Block | None:
        at = bisect_right(self._tops, y) - 1
        return self._blocks[at] if at >= 0 else None

    def _index(self) -> int | None:
        return self._places.get(self._number)

    def _reveal(self) -> None:
        at = self._index()
        if at is None:
            return
        block = self._cards[at]
        # the heading of a group comes into view with its first card
        lead = 2 if at == 0 or self._cards[at - 1].turn is not block.turn else 0
        here, room = round(self.scroll_y), max(1, self.size.height)
        if block.top + block.height > here + room:
            # turn the page: moving line by line would repaint the whole column at every key
            self.scroll_to(y=block.top - 2, animate=False)
        elif block.top - lead < here:
            self.scroll_to(y=max(0, block.top + block.height + 1 - room), animate=False)
