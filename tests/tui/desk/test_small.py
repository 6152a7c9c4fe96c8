"""Forms on small screens: every label is whole, and the key that saves is named."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, SetFact
from store.desk import Desk, Reading
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


@pytest.mark.usefixtures("earphones")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(60, 20), (40, 15), (80, 24)])
@pytest.mark.parametrize("form", ["n", "i", "a"])
async def test_a_form_names_the_key_that_saves(
    open_desk: OpenDesk, desk: Desk, form: str, size: tuple[int, int], language: str
) -> None:
    desk.reading = Reading(language, "小李")
    async with open_desk(*size) as hand:
        await hand.press(form)
        keys = next(line for line in hand.lines if "ctrl+s" in line)
        assert "esc" in keys
        assert "…" not in keys


async def test_a_label_for_which_there_is_no_room_stands_above_its_field(open_desk: OpenDesk, desk: Desk) -> None:
    desk.reading = Reading("en", "小李")
    async with open_desk(40, 15) as hand:
        await hand.press("n")
        assert "Paste the order" in hand.screen
        assert "Order number" in hand.screen
        await hand.press(*["tab"] * 8)
        assert "What is wrong" in hand.screen
        await hand.write("no sound")
        assert "no sound" in hand.screen


async def test_the_line_in_which_a_fact_is_typed_names_it(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("e", "down", "down", "enter")
        assert hand.lines[-2].split() == ["商家", "声动旗舰店"]
        assert "esc" in hand.foot


async def test_what_is_told_in_little_room_is_told_whole(open_desk: OpenDesk, desk: HomeDesk) -> None:
    desk.reading = Reading("zh", "小李")
    number = desk.open(OpenCase("douyin", "", {"product": "围巾"})).view.number
    async with open_desk(40, 15) as hand:
        assert "待填：收货日" in hand.screen, "which fact a date waits for"
        await hand.press("x")
        assert "卷宗，给作决定的人" in hand.screen, "what is chosen, where the arrows are elsewhere"
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "P")
        assert "还什么都没做" in hand.screen
        assert "没…" not in hand.screen, "an option rather than the words about it"
    desk.do(number, SetFact("received-on", "2026-11-17"))
    async with open_desk(40, 15) as hand:
        await hand.press("b")
        assert "一般类目的售后期" in hand.sheet("list").replace("\n", ""), "a right, its date below it"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_long_form_leaves_what_ends_first_in_sight(
    open_desk: OpenDesk, earphones: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("enter")
        first = hand.lines[4]
        assert first.strip()
        await hand.press("x")
        assert "卷宗，给作决定的人" in hand.screen
        assert hand.lines[4] == first


async def test_the_parts_of_a_dossier_are_named_in_the_words_of_the_reader(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(60, 20) as hand:
        await hand.press("enter", "x", "tab", "tab", "tab")
        assert "请求与理由" in hand.screen
        assert "parties" not in hand.screen


@pytest.mark.parametrize(("keys", "name"), [("e", "The facts"), ("v", "The evidence"), ("b", "Their offer")])
async def test_the_head_cuts_the_title_before_the_name_of_the_screen(
    open_desk: OpenDesk, desk: HomeDesk, keys: str, name: str
) -> None:
    desk.reading = Reading("en", "小李")
    desk.open(OpenCase("douyin", "", {"product": "Cherries, a box of 2.5 kg from the orchard, chilled"}))
    async with open_desk(60, 20) as hand:
        await hand.press("enter", *keys)
        title, cut, rest = hand.lines[0].partition("…")
        assert title.startswith(" 1  Cherries")
        assert cut
        assert rest.startswith(f"  {name}")
