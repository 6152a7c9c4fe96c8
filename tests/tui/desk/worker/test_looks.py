"""A first look is kept while the desk is open and when it is left, and is never one that is not true."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.case.intents import OpenCase, SetFact
from store.disk.home import Home
from store.glance import glance
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.glimpse import glimpse_in
from tui.desk.portapp import made_look
from tui.desk.worker import looks
from tui.desk.worker.looks import Looks

CASES = 4


@pytest.fixture
def some(desk: HomeDesk) -> HomeDesk:
    for n in range(CASES):
        desk.open(OpenCase("douyin", facts={"product": f"耳机{n}"}))
    desk.views()
    return desk


def _keeper(desk: HomeDesk) -> Looks:
    keeper = Looks(lambda: desk)
    keeper.made = made_look
    return keeper


def _merchants(home: Home, clock: StandingClock) -> list[str] | None:
    """What the next start would show, None where no look is true."""
    found = glimpse_in(glance(home, "zh", clock()) or b"")
    return None if found is None else sorted(one.merchant for one in found.outlines)


def _anew(home: Home, clock: StandingClock) -> bytes | None:
    """What a desk that is opened now would keep."""
    for path in home.cache.iterdir():
        path.unlink()
    desk = open_home(home, clock, author="x", language="zh")
    desk.views()
    _keeper(desk).keep()
    return glance(home, "zh", clock())


async def test_an_open_desk_keeps_a_look_before_it_is_left(
    some: HomeDesk, open_desk: OpenDesk, clock: StandingClock
) -> None:
    async with open_desk() as hand:
        hand.app.worker.look()
        await hand.rest()
        assert _merchants(some.home, clock) == [""] * CASES


def test_a_change_is_in_the_look_when_the_desk_has_rested(
    some: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(looks, "monotonic", lambda: now[0])
    keeper = _keeper(some)
    keeper.rest()
    some.do(1, SetFact("merchant", "新店"))
    keeper.rest()
    assert _merchants(some.home, clock) is None
    now[0] += looks.RESTED - 0.1
    keeper.rest()
    assert _merchants(some.home, clock) is None
    now[0] += 0.2
    keeper.rest()
    assert _merchants(some.home, clock) == ["", "", "", "新店"]


def test_a_look_that_time_alone_ended_is_kept_anew(some: HomeDesk, clock: StandingClock) -> None:
    keeper = _keeper(some)
    keeper.rest()
    clock.now += timedelta(days=40)
    assert glance(some.home, "zh", clock()) is None
    some.views()
    keeper.rest()
    assert glance(some.home, "zh", clock()) is not None


def test_nothing_is_kept_of_a_desk_that_is_covered(some: HomeDesk, clock: StandingClock) -> None:
    keeper = _keeper(some)
    keeper.covered = True
    keeper.rest()
    keeper.leave()
    assert not list(some.home.cache.glob("glance-*"))


def test_nothing_is_kept_of_a_copy(some: HomeDesk, home: Home) -> None:
    home.copied.write_text("{}", encoding="utf-8")
    keeper = _keeper(some)
    keeper.rest()
    keeper.leave()
    assert not list(home.cache.glob("glance-*"))


def test_a_desk_that_is_left_after_changes_leaves_the_look_that_a_new_one_would_make(
    some: HomeDesk, clock: StandingClock
) -> None:
    keeper = _keeper(some)
    keeper.rest()
    some.do(1, SetFact("merchant", "新店"))
    keeper.leave()
    some.close()
    left = glance(some.home, "zh", clock())
    assert left is not None
    assert left == _anew(some.home, clock)


def test_a_look_is_carried_over_when_the_file_is_brought_up_to_date(
    some: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = _keeper(some)
    keeper.rest()  # the cases stand in the journal alone
    monkeypatch.setattr("tui.desk.draw.telling.look_of", None)  # nothing is made again
    keeper.leave()
    some.close()
    left = glance(some.home, "zh", clock())
    monkeypatch.undo()
    assert left is not None
    assert left == _anew(some.home, clock)


def test_a_look_that_is_true_is_left_alone(some: HomeDesk) -> None:
    some.close()
    keeper = _keeper(some)
    keeper.rest()
    path = some.home.cache / "glance-zh"
    before = path.stat()
    keeper.leave()
    some.close()
    after = path.stat()  # when it was read last may be another second
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_another_wrote_is_never_missing_in_a_look_that_is_left(some: HomeDesk, clock: StandingClock) -> None:
    keeper = _keeper(some)
    keeper.rest()
    other = open_home(some.home, clock, author="other", language="zh")
    other.do(2, SetFact("merchant", "别的店"))
    keeper.leave()
    assert _merchants(some.home, clock) == ["", "", "", "别的店"]
    other.do(2, SetFact("merchant", "第三家店"))
    some.close()
    assert _merchants(some.home, clock) is None


def test_holidays_that_the_open_desk_does_not_count_by_are_in_no_look(some: HomeDesk, clock: StandingClock) -> None:
    keeper = _keeper(some)
    keeper.rest()
    text = '["2026"]\nsource = "x"\noff = ["2026-12-01"]\nworked = []\n'
    some.home.holidays.write_text(text, encoding="utf-8")
    keeper.leave()
    assert glance(some.home, "zh", clock()) is None
    some.do(1, SetFact("merchant", "新店"))
    keeper.leave()
    some.close()
    assert glance(some.home, "zh", clock()) is None


def test_a_program_that_was_renewed_under_an_open_desk_gets_no_look_of_the_old_one(
    some: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = _keeper(some)
    keeper.rest()
    monkeypatch.setattr("store.board.program.PACKAGES", ("content.text",))
    some.do(1, SetFact("merchant", "新店"))
    keeper.leave()
    assert glance(some.home, "zh", clock()) is None


def test_no_look_is_left_for_which_many_cases_would_have_to_be_read(
    some: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "CHEAP", -1)
    some.close()
    for number in range(1, CASES + 1):
        some.do(number, SetFact("merchant", "新店"))
    _keeper(some).leave()
    assert glance(some.home, "zh", clock()) is None
