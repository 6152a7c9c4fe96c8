"""Closing well: with what it came to; a closed case says so, and goes on by the same key."""

from __future__ import annotations

import pytest

from store.case.intents import CloseCase, SetFact
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


async def test_a_case_is_closed_with_outcome_amount_and_day_and_goes_on_by_the_same_key(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", ".", "ctrl+s")
        assert "请选一个结果" in hand.screen
        await hand.press("right", "ctrl+s")
        assert "退回了多少钱" in hand.screen
        await hand.write("199")
        await hand.press("tab")
        await hand.write("今天")
        await hand.press("tab")
        await hand.write("开箱视频")
        await hand.press("ctrl+s")
        view = desk.view(earphones)
        assert (view.case.closed, view.case.outcome) == (True, "refunded")
        assert view.facts["paid-back"] == "199.00"
        assert view.facts["paid-back-on"] == "2026-11-23"
        assert view.case.ending.worked == "开箱视频"
        assert view.case.ending.keep == "2029-11-23"
        assert "已退款" in hand.sheet("now")
        assert "怎么走" not in hand.sheet("now")
        assert "还缺" not in hand.sheet("now"), "nothing is wanted any more"
        await hand.press("down")
        assert hand.foot.strip().startswith(".重开") or hand.foot.strip().startswith(". 重开")
        await hand.press(".", "y")
        assert not desk.view(earphones).case.closed


async def test_a_sum_that_stands_there_is_typed_anew_and_a_touched_one_is_written_on(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("paid-back", "100"))
    async with open_desk() as hand:
        await hand.press("enter", ".", "right", "tab")
        await hand.write("50")
        await hand.press("tab", "shift+tab")
        await hand.write(".5")
        await hand.press("ctrl+s")
        assert desk.view(earphones).facts["paid-back"] == "50.50"


async def test_a_sum_that_stands_there_stays_where_one_only_passes(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("paid-back", "100"))
    async with open_desk() as hand:
        await hand.press("enter", ".", "right", "tab", "tab", "shift+tab", "end")
        await hand.write("5")
        await hand.press("ctrl+s")
        assert "100.005" in hand.screen, "what a key took to its end is written on, and refused"
        assert not desk.view(earphones).case.closed


async def test_esc_closes_nothing_and_keeps_what_was_typed(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "。", "right", "tab")
        await hand.write("12")
        await hand.press("escape")
        assert not desk.view(earphones).case.closed
        await hand.press(".")
        assert "12" in hand.screen


async def test_no_to_a_doubtful_day_saves_nothing_of_the_form_and_yes_all_of_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("bought-on", "2026-11-01"))
    async with open_desk() as hand:
        for answer in ("n", "y"):
            await hand.press("enter", ".", "ctrl+n", "right", "tab")
            await hand.write("199")
            await hand.press("tab")
            await hand.write("2026-10-01")
            await hand.press("ctrl+s")
            assert "2026-10-01" in hand.screen
            version = desk.view(earphones).case.version
            await hand.press(answer)
            here = desk.view(earphones).case
            saved = (here.closed, here.facts.get("paid-back"), here.facts.get("paid-back-on"))
            assert saved == ((True, "199.00", "2026-10-01") if answer == "y" else (False, None, None))
            assert (here.version > version) is (answer == "y")
        await hand.press("u")
        assert not desk.view(earphones).case.closed
        assert desk.view(earphones).facts.get("paid-back") is None, "one change: undone as one"


async def test_the_letter_that_worked_is_one_of_the_way(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", ".", "right", "tab")
        await hand.write("199")
        await hand.press(*["tab"] * 4)
        assert hand.front.focused.id == "field-letter"
        await hand.press("right", "ctrl+s")
        worked = desk.view(earphones).case.ending.letter
        letter = next(one for one in desk.view(earphones).playbook.letters() if one.id == worked)
        assert "contact" in letter.steps


async def test_hours_are_a_length_of_time_and_an_error_goes_with_its_field(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", ".", "right", "tab")
        await hand.write("很多")
        await hand.press("ctrl+s")
        assert "不是" in hand.screen
        await hand.press("tab")
        assert "“很多”不是" not in hand.screen, "it is said of the field it is about"
        hand.front.entries["paid-back"].value = "199"
        hand.front.entries["minutes"].value = "1 h 30"
        await hand.press("ctrl+s")
        assert desk.view(earphones).case.ending.minutes == 90


@pytest.mark.parametrize(("back", "told"), [("199", False), ("150", True)])
async def test_what_came_back_is_told_once_unless_it_was_less(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, back: str, told: bool
) -> None:
    desk.do(earphones, CloseCase("refunded", facts={"paid-back": back}))
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        assert f"退回 ¥{back}.00" in hand.screen
        assert (f"退回¥{back}.00，要求¥199.00" in hand.screen) is told
