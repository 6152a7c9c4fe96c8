"""The page of an order is read as one wherever it is pasted."""

from __future__ import annotations

import pytest
from textual import events

from store.case.intents import SetFact
from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk

ORDER = "店铺：果鲜集生鲜店\n商品：车厘子礼盒5斤\n订单编号：6921447802938810356\n实付款：¥168.00\n"


async def paste(hand: Hand, text: str) -> None:
    """Paste where the hand is."""
    (hand.app.focused or hand.app.screen).post_message(events.Paste(text))
    await hand.rest()
    await hand.rest()


async def test_on_home_it_opens_the_form_filled(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk() as hand:
        await paste(hand, ORDER)
        assert "车厘子礼盒5斤" in hand.screen
        await hand.press("ctrl+s")
        facts = desk.views()[0].facts
        assert (facts["order"], facts["paid"]) == ("6921447802938810356", "168.00")
        assert facts["product"] == "车厘子礼盒5斤"


@pytest.mark.parametrize("field", ["product", "merchant", "problem"])
async def test_in_the_form_it_is_read_in_whatever_field_it_lands(
    open_desk: OpenDesk, desk: HomeDesk, field: str
) -> None:
    async with open_desk() as hand:
        await hand.press("n")
        hand.front.query_one(f"#field-{field}").focus()
        await paste(hand, ORDER)
        values = hand.front.values()
        assert values["product"] == "车厘子礼盒5斤"
        assert values["problem"] == ""


async def test_in_a_case_it_fills_what_is_not_known_after_asking(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter")
        await paste(
            hand, "订单编号：6928374650192837465\n店铺：声动旗舰店\n下单时间：2026-11-11 20:03:11\n实付款：¥199.00"
        )
        assert "bought-on" not in desk.view(earphones).facts
        await hand.press("y")
        assert desk.view(earphones).facts["bought-on"].startswith("2026-11-11")
        assert desk.view(earphones).facts["product"] == "蓝牙耳机"


async def test_of_two_orders_one_is_asked_for(open_desk: OpenDesk, desk: HomeDesk) -> None:
    other = ORDER.replace("6921447802938810356", "6921447802938810999").replace("车厘子礼盒5斤", "羽绒服")
    async with open_desk() as hand:
        await paste(hand, f"{ORDER}\n{other}")
        await hand.press("ctrl+s")
        assert not desk.views()
        assert "2个订单" in hand.screen


async def test_what_is_no_order_changes_nothing_and_says_so(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        before = desk.view(earphones).case.version
        await paste(hand, "q\nd\ny\n随便一段话")
        assert "没有认出订单" in hand.foot
        assert desk.view(earphones).case.version == before


OWN = "订单编号：6928374650192837465\n店铺：声动旗舰店\n下单时间：2026-11-11 20:03:11\n实付款：¥199.00"
"""The page of the order of the earphones."""


async def test_in_the_note_form_a_page_is_read_as_one_and_is_no_note(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "i")
        await paste(hand, OWN)
        await hand.press("y")
        assert desk.view(earphones).facts["bought-on"].startswith("2026-11-11")
        assert hand.front.values()["text"] == ""


async def test_a_chat_in_the_note_form_is_a_note_of_who_says_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "i")
        await paste(hand, "11-20 15:20 平台客服：\n三个工作日内给您回复")
        assert hand.front.values()["who"] == "platform"
        await hand.press("ctrl+s")
        (entry,) = desk.view(earphones).diary
        assert (entry.who, entry.at.isoformat()) == ("platform", "2026-11-20T15:20:00+08:00")


@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["on the list", "in a fact"])
async def test_on_the_facts_a_page_tells_them_all(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, keys: tuple[str, ...]
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "e", *keys)
        await paste(hand, OWN)
        await hand.press("y")
        assert desk.view(earphones).facts["bought-on"].startswith("2026-11-11")


async def test_the_page_of_another_order_changes_nothing_in_a_case(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("order", "6921447802938810000"))
    before = dict(desk.view(earphones).facts)
    async with open_desk() as hand:
        await hand.press("enter", "i")
        await paste(hand, OWN)
        assert desk.view(earphones).facts == before
        assert hand.front.values()["text"] == OWN
