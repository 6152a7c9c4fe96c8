"""A screen that opens is drawn once: what its own drawing sets going does not draw it again."""

from __future__ import annotations

from typing import Any

import pytest
from textual._compositor import Compositor

from store.board.board import Board
from tests.tui.desk.conftest import OpenDesk
from tests.tui.desk.test_places import every_class
from tui.desk.screens.case import CaseScreen
from tui.desk.screens.home import HomeScreen


@pytest.mark.parametrize("columns", [80, 120])
async def test_a_case_that_is_opened_is_drawn_once(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    drawn: list[int] = []
    redraw = CaseScreen.redraw

    def noted(self: CaseScreen) -> None:
        drawn.append(self.size.width)
        redraw(self)

    monkeypatch.setattr(CaseScreen, "redraw", noted)
    async with open_desk(columns, 36) as hand:
        await hand.press("enter")
        await hand.rest()
        assert isinstance(hand.front, CaseScreen)
        assert drawn == [columns]


@pytest.mark.parametrize("columns", [80, 120])
async def test_home_is_drawn_once_at_a_start(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    drawn: list[int] = []
    cards = HomeScreen._draw_cards

    def noted(self: HomeScreen, shown: Board, seen: Board) -> None:
        drawn.append(len(shown))
        cards(self, shown, seen)

    monkeypatch.setattr(HomeScreen, "_draw_cards", noted)
    async with open_desk(columns, 36):
        assert drawn == [1]


@pytest.mark.parametrize("keys", [("enter",), ("enter", "1"), ("m",)], ids=str)
async def test_what_is_opened_is_painted_whole_once(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press(*keys[:-1])
        below = hand.front
        painted: list[str] = []
        update = Compositor.render_update

        def noted(self: Compositor, *args: Any, **named: Any) -> Any:
            if hand.front is not below and self.size.region in self._dirty_regions:
                painted.append(type(hand.front).__name__)
            return update(self, *args, **named)

        monkeypatch.setattr(Compositor, "render_update", noted)
        await hand.press(keys[-1])
        assert painted == [type(hand.front).__name__]


@pytest.mark.parametrize("one", every_class(), ids=lambda one: one.__name__)
def test_what_a_screen_says_of_an_event_is_not_passed_over(one: type) -> None:
    # Textual calls the decorated method of a class itself: an override of it has to be decorated, too
    for parent in one.__mro__:
        for handlers in vars(parent).get("_decorated_handlers", {}).values():
            for handler, _ in handlers:
                said = getattr(one, handler.__name__, handler)
                assert said is handler or hasattr(said, "_textual_on"), (parent.__name__, handler.__name__)
