"""Many cases are shown while they are still being read, and who works gets in between."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.worker import watch
from tui.desk.worker.report import CasesRead, Report
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
