"""The file of cases as whoever holds a look at it sees it, while it changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.case.intents import NoteDiary
from store.disk.home import Home
from store.opening import open_home
from tests.conftest import StandingClock

FIRST_FORMAT = Path(__file__).parent / "data" / "format-1"


@pytest.mark.parametrize("by_another", [False, True])
def test_what_was_read_in_the_first_format_stays_readable_when_a_change_lifts_the_file(
    home: Home, clock: StandingClock, by_another: bool
) -> None:
    shutil.copytree(FIRST_FORMAT, home.path)
    desk = open_home(home, clock, "x", "zh")
    board = desk.views()
    seen = board.find(1)
    assert seen is not None
    writer = open_home(home, clock, "y", "zh") if by_another else desk
    writer.do(1, NoteDiary("商家来电", "merchant", "phone"))
    desk.refresh()
    assert desk.view(1).diary[-1].text == "商家来电"
    before = board.find(1)
    assert before is not None
    assert before.case.version == seen.case.version, "who still holds the board of before sees the case as it was"
    assert [number for number in (1, 2, 3) if desk.views().find(number)] == [1, 2, 3]
