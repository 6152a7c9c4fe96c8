"""Home: the cards, and beside them, where there is room, the selected case."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from store.board.board import Board
from tui.desk.draw.desk import desk_head, nothing_found, reading, sorted_words, sought_line, welcome
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.screens.base import framed, rule
from tui.desk.screens.browsing import Browsing
from tui.desk.screens.search import Searching
from tui.desk.widgets.cardlist import CardList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.work.news import Saved

ORDERS = ("urgency", "amount", "number")
EMPTY_FOOT = ("new", "help", "quit")


class HomeScreen(Browsing, Searching):
    """One glance says whose move it is and what is at stake; one key does it."""

    where: ClassVar[Where] = Where.HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.HOME)]

    def __init__(self) -> None:
        super().__init__()
        self.order = ORDERS[0]

    def compose(self) -> ComposeResult:
        """A head, the cards beside a case, a foot."""
        yield from framed(CardList(), LineView(id="page", classes="hidden"), LineView(id="aside", classes="hidden"))

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
        self.query_one("#head", LineBar).show(desk_head(app.board, width, pen, sought))
        self.draw_hits()
        beside = self.wide and bool(shown)
        self.wall = self._place(beside)
        self.query_one("#above", LineBar).show(rule(width, pen, self.wall))
        cards, page = self.query_one(CardList), self.query_one("#page", LineView)
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
            self.draw_beside()
        super().redraw()

    def _place(self, beside: bool) -> int:
        """Share the width between cards and case; returns the column of the wall between them."""
        aside = self.query_one("#aside", LineView)
        aside.set_class(not beside, "hidden")
        if not beside:
            return -1
        width = max(47, min(76, self.size.width * 43 // 100))
        aside.styles.width = width
        return self.size.width - width

    def _shown(self) -> Board:
        board = self.desk_app.board
        return (self.found(board) if self.words else board).ordered(self.order)

    def follow(self, event: Saved) -> None:
        """A case that was just opened becomes the selected one."""
        if event.draft == "new":
            self.query_one(CardList).select(event.done.view.number)

    @on(CardList.Opened)
    def _opened(self) -> None:
        self.action_open()

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
