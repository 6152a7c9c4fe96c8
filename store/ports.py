"""What the desk asks of whoever keeps cases and evidence, and the values that pass between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from zlib import crc32

from msgspec import Struct

from store.case.case import Case
from store.errors import DamagedFile, HomeProblem, NewerCase


class Cases(Mapping[int, Case]):
    """Cases by number, those in the trash and those that cannot be read included.

    Looking at one that cannot be read raises `DamagedFile` or `NewerCase`. What others write later does not show.
    """

    def __init__(self, rows: Mapping[int, bytes], read: Callable[[int, bytes], Case]) -> None:
        self.rows = rows
        self._read = read

    def readable(self) -> Iterator[Case]:
        """The cases that can be read."""
        for number in self.rows:
            try:
                yield self[number]
            except (DamagedFile, NewerCase):
                continue

    def unreadable(self) -> Mapping[int, HomeProblem]:
        """The cases that cannot be read, and why."""
        found: dict[int, HomeProblem] = {}
        for number in self.rows:
            try:
                self[number]
            except (DamagedFile, NewerCase) as problem:
                found[number] = problem
        return found

    def __getitem__(self, number: int) -> Case:
        return self._read(number, self.rows[number])

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def mark_of(row: bytes) -> int:
    """Length and checksum of a case on disk: it was not changed while this is the same."""
    return len(row) << 32 | crc32(row)


class Stored(Struct, frozen=True):
    """A file that was taken in: the name it came with, its name in the vault, hash and size in bytes."""

    name: str
    stored: str
    sha256: str
    size: int


class CopyState(StrEnum):
    """How a copy compares with its hash."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MISSING = "missing"
