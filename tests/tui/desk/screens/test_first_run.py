"""The first look: language, a first case by a paste, sample cases by one key, and where all of it lies."""

from __future__ import annotations

from store.case.intents import OpenCase, TrashCase
from store.opening import HomeDesk, open_home
from tests.tui.desk.conftest import OpenDesk
from tui.desk.ports import SAMPLES


async def test_an_empty_desk_says_how_to_begin_and_where_things_lie(open_desk: OpenDesk, desk: HomeDesk) -> None:
    for size in ((120, 36), (80, 24), (60, 20)):
        async with open_desk(*size) as hand:
            for words in ("还没有案件", "粘贴", "English", "样例", "tuikuan load", str(desk.home.path)[:12]):
                assert words in hand.screen
            assert "s 样例案件" in hand.foot


async def test_one_key_leaves_for_the_sample_cases(open_desk: OpenDesk) -> None:
    async with open_desk(80, 24) as hand:
        await hand.pilot.press("s")
        await hand.pilot.pause()
        assert hand.app.return_value == SAMPLES


async def test_with_a_case_the_same_key_sorts(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("s")
        assert "排序" in hand.foot or "排" in hand.foot
        assert hand.app.return_value is None


async def test_a_desk_whose_only_cases_lie_in_the_trash_says_so_and_takes_the_last_one_out(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    first, last = (desk.open(OpenCase("douyin", "", {"product": one})).view.number for one in ("壶", "{n}"))
    for number in (first, last):
        desk.do(number, TrashCase())
    async with open_desk(80, 24) as hand:
        assert "还没有案件" not in hand.screen
        assert "u             取回最后放进去的“{n}”；里面共有2件。" in hand.screen
        assert "u 取回" in hand.foot
        await hand.press("u")
        assert not desk.view(last).case.trashed
        assert desk.view(first).case.trashed
        assert "{n}" in hand.sheet("cards")
        assert "取回" in hand.foot
        await hand.press("d", "y")
        assert desk.view(last).case.trashed
        await hand.press("x")
        assert "取回最后放进去的“{n}”" in hand.screen
        await hand.press("u")
        assert not desk.view(last).case.trashed


async def test_what_another_process_put_in_the_trash_is_told_too(open_desk: OpenDesk, desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    async with open_desk(80, 24) as hand:
        assert "回收站" not in hand.screen
        other = open_home(desk.home, desk.clock, author="x", language="zh")
        other.do(number, TrashCase())
        other.close()
        hand.app.worker.look()
        await hand.rest()
        await hand.rest()
        assert "取回“壶”" in hand.screen


async def test_a_first_page_that_is_longer_than_the_screen_is_read_to_its_end(open_desk: OpenDesk) -> None:
    async with open_desk(40, 15) as hand:
        assert "不是法律意见" not in hand.screen
        assert "0%" in hand.lines[-2]
        await hand.press("end")
        assert "不是平台的客服" in hand.screen
        await hand.press("home", "down", "pagedown")
        assert "中文 / English" not in hand.screen
        await hand.press("up", "pageup")
        assert "还没有案件" in hand.screen
