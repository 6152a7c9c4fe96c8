"""The outlines of all cases: made when they are missing or no longer true, and kept for the next start.

They are kept in the store's cache, one value per language, and only where there are many cases. What is there can
be thrown away at any time: an outline is used only while the case, the playbooks, the holidays and the program are
what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from threading import RLock
from time import monotonic
from zlib import crc32

import msgspec
from msgspec import Struct

from content.pack.library import Library
from store.board.outline import BY_URGENCY, Outline
from store.board.program import program_marks
from store.days.workdays import WorkCalendar
from store.ports import NEVER, CacheStore, Cases, CaseStore

LEAST = 50
"""New outlines that are worth keeping."""

Progress = Callable[[int, int], object]
"""Hears how many of how many are made."""


def untold(made: int, every: int) -> None:
    """Nobody waits for it."""


_Many = tuple[msgspec.Raw, ...]


class _Kept(Struct, frozen=True, array_like=True, gc=False):
    basis: int
    outlines: msgspec.Raw
    """Those of all cases; read only when they are still of use."""


class Outlines:
    """The outlines of a store's cases in one language. Any thread may use it."""

    def __init__(self, store: CaseStore, cache: CacheStore, language: str, basis: Callable[[], int]) -> None:
        self._store, self._cache = store, cache
        self._name = f"outlines-{language}"
        self._basis = basis
        self._guard = RLock()
        self._kept: dict[int, Outline] | None = None
        self._at = NEVER
        self._new = 0

    def of(
        self,
        cases: Cases,
        now: datetime,
        make: Callable[[int], Outline | None],
        seconds: float | None = None,
        told: Progress = untold,
    ) -> tuple[Sequence[Outline], int]:
        """The outlines of all cases at `now`, and how many are still to be made.

        `make` makes one that is missing, or None when it can't be shown. With `seconds` no more are made when these
        are over, but one at least; ask again for the rest. `told` hears before each how many are made, and when
        all are.
        """
        with self._guard:
            if self._kept is None:
                self._kept = self._load() if len(cases) >= LEAST else {}
            kept = self._kept
            for number in kept.keys() - cases.keys():
                del kept[number]
            lacking = self._lacking(cases, now.timestamp())
            until = None if seconds is None else monotonic() + seconds
            for made, number in enumerate(lacking):
                if until is not None and made and monotonic() > until:
                    return tuple(kept.values()), len(lacking) - made
                told(made, len(lacking))
                one = make(number)
                if one is None:
                    kept.pop(number, None)
                else:
                    kept[number] = one
                    self._new += 1
            told(len(lacking), len(lacking))
            self._at = cases.at
            return tuple(kept.values()), 0

    def _lacking(self, cases: Cases, at: float) -> list[int]:
        """The cases whose outline is missing, of another moment, or of what they are no more."""
        kept = self._kept
        if not kept:
            return list(cases)
        changed = self._store.changed_since(self._at).numbers
        if changed is None:
            return [
                number
                for number, mark in cases.marks()
                if (one := kept.get(number)) is None or one.mark != mark or not one.since <= at < one.until
            ]
        return [
            number
            for number in cases
            if (one := kept.get(number)) is None
            or not one.since <= at < one.until
            or (number in changed and one.mark != cases.mark(number))
        ]

    def save(self) -> None:
        """Keep the outlines for the next start, if many are new."""
        with self._guard:
            if self._kept is None or self._new < LEAST:
                return
            # in their order, so that the next start has nothing to sort
            numbers = self._kept.keys() & self._store.cases().keys()
            kept = msgspec.msgpack.encode(sorted((self._kept[n] for n in numbers), key=BY_URGENCY))
            self._cache.keep(self._name, msgspec.msgpack.encode(_Kept(self._basis(), msgspec.Raw(kept))))
            self._new = 0

    def _load(self) -> dict[int, Outline]:
        data = self._cache.load(self._name)
        if data is None:
            return {}
        try:
            found = msgspec.msgpack.decode(data, type=_Kept)
            if found.basis != self._basis():
                return {}
            # one by one: all at once would hold every other thread, and a key, for 50 ms at 10,000
            every = map(msgspec.msgpack.Decoder(Outline).decode, msgspec.msgpack.decode(found.outlines, type=_Many))
            return {one.number: one for one in every}
        except msgspec.MsgspecError:
            return {}


class Index:
    """The outlines of a store's cases in every language and zone they were asked for in. Any thread may use it."""

    def __init__(self, store: CaseStore, cache: CacheStore) -> None:
        self._store, self._cache = store, cache
        self._made: dict[tuple[str, str], Outlines] = {}

    def read_in(self, language: str, zone: tzinfo | None, workdays: WorkCalendar, library: Library) -> Outlines:
        """The outlines in a language and a zone."""
        key = language, str(zone)
        if key not in self._made:
            made = Outlines(self._store, self._cache, language, lambda: _basis(*key, workdays, library))
            return self._made.setdefault(key, made)
        return self._made[key]

    def save(self) -> None:
        """Keep the outlines for the next start, where many are new."""
        for outlines in tuple(self._made.values()):
            outlines.save()

    def clear(self) -> None:
        """Make all outlines anew: the playbooks are others."""
        self._made.clear()


def _basis(language: str, zone: str, workdays: WorkCalendar, library: Library) -> int:
    """A checksum of all that outlines depend on beside the cases."""
    found: list[object] = [language, zone, *library.marks(language)]
    for year, notice in sorted(workdays.added.items()):
        found += [year, sorted(notice.off), sorted(notice.worked)]
    found += program_marks()
    return crc32(repr(found).encode())
