"""The map is read: a cursor walks its steps, and the page of a step stands beside."""

from __future__ import annotations

import pytest

from store.case.intents import NoteDiary
from store.desk import Reading
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


async def test_the_map_opens_at_the_step_in_hand_and_its_page_stands_beside(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("m")
        assert hand.front.step == hand.front.case.step.id
        assert "现在在这里" in hand.sheet("aside")
        before = hand.front.step
        await hand.press("down")
        assert hand.front.step != before
        assert hand.front.case.playbook.flow.steps[hand.front.step].title in hand.sheet("aside").splitlines()[0]
        await hand.press("0")
        assert hand.front.step == before
        await hand.press("m")
        assert hand.app.screen.query("#cards")


async def test_the_next_possible_step_is_one_key_away(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("m", "]")
        view = hand.front.case
        assert hand.front.step in {view.passage(one.id)[-1] for one in view.next.choices}
        assert "怎么到这里" in hand.sheet("aside")


async def test_words_are_found_on_the_map_and_enter_goes_on(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("m", "/")
        await hand.write("12315")
        first = hand.front.step
        assert "12315" in hand.front.case.playbook.step(first).page.body + hand.sheet("aside")
        await hand.press("enter")
        assert hand.front.step != first
        await hand.press("escape", "enter")
        assert hand.app.screen.query("#text")


async def test_where_there_is_no_room_enter_shows_the_page(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("m")
        assert not hand.app.screen.query_one("#aside").display
        await hand.press("enter")
        assert "现在在这里" in hand.screen


@pytest.mark.parametrize(("language", "beside"), [("zh", True), ("en", False)])
async def test_where_names_of_steps_would_be_cut_the_chart_stands_alone(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, language: str, beside: bool
) -> None:
    desk.reading = Reading(language, "小李")
    desk.refresh()
    async with open_desk(80, 24) as hand:
        await hand.press("m")
        assert hand.app.screen.query_one("#aside").display is beside
        steps = [step.title for step in hand.front.case.playbook.flow.steps.values()]
        shown = hand.sheet("chart")
        assert sum(title not in shown for title in steps) <= len(steps) / 4
        await hand.press("enter")
        assert hand.app.screen.query("#text")
    async with open_desk(120, 36) as hand:
        await hand.press("m")
        assert hand.app.screen.query_one("#aside").display


async def test_the_timeline_is_filtered_by_words_and_by_days(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("不退，您自己看着办", "merchant", "chat", on="2026-11-20"))
    desk.do(earphones, NoteDiary("明天回电", "merchant", "phone"))
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "t", "/")
        await hand.write("自己看着办")
        assert "自己看着办" in hand.screen
        assert "明天回电" not in hand.screen
        await hand.press("escape")
        assert "明天回电" in hand.screen
        await hand.press("/")
        await hand.write("11-20")
        assert "自己看着办" in hand.screen
        assert "明天回电" not in hand.screen


async def test_words_are_found_on_a_page_of_help(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("m", "enter", "/")
        await hand.write("当心")
        assert any("当心" in line for line in hand.lines[:6])


async def test_a_case_is_put_on_the_step_under_the_cursor(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("m", "]")
        step = hand.front.step
        await hand.press("P")
        assert hand.front.values()["step"] == step
        hand.front.query_one("#field-reason").focus()
        await hand.write("应用里已经在介入")
        await hand.press("ctrl+s")
        assert desk.view(earphones).step.id == step


async def test_words_are_sought_on_every_step_and_the_start_has_no_page(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("m", "/")
        await hand.write("没有这样的话")
        assert hand.front.step == hand.front.case.step.id


async def test_words_that_stand_nowhere_are_told_and_other_words_are_sought_again(
    open_desk: OpenDesk, earphones: int
) -> None:
    for keys in (("enter", "m"), ("enter", "e"), ("enter", "m", "enter")):
        async with open_desk(80, 24) as hand:
            await hand.press(*keys, "/")
            await hand.write("qqx")
            assert hand.foot.split()[0] == "没有找到。"
            await hand.press("backspace", "backspace", "backspace")
            assert hand.foot.startswith(" enter 下一处")


async def test_the_page_of_a_step_names_it_once(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "m")
        title = hand.front.case.playbook.flow.steps[hand.front.step].title
        await hand.press("enter")
        assert hand.lines[0].strip() == f"{title} · 现在在这里"
        assert title not in hand.sheet("text").splitlines()[0]
