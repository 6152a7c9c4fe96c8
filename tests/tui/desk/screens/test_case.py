"""The case screen."""

from __future__ import annotations

import asyncio
import gc

import pytest
from textual._styles_cache import StylesCache

from store.case.checklist import ItemSource
from store.case.intents import NoteDiary, TakeChoice, UndoChange
from store.case.marks import ItemState
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.needs import items_of
from tui.desk.widgets.surface import LATEST

SEED_WALK = (
    ("商家不同意退款", "apply"),
    ("申请已经提交", "review"),
    ("审核不通过，或要求补材料", "supplement"),
    ("材料已经补交", "review"),
    ("审核通过", "goods"),
    ("只退款，已经说定", "refund-wait"),
    ("钱到账了", "refunded"),
    ("核对无误", "finish"),
)


async def test_the_whole_chart_of_the_seed_is_walked_by_numbers(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter")
        for words, step in SEED_WALK:
            choices = desk.view(earphones).next.choices
            number = next(n for n, choice in enumerate(choices, 1) if choice.title == words)
            assert f"{number}  {words}" in hand.sheet("now")
            await hand.press(str(number), "enter")
            if "提交前核对" in hand.screen:  # nothing is in hand yet: it is handed in all the same
                await hand.press("1")
            assert desk.view(earphones).step.id == step
        assert desk.view(earphones).case.closed
        assert "已结束" in hand.sheet("now")


async def test_required_evidence_can_be_out_of_reach_but_never_not_needed(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    def states() -> list[ItemState]:
        return [one.state for one in desk.view(earphones).checklist if one.id == wanted.id]

    wanted = next(
        one for one in desk.view(earphones).checklist if one.required and one.source is ItemSource.EVIDENCE
    )
    async with open_desk() as hand:
        await hand.press("enter")
        shown = [item.id for item in items_of(desk.view(earphones))]
        await hand.press(*["down"] * shown.index(wanted.id))
        await hand.press("-")
        assert states() == [ItemState.CANNOT_GET]
        await hand.press("-")
        assert states() == [ItemState.MISSING]
        assert "必需" not in hand.foot, "no complaint either"


async def test_space_ticks_the_selected_item_and_takes_the_tick_back(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter")
        before = desk.view(earphones).checklist[0]
        await hand.press("space")
        assert desk.view(earphones).checklist[0].state is ItemState.HAVE
        assert f"☑ {before.title}" in hand.sheet("now")
        await hand.press("space")
        assert desk.view(earphones).checklist[0].state is ItemState.MISSING


@pytest.mark.parametrize("key", ["space", "minus"])
async def test_an_item_below_the_fold_is_shown_before_it_is_changed(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, key: str
) -> None:
    title = desk.view(earphones).checklist[0].title
    async with open_desk(80, 15) as hand:
        await hand.press("enter")
        assert f"☐ {title}" not in hand.screen
        await hand.press(key)
        assert f"☐ {title}" in hand.screen
        assert "再按一次" in hand.foot
        assert desk.view(earphones).checklist[0].state is ItemState.MISSING
        await hand.press(key)
        assert desk.view(earphones).checklist[0].state is not ItemState.MISSING


async def test_minus_marks_what_cannot_be_got(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "minus")
        assert desk.view(earphones).checklist[0].state is ItemState.CANNOT_GET


async def test_a_missing_fact_on_the_checklist_is_asked_for(open_desk: OpenDesk, desk: HomeDesk) -> None:
    from store.case.intents import OpenCase

    number = desk.open(OpenCase("douyin", "", {"product": "电饭煲"})).view.number
    at = [item.id for item in items_of(desk.view(number))].index("fact:merchant")
    async with open_desk() as hand:
        await hand.press("enter", *["down"] * at, "space")
        await hand.write("厨乐官方")
        await hand.press("enter")
        assert desk.view(number).facts["merchant"] == "厨乐官方"


async def test_the_guidance_of_the_step_and_of_the_reason_stand_beside(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter")
        assert "现在做什么" in hand.sheet("aside")
        assert "要备的证据" in hand.sheet("aside")
        assert "{#" not in hand.sheet("aside")


async def test_tab_goes_from_page_to_page(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, NoteDiary("不退，您自己看着办", "merchant", "chat"))
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        assert "证据 · 必需" in hand.screen
        await hand.press("tab")
        assert "可能的去向" in hand.screen
        await hand.press("tab")
        assert "现在做什么" in hand.screen
        await hand.press("tab")
        assert "不退，您自己看着办" in hand.screen
        await hand.press("tab")
        assert "售后期" in hand.screen
        await hand.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
        assert "证据 · 必需" in hand.screen


async def test_the_timeline_says_what_was_undone_and_by_whom(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, home: Home
) -> None:
    desk.do(earphones, NoteDiary("说明天回电", "merchant", "phone"))
    open_home(home, desk.clock, author="小王", language="zh").do(earphones, UndoChange())
    async with open_desk() as hand:
        hand.app.worker.read(hand.app.desk)
        await hand.press("enter", "t")
        assert "由小王撤销" in hand.sheet("aside")


async def test_screens_that_were_left_leave_nothing_behind(open_desk: OpenDesk, earphones: int) -> None:
    async def drawn() -> int:
        await asyncio.sleep(LATEST)  # so long a timer that was stopped keeps its screen
        gc.collect()
        return sum(isinstance(thing, StylesCache) for thing in gc.get_objects())

    async with open_desk() as hand:
        visit = ("enter", "w", "escape", "e", "escape", "y", "escape", "i", "escape", "escape")
        await hand.press(*visit)
        before = await drawn()
        await hand.press(*visit, *visit)
        assert await drawn() <= before + 5


async def test_the_map_marks_where_the_case_stands(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    for choice in ("refused", "review"):
        desk.do(earphones, TakeChoice(choice, anyway=True))
    async with open_desk() as hand:
        await hand.press("m")
        chart = hand.sheet("chart")
        assert "● 等待抖音平台审核  现在在这里" in chart
        assert "✓ 提交退款申请" in chart
        assert "○ 再次提交证据" in chart
        await hand.press("escape")
        assert hand.app.screen.query("#cards")


async def test_what_is_refused_is_said_in_one_sentence(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("u")
        assert "案件" in hand.foot or "撤销" in hand.foot
        assert desk.view(earphones).step.id == "contact"


async def test_another_hand_closing_the_case_is_seen(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter")
        desk.do(earphones, TakeChoice("refused"))
        hand.app.worker.read(hand.app.desk)
        await hand.rest()
        assert "提交退款申请" in hand.sheet("now")


async def test_the_foot_of_a_page_that_hides_the_checklist_does_not_name_what_is_done_to_it(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        assert hand.foot.startswith(" space 勾选")
        await hand.press("t")
        assert hand.foot.startswith(" / 在这里找  tab 下一页")
        await hand.press("tab")
        assert hand.foot.startswith(" tab 下一页")
        assert "勾选" not in hand.foot
        assert "1-9" not in hand.foot
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "t")
        assert hand.foot.startswith(" space 勾选"), "the checklist stands beside it"
