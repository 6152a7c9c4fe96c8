"""The first look: language, a first case by a paste, sample cases by one key, and where all of it lies."""

from __future__ import annotations

from store.opening import HomeDesk
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
