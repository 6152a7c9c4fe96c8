"""On a full disk a case can still be purged, and that makes room again."""

from __future__ import annotations

import errno
import io
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from store.care.dump import read_dump
from store.care.purge import finish, purge
from store.care.transfer import dump_of, load
from store.case.intents import NoteDiary, OpenCase, TrashCase
from store.disk.casefile import CaseFile
from store.disk.files import Files
from store.disk.snapshots import Snapshots
from store.errors import HomeProblem, Refused
from store.opening import HomeDesk
from tests.store.care.interrupted import tree


def size(home: Path) -> int:
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file())


def fill(monkeypatch: pytest.MonkeyPatch, home: Path, room: int) -> None:
    """Let the disk take so many bytes more and no others."""
    most, write = size(home) + room, Files.write

    def limited(self: Files, handle: int, data: bytes, offset: int) -> None:
        grown = max(0, offset + len(data) - os.fstat(handle).st_size)
        if size(home) + grown > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(self, handle, data, offset)

    monkeypatch.setattr(Files, "write", limited)


@pytest.mark.parametrize("kept", ["cache", "evidence", "partial"])
def test_a_case_can_be_purged_on_a_full_disk(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    for product in ("耳机", "灯"):
        desk.open(OpenCase("douyin", facts={"product": product}))
    match kept:
        case "cache":
            desk.home.cache.mkdir()
            (desk.home.cache / "outlines-zh").write_bytes(bytes(20_000))
        case "evidence":
            desk.attach_stream(1, io.BytesIO(bytes(20_000)), "a.jpg", "goods")
        case _:
            (desk.home.evidence / ".new-0123").write_bytes(bytes(20_000))
    fill(monkeypatch, desk.home.path, 0)
    with pytest.raises(HomeProblem):
        desk.do(2, NoteDiary("写不下", "me", "other"))
    with pytest.raises(HomeProblem):
        desk.do(1, TrashCase())
    with pytest.raises(Refused, match="not in the trash"):
        purge(desk.home, desk.file, 1)
    purge(desk.home, desk.file, 1, untrashed=True)
    assert [view.number for view in desk.views()] == [2]
    desk.do(2, NoteDiary("又写得下了", "me", "other"))
    assert not (desk.home.evidence / "1").exists()


def test_a_purge_that_meets_a_full_disk_on_its_way_says_how_far_it_came(
    desk: HomeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for product in ("耳机" * 300, "灯" * 300):
        desk.open(OpenCase("douyin", facts={"product": product}))
    with monkeypatch.context() as full:
        fill(full, desk.home.path, 700)  # enough for the note, not for the file
        with pytest.raises(HomeProblem, match=r"begun and is not finished.*finishes it") as problem:
            purge(desk.home, desk.file, 1, untrashed=True)
        assert "unchanged" not in str(problem.value)
        assert desk.file.purging() == [1]
    assert "finished now" in str(finish(desk.home, desk.file)[0])
    assert [view.number for view in desk.views()] == [2]


def test_a_purge_for_which_even_the_copies_make_no_room_says_that_they_are_gone(
    desk: HomeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.attach_stream(1, io.BytesIO(bytes(20_000)), "a.jpg", "goods")
    with monkeypatch.context() as full:
        fill(full, desk.home.path, -30_000)
        with pytest.raises(HomeProblem, match="the case is still there") as problem:
            purge(desk.home, desk.file, 1, untrashed=True)
        assert "unchanged" not in str(problem.value)
    assert [view.number for view in desk.views()] == [1]
    purge(desk.home, desk.file, 1, untrashed=True)
    assert not desk.views()


def test_older_snapshots_make_room_for_the_newest_and_that_is_told(
    desk: HomeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for product in ("耳机" * 300, "灯" * 300):
        desk.open(OpenCase("douyin", facts={"product": product}))
    plain, now = desk.file.plain(), desk.clock()
    snapshots = Snapshots(desk.home.backups, desk.home.files())
    for hours in range(5):
        snapshots.make(now - timedelta(hours=hours), plain + b" " * hours)
    desk.close()
    with monkeypatch.context() as full:
        fill(full, desk.home.path, 2_500)  # enough for the note and one small file, not for a snapshot beside it
        said = " ".join(map(str, purge(desk.home, desk.file, 1, untrashed=True)))
    assert "older snapshots were dropped" in said
    assert snapshots.all()
    assert not any("耳机".encode() in (snapshots.read(one) or b"") for one in snapshots.all())
    assert [view.number for view in desk.views()] == [2]


def test_a_purge_beside_the_making_of_a_snapshot_takes_nothing_away_from_it_and_leaves_nothing_in_it(
    desk: HomeDesk,
) -> None:
    for product in ("耳机", "水壶"):
        desk.open(OpenCase("douyin", facts={"product": product}))
    desk.close()
    begun, snapshots = Event(), Snapshots(desk.home.backups)

    def plain() -> bytes:
        data = desk.home.cases.read_bytes()
        begun.set()
        sleep(0.3)  # here the other hand purges
        return data

    with ThreadPoolExecutor(1) as other:
        made = other.submit(snapshots.make, desk.clock() + timedelta(hours=1), plain)
        begun.wait(10)
        purge(desk.home, CaseFile(desk.home.cases), 2, untrashed=True)
        made.result()
    assert len(snapshots.all()) > 1
    for path in desk.home.path.rglob("*"):
        assert path.is_dir() or "水壶".encode() not in path.read_bytes(), path


def test_a_purge_forgets_what_the_last_load_kept_of_the_case(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "密语"}))
    shorter = read_dump(io.BytesIO(dump_of(desk)[0]))
    desk.do(1, NoteDiary("一", "me", "other"))
    load(desk, shorter, replacing=True)
    assert "密语" in desk.home.loaded.read_text(encoding="utf-8")
    desk.do(1, TrashCase())
    purge(desk.home, desk.file, 1)
    assert not [name for name, data in tree(desk.home.path).items() if "密语".encode() in data]
