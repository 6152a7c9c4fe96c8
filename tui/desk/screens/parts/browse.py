"""Browsing: the selection moves through the cards, and the case beside them follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from textual.screen import Screen
from textual.timer import Timer

from tui.desk.keys.verbs import Verbs
from tui.desk.screens.parts.movement import movement, scrolling
from tui.desk.widgets.cardlist import CardList
from tui.desk.widgets.lines import LineView

HELD = 0.1
"""Seconds between two keys below which one is held down, and after which it was let go."""


class Browse:
    """Moves through the cards of a screen; `follow` draws what stands beside them.

    While a key is held down only the cards move: nobody reads a case that is gone in the next moment, and over a
    slow line it would be two kilobytes for each of them.
    """

    def __init__(self, screen: Screen[None], follow: Callable[[], object]) -> None:
        self._screen = screen
        self._follow = follow
        self.moving: Timer | None = None
        """Runs while a key is held down."""
        self._moved = 0.0

    def verbs(self) -> Verbs:
        """The keys of movement; where a page stands in place of the cards, they scroll it."""
        page = scrolling(lambda: self._page)
        cards = movement(self.step, lambda pages: self._go(lambda cards: cards.page(pages)))
        return {name: partial(self._either, page[name], cards[name]) for name in cards}

    @property
    def _page(self) -> LineView | None:
        page = self._screen.query_one("#page", LineView)
        return page if page.display else None

    def _either(self, page: Callable[[], object], cards: Callable[[], object]) -> None:
        (cards if self._page is None else page)()

    def step(self, steps: int) -> None:
        """Select a case so many further."""
        self._go(lambda cards: cards.move(steps))

    def _go(self, step: Callable[[CardList], None]) -> None:
        step(self._screen.query_one(CardList))
        now = monotonic()
        held, self._moved = now - self._moved < HELD, now
        if self.moving is not None:
            self.moving.stop()
        if held:
            self.moving = self._screen.set_timer(HELD, self._let_go)
        else:
            self._let_go()

    def _let_go(self) -> None:
        self.moving = None
        self._follow()
