"""Keys that come at once, as over a slow line or from a program that types, do what they do one by one."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from tests.tui.desk.conftest import Hand, OpenDesk
from tests.tui.desk.widgets.test_pasting import ORDER
from tui.desk.dialogs.newcase import NewCase


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


async def test_what_is_typed_after_a_pasted_order_goes_into_its_form(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await at_once(hand, events.Paste(ORDER), "d", "y", "tab", "q")
        values = hand.front.values()
        assert values["product"].endswith("dy")
        assert values["order"].endswith("q")
        assert len(hand.app.board) == 1, "nothing was thrown away"


async def test_what_is_typed_after_an_action_was_found_goes_into_its_form(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await at_once(hand, "ctrl+p", *"new", "enter", *"dq")
        assert hand.front.values()["product"] == "dq"


async def test_a_form_that_takes_long_to_come_gets_all_that_was_typed_for_it(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pre_process = NewCase._pre_process

    async def slow(form: NewCase) -> bool:
        await asyncio.sleep(3)
        return await pre_process(form)

    monkeypatch.setattr(NewCase, "_pre_process", slow)
    async with open_desk(80, 24) as hand:
        await at_once(hand, "n", *"dyq", "tab", *"69")
        values = hand.front.values()
        assert (values["product"], values["order"]) == ("dyq", "69")


async def test_what_is_typed_after_a_click_goes_into_the_form_that_it_opens(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        x, y = hand.place("n 新案件")
        for kind in (events.MouseDown, events.MouseUp, events.Click):
            hand.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await at_once(hand, *"dq")
        assert hand.front.values()["product"] == "dq"
