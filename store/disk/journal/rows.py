"""Documents in memory: their JSON, or a document to which events were added.

`Grown` is a document with a list of events and their checksums (see `store.disk.journal.chain`) to which some were
added: adding one costs nothing of what was there, and its JSON is put together when somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

LENGTH = 16
"""Digits of a checksum."""
SUMS = re.compile(rb"!?((?:[0-9a-f]{16})*)")
_SPLIT = b'],"sums":"'
_BEGIN = b'{"events":['
_MARK = ord("!")


class Addition(NamedTuple):
    """Events added to a document that had `held` of them, the last with the checksum `before`."""

    held: int
    before: bytes
    events: tuple[bytes, ...]
    sums: bytes


class Grown:
    """A document with events added: `bytes` gives its JSON, put together when it is first asked for."""

    __slots__ = ("_added", "_before", "_whole", "count", "last")

    def __init__(self, before: bytes | Grown, added: Addition) -> None:
        self._before: bytes | Grown = before
        self._added = added
        self._whole: bytes | None = None
        self.count = added.held + len(added.events)
        self.last = added.sums[-LENGTH:]

    def __bytes__(self) -> bytes:
        if self._whole is None:
            parts, row = [self._added], self._before
            while isinstance(row, Grown) and row._whole is None:
                parts.append(row._added)
                row = row._before
            events, _, sums = (row._whole or b"" if isinstance(row, Grown) else row).rpartition(_SPLIT)
            added = [event for part in reversed(parts) for event in part.events]
            digits = b"".join(part.sums for part in reversed(parts))
            self._whole = b"".join((events, b",", b",".join(added), _SPLIT, sums[:-2], digits, b'"}'))
            self._before = self._whole
        return self._whole

    def __eq__(self, other: object) -> bool:
        return isinstance(other, bytes | Grown) and bytes(self) == bytes(other)

    def __hash__(self) -> int:
        return hash(bytes(self))

    def since(self, last: bytes) -> tuple[bytes, ...] | None:
        """The events after the one with the checksum `last`, None when that is not known without looking at all."""
        found: list[tuple[bytes, ...]] = []
        row: bytes | Grown = self
        while isinstance(row, Grown) and row._whole is None:
            found.append(row._added.events)
            if row._added.before == last:
                return tuple(event for events in reversed(found) for event in events)
            row = row._before
        return None


Row = bytes | Grown
"""A document in memory."""


Rows = dict[str, Row]
"""The documents of one table by id."""


def tail_of(row: Row) -> tuple[int, bytes] | None:
    """How many events a document has and the checksum of the last one, None when it is no such document or is
    marked."""
    if isinstance(row, Grown):
        return row.count, row.last
    sums = _sums(row)
    return (len(sums) // LENGTH, sums[-LENGTH:]) if sums and not sums.startswith(b"!") else None


def last_sum(row: Row) -> bytes:
    """The checksum of the last event of a document, empty for any other document and one that is marked.

    It is looked at for every case at every start, so what stands before it is not looked at.
    """
    if isinstance(row, Grown):
        return row.last
    at = row.rfind(_SPLIT) + len(_SPLIT) if row.startswith(_BEGIN) else 0
    return row[-LENGTH - 2 : -2] if at >= len(_SPLIT) and row[at] != _MARK and len(row) - at > LENGTH else b""


def is_marked(row: Row) -> bool:
    """Whether the checksums of a document did not hold when it was read from a file."""
    return isinstance(row, bytes) and _sums(row).startswith(b"!")


def holds_marks(plain: bytes) -> bool:
    """Whether a plain file of ours holds a document that is marked."""
    return _SPLIT + b"!" in plain


def join_row(events: Iterable[bytes], sums: bytes) -> bytes:
    """The row of these events, each as it is kept, and of their checksums."""
    return b"".join((_BEGIN, b",".join(events), _SPLIT, sums, b'"}'))


def _sums(row: bytes) -> bytes:
    """The checksums as they stand at the end of a document that we wrote, none for any other one."""
    at = row.rfind(_SPLIT) if row.startswith(_BEGIN) else -1
    sums = row[at + len(_SPLIT) : -2] if at >= 0 else b""
    return sums if SUMS.fullmatch(sums) else b""
