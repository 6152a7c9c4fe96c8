"""Home: the cards, and beside them, where there is room, the selected case."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from store.board import Board
from store.view import CaseView
from tui.desk.actions import Action, Where, bindings
from tui.desk.cardlist import CardList
from tui.desk.draw.case import glance
from tui.desk.draw.desk import desk_head, nothing_found, reading, sorted_words, sought_line, welcome
from tui.desk.news import Saved
from tui.desk.screens.base import framed, rule
from tui.desk.screens.search import Searching
from tui.desk.sheet import Bar, Sheet

ORDERS = ("urgency", "amount", "number")
HELD = 0.1
"""Seconds between two keys below which one is held down, and after which it was let go."""
EMPTY_FOOT = ("new", "help", "quit")


class HomeScreen(Searching):
    """One glance says whose move it is and what is at stake; one key does it."""

    where: ClassVar[Where] = Where.HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.HOME)]

    def __init__(self) -> None:
        super().__init__()
        self.order = ORDERS[0]
        self.moving: Timer | None = None  # runs while a key is held down
        self._moved = 0.0

    def compose(self) -> ComposeResult:
        """A head, the cards beside a case, a foot."""
        yield from framed(CardList(), Sheet(id="page", classes="hidden"), Sheet(id="aside", classes="hidden"))

    @property
    def case(self) -> CaseView | None:
        """The selected case."""
        return self.query_one(CardList).selected

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """What can be done now: little without a case, and choices are only taken where they are in view."""
        app, named = self.desk_app, super().foot_actions
        if not app.board:
            return tuple(one for one in named if one.id in EMPTY_FOOT)
        if not self.wide:
            named = tuple(one for one in named if one.id != "choose")
        back = tuple(one for one in app.actions if one.id == "back") if self.words else ()
        return (*back, *named)

    def redraw(self) -> None:
        """Draw the head, the cards and the selected case."""
        app, pen, width = self.desk_app, self.pen, self.size.width
        if width == 0 or not app.begun:
            return
        shown = self._shown()
        kept = bool(self.words) and not self.has_class("searching")
        sought = sought_line(self.words, len(shown), pen) if kept else ()
        self.query_one("#head", Bar).show(desk_head(app.board, width, pen, sought))
        self.draw_hits()
        beside = self.wide and bool(shown)
        self.wall = self._place(beside)
        self.query_one("#above", Bar).show(rule(width, pen, self.wall))
        cards, page = self.query_one(CardList), self.query_one("#page", Sheet)
        cards.set_class(not shown, "hidden")
        page.set_class(bool(shown), "hidden")
        if not shown:
            height = self.size.height - 4
            if not app.known:
                page.show(reading(pen))
            elif app.board:
                page.show(nothing_found(self.words, width, pen))
            else:
                page.show(welcome(width, height, pen, (app.key_of("new"), app.key_of("help"))))
        cards.show_cards(shown, pen)
        if self.painted:
            self._draw_aside()
        super().redraw()

    def _place(self, beside: bool) -> int:
        """Share the width between cards and case; returns the column of the wall between them."""
        aside = self.query_one("#aside", Sheet)
        aside.set_class(not beside, "hidden")
        if not beside:
            return -1
        width = max(47, min(76, self.size.width * 43 // 100))
        aside.styles.width = width
        return self.size.width - width

    def _shown(self) -> Board:
        board = self.desk_app.board
        return (self.found(board) if self.words else board).ordered(self.order)

    def _draw_aside(self, keep: bool = True) -> None:
        aside = self.query_one("#aside", Sheet)
        view = self.case
        if view is None or not self.wide:
            return
        room = int(aside.styles.width.value if aside.styles.width else 47) - 4
        drawn = glance(view, max(1, room), self.pen)
        self.ways = ("aside", drawn, 0)
        aside.show(drawn.lines, keep=keep)

    def sought(self) -> None:
        """Draw the case that was jumped to."""
        self._draw_aside(keep=False)

    def follow(self, event: Saved) -> None:
        """A case that was just opened becomes the selected one."""
        if event.draft == "new":
            self.query_one(CardList).select(event.done.view.number)

    @on(CardList.Selected)
    def _selected(self) -> None:
        self._let_go()

    @on(CardList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def go(self, step: Callable[[CardList, int], None], count: int) -> None:
        """Move the selection, and draw the selected case in the same moment: one frame, not two.

        While the key is held down only the cards follow: nobody reads a case that is gone in the next moment, and
        over a slow line it would be two kilobytes for each of them.
        """
        step(self.query_one(CardList), count)
        now = monotonic()
        held, self._moved = now - self._moved < HELD, now
        if self.moving is not None:
            self.moving.stop()
        if held:
            self.moving = self.set_timer(HELD, self._let_go)
        else:
            self._let_go()

    def draw_rest(self) -> None:
        """Draw the selected case: the cards are what one waits for at a start."""
        self._draw_aside()

    def _let_go(self) -> None:
        self.moving = None
        self._draw_aside(keep=False)

    def action_up(self) -> None:
        """The case above."""
        self.go(CardList.move, -1)

    def action_down(self) -> None:
        """The case below."""
        self.go(CardList.move, 1)

    def action_page_up(self) -> None:
        """A page of cases up."""
        self.go(CardList.page, -1)

    def action_page_down(self) -> None:
        """A page of cases down."""
        self.go(CardList.page, 1)

    def action_top(self) -> None:
        """The first case."""
        self.go(CardList.move, -1_000_000)

    def action_bottom(self) -> None:
        """The last case."""
        self.go(CardList.move, 1_000_000)

    def action_open(self, pane: str = "now") -> None:
        """Open the selected case."""
        from tui.desk.screens.case import CaseScreen

        case = self._held()
        if case is not None:
            self.app.push_screen(CaseScreen(case.number, pane))

    def action_guidance(self) -> None:
        """Open the selected case on its guidance."""
        self.action_open("guide")

    def action_story(self) -> None:
        """Open the selected case on its timeline."""
        self.action_open("story")

    def action_sort(self) -> None:
        """Sort in the next way."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.desk_app.say(sorted_words(self.order, self.pen))
