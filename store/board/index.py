"""The outlines of all cases: made when they are missing or no longer true, and kept for the next start.

They are kept in `cache/`, one file per language, and only where there are many cases. What is there can be
deleted at any time: an outline is used only while the case, the playbooks, the holidays and the program are what
they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import datetime
from importlib.util import find_spec
from zlib import crc32

import msgspec
from msgspec import Struct

from content.pack.files import SHIPPED, marks_below
from store.board.outline import BY_URGENCY, Outline
from store.disk.files import write_atomic
from store.disk.home import Home
from store.errors import HomeProblem
from store.ports import Cases, mark_of

LEAST = 50
"""New outlines that are worth a file."""
_PACKAGES = ("content.pack", "content.text", "store", "chinese_calendar")
"""The code and data on which an outline depends, the home's own files aside."""


class _Kept(Struct, frozen=True, array_like=True, gc=False):
    basis: int
    outlines: tuple[Outline, ...]


class Outlines:
    """The outlines of a home in one language and one zone."""

    def __init__(self, home: Home, language: str, zone: str) -> None:
        self._home = home
        self._path = home.cache / f"outlines-{language}"
        self._language, self._zone = language, zone
        self._kept: dict[int, Outline] | None = None
        self._seen: Mapping[int, bytes] = {}
        self._new = 0

    def of(self, cases: Cases, now: datetime, make: Callable[[int], Outline | None]) -> Collection[Outline]:
        """The outlines of all cases at `now`; `make` makes one that is missing, or None when it can't be shown."""
        if self._kept is None:
            self._kept = self._load() if len(cases) >= LEAST else {}
        at, kept, seen, rows = now.timestamp(), self._kept, self._seen, cases.rows
        for number in kept.keys() - rows.keys():
            del kept[number]
        lacking = [
            number
            for number, row in rows.items()
            if (one := kept.get(number)) is None
            or not one.since <= at < one.until
            or (seen.get(number) is not row and one.mark != mark_of(row))
        ]
        for number in lacking:
            one = make(number)
            if one is None:
                kept.pop(number, None)
            else:
                kept[number] = one
                self._new += 1
        self._seen = rows
        return kept.values()

    def save(self, cases: Callable[[], Cases]) -> None:
        """Keep the outlines for the next start, if many are new. Where that cannot be, it makes them again."""
        if self._kept is None or self._new < LEAST:
            return
        with suppress(HomeProblem, OSError):
            there = cases().rows
            # in their order, so that the next start has nothing to sort
            kept = tuple(sorted((self._kept[n] for n in self._kept.keys() & there.keys()), key=BY_URGENCY))
            data = msgspec.msgpack.encode(_Kept(self._basis(), kept))
            self._home.cache.mkdir(mode=0o700, exist_ok=True)
            write_atomic(self._path, crc32(data).to_bytes(4, "big") + data)
            self._new = 0

    def _load(self) -> dict[int, Outline]:
        try:
            data = self._path.read_bytes()
            if crc32(data[4:]).to_bytes(4, "big") != data[:4]:
                return {}
            found = msgspec.msgpack.decode(memoryview(data)[4:], type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return {}
        return {one.number: one for one in found.outlines} if found.basis == self._basis() else {}

    def _basis(self) -> int:
        """A checksum of all that outlines depend on beside the cases."""
        found: list[object] = [self._language, self._zone]
        with suppress(OSError):
            stat = self._home.path.joinpath("holidays.toml").stat()
            found.append((stat.st_mtime_ns, stat.st_size))
        found += sorted(marks_below(str(self._home.playbooks), 3, ".md"))
        for pack in sorted(SHIPPED.iterdir()):
            found += sorted(marks_below(str(pack / self._language), 1, ".md"))
        for name in _PACKAGES:
            spec = find_spec(name)
            for folder in (spec.submodule_search_locations or ()) if spec else ():
                found += sorted(marks_below(folder, 3, ".py"))
        return crc32(repr(found).encode())


def forget_outlines(home: Home) -> None:
    """Throw all outlines away: what was purged must be nowhere. Raises `OSError`."""
    for path in home.cache.glob("outlines-*"):
        path.unlink(missing_ok=True)
