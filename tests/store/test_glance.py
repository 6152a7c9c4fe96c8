"""What is kept of a first look is given out only while nothing of what it was made of has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from store.case.intents import OpenCase
from store.disk.cache import Cache
from store.disk.home import Home
from store.glance import Kept, basis_of, glance, keep, kept_look, moved
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

CASE = OpenCase("douyin", facts={"product": "耳机", "reason": "quality"})


@pytest.fixture
def kept(desk: HomeDesk, home: Home, clock: StandingClock) -> Home:
    """A home with a case, and a first look at it that is true for an hour."""
    desk.open(CASE)
    desk.close()
    now = clock()
    until = (now + timedelta(hours=1)).timestamp()
    keep(home, "zh", Kept(basis_of(home, "zh", now), now.timestamp(), until, b"look"))
    assert glance(home, "zh", now) == b"look"
    return home


def test_a_look_is_true_only_from_when_it_was_made_until_something_changes_by_itself(
    kept: Home, clock: StandingClock
) -> None:
    now = clock()
    assert glance(kept, "zh", now + timedelta(minutes=59)) == b"look"
    assert glance(kept, "zh", now + timedelta(hours=1)) is None
    assert glance(kept, "zh", now - timedelta(seconds=1)) is None


def test_a_look_is_of_its_language_and_its_zone(kept: Home, clock: StandingClock) -> None:
    assert glance(kept, "en", clock()) is None
    assert glance(kept, "zh", clock().astimezone(ZoneInfo("Europe/Berlin"))) is None


def _append(home: Home, clock: StandingClock) -> None:
    other = open_home(home, clock, author="other", language="zh")
    other.open(CASE)  # it stands in the journal alone: the other desk was not closed


def _fold(home: Home, clock: StandingClock) -> None:
    other = open_home(home, clock, author="other", language="zh")
    other.open(CASE)
    other.close()


def _edit(home: Home, _: StandingClock) -> None:
    text = home.cases.read_bytes()
    home.cases.write_bytes(text.replace("耳机".encode(), "手机".encode()))


def _replace(home: Home, _: StandingClock) -> None:
    other = home.cases.with_name("other")
    other.write_bytes(home.cases.read_bytes())
    other.replace(home.cases)


def _remove(home: Home, _: StandingClock) -> None:
    home.cases.unlink()


def _holiday(home: Home, _: StandingClock) -> None:
    home.holidays.write_text("", encoding="utf-8")


def _own_playbook(home: Home, _: StandingClock) -> None:
    folder = home.playbooks / "mine" / "zh"
    folder.mkdir(parents=True)
    (folder / "playbook.md").write_text("x", encoding="utf-8")


def _copied(home: Home, _: StandingClock) -> None:
    home.copied.write_text("{}", encoding="utf-8")


@pytest.mark.parametrize("change", [_append, _fold, _edit, _replace, _remove, _holiday, _own_playbook, _copied])
def test_whatever_changes_in_the_home_ends_it(
    kept: Home, clock: StandingClock, change: Callable[[Home, StandingClock], None]
) -> None:
    change(kept, clock)
    assert glance(kept, "zh", clock()) is None


def test_another_program_ends_it(kept: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.board.program.PACKAGES", ("content.text",))
    assert glance(kept, "zh", clock()) is None


def test_a_damaged_look_is_none(kept: Home, clock: StandingClock) -> None:
    path = kept.cache / "glance-zh"
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole + b"x", *(_flipped(whole, at) for at in range(0, len(whole), 7))):
        path.write_bytes(damaged)
        assert glance(kept, "zh", clock()) is None


def test_a_look_that_is_not_true_when_it_is_written_does_not_stay(kept: Home, clock: StandingClock) -> None:
    now = clock()
    basis = basis_of(kept, "zh", now)
    _append(kept, clock)
    keep(kept, "zh", Kept(basis, now.timestamp(), now.timestamp() + 60, b"of before"))
    assert not list(kept.cache.glob("glance-*"))


def test_a_look_moves_to_other_files_of_cases_and_to_no_other_holidays(kept: Home, clock: StandingClock) -> None:
    now = clock()
    known = kept_look(kept, "zh", now)
    assert known is not None
    _replace(kept, clock)
    keep(kept, "zh", moved(kept, known))
    assert glance(kept, "zh", now) == b"look"
    _holiday(kept, clock)
    keep(kept, "zh", moved(kept, known))
    assert glance(kept, "zh", now) is None


def test_what_was_purged_is_in_no_look(kept: Home) -> None:
    Cache(kept.cache).empty()
    assert not list(kept.cache.iterdir())


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
