"""Many cases are shown while they are still being read, and who works gets in between."""

from __future__ import annotations

import pytest

from store.board.board import Board
from store.case.intents import OpenCase
from store.disk.home import Home
from store.errors import HomeProblem
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.worker import watch
from tui.desk.worker.report import CasesRead, Failed, Report
from tui.desk.worker.watch import Watch

CASES = 40


@pytest.fixture
def many(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch) -> HomeDesk:
    for n in range(CASES):
        desk.open(OpenCase("douyin", facts={"product": f"耳机{n}"}))
    monkeypatch.setattr(watch, "SLICE", -1)
    return desk


def test_each_look_reads_on_until_all_cases_are_read(many: HomeDesk) -> None:
    told: list[Report] = []
    looking = Watch(lambda: many, told.append)
    first = looking.seen()
    assert (len(first), first.left) == (1, CASES - 1)
    for _ in range(CASES - 1):
        looking.look()
    boards = [one.board for one in told if isinstance(one, CasesRead)]
    assert [len(board) for board in boards] == list(range(2, CASES + 1))
    looking.look()
    assert len(told) == CASES - 1


async def test_the_head_tells_how_many_are_still_being_read(many: HomeDesk, open_desk: OpenDesk) -> None:
    async with open_desk() as hand:
        assert "还在读取" in hand.screen


def test_a_complaint_is_told_once_until_it_is_another_or_all_was_well(desk: HomeDesk, home: Home) -> None:
    told: list[str] = []
    looking = Watch(lambda: desk, lambda report: told.append(type(report).__name__))
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    looking.seen()
    away = home.path.with_name("away")
    for _ in range(2):
        told.clear()
        home.path.rename(away)
        looking.look()
        looking.look()
        assert told.count("Failed") == 1
        away.rename(home.path)
        looking.look()


def test_what_came_and_could_not_be_read_is_read_at_the_next_look(
    desk: HomeDesk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Report] = []
    looking = Watch(lambda: desk, told.append)
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    looking.seen()
    looking.look()
    other = open_home(home, desk.clock, author="妈妈", language="zh")
    other.open(OpenCase("douyin", facts={"product": "电饭煲"}))
    told.clear()
    with monkeypatch.context() as broken:
        broken.setattr(desk, "views", refused)
        looking.look()
    assert [type(one) for one in told] == [Failed]
    looking.look()
    assert [len(one.board) for one in told if isinstance(one, CasesRead)] == [2]


def test_a_minute_whose_cases_could_not_be_read_is_read_at_the_next_look(
    desk: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Report] = []
    looking = Watch(lambda: desk, told.append)
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    looking.seen()
    looking.look()
    clock.forward(minutes=1)
    told.clear()
    with monkeypatch.context() as broken:
        broken.setattr(desk, "views", refused)
        looking.look()
    looking.look()
    looking.look()
    assert [type(one) for one in told] == [Failed, CasesRead]


def refused(seconds: float) -> Board:
    raise HomeProblem("The disk is away for a moment.")
