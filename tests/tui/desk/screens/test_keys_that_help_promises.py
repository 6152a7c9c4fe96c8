"""What help promises works where it says so: ends of lists, one search for all, the shell."""

from __future__ import annotations

import pytest

from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


@pytest.mark.parametrize("where", [("w",), ("e",), ("o",), ("enter", "v")])
async def test_the_keys_to_the_first_and_the_last_line_work_in_every_list(
    open_desk: OpenDesk, earphones: int, where: tuple[str, ...]
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press(*where, "end")
        listed = next(one for one in hand.front.query("ItemList") if one.display)
        last = listed.item
        assert last == len(listed.stops()) - 1
        await hand.press("home")
        assert listed.item == 0
        await hand.press("G")
        assert listed.item == last
        await hand.press("home", "pagedown")
        assert listed.item > 0 or last == 0


@pytest.mark.parametrize("words", ["lyej", "lanyaerji", "shengdong", "6928374650192837465", "声动"])
async def test_one_search_finds_a_case_by_words_pinyin_and_number(
    open_desk: OpenDesk, earphones: int, words: str
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("ctrl+p")
        await hand.write(words)
        assert "蓝牙耳机" in hand.sheet("found")
        await hand.press("escape", "/")
        await hand.write(words)
        await hand.press("enter")
        assert "蓝牙耳机" in hand.sheet("cards")


@pytest.mark.parametrize(("words", "told"), [("close", "结案"), ("snooze", "提醒")])
async def test_an_action_is_found_by_its_id(open_desk: OpenDesk, earphones: int, words: str, told: str) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter" if words == "close" else "o", "ctrl+p")
        await hand.write(words)
        assert told in hand.sheet("found")


async def test_the_key_to_the_shell_is_bound_below_all_screens(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk(80, 24) as hand:
        assert any(one.action == "to_shell" for one in hand.app._bindings.key_to_bindings["ctrl+z"])
        await hand.press("ctrl+z")
        assert "没有可以回去的命令行" in hand.foot, "nothing is stopped where nobody could go on with it"
