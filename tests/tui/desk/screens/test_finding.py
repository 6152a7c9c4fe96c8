"""Finding out what can be done: the palette and help."""

from __future__ import annotations

import pytest

from store.desk import Desk, Reading
from tests.tui.desk.conftest import OpenDesk
from tui.desk.keys.actions import ACTIONS, FOOT


def test_footers_name_only_what_can_be_done_there_and_end_with_help() -> None:
    by_id = {action.id: action for action in ACTIONS}
    for where, names in FOOT.items():
        assert all(where in by_id[name].where for name in names.split())
        assert names.endswith(" help")


async def test_the_palette_begins_with_what_the_footer_names(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "ctrl+p")
        first = hand.sheet("found").splitlines()[1]
        assert "勾选" in first
        assert "space" in first
        assert "上一屏" not in hand.sheet("found")
        assert "enter 选择  tab 只看这一组  esc 离开" in hand.screen


async def test_the_palette_never_cuts_a_key(open_desk: OpenDesk, desk: Desk, earphones: int) -> None:
    desk.reading = Reading("en", "小李")
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "ctrl+p")
        line = next(line for line in hand.sheet("found").splitlines() if "One field" in line)
        assert line.split()[-1] == "y"
        assert "enter choose  esc leave" in hand.screen, "the way out rather than the key that narrows"


async def test_what_may_be_sought_is_written_in_a_colour_that_is_read(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("ctrl+p")
        shown = hand.front.focused.get_component_styles("input--placeholder").color
        assert shown.hex.lower() == hand.app.palette.quiet.lower()


async def test_words_that_were_not_chosen_come_back_ready_to_be_replaced(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("ctrl+p")
        await hand.write("没有这个词")
        await hand.press("escape", "ctrl+p")
        assert "没有这个词" in hand.screen
        await hand.write("耳机")
        assert "没有这个词" not in hand.screen
        await hand.press("enter", "escape", "ctrl+p")
        assert "耳机" not in hand.front.query_one("#wanted").value


@pytest.mark.parametrize(("keys", "first"), [((), "打开"), (("enter",), "勾选"), (("w",), "送到终端")])
async def test_help_begins_with_the_keys_of_the_screen_it_was_asked_on(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...], first: str
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press(*keys, "question_mark")
        page = hand.sheet("text")
        assert page.split()[0] == "在这一屏"
        assert first in "".join(page.split("\n")[1:5])
        assert "? 帮助" not in hand.foot
        assert "下一屏" in hand.foot
        await hand.press("question_mark")
        assert "帮助" in hand.foot


@pytest.mark.parametrize(("words", "command"), [("交给帮手", "tuikuan bundle N"), ("stamp", "tuikuan stamp N")])
async def test_what_is_done_in_the_shell_is_found_too(
    open_desk: OpenDesk, earphones: int, words: str, command: str
) -> None:
    async with open_desk() as hand:
        await hand.press("ctrl+p")
        await hand.write(words)
        await hand.press("enter")
        assert command in hand.foot


async def test_the_palette_finds_passages_of_the_guidance_in_groups_that_are_counted(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("ctrl+p")
        await hand.write("要等多久")
        found = hand.sheet("found")
        assert "攻略 ─" in found
        assert "退款要等多久" in found
        await hand.press("enter")
        assert "退款要等多久" in hand.lines[0]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("运费您自己出", "七天无理由，运费您出：不想要了"),
        ("you pay the freight", "You pay the freight: "),
    ],
)
async def test_a_passage_stands_behind_the_name_of_its_page_as_a_sentence_does(
    open_desk: OpenDesk, desk: Desk, words: str, found: str
) -> None:
    desk.reading = Reading("en" if words.isascii() else "zh", "小李")
    async with open_desk(80, 24) as hand:
        await hand.press("ctrl+p")
        await hand.write(words)
        assert found in hand.sheet("found")


async def test_tab_leaves_one_group_of_the_palette(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("ctrl+p")
        await hand.write("证据")
        assert "操作 ─" in hand.sheet("found")
        assert "攻略 ─" in hand.sheet("found")
        await hand.press("tab")
        assert "攻略 ─" not in hand.sheet("found")
        await hand.press("tab")
        assert "攻略 ─" in hand.sheet("found")


async def test_an_order_number_finds_its_case_from_anywhere(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("o", "ctrl+p")
        await hand.write("6928374650192837465")
        await hand.press("enter")
        assert hand.front.case.number == earphones
