"""What was typed and not saved is never lost."""

from __future__ import annotations

import pytest

from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


async def test_esc_keeps_what_was_typed_and_brings_it_back(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await hand.write("说到一半")
        await hand.press("escape")
        assert "草稿" in hand.foot
        assert not desk.view(earphones).diary
        await hand.press("i")
        assert "说到一半" in hand.screen
        await hand.press("ctrl+s")
        assert desk.view(earphones).diary[0].text == "说到一半"
        await hand.press("i")
        assert "说到一半" not in hand.screen


@pytest.mark.parametrize("form", ["n", "i", "a"])
@pytest.mark.parametrize("leave", ["escape", "ctrl+c"])
async def test_no_form_loses_what_was_typed_when_it_is_left(
    open_desk: OpenDesk, earphones: int, form: str, leave: str
) -> None:
    async with open_desk() as hand:
        await hand.press(form)
        await hand.write("说到一半")
        await hand.press(leave)
        assert "草稿" in hand.foot
        await hand.press(form)
        assert "说到一半" in hand.screen
        await hand.press("ctrl+n", leave, form)
        assert "说到一半" not in hand.screen


@pytest.mark.parametrize("form", ["n", "i", "a"])
async def test_what_was_typed_into_a_form_outlives_a_cut_line(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, form: str
) -> None:
    async with open_desk() as hand:
        await hand.press(form)
        await hand.write("说到一半")
        hand.app.leave()
    async with open_desk() as hand:
        await hand.press(form)
        assert "说到一半" in hand.screen


@pytest.mark.parametrize("form", ["n", "i", "a"])
async def test_the_key_that_quits_keeps_what_was_typed_a_moment_before(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, form: str
) -> None:
    async with open_desk() as hand:
        await hand.press(form)
        await hand.pilot.press(*"abc", "ctrl+q")
        await hand.pilot.pause()
    kept = {"n": "new", "i": f"note-{earphones}", "a": f"attach-{earphones}"}[form]
    assert "abc" in desk.drafts.load(kept).values()


async def test_a_fact_that_was_being_typed_outlives_a_cut_line(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e", "enter")
        await hand.write("真无线")
        hand.app.leave()
    async with open_desk() as hand:
        await hand.press("e", "enter")
        assert "蓝牙耳机真无线" in hand.screen


async def test_words_that_were_searched_come_back_ready_to_be_replaced(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("没有这个词")
        await hand.press("escape")
        assert "蓝牙耳机" in hand.sheet("cards")
        await hand.press("slash")
        assert "没有这个词" in hand.screen
        assert "没有案件含有" in hand.screen
        await hand.write("耳机")
        assert "没有这个词" not in hand.screen
        assert "蓝牙耳机" in hand.sheet("cards")
