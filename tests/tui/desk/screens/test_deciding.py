"""Deciding well on the desk: the offer, the gate, looking back, calm; each by keys alone."""

from __future__ import annotations

import pytest

from store.case.intents import AddTodo, CloseCase, MarkItem, NoteOffer, OpenCase, ReceiveMoney, SetFact, TakeChoice
from store.desk import Reading
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk

SIZES = [(120, 36), (80, 24), (60, 20), (40, 15)]


async def test_an_offer_is_noted_beside_the_right_and_answered_by_keys(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("b")
        assert "还没有记过方案" in hand.screen
        await hand.press("e")
        await hand.write("退50元")
        await hand.press("tab")
        await hand.write("50")
        await hand.press("ctrl+s")
        (offer,) = desk.view(earphones).case.offers
        assert (offer.words, offer.amount) == ("退50元", "50.00")
        for words in ("少¥149.00", "可以要求的", "¥50.00", "由您定", "停下"):
            assert words in hand.screen, words
        await hand.press("2")
        assert desk.view(earphones).case.offers[0].state == "refused"
        await hand.press("u")
        assert desk.view(earphones).case.offers[0].state == "open"
        await hand.press("b")
        assert "蓝牙耳机" in hand.screen


@pytest.mark.parametrize(("key", "state"), [("1", "accepted"), ("2", "refused"), ("3", "lapsed"), ("4", "open")])
async def test_each_digit_answers_an_offer_and_no_other_does(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, key: str, state: str
) -> None:
    desk.do(earphones, NoteOffer("退50元", amount="50"))
    async with open_desk() as hand:
        await hand.press("b", key)
        assert desk.view(earphones).case.offers[0].state == state


async def test_money_that_came_too_little_says_what_is_missing(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("b", "m")
        await hand.write("99")
        await hand.press("ctrl+s")
        assert desk.view(earphones).facts["paid-back"] == "99.00"
        assert "¥100.00" in hand.screen


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_home_head_and_now_tell_the_difference_and_where_it_leads(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, size: tuple[int, int]
) -> None:
    desk.do(earphones, ReceiveMoney("99"))
    async with open_desk(*size) as hand:
        assert "争议 ¥100.00" in hand.lines[0]
        assert "还差 ¥100.00" in hand.screen
        await hand.press("enter")
        assert "还差 ¥100.00" in hand.lines[0]
        assert "到账¥99.00，应退¥199.00，还差¥100.00" in hand.sheet("now").replace("\n", "").replace(" ", "")


async def test_a_to_do_with_a_day_stands_on_the_card_where_no_date_runs(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "毛衣"})).view.number
    desk.do(number, AddTodo("给客服打电话", until="11-24 9:00"))
    view = desk.view(number)
    assert view.nearest is None
    async with open_desk() as hand:
        assert "给客服打电话" in hand.screen
        assert "没有期限在走" not in hand.screen
    desk.do(number, MarkItem(f"own:{view.case.todos[0].change}", "have"))
    async with open_desk() as hand:
        assert "给客服打电话" not in hand.screen


async def test_more_than_was_paid_is_asked_about(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("b", "m")
        await hand.write("1990")
        await hand.press("ctrl+s")
        assert "¥1,990.00" in hand.screen
        assert "¥199.00" in hand.screen
        await hand.press("escape")
        assert not desk.view(earphones).case.money


async def test_another_offer_is_selected_and_compared(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, NoteOffer("只给券", extras="券"))
    desk.do(earphones, NoteOffer("退120", amount="120"))
    async with open_desk() as hand:
        await hand.press("b")
        assert "少¥79.00" in hand.screen
        await hand.press("down", "up")
        assert "少¥199.00" in hand.screen


async def test_a_digit_that_hands_in_comes_to_the_gate_and_1_goes_on(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, TakeChoice("refused"))
    async with open_desk() as hand:
        await hand.press("enter", "1", "enter")
        assert desk.view(earphones).step.id == "apply"
        for words in ("提交前核对", "先补", "最弱的一点", "就这样交"):
            assert words in hand.screen, words
        await hand.press("1")
        assert desk.view(earphones).step.id == "review"
        assert "提交前核对" not in hand.screen
    assert "went-unready" in {record.event.kind for record in desk.view(earphones).case.records}


async def test_an_offer_tells_until_when_it_is_to_be_answered(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("b", "e")
        await hand.write("退50元")
        await hand.press("shift+tab")
        await hand.write("明天")
        assert "24:00" in hand.screen
        await hand.press("ctrl+s")
        assert "明天 24:00前答复" in hand.screen


async def test_a_sentence_that_has_no_room_in_one_line_has_two(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("L", "c")
        assert hand.foot.rstrip().endswith("nothing to check.")


async def test_enter_mends_what_is_missing(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, TakeChoice("refused"))
    async with open_desk() as hand:
        await hand.press("c")
        assert "提交前核对" in hand.screen
        await hand.press("enter")
        assert "附" in hand.screen
        await hand.press("escape", "c")
        assert "轮到我" in hand.screen


async def test_c_says_where_nothing_is_to_check(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("c")
        assert "不用核对" in hand.screen


async def test_looking_back_shows_counts_and_opens_a_case(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, ReceiveMoney("199"))
    desk.do(earphones, CloseCase("refunded"))
    async with open_desk() as hand:
        await hand.press("S")
        for words in ("结了1件", "¥199.00", "商品质量问题", "2026-11", "不预测"):
            assert words in hand.screen, words
        await hand.press("left")
        assert "2026" in hand.lines[0]
        await hand.press("s", "enter")
        assert "蓝牙耳机" in hand.lines[0]
        await hand.press("escape", "S")
        assert "已结束" in hand.screen


async def test_calm_is_one_sentence_and_one_key(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("0")
        assert "静一静" in hand.lines[0]
        assert "现在就做" in hand.screen
        await hand.press("enter")
        assert "蓝牙耳机" in hand.lines[0]
        await hand.press("0", "0")
        assert "静一静" not in hand.lines[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", ["b", "c", "0", "S"])
async def test_each_of_them_fits_every_size(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, size: tuple[int, int], key: str
) -> None:
    desk.do(earphones, TakeChoice("refused"))
    desk.do(earphones, NoteOffer("退50元，再送券，别投诉", amount="50", extras="券", conditions="不投诉"))
    async with open_desk(*size) as hand:
        await hand.press(key)
        assert "帮助" in hand.lines[-1]
        for n in range(12):
            await hand.press("down" if n % 2 else "pagedown")


async def test_a_to_do_of_ones_own_stands_in_the_checklist_and_is_ticked(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "+")
        await hand.write("给客服打电话")
        await hand.press("tab")
        await hand.write("11-24 9:00")
        await hand.press("ctrl+s")
        (todo,) = desk.view(earphones).case.todos
        assert (todo.text, todo.until is not None) == ("给客服打电话", True)
        assert "自己的" in hand.sheet("now")
        assert "给客服打电话" in hand.sheet("now")
        assert "9:00以前做" in hand.sheet("now")


async def test_a_pinned_note_stands_on_top_and_other_cases_are_told_at_the_foot(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("pinned", "先别寄回"))
    other = desk.open(OpenCase("douyin", facts={"product": "壶", "merchant": "声动旗舰店"})).view.number
    desk.do(other, CloseCase("stopped"))
    async with open_desk() as hand:
        await hand.press("enter")
        assert hand.sheet("now").strip().startswith("先别寄回")
        assert "同一个商家" in hand.lines[-1]
        await hand.press("b")
        assert "您的其他案件" in hand.sheet("list")


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_foot_says_what_each_digit_does(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("b")
        assert "1-9" not in hand.foot
    desk.do(earphones, NoteOffer("给您退50元，再送一张30元券，就别投诉了", amount="50"))
    desk.do(earphones, TakeChoice("refused"))
    async with open_desk(*size) as hand:
        await hand.press("b")
        assert "1 接受  2 不接受  3 过期了" in hand.foot
        assert hand.screen.count("见原话") == 2
        await hand.press("escape", "c")
        assert "1 就这样交" in hand.foot


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_is_missing_before_a_step_is_seen_at_once_on_a_small_screen(
    open_desk: OpenDesk, desk: HomeDesk, clock: StandingClock, language: str
) -> None:
    fill(desk.home, clock, language)
    desk.reading = Reading(language, "小李")
    desk.refresh()
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "c")
        assert any(line.startswith(" ┃ ☐") for line in hand.lines)
