"""The mouse: everything answers to it. Text is selected by dragging."""

from __future__ import annotations

import os
import sys

import pytest

from content.text.cells import cells
from store.case.intents import NoteDiary, OpenCase
from store.case.marks import ItemState
from store.disk.home import Home
from store.opening import HomeDesk
from tests.e2e.terminal import Terminal
from tests.tui.desk.conftest import OpenDesk
from tui.desk.widgets.lines import LineView


def opened(desk: HomeDesk, *products: str) -> list[int]:
    return [desk.open(OpenCase("douyin", "", {"product": name, "paid": "10"})).view.number for name in products]


async def test_a_click_selects_a_card_and_a_second_one_opens_it(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "电饭煲", "羽绒服")
    async with open_desk(80, 24) as hand:
        await hand.click("羽绒服")
        assert hand.front.case.title == "羽绒服"
        assert hand.app.screen.query("#cards")
        await hand.click("羽绒服")
        assert hand.app.screen.query("#now")


async def test_a_click_on_a_choice_asks_when_it_was_and_takes_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        await hand.click("商家不同意退款")
        assert desk.view(earphones).step.id == "contact"
        await hand.press("enter")
        assert desk.view(earphones).step.id == "apply"
        assert "商家不同意退款" in hand.foot


async def test_a_choice_of_the_case_beside_the_cards_only_opens_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        x, y = hand.place("商家不同意退款")
        await hand.pilot.click(offset=(110, y))
        await hand.rest()
        assert desk.view(earphones).step.id == "contact"
        await hand.pilot.click(offset=(x, y))
        await hand.rest()
        assert desk.view(earphones).step.id == "contact"
        assert hand.app.screen.query("#now")


async def test_a_click_on_a_box_ticks_and_one_on_the_words_selects_first(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter")
        items = desk.view(earphones).checklist
        await hand.click(f"☐ {items[1].title}")
        assert desk.view(earphones).checklist[1].state is ItemState.HAVE
        x, y = hand.place(f"☐ {items[2].title}")
        await hand.pilot.click(offset=(x + 4, y))
        await hand.rest()
        assert desk.view(earphones).checklist[2].state is ItemState.MISSING
        await hand.pilot.click(offset=(x + 4, y))
        await hand.rest()
        assert desk.view(earphones).checklist[2].state is ItemState.HAVE


async def test_the_names_of_the_pages_are_followed(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, NoteDiary("不退，您自己看着办", "merchant", "chat"))
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        await hand.click("时间线")
        assert "不退，您自己看着办" in hand.screen
        await hand.click("流程")
        assert "可能的去向" in hand.screen
        await hand.pilot.resize_terminal(120, 36)
        await hand.rest()
        await hand.click("时间线")
        assert "不退，您自己看着办" in hand.sheet("aside")


async def test_the_keys_of_the_footer_can_be_pressed(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.click("帮助")
        assert "在这一屏" in hand.screen
        await hand.click("esc 返回", -1)
        assert hand.app.screen.query("#cards")
        await hand.press("9")
        assert "没有这个号码的案件" in hand.foot
        await hand.click("没有这个号码的案件")
        assert "帮助" in hand.foot


async def test_the_wheel_scrolls_what_is_under_the_pointer(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 24) as hand:
        await hand.press("enter")
        now, aside = hand.app.screen.query_one("#now", LineView), hand.app.screen.query_one("#aside", LineView)
        await hand.wheel(100, 10)
        assert (now.scroll_y, aside.scroll_y > 0) == (0, True)
        await hand.wheel(10, 10)
        assert now.scroll_y > 0


async def test_lists_of_letters_and_facts_answer_to_clicks(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("w")
        await hand.click("请书面说明拒绝理由")
        assert "我还没有收到贵店明确的答复" in hand.sheet("aside").replace("\n", "")
        await hand.press("escape", "e")
        await hand.click("实付")
        await hand.click("实付", 1)  # the first is the heading of what is told about it
        await hand.press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
        await hand.write("188")
        await hand.click("蓝牙耳机", 1)
        assert "188" in hand.screen
        await hand.press("enter")
        assert desk.view(earphones).facts["paid"] == "188.00"


async def test_a_question_and_the_options_of_a_form_are_clicked(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("d")
        await hand.click("n 否")
        assert desk.views()
        await hand.press("i")
        await hand.write("说明天回电")
        await hand.press("tab")
        await hand.click("1/4")
        await hand.press("ctrl+s")
        assert desk.view(earphones).diary[0].who == "platform"


async def test_dragging_selects_text_which_c_sends_to_the_terminal(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("w")
        x, y = hand.place("6928374650192837465")
        await hand.drag((x, y), (x + 18, y))
        await hand.press("c")
        assert hand.app.clipboard == "6928374650192837465"
        assert "19个字符" in hand.foot
        await hand.press("c")
        assert hand.app.clipboard.startswith("您好")


async def test_text_over_several_lines_is_copied_without_its_margin(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "g")
        begin, end = hand.place("现在做什么"), hand.place("先看期限")
        await hand.drag(begin, (end[0] + cells("先看期限") - 1, end[1]))
        await hand.press("ctrl+c")
        assert hand.app.clipboard == "现在做什么\n\n先看期限"
        assert hand.app.is_running


async def test_what_is_dragged_over_is_not_clicked_and_esc_forgets_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        x, y = hand.place("商家不同意退款")
        await hand.drag((x, y), (x + 7, y))
        assert desk.view(earphones).step.id == "contact"
        assert hand.app.screen.selections
        await hand.press("escape")
        assert not hand.app.screen.selections
        assert hand.app.screen.query("#now")


async def test_what_is_selected_is_drawn_reversed(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter")
        x, y = hand.place("商家不同意退款")
        await hand.drag((x, y), (x + 7, y))
        strip = hand.app.screen._compositor.render_strips(hand.app.size)[y]
        reversed_ = "".join(part.text for part in strip if part.style and part.style.reverse)
        assert reversed_ == "商家不同"


@pytest.mark.xdist_group("terminal")
@pytest.mark.parametrize("mouse", [True, False])
def test_without_the_mouse_the_terminal_keeps_its_own_selection(home: Home, mouse: bool) -> None:
    home.prepare()
    home.config.write_text(f"mouse = {str(mouse).lower()}\n", encoding="utf-8")
    command = [sys.executable, "-m", "tui", "--home", str(home.path), "--lang", "zh"]
    with Terminal(command, os.environ, 100, 30) as terminal:
        terminal.until("还没有案件")
        terminal.settle()
        # pyte keeps private modes shifted by five bits
        assert (1000 << 5 in terminal.screen.mode) is mouse
        terminal.press("q")
        assert terminal.until_gone() == 0
