"""Keys that come at once, as over a slow line or from a program that types, do what they do one by one."""

from __future__ import annotations

import pytest
from textual import events

from tests.tui.desk.conftest import Hand, OpenDesk


async def at_once(hand: Hand, *keys: str | events.Paste) -> None:
    """Send keys and pastes without waiting for what they do."""
    for one in keys:
        hand.app.post_message(
            one if isinstance(one, events.Paste) else events.Key(one, one if len(one) == 1 else None)
        )
    await hand.rest()
    await hand.rest()


async def test_what_is_typed_at_once_stands_in_the_form_that_a_key_opened(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await at_once(hand, "n", "袜", "子", "tab", "6", "9", "backspace", "8", "tab", "d", "q")
        values = hand.front.values()
        assert (values["product"], values["order"], values["merchant"]) == ("袜子", "68", "dq")
        assert len(hand.app.board) == 1, "d threw nothing away"


async def test_a_paste_that_comes_with_the_key_goes_where_the_key_leads(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await at_once(hand, "n", events.Paste("壶"), "tab", "7")
        assert (hand.front.values()["product"], hand.front.values()["order"]) == ("壶", "7")


async def test_an_option_that_is_turned_at_once_is_that_of_its_own_field(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        names = [row.key for row, _ in hand.front.entries.seen()]
        await at_once(
            hand, *["tab"] * (names.index("demand") - names.index("product")), "right", "tab", "1", "1", "-", "2"
        )
        values = hand.front.values()
        assert values["demand"]
        assert values["received-on"] == "11-2"


@pytest.mark.parametrize(
    "keys", [("/", "耳", "机", "enter"), ("ctrl+p", "耳", "机", "enter")], ids=["search", "find"]
)
async def test_words_sought_at_once_are_all_sought(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...]
) -> None:
    async with open_desk(80, 24) as hand:
        await at_once(hand, *keys)
        assert "蓝牙耳机" in hand.screen


async def test_the_field_of_a_fact_gets_what_follows_the_key_that_opens_it(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "e")
        await at_once(hand, "enter", "1", "1", "-", "2", "5")
        assert hand.front.query_one("#edit OneLine").value == "蓝牙耳机11-25"


@pytest.mark.parametrize("keys", [("n",), ("enter", "i"), ("ctrl+p",)], ids=["form", "note", "find"])
async def test_ctrl_z_is_heard_over_forms_too(open_desk: OpenDesk, earphones: int, keys: tuple[str, ...]) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press(*keys)
        if keys[-1] == "i":
            await hand.press("tab", "tab")  # a field of many lines takes its last change back with it
        await hand.press("ctrl+z")
        assert hand.app.notice is not None
        assert "命令行" in hand.app.tr.say(hand.app.notice.words)
