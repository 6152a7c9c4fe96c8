"""What happens to a plain file between two pieces of it that are read: what is taken over is of one writing, and
damage is told and kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.files import Files
from store.disk.journal import Database, open_database
from store.errors import DamagedFile, HomeProblem
from tests.store.disk.journal.looks import copies, numbers

PIECE = 64


class Between(Files):
    """A disk on which something is done once, when the second piece of a file is asked for."""

    def __init__(self, main: Path, deed: Callable[[Path], None]) -> None:
        super().__init__()
        self._main, self._deed = main, [deed]

    def read(self, handle: int, size: int, offset: int) -> bytes:
        if self._deed and offset and self._is_main(handle):
            self._deed.pop()(self._main)
        return super().read(handle, size, offset)

    def _is_main(self, handle: int) -> bool:
        return self._main.exists() and os.fstat(handle).st_ino == self._main.stat().st_ino


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.disk.files.CHUNK", PIECE)


def edited(data: bytes) -> bytes:
    """As another program would write it: the first and the last number are others, and nothing is longer."""
    return data.replace(b'"n":1', b'"n":7').replace(b'"n":3', b'"n":9')


def written_over(main: Path) -> None:
    data, before = main.read_bytes(), main.stat()
    with main.open("r+b") as file:
        file.write(edited(data))
    os.utime(main, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))


def put_in_place(main: Path) -> None:
    other = main.with_name("other")
    other.write_bytes(edited(main.read_bytes()))
    other.replace(main)


@pytest.mark.parametrize("deed", [written_over, put_in_place])
def test_what_is_read_is_of_one_writing(database: Database, main: Path, deed: Callable[[Path], None]) -> None:
    theirs = edited(main.read_bytes())
    assert len(theirs) > 2 * PIECE
    found = open_database(main, Between(main, deed))
    assert numbers(found) == [7, 2, 9, 4, 5]
    assert "changed by another program" in str(found.notices[0])
    assert main.read_bytes() == theirs
    found.insert({"n": 6})
    assert copies(main, "changed") == [theirs]


def test_a_file_that_is_cut_while_it_is_read_is_told_and_kept(database: Database, main: Path) -> None:
    cut = main.read_bytes()[: PIECE + 9]
    with pytest.raises(DamagedFile, match="is damaged"):
        open_database(main, Between(main, lambda path: os.truncate(path, len(cut))))
    assert (main.read_bytes(), copies(main, "damaged")) == (cut, [cut])


def test_a_byte_that_is_damaged_while_it_is_read_is_told_and_kept(database: Database, main: Path) -> None:
    whole, stat = main.read_bytes(), main.stat()
    spoilt = whole[: 2 * PIECE] + bytes([whole[2 * PIECE] ^ 1]) + whole[2 * PIECE + 1 :]

    def spoil(path: Path) -> None:
        path.write_bytes(spoilt)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    with pytest.raises(DamagedFile, match="is damaged"):
        open_database(main, Between(main, spoil))
    assert (main.read_bytes(), copies(main, "damaged")) == (spoilt, [spoilt])
    main.write_bytes(whole)
    os.utime(main, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]


def test_a_disk_that_fails_in_the_middle_is_told_and_nothing_changes(database: Database, main: Path) -> None:
    whole = main.read_bytes()

    def fail(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    with pytest.raises(HomeProblem, match="cannot be read"):
        open_database(main, Between(main, fail))
    assert main.read_bytes() == whole
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]
