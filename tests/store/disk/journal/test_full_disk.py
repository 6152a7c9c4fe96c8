"""Disks that are full, read-only or not to be locked: told, and nothing is lost."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store.disk.files import Files
from store.disk.journal import Database, open_database, storage
from store.disk.journal.journal import Identity, open_journal
from store.disk.lock import locked
from store.errors import HomeProblem
from tests.fulldisk import files_of_at_most
from tests.store.disk.journal.looks import numbers
from tests.store.disk.journal.simulated import Disk

MAIN = Path("/nowhere/cases.json")

NOBODY = 65534


@pytest.mark.parametrize("failing", ["create", "write", "sync", "replace", "sync folder", "truncate"])
@pytest.mark.parametrize("first", range(12))
def test_a_full_disk_is_told_and_costs_nothing(failing: str, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 400)
    disk, saved, count = Disk(), list[int](), 0

    def before(operation: str) -> None:
        nonlocal count
        count += operation == failing
        if operation == failing and first < count < first + 6:
            raise OSError(errno.ENOSPC, "No space left on device")

    database = open_database(MAIN, disk)
    disk.before = before
    for n in range(20):
        try:
            database.insert({"n": n, "text": "x" * 50})
            saved.append(n)
        except HomeProblem as problem:
            assert "No space left" in str(problem)
        assert numbers(database) == saved == numbers(open_database(MAIN, disk))
    disk.before = lambda operation: None  # there is room again
    database.insert({"n": 20})
    database.close()
    assert [row["n"] for row in json.loads(disk.names[MAIN.name].data)["_default"].values()] == [*saved, 20]


def test_half_a_line_on_a_full_disk_is_cut_off_before_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk()
    database, other = open_database(MAIN, disk), open_database(MAIN, disk)
    database.insert({"n": 1})
    write = disk.write

    def half(handle: int, data: bytes, offset: int) -> None:
        write(handle, data[: len(data) // 2], offset)
        raise OSError(errno.ENOSPC, "No space left on device")

    def fail(handle: int, size: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as full, pytest.raises(HomeProblem):
        full.setattr(disk, "write", half)
        full.setattr(disk, "truncate", fail)
        database.insert({"n": "long " * 50})
    assert numbers(other) == numbers(open_database(MAIN, disk)) == [1]
    other.insert({"n": 2})
    database.insert({"n": 3})
    assert numbers(database) == numbers(other) == numbers(open_database(MAIN, disk)) == [1, 2, 3]


def test_a_change_that_could_not_be_made_durable_is_taken_back_from_those_who_saw_it() -> None:
    disk = Disk()
    database, other = open_database(MAIN, disk), open_database(MAIN, disk)
    database.insert({"n": 1})

    def before(operation: str) -> None:
        if operation == "sync":
            seen.append(numbers(other))
            raise OSError(errno.EIO, "Input/output error")

    seen: list[list[int]] = []
    disk.before = before
    with pytest.raises(HomeProblem, match="Input/output error"):
        database.insert({"n": 2})
    assert seen[0] == [1, 2]
    disk.before = lambda operation: None
    assert numbers(other) == numbers(database) == [1]
    database.insert({"n": 9})
    assert numbers(other) == [1, 9]


def test_a_real_file_that_cannot_grow_any_more_keeps_what_was_saved(main: Path) -> None:
    database, saved = open_database(main), list[int]()
    with files_of_at_most(20_000):
        for n in range(50):
            try:
                database.insert({"n": n, "text": "x" * 700})
                saved.append(n)
            except HomeProblem as problem:
                assert "File too large" in str(problem)
            assert numbers(database) == saved == numbers(open_database(main))
    assert 20 < len(saved) < 30
    database.insert({"n": 50})
    database.close()
    assert [row["n"] for row in json.loads(main.read_bytes())["_default"].values()] == [*saved, 50]


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Root may write everywhere, so root becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_home_that_can_only_be_read_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as name, as_nobody(Path(name)):
        main = Path(name) / "cases.json"
        database = open_database(main)
        for n in range(1, 6):
            database.insert({"n": n})
        database.close()
        for file in main.parent.iterdir():
            file.chmod(0o400)
        main.parent.chmod(0o500)
        try:
            check_read_only(main)
        finally:
            main.parent.chmod(0o700)


def check_read_only(main: Path) -> None:
    reader = open_database(main)
    assert numbers(reader) == [1, 2, 3, 4, 5]
    with pytest.raises(HomeProblem, match=r"cases\.json"):
        reader.insert({})
    assert numbers(reader) == [1, 2, 3, 4, 5]
    reader.close()


@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_write_that_is_not_allowed_is_told(
    database: Database, main: Path, error: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def only_reading(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(error, os.strerror(error))
        return real(path, flags, *rest, **named)

    with monkeypatch.context() as context:
        context.setattr(os, "open", only_reading)
        check_read_only(main)


def test_reading_writes_nothing(database: Database, main: Path) -> None:
    before = {path: (path.stat(), path.read_bytes()) for path in main.parent.iterdir()}
    with open_database(main) as reader:
        assert numbers(reader) == [1, 2, 3, 4, 5]
        assert not reader.refresh()
    after = {path: (path.stat(), path.read_bytes()) for path in main.parent.iterdir()}
    assert [(stat.st_mtime_ns, data) for stat, data in before.values()] == [
        (stat.st_mtime_ns, data) for stat, data in after.values()
    ]


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_without_locks_is_told(database: Database, error: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(handle: int, mode: int) -> None:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as context:
        context.setattr(fcntl, "flock", flock)
        with pytest.raises(HomeProblem, match="cannot be locked"):
            database.insert({})
    assert database.insert({"n": 6}) == 6


def test_who_waits_too_long_is_told_for_whom(
    database: Database, main: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "lock", lambda self, path: locked(path, patience=0.05))
    other = open_database(main)
    with database.transaction():
        with pytest.raises(HomeProblem, match=rf"\(process {os.getpid()}\) has been writing"):
            other.insert({})
        assert numbers(other) == [1, 2, 3, 4, 5]
    other.insert({"n": 6})


def test_a_plain_file_that_could_not_be_announced_is_not_taken_for_one_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Disk()
    database = open_database(MAIN, disk)
    database.insert({"n": 1})
    journal = open_journal(disk, MAIN.with_name("cases.json.journal"))
    assert journal is not None
    known = list(journal.known)

    def refuse(operation: str) -> None:
        if operation == "write":
            raise OSError(errno.ENOSPC, "No space left on device")

    disk.before = refuse
    with pytest.raises(OSError, match="No space left"):
        journal.announce(Identity(1, 2, "f" * 64, None))
    assert journal.known == known
