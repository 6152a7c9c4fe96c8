"""Looking back at the desk: numbers stand under their heads, and the foot names only years that there are."""

from __future__ import annotations

import pytest

from content.text.cells import cells
from store.case.intents import OpenCase
from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import open_home
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import Hand
from tui.desk.shell import DeskApp


@pytest.mark.parametrize(("language", "last"), [("zh", "天"), ("en", "days")])
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)])
async def test_numbers_stand_under_what_they_are(
    home: Home, clock: StandingClock, language: str, last: str, size: tuple[int, int]
) -> None:
    fill(home, clock, language)
    app = DeskApp(open_home(home, clock, "x", language), Settings())
    async with app.run_test(size=size) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        await hand.press("S")
        lines = hand.screen.splitlines()
    at = next(n for n, line in enumerate(lines) if line.rstrip().endswith(last) and "¥" in lines[n + 1])
    first = lines[at + 1].split("━")[0].rstrip()
    assert cells(lines[at].rstrip()) == cells(first)


async def test_the_foot_names_the_years_that_there_are(home: Home, clock: StandingClock) -> None:
    fill(home, clock, "en")
    app = DeskApp(open_home(home, clock, "x", "en"), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        await hand.press("S")
        assert "← year before" in hand.foot
        assert "next year" not in hand.foot
        await hand.press("left")
        assert "→ next year" in hand.foot


async def test_no_name_is_cut_where_its_bar_can_give_way(home: Home, clock: StandingClock) -> None:
    fill(home, clock, "en")
    desk = open_home(home, clock, "x", "en")
    names = {view.reason for view in desk.views() if view.reason}
    app = DeskApp(desk, Settings())
    async with app.run_test(size=(80, 60)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        await hand.press("S")
        shown = hand.screen
    assert "Seven-day return without reason" in names
    assert "Seven-day return without reason " in shown
    assert "…" not in shown.partition("By reason")[2].partition("By way")[0]


async def test_few_cases_are_a_short_bar(home: Home, clock: StandingClock) -> None:
    fill(home, clock, "zh")
    app = DeskApp(open_home(home, clock, "x", "zh"), Settings())
    async with app.run_test(size=(120, 36)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        await hand.press("S")
        row = next(line for line in hand.lines if "商品质量问题" in line)
        assert row.count("━") == 2 * int(row.split("商品质量问题")[1].split()[0])


async def test_a_case_of_another_process_is_counted_while_one_looks(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, "x", "en")
    desk.open(OpenCase("douyin", facts={"product": "kettle", "reason": "quality", "paid": "12"}))
    app = DeskApp(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        await hand.press("S")
        assert "Still open: 1, ¥12.00" in hand.screen
        open_home(home, clock, "y", "en").open(
            OpenCase("douyin", facts={"product": "pan", "reason": "quality", "paid": "7"})
        )
        app.worker.look()
        await hand.rest()
        await hand.rest()
        assert "Still open: 2, ¥19.00" in hand.screen
