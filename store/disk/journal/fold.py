"""Folding the journal into the plain file. A crash between any two steps loses and doubles nothing.

The journal announces the new plain file before it is put in place, so whichever of the two a later process
finds, it knows it, and which changes of the journal are in it. Where a journal is not gone on with, the new plain
file itself names the journal that it replaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace as with_values

from store.disk.files import read_whole, write_beside
from store.disk.journal.documents import count, plain_chunks
from store.disk.journal.journal import Identity, Journal, create
from store.disk.journal.origin import TABLE, Origin, held_in, new_id, rows_of
from store.disk.journal.place import Place
from store.disk.journal.tables import Tables


def fold(place: Place, tables: Tables, origin: Origin, journal: Journal) -> tuple[Journal, Identity, Origin]:
    """Write all tables to the plain file and begin a new journal. Only under the lock, with `journal` read to
    its end; `origin` is that of the plain file as it was. Raises `OSError`."""
    after = _next(origin, tables, journal.generation)
    temporary, identity = _write(place, tables, after)
    try:
        journal.announce(identity)
    except OSError:
        place.files.unlink(temporary)
        raise
    _put(place, temporary)
    return create(place, after, identity, journal.crc, tables.last), identity, after


def replace_all(
    place: Place, tables: Tables, origin: Origin, generation: int, told: dict[str, Any] | None = None
) -> tuple[Journal, Identity, Origin]:
    """Make these tables the plain file, and begin a journal that goes on from none, of a generation after this.

    The journal that lies there is not looked at any more; what it holds must be in `tables` or elsewhere.
    """
    found = read_whole(place.files, place.journal)
    old = sha256(found[0]).hexdigest() if found else None
    after = with_values(_next(origin, tables, generation), after=old, told=told or {})
    temporary, identity = _write(place, tables, after)
    _put(place, temporary)
    return create(place, after, identity, 0, tables.last), identity, after


def begin(place: Place, tables: Tables, origin: Origin, identity: Identity | None) -> tuple[Journal, Origin]:
    """Begin a journal beside the plain file as it is, or where there is none yet."""
    if not origin.home:
        origin = with_values(_next(origin, tables, 0), id="")
    elif not origin.journal:
        origin = with_values(origin, journal=new_id())
    return create(place, origin, identity, 0, tables.last), origin


def _next(origin: Origin, tables: Tables, generation: int) -> Origin:
    return Origin(
        origin.home or new_id(),
        max(origin.generation, generation) + 1,
        new_id(),
        new_id(),
        None,
        dict(tables.last),
        held=held_in(tables.rows, origin.held),
    )


def _write(place: Place, tables: Tables, origin: Origin) -> tuple[Path, Identity]:
    digest = sha256()
    rows = tables.rows | {TABLE: rows_of(origin)}

    def chunks() -> Iterator[bytes]:
        for chunk in plain_chunks(rows):
            digest.update(chunk)
            yield chunk

    temporary = place.main.with_name(f"{place.main.name}.new")
    stamp = write_beside(place.files, temporary, chunks())
    return temporary, Identity(stamp.size, stamp.mtime, digest.hexdigest(), count(rows), origin.id)


def _put(place: Place, temporary: Path) -> None:
    place.files.replace(temporary, place.main)
    place.files.sync_folder(place.main.parent)
