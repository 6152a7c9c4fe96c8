"""A handful of whole screens as plain text. `GOLDENS=new` writes them anew; look at what changed."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import open_home
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import Hand
from tui.desk.shell import DeskApp

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("home-zh-120x36", (120, 36), ()),
        ("home-en-80x24", (80, 24), ()),
        ("case-zh-80x24", (80, 24), ("enter",)),
        ("deadlines-en-100x30", (100, 30), ("o",)),
        ("map-zh-60x20", (60, 20), ("m",)),
        ("letter-zh-40x15", (40, 15), ("w", "enter")),
    ],
)
async def test_a_screen_is_as_it_was_looked_at(
    home: Home, clock: StandingClock, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    language = "en" if "-en-" in name else "zh"
    fill(home, clock, language)
    app = DeskApp(open_home(home, clock, "x", language), Settings())
    async with app.run_test(size=size) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        while app.board.left:  # a busy machine reads the cases in several slices
            await asyncio.sleep(0.02)
        await hand.rest()
        await hand.press(*keys)
        shown = hand.screen + "\n"
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("GOLDENS") == "new":
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")
