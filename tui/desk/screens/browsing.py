"""Browsing: the selection moves through the cards, and the case beside them follows."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual import on
from textual.timer import Timer

from store.case.view import CaseView
from tui.desk.draw.case import glance
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.widgets.cardlist import CardList
from tui.desk.widgets.lines import LineView

HELD = 0.1
"""Seconds between two keys below which one is held down, and after which it was let go."""


class Browsing(CaseKeys):
    """A screen with cards, and where there is room a sheet `aside` for the selected case.

    While a key is held down only the cards move: nobody reads a case that is gone in the next moment, and over a
    slow line it would be two kilobytes for each of them.
    """

    moving: Timer | None = None
    """Runs while a key is held down."""
    _moved = 0.0

    @property
    def case(self) -> CaseView | None:
        """The selected case."""
        return self.query_one(CardList).selected

    def draw_beside(self, keep: bool = True) -> None:
        """Draw the selected case; with `keep` its sheet stays where it was scrolled to."""
        aside = self.query_one("#aside", LineView)
        view = self.case
        if view is None or not self.wide:
            return
        room = int(aside.styles.width.value if aside.styles.width else 47) - 4
        drawn = glance(view, max(1, room), self.pen)
        self.ways = ("aside", drawn, 0)
        aside.show(drawn.lines, keep=keep)

    def draw_rest(self) -> None:
        """Draw the selected case: the cards are what one waits for at a start."""
        self.draw_beside()

    @on(CardList.Selected)
    def sought(self) -> None:
        """Draw the case that was clicked on or jumped to."""
        self.draw_beside(keep=False)

    def go(self, step: Callable[[CardList, int], None], count: int) -> None:
        """Move the selection, and draw the selected case in the same moment, unless a key is held down."""
        step(self.query_one(CardList), count)
        now = monotonic()
        held, self._moved = now - self._moved < HELD, now
        if self.moving is not None:
            self.moving.stop()
        if held:
            self.moving = self.set_timer(HELD, self._let_go)
        else:
            self._let_go()

    def _let_go(self) -> None:
        self.moving = None
        self.draw_beside(keep=False)

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
