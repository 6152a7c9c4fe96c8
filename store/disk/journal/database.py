"""TinyDB itself, on the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB

from content.text.words import Message
from store.disk.files import Files
from store.disk.journal.following import Key
from store.disk.journal.rows import Addition
from store.disk.journal.storage import JournalStorage
from store.disk.journal.table import JournalTable
from store.disk.journal.tables import Pending


class Database(TinyDB):
    """A TinyDB whose changes are durable when a call returns, and that any number of processes share.

    All that TinyDB documents holds. Beyond it: reads see what other processes wrote; a call changes all that
    it should or nothing; an id is given only once, until the table is emptied or dropped as a whole; results
    are copies. Calls raise `HomeProblem` when the disk or the lock fails, `DamagedFile` for a damaged file,
    `TypeError` or `ValueError` for what is not JSON; then nothing was changed.
    """

    table_class = JournalTable

    @property
    def notices(self) -> list[Message]:
        """Sentences about what happened to the file and was dealt with; the caller shows and clears them."""
        return self._journal.notices

    def refresh(self) -> set[Key]:
        """Take over what others wrote; the tables and ids that they changed since the last call.

        Costs microseconds when nothing was written, and never waits for a lock.
        """
        return self._journal.refresh()

    @contextmanager
    def transaction(self) -> Iterator[Pending]:
        """Save the changes of a block all together, or none of them when an error leaves it.

        The block runs under the lock of all processes and on their newest state.
        """
        with self._journal.transaction() as pending:
            yield pending

    @property
    def folds(self) -> int:
        """How many times this process brought the plain file up to date."""
        return self._journal.folds

    @property
    def journaled(self) -> int:
        """How many transactions the journal holds that are not in the plain file yet."""
        return self._journal.journaled

    def fold(self) -> None:
        """Bring the plain file up to date now and leave nothing in the journal. Raises `HomeProblem`."""
        self._journal.fold()

    def settle(self) -> None:
        """Bring the plain file up to date if this process wrote anything; `notices` say where that cannot be."""
        self._journal.settle()

    def plain(self) -> bytes:
        """The plain file as it would be written now, as one that stands for itself."""
        return self._journal.plain()

    @property
    def generation(self) -> int:
        """Grows with every plain file of the home, whatever the clock says."""
        return self._journal.generation

    @property
    def unsettled(self) -> bool:
        """Whether plain file and journal are no pair, and the next write makes them one again."""
        return self._journal.unsettled

    def extend(self, table: str, key: str, added: Addition) -> None:
        """Add events to a document that carries checksums (`store.disk.journal.chain`); costs what is added."""
        with self._journal.transaction() as pending:
            pending.add([(table, key, added)])

    def next_id(self, table: str) -> int:
        """An id that this table never gave."""
        with self._journal.transaction() as pending:
            return pending.next_id(table)

    def put(self, table: str, key: str, row: bytes | None) -> None:
        """Save a document of which the JSON is known, or take it out."""
        with self._journal.transaction() as pending:
            pending.add([(table, key, row)])

    def table(self, name: str, **kwargs: Any) -> JournalTable:
        """The table of this name; see TinyDB."""
        return cast(JournalTable, super().table(name, **kwargs))

    def tables(self) -> set[str]:
        """The names of all tables."""
        return self._journal.names()

    def drop_tables(self) -> None:
        """Drop all tables."""
        with self._journal.transaction() as pending:
            pending.add([(name, None, None) for name in pending.names()])
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop one table."""
        with self._journal.transaction() as pending:
            if name in pending.names():
                pending.add([(name, None, None)])
        self._tables.pop(name, None)

    @property
    def _journal(self) -> JournalStorage:
        return cast(JournalStorage, self._storage)


def open_database(path: Path, files: Files | None = None) -> Database:
    """Open a TinyDB file with its journal; nothing is written before the first change.

    `files` stands in for the file system in tests. Raises `DamagedFile` or `HomeProblem`.
    """
    return Database(path, files, storage=JournalStorage)
