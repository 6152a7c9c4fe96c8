"""Jumping: a letter before every line that can be selected."""

from __future__ import annotations

from store.case.intents import OpenCase
from store.desk import Desk
from tests.tui.desk.conftest import OpenDesk


def opened(desk: Desk, *products: str) -> None:
    for name in products:
        desk.open(OpenCase("douyin", "", {"product": name}))


async def test_the_letter_of_a_card_selects_it(open_desk: OpenDesk, desk: Desk) -> None:
    opened(desk, "甲", "乙", "丙")
    async with open_desk(120, 36) as hand:
        titles = [view.title for view in hand.app.board]
        await hand.press("apostrophe")
        assert [line[0] for line in hand.lines if not line.startswith((" ", "─"))] == ["a", "s", "d"]
        assert "esc" in hand.foot
        await hand.press("d")
        assert hand.front.case.title == titles[2]
        assert titles[2] in hand.sheet("aside").splitlines()[0]
        assert not any(line.startswith(("a", "s", "d")) for line in hand.lines)
        assert "帮助" in hand.foot


async def test_esc_and_other_keys_only_leave(open_desk: OpenDesk, desk: Desk) -> None:
    opened(desk, "甲", "乙")
    async with open_desk(80, 24) as hand:
        before = hand.front.case.title
        for key in ("escape", "q", "down", "2"):
            await hand.press("apostrophe", key)
            assert hand.front.case.title == before
            assert not any(line.startswith(("a", "s")) for line in hand.lines)
        assert hand.app.is_running
        assert {view.step.id for view in desk.views()} == {"contact"}


async def test_items_of_a_case_are_reached_from_any_page(open_desk: OpenDesk, desk: Desk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "g", "apostrophe", "d")
        assert hand.front.pane == "now"
        assert hand.front._item().id == desk.view(earphones).checklist[2].id


async def test_a_list_that_is_out_of_sight_comes_into_it(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(60, 15) as hand:
        await hand.press("enter", "apostrophe")
        assert any(line.startswith("a") for line in hand.lines)


async def test_lists_of_facts_letters_and_deadlines_have_letters_too(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("e", "apostrophe", "s", "enter")
        assert "6928374650192837465" in hand.lines[-2]
        await hand.press("escape", "escape", "w", "apostrophe", "s")
        assert hand.front.at == 1
        await hand.press("escape", "o", "apostrophe", "a", "enter")
        assert hand.app.screen.query("#now")


async def test_where_nothing_can_be_selected_a_sentence_says_so(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "g", "apostrophe")
        assert "没有可以跳转的行" in hand.foot


async def test_another_size_takes_the_letters_away(open_desk: OpenDesk, desk: Desk) -> None:
    opened(desk, "甲", "乙")
    async with open_desk(80, 24) as hand:
        await hand.press("apostrophe")
        await hand.pilot.resize_terminal(100, 30)
        await hand.rest()
        assert not any(line.startswith(("a", "s")) for line in hand.lines)
