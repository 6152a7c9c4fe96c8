"""The column of cards."""

from __future__ import annotations

import pytest

from store.board.board import Board
from store.case.intents import TakeChoice
from store.case.turns import Turn
from store.case.view import CaseView
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk, opened
from tui.desk.widgets.cardlist import CardList


async def test_the_heading_of_a_group_is_seen_with_its_first_card(open_desk: OpenDesk, desk: HomeDesk) -> None:
    numbers = opened(desk, *(f"商品{n}" for n in range(16)))
    for number in numbers[:8]:
        for choice in ("refused", "review"):
            desk.do(number, TakeChoice(choice, anyway=True))
    async with open_desk(80, 24) as hand:
        await hand.press("end", *["up"] * 7)
        assert hand.front.case.turn is Turn.THEIRS
        assert any("等对方" in line for line in hand.lines[1:-1]), hand.screen
        await hand.press("home")
        assert any("轮到我" in line for line in hand.lines[1:-1]), hand.screen


async def test_cards_are_grouped_by_whose_move_it_is(open_desk: OpenDesk, desk: HomeDesk) -> None:
    mine, theirs, closed = opened(desk, "甲", "乙", "丙")
    for choice in ("refused", "review"):
        desk.do(theirs, TakeChoice(choice, anyway=True))
    for choice in ("agreed", "refund-wait", "refunded", "finish"):
        desk.do(closed, TakeChoice(choice, anyway=True))
    async with open_desk() as hand:
        cards = hand.sheet("cards")
        assert cards.index("轮到我") < cards.index("甲") < cards.index("等对方")
        assert cards.index("等对方") < cards.index("乙") < cards.index("已结束") < cards.index("丙")
        assert "轮到我 1 · 等对方 1 · 已结束 1" in hand.screen
        assert mine == 1


@pytest.mark.parametrize("width", [1, 20, 45, 200])
async def test_cards_are_drawn_while_the_terminal_takes_another_size(
    open_desk: OpenDesk, desk: HomeDesk, width: int
) -> None:
    opened(desk, *(f"商品{n}" for n in range(9)))
    async with open_desk(100, 30) as hand:
        cards = hand.app.screen.query_one(CardList)
        # the desk lays cards out for a size that Textual has not given the sheet yet
        cards.show_cards(hand.app.board, hand.app.pen(), width)
        assert len([y for y in range(cards.virtual_size.height) if cards.line(y)]) > 9


async def test_the_first_card_is_the_selected_one_until_all_cases_are_read_or_somebody_moves(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    opened(desk, *(f"商品{n}" for n in range(9)))
    async with open_desk(80, 24) as hand:
        cards, pen, every = hand.app.screen.query_one(CardList), hand.app.pen(), hand.app.board
        few = Board(every.outlines[5:7], every.now, every.find, left=7)
        for moved, number in ((0, every.outlines[0].number), (1, every.outlines[6].number)):
            cards.show_cards(few, pen, 80)
            cards.move(moved)
            cards.show_cards(every, pen, 80)
            assert cards.selected is not None
            assert cards.selected.number == number


async def test_a_case_is_looked_for_once_for_all_lines_of_its_card(open_desk: OpenDesk, desk: HomeDesk) -> None:
    numbers = opened(desk, *(f"商品{n}" for n in range(9)))
    async with open_desk(100, 30) as hand:
        cards, pen, every = hand.app.screen.query_one(CardList), hand.app.pen(), hand.app.board
        asked: list[int] = []

        def found(number: int) -> CaseView | None:
            asked.append(number)
            return every.find(number)

        cards.show_cards(Board(every.outlines, every.now, found), pen, 99)
        lines = [cards.line(y) for y in range(cards.virtual_size.height)]
        assert len(lines) > 3 * len(numbers)
        assert sorted(asked) == sorted(numbers)
