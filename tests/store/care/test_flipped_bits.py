"""Every bit of a small home, flipped: never an altered text that is taken for what was saved, never a traceback.

In the gate some of them are tried; all of them with FLIPS=all (`make test-crash`).
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from store.care.recovery import mend
from store.case.case import Case
from store.case.intents import NoteDiary, OpenCase
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.disk.journal import load
from store.disk.snapshots import Snapshots
from store.errors import HomeProblem
from store.opening import open_home
from tests.conftest import StandingClock

SOME = 60
EVERY = os.environ.get("FLIPS") == "all"
pytestmark = pytest.mark.timeout(0 if EVERY else 120)
NAMES = ("cases.json", "cases.json.journal")


@pytest.fixture
def small(home: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Two cases in the file and in a snapshot, and a change of each that stands only in the journal."""
    monkeypatch.setattr(load, "PATIENCE", 0.0)
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # nothing is cut short here, and there is much to try
    desk = open_home(home, clock, "小李", "zh")
    for product in ("灯", "锅"):
        desk.open(OpenCase("douyin", facts={"product": product, "paid": "199.00"}))
    desk.close()
    Snapshots(home.backups).make(clock(), home.cases.read_bytes())
    for number in (1, 2):
        desk.do(number, NoteDiary("商家说不退", "merchant", "chat"))
    return home


def cases_of(home: Home) -> Mapping[int, Case]:
    return dict(CaseFile(home.cases).cases())


def flips(size: int, seed: str) -> Iterator[tuple[int, int]]:
    every = [(position, bit) for position in range(size) for bit in range(8)]
    yield from every if EVERY else random.Random(seed).sample(every, SOME)


def flip(path: Path, whole: bytes, position: int, bit: int, newer: bool) -> None:
    stat = path.stat()
    path.write_bytes(whole[:position] + bytes([whole[position] ^ 1 << bit]) + whole[position + 1 :])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9 * newer))


def check_told(home: Home, truth: Mapping[int, Case]) -> None:
    """What is there is what was saved, or is told."""
    file = CaseFile(home.cases)
    try:
        cases = file.cases()
        told = [str(notice) for notice in file.notices()]
        for number in truth.keys() | cases.keys():
            try:
                assert cases[number] == truth[number] or told
                assert cases[number].records == truth[number].records[: len(cases[number].records)]
            except HomeProblem as problem:
                told.append(str(problem))
            except KeyError:
                assert told
    except HomeProblem as problem:
        assert str(problem)


def check_mended(home: Home, truth: Mapping[int, Case], lossy: bool) -> None:
    """A repair brings back what was saved, and twice is once; only what stood in a broken line may be lost."""
    mend(home)
    mended = cases_of(home)
    assert mended.keys() == truth.keys()
    for number, case in mended.items():
        assert case.records == truth[number].records[: len(case.records)]
        assert lossy or len(case.records) == len(truth[number].records)
    said = [str(words) for words in mend(home)]
    assert "whole" in said[0], said


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_flipped_bit_is_never_taken_for_what_was_saved(
    small: Home, tmp_path: Path, name: str, newer: bool
) -> None:
    truth, kept = cases_of(small), tmp_path / "kept"
    shutil.copytree(small.path, kept)
    whole = (kept / name).read_bytes()
    for position, bit in flips(len(whole), f"{name} {newer}"):
        flip(small.path / name, whole, position, bit, newer)
        check_told(small, truth)
        check_mended(small, truth, lossy=name.endswith("journal"))
        shutil.rmtree(small.path)
        shutil.copytree(kept, small.path)
