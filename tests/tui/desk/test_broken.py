"""What breaks around an open desk: it says so in a sentence, keeps what was typed, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from content.pack.library import PAUSE, Library
from store.care.packs import new_pack
from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import HomeDesk
from tests.fulldisk import files_of_at_most
from tests.tui.desk.conftest import Hand, OpenDesk

EVERYWHERE = ("d", "n", "escape", "m", "escape", "w", "escape", "e", "escape", "r", "escape", "t", "tab", "tab",
              "tab", "tab", "o", "escape", "slash", "escape", "g", "escape", "question_mark", "escape")  # fmt: skip
"""Keys that lead to all screens of a case and back."""


async def look(hand: Hand) -> None:
    """Let the desk look at the disk now."""
    await hand.rest()
    hand.app.worker.look()
    await hand.rest()


async def test_a_note_that_the_disk_refuses_is_kept_and_can_be_saved_later(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await hand.write("说明天回电")
        with files_of_at_most(0):
            await hand.press("ctrl+s")
            assert "无法写入" in hand.foot
            assert not desk.view(earphones).diary
            await hand.press("i")
            assert "说明天回电" in hand.screen
            await hand.write("两次")
            await hand.press("ctrl+s")
            assert "无法写入" in hand.foot
        await hand.press("i", "ctrl+s")
        assert desk.view(earphones).diary[0].text == "说明天回电两次"


async def test_a_draft_that_the_disk_refused_is_on_it_as_soon_as_it_takes_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    file = desk.home.drafts / f"note-{earphones}.json"
    async with open_desk() as hand:
        with files_of_at_most(0):
            await hand.press("i")
            await hand.write("说到一半")
            await hand.press("escape")
            assert "无法写入" in hand.foot
            assert not file.exists()
        await look(hand)
        assert "说到一半" in file.read_text(encoding="utf-8")


async def test_a_draft_that_cannot_be_saved_is_not_called_kept_and_quitting_asks(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        with files_of_at_most(0):
            await hand.press("i")
            await hand.write("说到一半")
            hand.front.keep_draft()
            await hand.press("escape")
            assert "无法写入" in hand.foot
            await hand.press("q")
            assert "仍要离开" in hand.screen
            await hand.press("n")
            assert hand.app.is_running
        await hand.press("i")
        assert "说到一半" in hand.screen
        await hand.press("escape", "q")
        assert hand.app.return_code == 0


async def test_a_fact_and_an_answer_that_the_disk_refuses_change_nothing(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        with files_of_at_most(0):
            await hand.press("enter", "1", "enter")
            assert "无法写入" in hand.foot
            await hand.press("e", "enter")
            await hand.write("真无线")
            await hand.press("enter")
            assert "无法写入" in hand.foot
        assert desk.view(earphones).facts["product"] == "蓝牙耳机"
        await hand.press("enter", "enter")
        assert desk.view(earphones).facts["product"] == "蓝牙耳机真无线"
        step = desk.view(earphones).step.id
        await hand.press("escape", "1", "enter")
        assert desk.view(earphones).step.id != step


class Ticks:
    """A clock for looks at files, on which every look comes after the pause."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += PAUSE + 0.01
        return self.now


@pytest.fixture
def pack(desk: HomeDesk, home: Home) -> Path:
    """A playbook of the user, with a case."""
    desk.library = Library(home.playbooks, Ticks())
    found = new_pack(home, desk.library, "my-shop", desk.clock().date()) / "zh"
    desk.open(OpenCase("my-shop", "", {"product": "电水壶", "reason": "quality", "paid": "99"}))
    return found


def cut(pack: Path) -> None:
    """Every file is half written."""
    for file in pack.rglob("*.md"):
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2])


def garble(pack: Path) -> None:
    """Every file is written in GBK."""
    for file in pack.rglob("*.md"):
        file.write_bytes("退款".encode("gbk") + file.read_text(encoding="utf-8").encode("gbk", "replace"))


def delete(pack: Path) -> None:
    """The folder is gone."""
    if pack.parent.is_dir():
        rmtree(pack.parent)
    else:
        pack.parent.unlink(missing_ok=True)


def shuffle(pack: Path) -> None:
    """The folder is a file."""
    delete(pack)
    pack.parent.write_text("", encoding="utf-8")


async def test_a_card_whose_playbook_goes_in_this_moment_is_blank(
    open_desk: OpenDesk, desk: HomeDesk, pack: Path
) -> None:
    async with open_desk(80, 24) as hand:
        assert "电水壶" in hand.screen
        desk.library = Library()
        hand.app.redraw()
        await hand.press("ctrl+l", "down", "enter", "escape")
        assert "电水壶" not in hand.sheet("cards")
        assert hand.app.is_running
        await look(hand)


@pytest.mark.parametrize("harm", [cut, garble, delete, shuffle])
async def test_a_playbook_that_breaks_keeps_its_last_good_form(
    open_desk: OpenDesk, desk: HomeDesk, pack: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    whole = copytree(pack.parent, tmp_path / "whole")
    async with open_desk() as hand:
        await hand.press("enter")
        harm(pack)
        await look(hand)
        assert "my-shop" in hand.foot
        assert "证据 · 必需" in hand.screen
        await hand.press(*EVERYWHERE)
        await hand.press(*["escape"] * 4, "enter")
        assert "证据 · 必需" in hand.screen
        delete(pack)
        copytree(whole, pack.parent)
        await look(hand)
        await hand.press("1", "enter")
        assert desk.views()[0].step.id == "answer"
