"""Reading the plain file and its journal together, and noticing when they don't belong together."""

from __future__ import annotations

import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from content.text.words import N_, Message, message
from store.disk.files import Files, Stamp, read_whole, write_beside
from store.disk.journal.documents import NotPlain, Rows, read_own, read_plain
from store.disk.journal.journal import BrokenJournal, Identity, Journal, open_journal
from store.disk.journal.tables import Tables
from store.errors import DamagedFile, HomeProblem, cannot_read

PATIENCE = 0.05
"""Seconds given to another program that may be in the middle of writing the plain file."""
TRIES = 20


class Place:
    """Where a database lies: the plain file, its journal, and the file that exists only to be locked."""

    def __init__(self, files: Files, main: Path) -> None:
        self.files = files
        self.main = main
        self.journal = main.with_name(f"{main.name}.journal")
        self.lock = main.with_name(f"{main.name}.lock")

    def keep_copy(self, path: Path, data: bytes, why: str) -> Path:
        """Keep a copy of a content, once for each content. Raises `OSError`."""
        copy = path.with_name(f"{path.name}.{why}-{sha256(data).hexdigest()[:8]}")
        if self.files.stamp(copy) is None:
            temporary = copy.with_name(f"{copy.name}.new")
            write_beside(self.files, temporary, [data])
            self.files.replace(temporary, copy)
            self.files.sync_folder(copy.parent)
        return copy


class Loaded(Struct):
    """A database as read: its tables, journal, the identity and stamp of the plain file and its bytes.

    `foreign` tells that another program wrote the plain file since the journal was begun.
    """

    tables: Tables
    journal: Journal | None
    identity: Identity | None
    stamp: Stamp | None
    foreign: bytes | None = None


def load(place: Place) -> Loaded:
    """Read a database, writing nothing. Raises `DamagedFile` after keeping a copy, and `HomeProblem`."""
    try:
        for _ in range(TRIES):
            loaded = _try(place)
            if loaded:
                return loaded
            time.sleep(PATIENCE)
    except OSError as error:
        raise cannot_read(place.main, error) from error
    raise HomeProblem(
        N_("{path} is being written by another program all the time; nothing was changed. Try again."),
        path=str(place.main),
    )


def _try(place: Place) -> Loaded | None:
    """Read journal, then plain file, then the journal's end: None when they changed on the way."""
    journal = open_journal(place.files, place.journal)
    try:
        changes = journal.read() if journal else []
        found = read_whole(place.files, place.main)
        more = journal.read() if journal else []
    except BrokenJournal:
        raise _damaged_journal(place) from None
    now = place.files.stamp(place.journal)
    if changes is None or more is None or (now and now.inode) != (journal and journal.stamp.inode):
        return None
    data, stamp = found or (b"", None)
    if stamp and (stamp.size != len(data) or place.files.stamp(place.main) != stamp):
        return None
    loaded = _understand(place, journal, data, stamp)
    if loaded:
        loaded.tables.apply(changes + more)
    return loaded


def _understand(place: Place, journal: Journal | None, data: bytes, stamp: Stamp | None) -> Loaded | None:
    known = journal.known if journal else []
    last = journal.last if journal else {}
    if not data:
        if not journal or None in known:
            return Loaded(Tables({}, last, trust=True), journal, None, stamp)
        raise DamagedFile(
            N_("{path} is gone or empty, but its journal is there. Put it back, or let “tuikuan doctor "
               "--repair” go on with what the journal and the snapshots hold."),
            path=str(place.main),
        )  # fmt: skip
    digest = sha256(data).hexdigest()
    match = next((one for one in known if one and one.sha256 == digest), None)
    if match and match.tables is not None:
        rows = read_own(data, match.tables)
        return Loaded(Tables(rows, last, trust=True), journal, match, stamp)
    assert stamp
    if not match and any(one.fits(stamp) for one in known if one):
        raise _damaged_main(
            place,
            data,
            N_("{path} is damaged: it does not hold what was saved. {kept} “tuikuan doctor --repair” repairs it."),
        )
    plain = _plain(place, data, stamp)
    if plain is None:
        return None
    identity = match or Identity(stamp.size, stamp.mtime, digest, None)
    foreign = data if journal and not match else None
    return Loaded(Tables(plain, last), journal, identity, stamp, foreign)


def _plain(place: Place, data: bytes, stamp: Stamp) -> dict[str, Rows] | None:
    try:
        return read_plain(data)
    except NotPlain:
        time.sleep(PATIENCE)
        if place.files.stamp(place.main) != stamp:
            return None
        raise _damaged_main(
            place,
            data,
            N_("{path} is damaged: it is not the JSON of a TinyDB file. {kept} Mend it, move it away together "
               "with its journal to begin anew, or let “tuikuan doctor --repair” repair it."),
        ) from None  # fmt: skip


def _damaged_main(place: Place, data: bytes, sentence: str) -> DamagedFile:
    return DamagedFile(sentence, path=str(place.main), kept=kept(place, place.main, data))


def _damaged_journal(place: Place) -> DamagedFile:
    found = read_whole(place.files, place.journal)
    return DamagedFile(
        N_(
            "{path} is damaged: a part of what was saved last is broken. {kept} “tuikuan doctor --repair” "
            "repairs it."
        ),
        path=str(place.journal),
        kept=kept(place, place.journal, found[0] if found else b""),
    )


def kept(place: Place, path: Path, data: bytes) -> Message:
    """Keep a damaged file's copy if that can be, and say so."""
    with suppress(OSError):
        return message(
            N_("It was left as it is and copied to {copy}."), copy=place.keep_copy(path, data, "damaged").name
        )
    return message(N_("It was left as it is."))
