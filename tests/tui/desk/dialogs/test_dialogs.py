"""Forms: what they ask, what they refuse, and that nothing typed is lost."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from textual import events

from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk


async def paste(hand: Hand, text: str) -> None:
    (hand.app.focused or hand.app.screen).post_message(events.Paste(text))
    await hand.rest()


async def test_a_note_is_written_into_the_diary(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await hand.write("说明天回电")
        await hand.press("tab", "right", "tab", "tab")
        await hand.write("24小时内")
        await hand.press("enter", "enter")
        entry = desk.view(earphones).diary[0]
        assert (entry.text, entry.who, entry.promise) == ("说明天回电", "platform", "24小时内")


async def test_bad_amounts_and_dates_are_told_and_stay_to_be_mended(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk() as hand:
        await hand.press("n")
        await hand.write("电饭煲")
        await hand.press("tab", "tab", "tab")
        await hand.write("abc")
        await hand.press("ctrl+s")
        assert "“abc”" in hand.screen
        assert not desk.views()
        await hand.press("backspace", "backspace", "backspace")
        await hand.write("199")
        await hand.press("tab")
        await hand.write("2026-13-40")
        await hand.press("ctrl+s")
        assert not desk.views()
        await hand.press(*["backspace"] * 10, "ctrl+s")
        assert desk.views()[0].amount == "199.00"


async def test_a_pasted_order_is_recognised(open_desk: OpenDesk, desk: HomeDesk) -> None:
    order = "店铺：声动旗舰店\n商品：蓝牙耳机\n订单编号：6928374650192837465\n实付款：¥199.00\n"
    async with open_desk() as hand:
        await hand.press("n")
        await paste(hand, order)
        await hand.press("ctrl+s")
        facts = desk.views()[0].facts
        assert facts["order"] == "6928374650192837465"
        assert facts["paid"] == "199.00"


async def test_an_order_of_one_line_is_read_as_one_in_whatever_field_it_is_pasted(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    order = "商品：蓝牙耳机 店铺：云衣仓 实付：39.9 订单号：6921234567890123456"
    async with open_desk() as hand:
        await hand.press("n", "tab", "tab")
        await paste(hand, order)
        await hand.press("ctrl+s")
        facts = desk.views()[0].facts
        known = {key: facts.get(key) for key in ("product", "merchant", "paid", "order")}
        assert known == {
            "product": "蓝牙耳机", "merchant": "云衣仓", "paid": "39.90", "order": "6921234567890123456",
        }  # fmt: skip


async def test_a_long_text_is_pasted_into_a_search(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("/")
        await paste(hand, "蓝牙耳机" * 20)
        assert "蓝牙耳机蓝牙耳机" in hand.screen


async def test_a_pasted_refusal_keeps_its_days_and_says_where_it_stands(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    """Where nothing is done yet no days are asked for, and those of the page would be lost."""
    text = "退款详情\n商品：蓝牙耳机\n申请时间：2026-11-18 09:12\n拒绝时间：2026-11-21 16:20"
    async with open_desk() as hand:
        await hand.press("n")
        await paste(hand, text)
        await hand.press("ctrl+s")
        view = desk.view(desk.views()[0].number)
    assert view.step.id == "supplement"
    assert view.facts["refused-on"] == "2026-11-21T16:20+08:00"
    assert view.facts["applied-on"] == "2026-11-18T09:12+08:00"


async def test_lines_pasted_into_one_line_are_joined_and_it_is_said(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("i", "shift+tab")
        await paste(hand, "24小时内\n一定退款")
        assert "24小时内 一定退款" in hand.screen
        assert "合并为一行" in hand.screen


async def test_five_megabytes_are_cut_with_a_sentence(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await paste(hand, "长" * 5_000_000)
        assert "内容太长" in hand.screen
        await hand.press("shift+tab")
        await paste(hand, "长" * 5_000_000)
        assert "内容太长" in hand.screen


async def test_a_file_is_taken_into_the_evidence(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, tmp_path: Path
) -> None:
    picture = tmp_path / "开箱 1.jpg"
    picture.write_bytes(b"picture")
    async with open_desk() as hand:
        await hand.press("a")
        await hand.write("/no/such/file")
        await hand.press("ctrl+s")
        assert "没有/no/such/file这个文件" in hand.screen
        await hand.press(*["backspace"] * 20)
        await paste(hand, f"'{picture}'")
        await hand.press("ctrl+s")
        assert "是什么证据？" in hand.screen
        await hand.press("right", "ctrl+s")
        assert [exhibit.name for exhibit in desk.view(earphones).exhibits] == ["开箱 1.jpg"]


async def test_any_fact_can_be_corrected(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e", "down", "down", "down", "enter", *["backspace"] * 6)
        await hand.write("-1")
        await hand.press("enter")
        assert desk.view(earphones).amount == "199.00"
        assert "-1" in hand.foot
        await hand.press("backspace", "backspace")
        await hand.write("188")
        await hand.press("enter")
        assert desk.view(earphones).amount == "188.00"


async def test_a_fact_that_was_left_keeps_its_draft(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e", "enter")
        await hand.write("真无线")
        await hand.press("escape")
        assert desk.view(earphones).facts["product"] == "蓝牙耳机"
        await hand.press("enter")
        assert "蓝牙耳机真无线" in hand.screen


async def test_a_fact_is_left_and_the_next_one_begun_in_one_breath(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "e")
        chance = random.Random(0)
        for _ in range(300):
            hand.app.post_message(events.Key(chance.choice(["enter", "escape", "enter", "down", "e", "x"]), "x"))
            if chance.random() < 0.1:
                await asyncio.sleep(chance.random() * 0.02)
        await hand.rest()
        await hand.press("escape", "down", "enter")
        assert hand.app.is_running


async def test_a_reason_is_chosen_with_the_arrows(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e")
        while not any("┃" in line and "退款原因" in line for line in hand.lines):
            await hand.press("down")
        await hand.press("enter", "right", "enter")
        assert desk.view(earphones).facts["reason"] != "quality"


async def test_a_letter_is_filled_and_written_to_a_file(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("w")
        assert "6928374650192837465" in hand.sheet("aside")
        await hand.press("c")
        assert "发送到终端" in hand.foot
        await hand.press("f")
        files = list((desk.home.path / "letters").iterdir())
        assert len(files) == 1
        assert "6928374650192837465" in files[0].read_text(encoding="utf-8")
        await hand.press("p")
        assert "6928374650192837465" in hand.sheet("text")


async def test_a_letter_names_the_facts_it_lacks(open_desk: OpenDesk, desk: HomeDesk) -> None:
    from store.case.intents import OpenCase

    desk.open(OpenCase("douyin", "", {"product": "电饭煲"}))
    async with open_desk() as hand:
        await hand.press("w")
        while "申请说明" not in hand.sheet("aside"):
            await hand.press("down")
        assert "还缺" in hand.sheet("aside")
        await hand.press("c")
        assert "还缺" in hand.foot


async def test_the_palette_finds_actions_cases_and_pages(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("ctrl+p")
        await hand.write("耳机")
        await hand.press("enter")
        assert "证据 · 必需" in hand.screen
        await hand.press("escape", "ctrl+p")
        await hand.write("谁说了算")
        assert "攻略" in hand.screen or "没有找到" in hand.screen
        await hand.press("escape", "ctrl+p")
        await hand.write("全部按键")
        await hand.press("enter")
        assert "这一屏" in hand.screen


async def test_the_palette_bears_keys_before_it_is_drawn(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.pilot.press("ctrl+p", "pageup", "pagedown", "up", "down", "enter")
        await hand.rest()
        assert hand.app.is_running


async def test_markup_and_escapes_in_fields_are_only_text(open_desk: OpenDesk, desk: HomeDesk) -> None:
    nasty = "[/ [red]x[/red] [@click=app.quit]y[/] \x1b[31mz\x1b]0;t\x07 \u202eabc {oops} %s"
    async with open_desk() as hand:
        await hand.press("n")
        await paste(hand, nasty)
        await hand.press("ctrl+s", "enter", "t")
        assert "[@click=app.quit]y[/]" in hand.screen
        assert "\x1b" not in hand.screen
        await hand.press("m", "escape", "w", "escape", "e", "escape", "ctrl+p", "escape", "d", "n")
        assert hand.app.is_running


async def test_help_lists_every_action_of_the_table(open_desk: OpenDesk) -> None:
    from tui.desk.keys.actions import ACTIONS

    async with open_desk() as hand:
        await hand.press("question_mark")
        page = hand.sheet("text")
        for action in ACTIONS:
            assert action.shown in page
            assert hand.app.tr(action.help).split("；")[0] in page.replace("\n", "")


async def test_whatever_is_pasted_as_a_path_is_only_no_file(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("a")
        for text in ("长" * 5000, "~nobody-of-that-name/x", "a\\ b" * 2000):
            await paste(hand, text)
            await hand.press("ctrl+s")
            assert "没有" in hand.screen
            await hand.press("ctrl+n")
        assert hand.app.is_running
