"""Folding the journal into the plain file. A crash between any two steps loses and doubles nothing.

The journal announces the new plain file before it is put in place, so whichever of the two a later process
finds, it knows it; and the changes of the journal can be carried out on either.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from store.disk.files import write_beside
from store.disk.journal.documents import count, plain_chunks
from store.disk.journal.journal import Identity, Journal, create
from store.disk.journal.load import Place
from store.disk.journal.tables import Tables


def fold(place: Place, tables: Tables, journal: Journal, chained: bool = True) -> tuple[Journal, Identity]:
    """Write all tables to the plain file and begin a new journal. Only under the lock, with `journal` read to
    its end; not `chained` when the tables are not just what that journal led to. Raises `OSError`."""
    temporary, identity = _write(place, tables)
    try:
        journal.announce(identity)
    except OSError:
        place.files.unlink(temporary)
        raise
    _put(place, temporary)
    follows = journal.generation, journal.crc if chained else 0
    return create(place.files, place.journal, identity, tables.last, follows), identity


def replace_all(place: Place, tables: Tables, generation: int) -> None:
    """Make these tables the plain file, and begin a journal after `generation` that goes on from none."""
    temporary, identity = _write(place, tables)
    _put(place, temporary)
    create(place.files, place.journal, identity, tables.last, (generation, 0)).close()


def _write(place: Place, tables: Tables) -> tuple[Path, Identity]:
    digest = sha256()

    def chunks() -> Iterator[bytes]:
        for chunk in plain_chunks(tables.rows):
            digest.update(chunk)
            yield chunk

    temporary = place.main.with_name(f"{place.main.name}.new")
    stamp = write_beside(place.files, temporary, chunks())
    return temporary, Identity(stamp.size, stamp.mtime, digest.hexdigest(), count(tables.rows))


def _put(place: Place, temporary: Path) -> None:
    place.files.replace(temporary, place.main)
    place.files.sync_folder(place.main.parent)
