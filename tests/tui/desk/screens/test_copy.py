"""A copy on the desk: every screen says whose it is, and keys that would change a case propose or are refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from store.disk.home import Home
from store.disk.settings import Settings
from store.handover.packing import bundle
from store.handover.sealing import Seal
from store.handover.unpacking import Given, open_bundle
from store.handover.unsealing import Secrets
from store.opening import HomeDesk, open_home
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.shell import DeskApp


@pytest.fixture
def copy(desk: HomeDesk, earphones: int, tmp_path: Path) -> HomeDesk:
    """王芳's copy of a case of 小李."""
    made = bundle(desk, [earphones], tmp_path / "case", Seal(), "王芳")
    opened = open_bundle(Given(made.path, Secrets(str), desk.clock), tmp_path / "copies")
    return open_home(Home(opened.home.path), desk.clock, "王芳", "zh")


@asynccontextmanager
async def opened(copy: HomeDesk, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Hand]:
    app = DeskApp(copy, Settings())
    async with app.run_test(size=size) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        yield hand


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 36)])
async def test_every_screen_says_that_it_is_a_copy(copy: HomeDesk, size: tuple[int, int]) -> None:
    async with opened(copy, size) as hand:
        assert "小李的副本" in hand.lines[0]
        for keys in (("enter",), ("e",), ("v",), ("m",), ("o",)):
            await hand.press(*keys)
            assert "小李的副本" in hand.lines[0], keys
            await hand.press("escape")


async def test_the_mark_of_a_copy_takes_no_room_from_the_end_of_the_head(
    desk: HomeDesk, copy: HomeDesk, open_desk: OpenDesk
) -> None:
    async with open_desk(80, 24) as hand:
        ends = hand.lines[0].rstrip()[-6:]
    async with opened(copy, (80, 24)) as hand:
        assert "小李的副本" in hand.lines[0]
        assert hand.lines[0].rstrip().endswith(ends)


async def test_a_choice_is_proposed_and_can_be_undone(copy: HomeDesk, earphones: int) -> None:
    before = copy.view(earphones).step
    assert "小李" in str(copy.notices()[0]), "that it is a copy is told once, first of all"
    async with opened(copy) as hand:
        await hand.press("enter", "1", "ctrl+s")
        view = copy.view(earphones)
        assert (view.step, [one.about for one in view.case.remarks]) == (before, ["choice"])
        assert "王芳建议：选择" in hand.foot
        await hand.press("u")
        assert copy.view(earphones).case.remarks == ()
        await hand.press("escape", "d", "y")
        assert "只能看和留言；什么都没有改动" in hand.foot


async def test_ones_own_desk_has_no_mark(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        assert "副本" not in hand.lines[0]
