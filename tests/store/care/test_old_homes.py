"""Homes that older versions made, and how these dumped them: today reads the same, goes on and lifts them.

Each has three cases with choices, a taken-back fact, evidence and one in the trash, made by the commands of its
day; those of the second format have a change that stands only in the journal.
"""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from store.care.dump import read_dump
from store.care.health import verify
from store.care.recovery import mend
from store.care.transfer import dump_of, load
from store.case.intents import NoteDiary
from store.disk.home import Home
from store.disk.journal.origin import generation_of
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

OLD = Path(__file__).parents[1] / "disk" / "data" / "homes"


@pytest.fixture(params=sorted(path.name for path in OLD.iterdir()))
def old(request: pytest.FixtureRequest, home: Home) -> Path:
    """The folder of an old home, of which the home is a copy."""
    folder = OLD / str(request.param)
    shutil.copytree(folder, home.path)
    return folder


@pytest.fixture
def opened(old: Path, home: Home, clock: StandingClock) -> HomeDesk:
    return open_home(home, clock, "小李", "zh")


def told(dump: bytes) -> dict[int, Any]:
    return {case["number"]: case["events"] for case in json.loads(dump)["cases"]}


def faults(desk: HomeDesk) -> list[str]:
    """What is wrong beside the copies of evidence, which are not in the data."""
    return [str(check.words) for check in verify(desk) if not check.ok and "is missing" not in str(check.words)]


def test_an_old_home_is_read_as_its_own_version_read_it(old: Path, opened: HomeDesk) -> None:
    wanted = told((old / "dump.json").read_bytes())
    assert len(wanted) == 3
    assert told(dump_of(opened)[0]) == wanted
    assert not opened.notices()
    assert not faults(opened)
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    kept = {name: (opened.home.path / name).read_bytes() for name in before}
    assert kept == before  # to read is not to write


def test_its_first_change_lifts_it_and_keeps_the_rest(
    old: Path, opened: HomeDesk, home: Home, clock: StandingClock
) -> None:
    wanted = told((old / "dump.json").read_bytes())
    opened.do(2, NoteDiary("今天的话", "me", "other"))
    opened.close()
    again = open_home(home, clock, "小李", "zh")
    found = told(dump_of(again)[0])
    assert found[2][: len(wanted[2])] == wanted[2]
    assert len(found[2]) == len(wanted[2]) + 1
    assert (found[1], found[3]) == (wanted[1], wanted[3])
    assert not again.notices()
    assert not faults(again)
    assert json.loads(home.cases.read_bytes())["meta"]["1"]["format"] == 2
    header = json.loads((old / "cases.json.journal").read_bytes().splitlines()[0][27:])
    assert generation_of(home.cases.read_bytes()) > header["generation"]  # else an older snapshot would lead
    assert "whole" in str(mend(home)[0])


def test_its_dump_is_taken_in_today(old: Path, clock: StandingClock, tmp_path: Path) -> None:
    desk = open_home(Home(tmp_path / "new"), clock, "小李", "zh")
    data = (old / "dump.json").read_bytes()
    load(desk, read_dump(io.BytesIO(data)), sure=True)
    assert told(dump_of(desk)[0]) == told(data)
