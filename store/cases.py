"""All cases as the file held them at one moment; each is read when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from zlib import crc32

from store.case import Case
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
