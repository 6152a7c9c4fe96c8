"""Repairs and purges that are killed at each of their changes to the disk, or meet a disk that fails from there on.

Whatever is left, the same command run once more comes to the end that it would have come to, and what is not at
that end yet is told.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from store.care.health import verify
from store.care.purge import finish, purge
from store.care.recovery import mend
from store.case.intents import NoteDiary, OpenCase, TrashCase
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.disk.journal import load, open_database
from store.disk.snapshots import Snapshots
from store.disk.vault import Vault
from store.errors import HomeProblem
from store.opening import open_home
from tests.conftest import StandingClock
from tests.store.care.interrupted import each_place, tree

SECRET = "密语一二三"


@pytest.fixture
def home(home: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Three cases with evidence, a snapshot, and a change that stands only in the journal."""
    monkeypatch.setattr(load, "PATIENCE", 0.0)
    desk = open_home(home, clock, "小李", "zh")
    for product in ("灯", "锅", SECRET):
        number = desk.open(OpenCase("douyin", facts={"product": product})).view.number
        path = home.path / "proof.txt"
        path.write_text(product)
        desk.attach(number, path, "order")
        path.unlink()
    desk.do(3, TrashCase())
    desk.drafts.save("note-3", {"text": SECRET})
    desk.close()
    Snapshots(home.backups).make(clock(), home.cases.read_bytes())
    desk.do(1, NoteDiary("还有一条", "merchant", "chat"))
    return home


def state_of(home: Home) -> dict[int, object]:
    file = CaseFile(home.cases)
    cases = file.cases()
    return {number: cases[number].records for number in cases}


def altered(home: Home) -> None:
    """Damage: a line of the file cannot be read, the time stamp is what it was."""
    stat, data = home.cases.stat(), home.cases.read_bytes()
    at = data.index(b'"2":{')
    home.cases.write_bytes(data[:at] + b"#" * 90 + data[at + 90 :])
    os.utime(home.cases, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize("fail", [False, True])
def test_a_repair_that_was_cut_short_comes_to_the_same_end(home: Home, tmp_path: Path, fail: bool) -> None:
    wanted = state_of(home)
    altered(home)
    places = 0
    for at in each_place(home.path, tmp_path / "kept", lambda: mend(home), fail):
        places = at
        before = tree(tmp_path / "kept")["cases.json"]
        said = " ".join(map(str, mend(home)))
        assert state_of(home) == wanted, at
        assert "From the snapshot" in said, (at, said)
        assert before in tree(home.path).values(), at
        assert "whole" in str(mend(home)[0]), at
    assert places > 8


@pytest.mark.parametrize("fail", [False, True])
def test_a_purge_that_was_cut_short_is_finished_by_the_next_command(
    home: Home, tmp_path: Path, clock: StandingClock, fail: bool
) -> None:
    others = {number: case for number, case in state_of(home).items() if number != 3}
    (home.path / "cases.json.damaged-0").write_text(SECRET)  # a file kept aside that cannot be read
    places = 0
    for at in each_place(home.path, tmp_path / "kept", lambda: purge(home, CaseFile(home.cases), 3), fail):
        places = at
        desk = open_home(home, clock, "小李", "zh")
        begun = 3 not in desk.file.cases()
        told = finish(home, desk.file)
        desk.close()
        if not begun:
            assert state_of(home).keys() == {1, 2, 3}, at
            assert any(home.evidence.joinpath("3").iterdir()), at
            continue
        assert told or at > 20, at
        left = [name for name, data in tree(home.path).items() if SECRET.encode() in data]
        assert not left, (at, left)
        assert state_of(home) == others, at
        assert all(check.ok for check in verify(open_home(home, clock, "小李", "zh"))), at
    assert places > 20


@pytest.mark.parametrize("fail", [False, True])
def test_a_fold_that_was_cut_short_loses_and_doubles_nothing(home: Home, tmp_path: Path, fail: bool) -> None:
    wanted = state_of(home)

    def work() -> None:
        with open_database(home.cases) as database:
            database.fold()

    places = 0
    for at in each_place(home.path, tmp_path / "kept", work, fail):
        places = at
        assert state_of(home) == wanted, at
        file = CaseFile(home.cases)
        assert not file.notices()
        file.forget()
        assert state_of(home) == wanted, at
    assert places > 6


@pytest.mark.parametrize("fail", [False, True])
def test_a_home_of_the_first_format_is_lifted_or_left(tmp_path: Path, fail: bool) -> None:
    home = Home(tmp_path / "old")
    shutil.copytree(Path(__file__).parents[1] / "disk" / "data" / "format-1", home.path)
    wanted = state_of(home)

    def work() -> None:
        file = CaseFile(home.cases)
        with file.writing():
            pass
        file.close()

    for at in each_place(home.path, tmp_path / "kept", work, fail):
        assert state_of(home) == wanted, at
        with CaseFile(home.cases).writing() as table:
            assert table.meta().format == 2
        assert state_of(home) == wanted, at


def test_a_disk_that_fails_is_told_by_the_repair(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(home)
    damaged = home.cases.read_bytes()

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(os, "fsync", full)
        with pytest.raises(HomeProblem, match="No space left"):
            mend(home)
    assert home.cases.read_bytes() == damaged


def test_a_purge_that_waits_is_not_forgotten_when_another_is_finished(
    home: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, closed = Vault.remove, {1, 3}

    def remove(vault: Vault, number: int) -> int:
        if number in closed:
            raise HomeProblem("closed")
        return real(vault, number)

    monkeypatch.setattr(Vault, "remove", remove)
    open_home(home, clock, "小李", "zh").do(1, TrashCase())
    for number in (1, 3):
        with pytest.raises(HomeProblem, match="not finished"):
            purge(home, CaseFile(home.cases), number)
    closed.remove(1)
    file = CaseFile(home.cases)
    file.cases()
    with pytest.raises(HomeProblem, match="purge of case 3 was begun"):
        finish(home, file)
    closed.clear()
    file = CaseFile(home.cases)
    file.cases()
    assert file.purging() == [3]
    assert "case 3" in " ".join(map(str, finish(home, file)))
    assert state_of(home).keys() == {2}
    assert not [name for name, data in tree(home.path).items() if SECRET.encode() in data]
