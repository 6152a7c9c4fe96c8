"""What is taken back on the home screen, done again, put into the trash and taken out of it."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, TakeChoice
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


async def test_undo_says_what_was_undone_and_redo_does_it_again(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "2", "enter", "u")
        assert desk.view(earphones).step.id == "contact"
        assert "已撤销" in hand.foot
        await hand.press("ctrl+r")
        assert desk.view(earphones).step.id == "apply"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("enter", "2", "enter"), "商家不同意退款"),
        (("enter", "space"), "订单信息"),
        (("i", "好", "ctrl+s"), "好"),
        (("e", "down", "enter", "8", "enter", "escape"), "订单号"),
        (("d", "y", "u"), "回收站"),
    ],
)
async def test_undo_and_redo_name_what_they_did(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...], words: str
) -> None:
    async with open_desk() as hand:
        await hand.press(*keys)
        if "d" not in keys:
            await hand.press("u")
            assert "撤销" in hand.foot
            assert words in hand.foot
            await hand.press("ctrl+r")
            assert "重做" in hand.foot
        assert words in hand.foot


async def test_trash_asks_first_and_undo_takes_the_case_out(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("d", "n")
        assert desk.views()
        await hand.press("d", "y")
        assert not desk.views()
        await hand.press("u")
        assert desk.views()


async def test_a_case_is_taken_out_of_the_trash_once_and_then_undo_means_the_case_again(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("d", "y", "u")
        desk.do(earphones, TakeChoice("refused"))
        await hand.press("u")
        assert desk.view(earphones).step.id == "contact"


async def test_to_take_a_case_out_of_the_trash_undoes_nothing_of_another(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    other = desk.open(OpenCase("douyin", "", {"product": "电饭煲"})).view.number
    async with open_desk() as hand:
        await hand.press("d", "y")
        left = next(number for number in (earphones, other) if desk.views().place(number) is not None)
        before = desk.view(left).case.version
        await hand.press("u")
        assert len(desk.views()) == 2
        assert desk.view(left).case.version == before


async def test_undo_with_no_case_at_hand_does_nothing(open_desk: OpenDesk) -> None:
    async with open_desk() as hand:
        await hand.press("u")
        assert hand.app.is_running
