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

from content.pack.files import pack_marks
from store.board.program import program_marks
from store.disk.cache import Cache
from store.disk.home import Home

FACES = ("tui.desk.draw", "tui.say")
"""The code that made it, beside that of the store."""


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


def basis_of(home: Home, language: str, now: datetime) -> Basis:
    """What something is made of that is made now, in a language and the zone of `now`."""
    journal = home.cases.with_name(f"{home.cases.name}.journal")
    files = (home.cases, journal, home.copied, home.holidays)
    rest = (language, str(now.tzinfo), pack_marks(home.playbooks, language), tuple(program_marks(*FACES)))
    return Basis(tuple(map(_identity, files)), crc32(repr(rest).encode()))


def glance(home: Home, language: str, now: datetime) -> bytes | None:
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
    return kept.shown


def keep(home: Home, language: str, kept: Kept) -> None:
    """Keep what is shown for the next start."""
    Cache(home.cache, home.files()).keep(_name(language), msgspec.msgpack.encode(kept))


def _name(language: str) -> str:
    return f"glance-{language}"


def _identity(path: Path) -> tuple[int, int, int, int] | None:
    """What changes when a file does, or another takes its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
