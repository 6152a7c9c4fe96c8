"""Backups, restorings and loads that are killed at each of their changes, or meet a disk that fails from there on.

What was there before is there after; a file of the name that was asked for is whole; and the same command once more
comes to the end that it would have come to.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from store.care.backup import Scope, backup, restore
from store.care.dump import read_dump
from store.care.health import verify
from store.care.transfer import dump_of, load, undo_load
from store.case.intents import NoteDiary, OpenCase
from store.disk.files import Files
from store.disk.home import Home
from store.disk.journal import load as loading
from store.errors import Refused
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.conftest import StandingClock
from tests.store.care.interrupted import each_place, tree

Opened = Callable[[Home], HomeDesk]


@pytest.fixture
def opened(clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setattr(loading, "PATIENCE", 0.0)
    monkeypatch.setattr("store.disk.unfinished.JUST_BEGUN", -1)
    return lambda home: open_home(home, clock, "小李", "zh")


@pytest.fixture
def folder(tmp_path: Path, opened: Opened) -> Path:
    """A place with a home of two cases with evidence, of which one has a change that stands only in the journal."""
    home = Home(tmp_path / "place" / "home")
    home.path.parent.mkdir()
    desk = opened(home)
    for product in ("灯", "锅"):
        number = desk.open(OpenCase("douyin", facts={"product": product})).view.number
        desk.attach_stream(number, io.BytesIO(b"photo"), "order.jpg", "order")
    desk.close()
    opened(home).do(1, NoteDiary("还有一条", "merchant", "chat"))
    return home.path.parent


def sound(desk: HomeDesk) -> list[str]:
    return [str(check.words) for check in verify(desk) if not check.ok and "No case names" not in str(check.words)]


@pytest.mark.parametrize("fail", [False, True])
def test_a_backup_that_was_cut_short_is_whole_or_not_there(
    folder: Path, tmp_path: Path, opened: Opened, fail: bool
) -> None:
    home, target = Home(folder / "home"), folder / "all.zip"
    wanted, places = dump_of(opened(home))[0], 0
    for at in each_place(folder, tmp_path / "kept", lambda: backup(opened(home), target, Scope.EVERYTHING), fail):
        places = at
        assert dump_of(opened(home))[0] == wanted, at
        assert not sound(opened(home)), at
        if not target.exists():
            backup(opened(home), target, Scope.EVERYTHING)
        there = Home(tmp_path / "there")
        restore(target, there)
        assert dump_of(opened(there))[0] == wanted, at
        assert not sound(opened(there)), at
        shutil.rmtree(there.path)
    assert places > 4


@pytest.mark.parametrize("fail", [False, True])
def test_a_restoring_that_was_cut_short_made_the_whole_home_or_none(
    folder: Path, tmp_path: Path, opened: Opened, fail: bool
) -> None:
    wanted = dump_of(opened(Home(folder / "home")))[0]
    evidence = copies(Home(folder / "home"))
    archive = backup(opened(Home(folder / "home")), folder / "all.zip", Scope.EVERYTHING)
    there, places = Home(folder / "there"), 0
    for at in each_place(folder, tmp_path / "kept", lambda: restore(archive, there), fail):
        places = at
        if not there.path.exists():
            restore(archive, there)
        else:
            with pytest.raises(Refused, match="not empty"):
                restore(archive, there)
        assert dump_of(opened(there))[0] == wanted, at
        assert copies(there) == evidence, at
        assert not sound(opened(there)), at
        assert {path.name for path in folder.iterdir()} == {"all.zip", "home", "there"}, at
    assert places > 20


@pytest.fixture
def foreign(tmp_path: Path, opened: Opened) -> Histories:
    """A dump of another home: a case of its own under a number that is taken, with a copy that is here, too."""
    desk = opened(Home(tmp_path / "foreign"))
    for product in ("伞", "表", "书"):
        number = desk.open(OpenCase("douyin", facts={"product": product})).view.number
        desk.attach_stream(number, io.BytesIO(b"photo"), "order.jpg", "order")
    return read_dump(io.BytesIO(dump_of(desk)[0]))


@pytest.mark.parametrize("fail", [False, True])
def test_a_load_that_was_cut_short_comes_to_the_same_end(
    folder: Path, tmp_path: Path, opened: Opened, foreign: Histories, fail: bool
) -> None:
    home, places = Home(folder / "home"), 0
    before = dump_of(opened(home))[0]
    shutil.copytree(folder, tmp_path / "once")
    once = Home(tmp_path / "once" / "home")
    load(opened(once), foreign)
    wanted, evidence = dump_of(opened(once))[0], copies(once)
    assert wanted != before
    for at in each_place(folder, tmp_path / "kept", lambda: load(opened(home), foreign), fail):
        places = at
        assert dump_of(opened(home))[0] in (before, wanted), at
        load(opened(home), foreign)
        assert dump_of(opened(home))[0] == wanted, at
        assert copies(home) == evidence, at
    assert places > 15


@pytest.mark.parametrize("fail", [False, True])
def test_what_a_load_that_was_cut_short_did_is_taken_back(
    folder: Path, tmp_path: Path, opened: Opened, foreign: Histories, fail: bool
) -> None:
    home, before = Home(folder / "home"), read_dump(io.BytesIO(dump_of(opened(Home(folder / "home")))[0]))
    for at in each_place(folder, tmp_path / "kept", lambda: load(opened(home), foreign), fail):
        with suppress(Refused):  # where nothing was loaded there is nothing to take back
            said = " ".join(map(str, undo_load(opened(home))))
            assert "left as they are" not in said, (at, said)
        assert read_dump(io.BytesIO(dump_of(opened(home))[0])).cases == before.cases, at


def copies(home: Home) -> dict[str, bytes]:
    """The copies of evidence; what an interrupted one left behind goes with a later one."""
    return {name: data for name, data in tree(home.evidence).items() if not name.startswith(".")}


def test_a_restored_home_is_durable_before_it_has_its_name_and_then_the_name_is(
    folder: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = backup(opened(Home(folder / "home")), folder / "all.zip", Scope.EVERYTHING)
    synced, named, fsync, replace = list[Path](), list[Path](), os.fsync, Files.replace

    def seen(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())
        fsync(handle)

    def put(files: Files, source: Path, target: Path) -> None:
        assert {source, *source.rglob("*")} <= set(synced)
        named.append(target)
        synced.clear()
        replace(files, source, target)

    monkeypatch.setattr(os, "fsync", seen)
    monkeypatch.setattr(Files, "replace", put)
    restore(archive, Home(folder / "there"))
    assert (named, synced) == ([folder / "there"], [folder])
