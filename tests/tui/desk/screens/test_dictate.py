"""One field after the other, for typing into a phone."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.case.intents import OpenCase, TakeChoice
from store.desk import Desk
from store.papers.dictation import Piece
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.context import ASCII, UNICODE, Context, Signs
from tui.desk.draw.dictate import grouped, piece_page
from tui.desk.draw.spans import text_of, width_of


async def test_the_fields_come_one_after_the_other_and_copy_without_blanks(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "y")
        assert "订单号" in hand.screen
        assert "1/7" in hand.screen
        assert "→ 商品" in hand.screen
        await hand.press("c")
        assert hand.app.clipboard == "6928374650192837465"
        await hand.press("space")
        assert "蓝牙耳机" in hand.sheet("text")
        await hand.press("end")
        assert "给商家的第一封信" in hand.sheet("text")
        assert "最后一项" in hand.screen
        await hand.press("c")
        assert hand.app.clipboard.startswith("您好，我向贵店购买了“蓝牙耳机”")
        await hand.press("home", "down", "k")
        assert "1/7" in hand.screen
        await hand.press("y")
        assert hand.app.screen.query("#now")


async def test_what_is_not_known_leads_to_its_fact(open_desk: OpenDesk, desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "电饭煲"})).view.number
    async with open_desk(80, 24) as hand:
        await hand.press("y", "down", "down", "c")
        assert "还没有填；按e填写" in hand.foot
        await hand.press("e")
        await hand.write("厨乐官方")
        await hand.press("enter", "escape")
        assert desk.view(number).facts["merchant"] == "厨乐官方"
        assert "厨乐官方" in hand.sheet("text")


async def test_from_a_letter_that_letter_is_dictated(open_desk: OpenDesk, desk: Desk, earphones: int) -> None:
    desk.do(earphones, TakeChoice("refused"))
    async with open_desk(80, 24) as hand:
        await hand.press("w", "down", "y", "end")
        assert "退款申请说明（200字）" in hand.sheet("text")
        assert "/200字" in hand.sheet("text")


@pytest.mark.parametrize("size", [(40, 15), (20, 5), (1, 1)])
async def test_it_bears_any_size(open_desk: OpenDesk, earphones: int, size: tuple[int, int]) -> None:
    async with open_desk(*size) as hand:
        await hand.press("y", *["space"] * 9, "pagedown", "L")
        assert hand.app.is_running


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("6928374650192837465", "6928 3746 5019 2837 465"),
        ("13800138000", "138 0013 8000"),
        ("SF1234567890123", "SF 1234 5678 9012 3"),
        ("199.00", "199.00"),
        ("蓝牙耳机", "蓝牙耳机"),
        ("123456", "123456"),
    ],
)
def test_long_numbers_are_read_in_groups(text: str, read: str) -> None:
    assert grouped(text) == read


def page(text: str, clock: StandingClock, size: tuple[int, int], signs: Signs = UNICODE) -> list[str]:
    pen = Context(Translator("zh"), signs, clock())
    lines = piece_page((Piece("order", "订单号", text),), 0, size, pen, "e")
    assert all(width_of(line) <= size[0] for line in lines)
    return [text_of(line).rstrip() for line in lines]


def test_a_number_is_drawn_tall_where_there_is_room(clock: StandingClock) -> None:
    assert page("12345678", clock, (40, 20))[3:10] == [
        "订单号                               1/1",
        "",
        "▀█  ▀▀█ ▀▀█ █ █   █▀▀ █▀▀ ▀▀█ █▀█",
        " █  █▀▀ ▀▀█ ▀▀█   ▀▀█ █▀█   █ █▀█",
        "▀▀▀ ▀▀▀ ▀▀▀   ▀   ▀▀▀ ▀▀▀   ▀ ▀▀▀",
        "",
        "12345678",
    ]
    assert "1234 5678" in page("12345678", clock, (40, 8))
    assert "1234 5678" in page("12345678", clock, (10, 20))
    assert "1234 5678" in page("12345678", clock, (40, 20), ASCII)
