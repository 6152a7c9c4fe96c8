"""The home screen."""

from __future__ import annotations

import asyncio
import threading

import pytest

from store.case.intents import NoteDiary, OpenCase
from store.disk.settings import Settings
from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk, opened
from tui.desk.screens.parts import browse
from tui.desk.shell import DeskApp
from tui.desk.terminal.innards import strips_of
from tui.desk.widgets.cardlist import CardList
from tui.desk.worker.report import Found


async def test_an_empty_desk_leads_to_the_first_case_in_one_key(open_desk: OpenDesk) -> None:
    async with open_desk() as hand:
        assert "还没有案件" in hand.screen
        await hand.press("n")
        await hand.write("电饭煲")
        await hand.press("ctrl+s")
        assert "电饭煲" in hand.sheet("cards")
        assert "案件1" in hand.foot


async def test_an_empty_desk_offers_only_what_can_be_done(open_desk: OpenDesk) -> None:
    async with open_desk(80, 24) as hand:
        assert hand.foot.split() == ["n", "新案件", "s", "样例案件", "L", "语言", "q", "退出", "?", "帮助"]
        assert "样例案件" in hand.screen


async def test_a_card_shows_amount_reason_deadline_checklist_and_next_action(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        cards = hand.sheet("cards")
        for words in (
            "蓝牙耳机",
            "¥199.00",
            "声动旗舰店",
            "商品质量问题",
            "☐ ",
            "待办 1/",
            "证据 0/",
            "→ 联系商家",
        ):
            assert words in cards


async def test_arrows_and_letters_move_the_selection(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "甲", "乙", "丙")
    async with open_desk() as hand:
        seen = []
        for key in ("down", "j", "up", "k", "end", "home", "pagedown", "pageup"):
            await hand.press(key)
            seen.append(hand.front.case.title)
        assert seen == ["乙", "甲", "乙", "丙", "甲", "丙", "甲", "丙"] or len(set(seen)) == 3


async def test_the_selected_case_stands_beside_the_cards_where_there_is_room(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        assert "1  商家同意退款" in hand.sheet("aside")
        assert "走过的路" in hand.sheet("aside")
        await hand.pilot.resize_terminal(80, 24)
        await hand.rest()
        assert not hand.app.screen.query_one("#aside").display


async def test_while_a_key_is_held_down_only_the_cards_follow(
    open_desk: OpenDesk, desk: HomeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(desk, "甲", "乙", "丙", "丁")
    monkeypatch.setattr(browse, "HELD", 0.5)
    async with open_desk() as hand:
        await asyncio.sleep(0.5)
        await hand.pilot.press("down", "down", "down")
        selected = hand.app.screen.query_one(CardList).selected
        assert selected is not None
        assert selected.title == "丁"
        assert "乙" in hand.sheet("aside")
        await hand.rest()
        assert "丁" in hand.sheet("aside")
        await hand.press("up")
        assert "丙" in hand.sheet("aside")


async def test_search_filters_while_it_is_typed_and_esc_shows_all_again(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    number = opened(desk, "电饭煲", "羽绒服", "电水壶")[1]
    desk.do(number, NoteDiary("客服说明天回电"))
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("回电")
        assert "羽绒服" in hand.sheet("cards")
        assert "电饭煲" not in hand.sheet("cards")
        await hand.write("没有这个词")
        assert "没有案件含有" in hand.screen
        await hand.press("escape")
        assert "电饭煲" in hand.sheet("cards")


async def test_the_search_line_says_what_it_is_how_many_were_found_and_how_it_ends(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    opened(desk, "电饭煲", "羽绒服", "电水壶")
    async with open_desk(80, 24) as hand:
        await hand.press("slash")
        assert hand.lines[-1].split() == [
            "/",
            "搜索",
            "字词、店名、订单号",
            "找到3个",
            "enter",
            "保留",
            "esc",
            "清除",
        ]
        await hand.write("电")
        assert hand.lines[-1].split()[2:4] == ["电", "找到2个"]
        await hand.press("enter")
        assert "/ 电 · 找到2个" in hand.lines[0]
        assert hand.foot.endswith("esc 返回  ? 帮助")
        await hand.press("escape")
        assert "退款案台" in hand.lines[0]


async def test_a_filter_that_is_kept_goes_with_esc(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "电饭煲", "羽绒服")
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("电")
        await hand.press("enter", "down")
        assert "羽绒服" not in hand.sheet("cards")
        await hand.press("escape")
        assert "羽绒服" in hand.sheet("cards")


async def test_a_number_selects_that_case_and_changes_nothing(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    for n in range(11):
        desk.open(OpenCase("douyin", "", {"product": f"商品{n}号"}))
    async with open_desk() as hand:
        before = [view.case.version for view in desk.views()]
        await hand.press("1")
        assert hand.front.case.number == 1
        await hand.press("2")
        assert hand.front.case.number == 12
        assert "12号案件：商品10号" in hand.foot
        await hand.press("down", "7")
        assert hand.front.case.number == 7
        await hand.press("j", "9", "9")
        assert "没有这个号码的案件" in hand.foot
        assert [view.case.version for view in desk.views()] == before
        await hand.press("escape", "3", "enter")
        assert hand.front.number == 3


async def test_enter_after_a_number_that_no_case_has_opens_nothing(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, *(f"商品{n}号" for n in range(12)))
    async with open_desk() as hand:
        await hand.press("1", "2", "7", "enter")
        assert hand.sheet("cards")
        assert "127：没有这个号码的案件" in hand.foot
        await hand.press("enter")
        assert hand.front.number == 12


async def test_enter_after_a_number_that_a_search_left_out_opens_nothing(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    opened(desk, "电饭煲", "羽绒服")
    async with open_desk() as hand:
        await hand.press("/")
        await hand.write("羽绒服")
        await hand.press("enter", "1", "enter")
        assert "羽绒服" in hand.sheet("cards")
        assert "1号案件不在" in hand.foot


async def test_in_a_case_a_number_takes_that_choice_and_the_line_says_how_to_take_it_back(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "2", "enter")
        assert desk.view(earphones).step.id == "apply"
        assert "商家不同意退款" in hand.foot
        assert hand.foot.endswith("u 撤销")
        await hand.press("u")
        assert hand.foot.endswith("ctrl+r 重做")
        await hand.press("9")
        assert "没有第9个选择" in hand.foot


async def test_the_same_case_stays_selected_when_others_are_added(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "甲", "乙")
    async with open_desk() as hand:
        await hand.press("end")
        title = hand.front.case.title
        opened(desk, "丙", "丁")
        hand.app.worker.read(hand.app.desk)
        await hand.rest()
        assert "丁" in hand.sheet("cards")
        assert hand.front.case.title == title


async def test_language_and_colours_change_while_it_runs(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("L")
        assert "Your move" in hand.screen
        assert "Contact the merchant" in hand.screen
        await hand.press("T", "L")
        assert "轮到我" in hand.screen
        assert hand.app.theme == "tuikuan-light"


@pytest.mark.parametrize("keys", [(), ("enter",), ("m",), ("o",), ("S",)], ids=str)
async def test_other_colours_are_those_of_every_line_on_the_screen(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...]
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press(*keys, "T")
        await hand.rest()
        grounds = {
            segment.style.bgcolor.name
            for strip in strips_of(hand.app.screen)
            for segment in strip
            if segment.style and segment.style.bgcolor
        }
        assert grounds == {hand.app.palette.ground}


async def test_sorting_says_how(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "甲", "乙")
    async with open_desk() as hand:
        await hand.press("s", "s")
        assert "按编号排序" in hand.foot
        cards = hand.sheet("cards")
        assert cards.index("乙") < cards.index("甲")


async def test_no_size_of_the_terminal_is_too_small(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        for keys in ((), ("enter",), ("m",), ("escape", "escape", "w"), ("escape", "e"), ("escape", "n")):
            await hand.press(*keys)
            for size in ((40, 15), (20, 5), (3, 2), (1, 1), (200, 60), (120, 36)):
                await hand.pilot.resize_terminal(*size)
                await hand.rest()
        assert hand.app.is_running


async def test_an_ascii_desk_draws_all_its_lines_with_ascii(desk: HomeDesk, earphones: int) -> None:
    app = DeskApp(desk, Settings(), ascii_only=True)
    async with app.run_test(size=(120, 36)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        for key in ("enter", "m", "escape"):
            assert " | " in hand.screen
            assert not set(hand.screen) & set("│┃─┬┴├┤┼╭╮╰╯")
            await hand.press(key)


async def test_ctrl_c_leaves_the_search_and_not_the_desk(open_desk: OpenDesk, desk: HomeDesk) -> None:
    opened(desk, "电饭煲", "羽绒服")
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("羽绒")
        assert "电饭煲" not in hand.sheet("cards")
        await hand.press("ctrl+c")
        assert "电饭煲" in hand.sheet("cards")
        assert hand.app.is_running


async def test_a_search_in_the_finder_does_not_take_the_place_of_one_at_home(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    for product in ("耳机", "电饭煲"):
        desk.open(OpenCase("douyin", "", {"product": product}))
    async with open_desk() as hand:
        busy = threading.Event()
        hand.app.worker.aside(lambda _: busy.wait(20))
        hand.app.worker.search("电饭煲", hand.app.board)
        hand.app.worker.search("耳机", hand.app.board, guide=True)
        found: list[Found] = []
        hand.app.worker.report_to(lambda report: found.append(report) if isinstance(report, Found) else None)
        busy.set()
        await hand.rest()
        assert [one.words for one in found] == ["电饭煲", "耳机"]
