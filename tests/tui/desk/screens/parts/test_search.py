"""The search line: what is typed anew takes the place of what was there, and the cards always follow."""

from __future__ import annotations

import pytest
from textual import events

from store.case.intents import OpenCase
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.worker.worker import Worker


async def test_a_pasted_number_replaces_the_words_before(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.open(OpenCase("douyin", "", {"product": "羽绒服", "order": "6921447802938810356"}))
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("耳机")
        await hand.press("escape", "slash")
        hand.front.query_one("#search").post_message(events.Paste("6921447802938810356"))
        await hand.rest()
        await hand.rest()
        assert hand.front.query_one("#search").value == "6921447802938810356"
        assert "羽绒服" in hand.sheet("cards")


async def test_words_that_come_back_are_searched_at_once_in_a_long_list(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    for n in range(40):
        desk.open(OpenCase("douyin", "", {"product": f"商品{n:02}号"}))
    async with open_desk(80, 24) as hand:
        await hand.press("end", "slash")
        await hand.write("商品07")
        assert "商品07号" in hand.screen
        await hand.press("escape", "slash")
        assert "商品07号" in hand.screen
        assert "找到1个" in hand.lines[-1]
        await hand.press("enter")
        assert "商品07号" in hand.screen


async def test_nothing_is_said_to_be_found_before_it_is(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Worker, "search", lambda worker, words, board: None)
    async with open_desk(80, 24) as hand:
        await hand.press("slash")
        await hand.write("没有这个")
        assert "找到" not in hand.lines[-1]
        await hand.press("enter")
        assert "没有这个" in hand.lines[0]
        assert "找到" not in hand.lines[0]


async def test_where_nothing_was_found_no_key_says_that_there_are_no_cases(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("slash")
        await hand.write("没有这个")
        await hand.press("enter", "i")
        assert "没有选中案件" in hand.foot
