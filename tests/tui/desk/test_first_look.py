"""The first look at a desk: it shows what the opened desk shows, and nothing that is not true any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from threading import Event

import pytest

from content.pack.model import Effect
from store.board.marks import LOSES
from store.case.intents import OpenCase, SetFact
from store.disk.home import Home
from store.disk.settings import Settings
from store.errors import HomeProblem
from store.glance import glance
from store.opening import HomeDesk, open_home
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import Hand
from tui.desk.draw.glimpse import CARDS, glimpse_in
from tui.desk.portapp import made_look
from tui.desk.screens.case import CaseScreen
from tui.desk.shell import DeskApp
from tui.desk.worker.ahead import Ahead
from tui.desk.worker.looks import Looks


class Start:
    """A start of a desk whose first look is kept; the cases are not read before `gate` opens."""

    def __init__(self, home: Home, clock: StandingClock) -> None:
        self.home, self.clock = home, clock
        self.gate = Event()
        self.problem: HomeProblem | None = None

    def open(self) -> HomeDesk:
        assert self.gate.wait(20)
        if self.problem is not None:
            raise self.problem
        return open_home(self.home, self.clock, author="小李", language="zh")

    @asynccontextmanager
    async def look(self, columns: int = 120, lines: int = 36) -> AsyncIterator[Hand]:
        shown = glance(self.home, "zh", self.clock())
        assert shown is not None
        app = DeskApp(Ahead(self.open, "zh", self.clock, self.home, shown), Settings())
        async with app.run_test(size=(columns, lines)) as pilot:
            try:
                await pilot.pause()
                yield Hand(pilot, app)
            finally:
                self.gate.set()

    async def read(self, hand: Hand) -> None:
        """Let the cases be read, and wait until they are on the screen."""
        self.gate.set()
        for _ in range(2000):
            if hand.app.known or hand.app.problem:
                break
            await asyncio.sleep(0.005)
        await hand.pilot.pause()


def _keep_look(desk: HomeDesk) -> None:
    desk.views()  # on the desk they are read long before
    keeper = Looks(lambda: desk)
    keeper.made = made_look
    keeper.keep()


@pytest.fixture
def start(home: Home, clock: StandingClock) -> Start:
    """A start on the sample cases and some more."""
    fill(home, clock, "zh")
    desk = open_home(home, clock, author="小李", language="zh")
    for n in range(CARDS):
        desk.open(OpenCase("douyin", facts={"product": f"杯子{n}", "paid": "30", "reason": "quality"}))
    desk.close()
    _keep_look(desk)
    desk.close()
    return Start(home, clock)


def _cards(hand: Hand) -> list[str]:
    """The screen up to the wall, without the foot and the rule above it, which tells where the list stands."""
    return [line.partition("│")[0].rstrip() for line in hand.lines[:-2]]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 15), (100, 70)])
async def test_the_first_look_shows_what_the_opened_desk_shows(start: Start, size: tuple[int, int]) -> None:
    async with start.look(*size) as hand:
        assert not hand.app.known
        before = _cards(hand)
        await start.read(hand)
        assert hand.app.known
        assert _cards(hand) == before
        assert hand.app.glimpse is None


async def test_the_case_beside_the_cards_is_named_before_it_is_read(start: Start) -> None:
    async with start.look(120, 36) as hand:
        for _ in range(2):
            assert not hand.app.known
            told = hand.app.glimpse.told[hand.front.query_one("#cards").number] if hand.app.glimpse else None
            assert told is not None
            aside = hand.sheet("aside")
            assert aside.split() == f"{told.number} {told.title}".split()
            await hand.pilot.press("down")
            await asyncio.sleep(0.3)
        number = hand.front.query_one("#cards").number
        await start.read(hand)
        assert hand.sheet("aside").split()[0] == str(number)
        assert len(hand.sheet("aside").splitlines()) > 3


async def test_an_empty_desk_welcomes_at_the_first_look(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, author="x", language="zh")
    desk.close()
    _keep_look(desk)
    start = Start(home, clock)
    async with start.look() as hand:
        assert "还没有案件" in hand.screen
        assert hand.app._board is None  # one without cases would be read and made for nothing
        before = hand.screen
        await start.read(hand)
        assert hand.screen == before


async def test_the_arrows_move_on_the_first_look_and_other_keys_wait(start: Start) -> None:
    async with start.look() as hand:
        await hand.pilot.press("down", "down")
        first = [one.number for one in hand.app.glimpse.outlines] if hand.app.glimpse else []
        assert not hand.app.known
        assert hand.front.query_one("#cards")._number == first[2]
        waiting = asyncio.create_task(hand.pilot.press("enter"))
        await asyncio.sleep(0.1)
        assert not isinstance(hand.front, CaseScreen)
        await start.read(hand)
        await waiting
        await hand.rest()
        assert isinstance(hand.front, CaseScreen)
        assert hand.front.number == first[2]


async def test_what_another_changed_after_the_first_look_is_shown_when_the_cases_are_read(start: Start) -> None:
    async with start.look() as hand:
        number = hand.app.glimpse.outlines[0].number if hand.app.glimpse else 0
        other = open_home(start.home, start.clock, author="other", language="zh")
        other.do(number, SetFact("merchant", "别的店"))
        assert "别的店" not in hand.screen
        assert glance(start.home, "zh", start.clock()) is None
        await start.read(hand)
        assert "别的店" in hand.screen
    left = glimpse_in(glance(start.home, "zh", start.clock()) or b"")
    assert left is not None
    assert any(one.merchant == "别的店" for one in left.outlines)


async def test_a_desk_that_cannot_be_opened_ends_with_its_sentence(start: Start) -> None:
    start.problem = HomeProblem("It cannot be read.")
    async with start.look() as hand:
        await start.read(hand)
        assert hand.app.problem is start.problem


async def test_the_first_look_counts_the_time_until_now(start: Start) -> None:
    start.clock.now += timedelta(minutes=2)
    if glance(start.home, "zh", start.clock()) is None:
        pytest.skip("a sample ends in these minutes")
    async with start.look() as hand:
        before = _cards(hand)
        await start.read(hand)
        assert _cards(hand) == before


def test_no_look_outlives_a_moment_at_which_the_board_changes(start: Start) -> None:
    """Hour by hour over ten days: while a look is given out, one that is made anew says the same."""
    known = glance(start.home, "zh", start.clock())
    assert known is not None
    begin, lasted = start.clock(), 0
    for hour in range(1, 240):
        start.clock.now = begin + timedelta(hours=hour)
        if glance(start.home, "zh", start.clock()) is None:
            break
        lasted = hour
        for path in start.home.cache.iterdir():
            path.unlink()
        desk = open_home(start.home, start.clock, author="x", language="zh")
        _keep_look(desk)
        desk.close()
        again = glance(start.home, "zh", start.clock())
        assert again is not None
        assert glimpse_in(again) == glimpse_in(known)
    assert lasted < 239


def test_a_look_that_is_true_is_not_made_again(start: Start) -> None:
    path = start.home.cache / "glance-zh"
    before = path.stat().st_mtime_ns
    desk = open_home(start.home, start.clock, author="x", language="zh")
    _keep_look(desk)
    assert path.stat().st_mtime_ns == before
    number = next(iter(desk.views().outlines)).number
    desk.do(number, SetFact("merchant", "新的"))
    desk.close()
    _keep_look(desk)
    desk.close()
    found = glimpse_in(glance(start.home, "zh", start.clock()) or b"")
    assert found is not None
    assert any("新的" in one.merchant for one in found.outlines)


async def test_a_desk_that_covers_everything_keeps_no_look(home: Home, clock: StandingClock) -> None:
    fill(home, clock, "zh")
    app = DeskApp(open_home(home, clock, author="小李", language="zh"), Settings(mask=True))
    async with app.run_test(size=(120, 36)) as pilot:
        await Hand(pilot, app).rest()
        app.worker.look()
        await Hand(pilot, app).rest()
    assert not list(home.cache.glob("glance-*"))


def test_what_is_no_look_is_none() -> None:
    assert glimpse_in(b"") is None
    assert glimpse_in(b"\x93\x01\x02\x03") is None


def test_the_letter_of_a_lapse_is_that_of_its_effect() -> None:
    assert Effect.LOSE.value[0] == LOSES
    assert sum(one.value[0] == LOSES for one in Effect) == 1
