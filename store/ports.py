"""What the desk asks of whoever keeps cases, evidence and drafts, and the values that pass between them.

An engine is one package that answers these protocols; `store.opening` is the only module that names it. The one
there is keeps everything in files of one disk: `store.disk`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NewType, Protocol

from msgspec import Struct, field

from content.text.words import Message
from store.case.case import Case, Exhibit
from store.case.events import Event, Record
from store.days.clock import Clock, credible
from store.errors import DamagedFile, HomeProblem, NewerCase
from store.kept import CopyState
from store.people.person import Nobody, People

Mark = NewType("Mark", int)
"""Grows with every change that a store has seen."""
NEVER = Mark(0)
"""Before everything."""
MANY = 1_000
"""So many cases that were changed are kept beside the others before all are put together anew."""
Stamp = Callable[[int, Event], Record]
"""Makes a record of an event, given the number of its change."""
History = list[dict[str, Any]]
"""The events of a case in their stored form."""


def stamped(clock: Clock, author: str, joins: int = 0) -> Stamp:
    """What makes a record of an event: who did it, and when it was recorded.

    An event belongs to the change `joins` as long as that is the last one of its case: one undo takes both back.
    Making one raises `Refused` where the clock cannot be right.
    """
    return lambda change, event: Record(
        joins if joins and change == joins + 1 else change, credible(clock()), author, event
    )


class Histories(Struct):
    """All cases in their stored form, the highest number that was ever given, and the numbers that were purged."""

    cases: dict[int, History]
    last: int = 0
    purged: list[int] = field(default_factory=list)


class Changes(Struct, frozen=True):
    """What was written after a mark: the mark of now, and which cases; None when only everything is sure."""

    mark: Mark
    numbers: frozenset[int] | None


class Cases(Mapping[int, Case]):
    """Cases by number, those in the trash and those that cannot be read included.

    Looking at one that cannot be read raises `DamagedFile` or `NewerCase`. What others write later does not show.
    `at` is the mark of the store then. `rows` are the cases as the engine has them, `read` reads one of them, and
    `mark` tells two states of one apart.
    """

    def __init__(
        self,
        rows: Mapping[int, Any],
        read: Callable[[int, Any], Case],
        mark: Callable[[Any], int],
        at: Mark = NEVER,
    ) -> None:
        self.at = at
        self._rows = rows
        self._read, self._mark = read, mark

    def after(self, changed: Mapping[int, Any], at: Mark) -> Cases:
        """The cases after these were changed, or are gone."""
        rows = self._rows.after(changed) if isinstance(self._rows, _Changed) else _Changed(self._rows, changed)
        return Cases(rows if len(rows.changed) < MANY else dict(rows), self._read, self._mark, at)

    def mark(self, number: int) -> int:
        """What tells a case apart from what it was."""
        return self._mark(self._rows[number])

    def marks(self) -> Iterator[tuple[int, int]]:
        """The numbers of all cases, and the mark of each."""
        mark = self._mark
        return ((number, mark(row)) for number, row in self._rows.items())

    def readable(self, numbers: Iterable[int] | None = None) -> Iterator[Case]:
        """The cases that can be read, of all or of those with these numbers."""
        for number in self._rows if numbers is None else numbers:
            try:
                yield self[number]
            except (DamagedFile, NewerCase):
                continue

    def unreadable(self) -> Mapping[int, HomeProblem]:
        """The cases that cannot be read, and why."""
        found: dict[int, HomeProblem] = {}
        for number in self._rows:
            try:
                self[number]
            except (DamagedFile, NewerCase) as problem:
                found[number] = problem
        return found

    def __getitem__(self, number: int) -> Case:
        return self._read(number, self._rows[number])

    def __contains__(self, number: object) -> bool:
        return number in self._rows

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Changed(Mapping[int, Any]):
    """Rows of which some are others, or gone (None): what was not changed is not copied."""

    def __init__(self, rows: Mapping[int, Any], changed: Mapping[int, Any]) -> None:
        self._rows, self.changed = rows, changed
        self._new = [number for number, row in changed.items() if row is not None and number not in rows]
        self._gone = {number for number, row in changed.items() if row is None and number in rows}

    def after(self, changed: Mapping[int, Any]) -> _Changed:
        """The rows after these were changed, too."""
        return _Changed(self._rows, {**self.changed, **changed})

    def __getitem__(self, number: int) -> Any:
        row = self.changed[number] if number in self.changed else self._rows[number]
        if row is None:
            raise KeyError(number)
        return row

    def __contains__(self, number: object) -> bool:
        return self.changed[number] is not None if number in self.changed else number in self._rows  # type: ignore[index]

    def __iter__(self) -> Iterator[int]:
        kept = (number for number in self._rows if number not in self._gone) if self._gone else iter(self._rows)
        return chain(kept, self._new)

    def __len__(self) -> int:
        return len(self._rows) + len(self._new) - len(self._gone)


class CaseStore(Protocol):
    """Cases: durable when `append` returns, decided on the newest case, numbers never given twice. Any thread."""

    def refresh(self) -> bool:
        """Take over what others wrote; cheap when nothing was. Tells whether anything was."""

    def changed_since(self, mark: Mark) -> Changes:
        """Which cases were changed after `mark`, by anybody, as far as this store has taken it over."""

    def cases(self) -> Cases:
        """All cases as of one moment; each is folded when it is looked at."""

    def case(self, number: int) -> Case:
        """One case, newest. Raises `UnknownCase`, `DamagedFile`, `NewerCase`."""

    def append(self, number: int | None, decide: Callable[[Case | None], tuple[Event, ...]], stamp: Stamp) -> Case:
        """Add what `decide` makes of the newest case (None begins one); what it raises changes nothing."""

    def holding(self, word: str) -> set[int] | None:
        """Cases in which a folded word may stand: rather too many than too few; None when nobody can say."""

    def histories(self) -> Histories:
        """All events in their stored form, readable or not: what dumps, merges and recovery work on."""

    def rewrite(self, change: Callable[[Histories], Histories]) -> None:
        """Make other histories of those there are, decided under the lock, all together."""

    def notices(self) -> tuple[Message, ...]:
        """What happened and was dealt with; each sentence is told once."""

    def close(self) -> None:
        """Let go; the store may be used again."""


class CacheStore(Protocol):
    """Bytes by name that only save time: they may be gone, and a refusal of the disk is no failure."""

    def load(self, name: str) -> bytes | None:
        """What was kept, None when it is not there or not whole."""

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes for the next start, if that can be."""


class Stored(Struct, frozen=True):
    """A file that was taken in: the name it came with, its name in the vault, hash and size in bytes."""

    name: str
    stored: str
    sha256: str
    size: int


class Announced(Struct, frozen=True):
    """What a file was said to be before it came: its size in bytes and its SHA-256, as far as they were said."""

    size: int | None = None
    sha256: str = ""


class Taken(Protocol):
    """A copy that nobody counts on yet."""

    @property
    def stored(self) -> Stored:
        """What was copied; it has no name in the vault yet."""

    def keep(self) -> Stored:
        """Give the copy its place, durably and never over another. Raises `HomeProblem`."""


class EvidenceStore(Protocol):
    """Copies of evidence, never changed after they were taken, named by their hash."""

    def taking(
        self, number: int, file: BinaryIO, name: str, announced: Announced | None = None
    ) -> AbstractContextManager[Taken]:
        """A copy of an open file, hashed on the way; without `keep` of it nothing stays. Raises `Refused` when it
        is too large, cannot be read or is not what was announced, `HomeProblem` when it cannot be written."""

    def take(self, number: int, file: BinaryIO, name: str) -> Stored:
        """Copy an open file in and keep it; see `taking`."""

    def notices(self) -> tuple[Message, ...]:
        """What was found and dealt with; each sentence is told once."""

    def path(self, number: int, exhibit: Exhibit) -> Path:
        """A path at which a copy can be read: for viewers, OCR, video, the dossier."""

    def check(self, number: int, exhibit: Exhibit) -> CopyState:
        """Compare a copy with its hash."""

    def adopt(self, source: int, target: int, exhibit: Exhibit) -> None:
        """Copy an exhibit over from another case, if it is there and holds what was taken in.

        Raises `HomeProblem`, and `Refused` when it is changed meanwhile.
        """

    def remove(self, number: int) -> int:
        """Delete all copies of a case; how many there were. Raises `HomeProblem`."""


class DraftStore(Protocol):
    """What was typed and not saved, by form; what the disk refuses stays in memory."""

    def load(self, name: str) -> dict[str, str]:
        """A draft, empty when there is none."""

    def save(self, name: str, values: Mapping[str, str]) -> None:
        """Keep a draft; an empty one is dropped. Raises `HomeProblem`."""

    @property
    def refused(self) -> Mapping[str, Mapping[str, str]]:
        """Those that were refused, by name."""

    def drop(self, name: str) -> None:
        """Forget a draft."""

    def drop_case(self, number: int) -> int:
        """Forget all drafts of a case; how many there were."""


class Stores(Struct, frozen=True):
    """Everything a desk keeps things in."""

    cases: CaseStore
    evidence: EvidenceStore
    drafts: DraftStore
    cache: CacheStore
    people: People = field(default_factory=Nobody)
