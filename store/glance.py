"""What a desk shows before any case is opened: kept from the last time, and given out only as long as it is true.

It is true while nothing of what it was made of has changed: the file of cases and its journal, what says of what
the home is a copy, holidays, playbooks and the program, language and zone; and until the moment comes at which time
alone changes it. Whoever is in doubt makes it anew.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from content.pack.files import pack_marks
from store.board.program import program_marks
from store.disk.cache import Cache
from store.disk.home import Home

FACES = ("tui.desk.draw", "tui.say")
"""The code that made it, beside that of the store."""

Program = tuple[str, int, int]
CASES = 2
"""So many of the files that are looked at hold the cases; they are the first."""


class Basis(Struct, frozen=True, array_like=True):
    """What it was made of: the files of the home, each by its identity on disk, and a checksum of all the rest."""

    files: tuple[tuple[int, int, int, int] | None, ...]
    rest: int


class Kept(Struct, frozen=True, array_like=True):
    """What is shown, in a form of the face, from when on and until when; both in seconds of the epoch."""

    basis: Basis
    since: float
    until: float
    shown: bytes


def program_now() -> tuple[Program, ...]:
    """The program as it lies on disk now."""
    return tuple(program_marks(*FACES))


def basis_of(home: Home, language: str, now: datetime, program: tuple[Program, ...] | None = None) -> Basis:
    """What something is made of that is made now, in a language and the zone of `now`, by the `program` that runs:
    the one on disk, if nobody knows better."""
    rest = (language, str(now.tzinfo), pack_marks(home.playbooks, language), program or program_now())
    return Basis(_files_of(home), crc32(repr(rest).encode()))


def glance(home: Home, language: str, now: datetime) -> bytes | None:
    """What is shown of what was kept, if it is still true; else None."""
    kept = kept_look(home, language, now)
    return None if kept is None else kept.shown


def kept_look(home: Home, language: str, now: datetime) -> Kept | None:
    """What was kept, if it is still true; else None."""
    data = Cache(home.cache).load(_name(language))
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=Kept)
    except (msgspec.MsgspecError, ValueError):
        return None
    if not kept.since <= now.timestamp() < kept.until or kept.basis != basis_of(home, language, now):
        return None
    return kept


def moved(home: Home, kept: Kept) -> Kept:
    """The same look, of the files of cases that are there now: for whoever knows that they hold the same."""
    files = (*_files_of(home)[:CASES], *kept.basis.files[CASES:])
    return replace(kept, basis=replace(kept.basis, files=files))


def keep(home: Home, language: str, kept: Kept) -> None:
    """Keep what is shown for the next start, unless it is not true any more: what was purged must be nowhere."""
    cache = Cache(home.cache, home.files())
    cache.keep(_name(language), msgspec.msgpack.encode(kept))
    if _files_of(home) != kept.basis.files:
        cache.drop(_name(language))


def _name(language: str) -> str:
    return f"glance-{language}"


def _files_of(home: Home) -> tuple[tuple[int, int, int, int] | None, ...]:
    """The files of the home, those of the cases first, each by its identity."""
    journal = home.cases.with_name(f"{home.cases.name}.journal")
    return tuple(map(_identity, (home.cases, journal, home.copied, home.holidays)))


def _identity(path: Path) -> tuple[int, int, int, int] | None:
    """What changes when a file does, or another takes its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
