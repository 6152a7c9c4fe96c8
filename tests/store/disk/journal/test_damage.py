"""Flipped, missing and doubled bytes: found, told, and all that can be read is kept."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.journal import Database, load, open_database
from store.disk.journal.lines import make_line
from store.disk.journal.repair import repair
from store.errors import DamagedFile, HomeProblem
from tests.store.disk.journal.looks import copies, numbers


def damage(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Change bytes behind everybody's back, as a failing disk does: the time of change stays. Returns them."""
    stat = path.stat()
    path.write_bytes(damaged := change(path.read_bytes()))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return damaged


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "PATIENCE", 0.0)


@pytest.mark.parametrize("target", ["main", "journal"])
@pytest.mark.parametrize("kind", ["flipped", "missing", "doubled"])
def test_damage_anywhere_is_found_and_all_that_can_be_read_is_kept(
    database: Database, main: Path, journal: Path, target: str, kind: str
) -> None:
    path = main if target == "main" else journal
    whole = {name: name.read_bytes() for name in (main, journal)}
    stamps = {name: name.stat() for name in whole}
    chance = random.Random(kind)
    # what is missing at the very end of a journal is a line that was never finished
    for position in chance.sample(
        range(path.stat().st_size - (kind == "missing" and target == "journal") * 90), 40
    ):
        for name, data in whole.items():
            name.write_bytes(data)
            os.utime(name, ns=(0, stamps[name].st_mtime_ns))
        size = chance.randrange(1, 9)
        damaged = damage(path, lambda data, at=position, n=size: changed(data, at, n, kind))  # type: ignore[misc]
        if damaged == whole[path]:
            continue
        check_damage(main, path, damaged, position)


def changed(data: bytes, position: int, size: int, kind: str) -> bytes:
    if kind == "flipped":
        return data[:position] + bytes([data[position] ^ (1 << size % 8)]) + data[position + 1 :]
    if kind == "missing":
        return data[:position] + data[position + size :]
    return data[: position + size] + data[position:]


def check_damage(main: Path, path: Path, damaged: bytes, position: int) -> None:
    try:
        found = open_database(main)
    except DamagedFile as problem:
        assert path.name in str(problem)
    else:
        # bytes went missing or came in addition, but what remains is a TinyDB file: it counts, and that is told
        assert path == main
        assert found.notices
        return
    assert path.read_bytes() == damaged
    assert damaged in copies(main, "damaged")
    repaired = repair(main)
    assert damaged in [copy.read_bytes() for copy in repaired.copies]
    with open_database(main) as after:
        kept = [document for name in after.tables() for document in after.table(name)]
        assert len(kept) >= 3, position
        assert after.insert({"n": 7}) >= 4
    repaired = repair(main)
    assert not repaired.copies


def test_a_plain_file_that_is_gone_is_told(database: Database, main: Path) -> None:
    main.unlink()
    with pytest.raises(DamagedFile, match="gone or empty"):
        open_database(main)
    repair(main)
    assert numbers(open_database(main)) == [4, 5]


def test_a_journal_of_a_newer_format_is_left_alone(database: Database, main: Path, journal: Path) -> None:
    database.close()
    line, _ = make_line(b'{"format":3,"what":"else"}', 0)
    journal.write_bytes(line + b"\xff who knows")
    before = main.read_bytes()
    for use in (open_database, repair):
        with pytest.raises(HomeProblem, match="newer tuikuan"):
            use(main)
    assert (main.read_bytes(), journal.read_bytes()) == (before, line + b"\xff who knows")


@pytest.mark.parametrize("kind", ["folder", "pipe", "loop"])
def test_what_is_no_file_is_told(main: Path, kind: str) -> None:
    if kind == "folder":
        main.mkdir()
    elif kind == "pipe":
        os.mkfifo(main)
    else:
        main.symlink_to(main)
    with pytest.raises(HomeProblem, match="cannot be read"):
        open_database(main)


def test_a_whole_line_that_is_missing_or_out_of_order_is_found(
    database: Database, main: Path, journal: Path
) -> None:
    header, first, second = journal.read_bytes().splitlines(keepends=True)
    for lines in ([header, second], [header, second, first], [header, first, first, second], [first, second]):
        journal.write_bytes(b"".join(lines))
        with pytest.raises(DamagedFile, match="journal is damaged"):
            open_database(main)
    repair(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]
