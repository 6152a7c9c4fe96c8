"""The storage of a journaled database: what is in memory, on disk, and written by others, kept in step."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, get_ident
from typing import Any

from tinydb.storages import Storage

from content.text.words import N_, message
from store.disk.files import Files
from store.disk.journal.documents import encode
from store.disk.journal.fold import begin, fold, replace_all
from store.disk.journal.following import Following, Key, plain_of
from store.disk.journal.origin import RESERVED
from store.disk.journal.place import Place
from store.disk.journal.reached import note
from store.disk.journal.rows import Rows
from store.disk.journal.tables import Pending, Tables, View, changes_between, pack
from store.errors import HomeProblem, cannot_write

FOLD_AT = 1 << 20
"""A journal is folded when it is larger than this many bytes and than half of the plain file."""


class JournalStorage(Storage):
    """Documents of a plain file and its journal.

    A transaction is seen only by the thread that makes it, until it is on disk. `notices` are sentences for
    the user about what happened and was dealt with.
    """

    def __init__(self, path: Path, files: Files | None = None) -> None:
        self._place = Place(files or Files(), Path(os.path.realpath(path)))
        self._mutex = RLock()
        self._pending: Pending | None = None
        self._owner = 0
        self._wrote = self._closed = False
        self.folds = 0
        self._fold_at = FOLD_AT
        self._now = Following(self._place, self._mutex)
        self.notices = self._now.notices

    @property
    def journaled(self) -> int:
        """How many transactions are in the journal and not in the plain file."""
        journal = self._now.loaded.journal
        return journal.changes - journal.folded if journal else 0

    @property
    def generation(self) -> int:
        """Grows with every plain file of the home."""
        return self._now.loaded.origin.generation

    @property
    def unsettled(self) -> bool:
        """Whether plain file and journal are no pair, and the next write makes them one again."""
        return self._now.loaded.unsettled

    @property
    def current(self) -> Tables | Pending:
        """The tables as this thread sees them now."""
        if self._pending and self._owner == get_ident():
            return self._pending
        self._now.follow(wait=False)
        return self._now.loaded.tables

    def names(self) -> set[str]:
        """The tables there are."""
        current = self.current
        return set(current.names() if isinstance(current, Pending) else current.rows)

    def view(self, name: str) -> View | None:
        """A table as this thread sees it now, None when there is none of this name."""
        current = self.current
        if isinstance(current, Pending):
            return current.view(name)
        return View(current.rows[name]) if name in current.rows else None

    def plain(self) -> bytes:
        """The plain file as it would be written now, as one that stands for itself."""
        self._now.follow(wait=False)
        return plain_of(self._now.loaded, self._now.loaded.tables)

    def refresh(self) -> set[Key]:
        """Take over what others wrote; tells which documents they changed since the last call.

        Never waits, except inside a transaction: while a thread of this process writes, nothing is taken over, and
        what it takes over itself is told when all of it is there.
        """
        self._now.follow(wait=False)
        if not self._mutex.acquire(blocking=self._pending is not None and self._owner == get_ident()):
            return set()
        try:
            news, self._now.news = self._now.news, set()
            return news
        finally:
            self._mutex.release()

    @contextmanager
    def transaction(self) -> Iterator[Pending]:
        """Make changes that are saved all together at the end, or not at all when an error leaves the block.

        Inside, this thread sees the newest state of all processes and what it changed itself; others wait.
        """
        if self._pending and self._owner == get_ident():
            yield self._pending
            return
        if self._closed:
            raise ValueError("the database is closed")
        with self._place.files.lock(self._place.lock):
            try:
                with self._mutex, self._told():
                    self._now.follow(wait=True)
                    self._settle()
                self._pending, self._owner = Pending(self._now.loaded.tables), get_ident()
                yield self._pending
                with self._told():
                    self._commit(self._pending)
            finally:
                self._pending = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All documents of all tables, None when there are no tables."""
        return {name: dict(view.items()) for name in self.names() if (view := self.view(name)) is not None} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make these the documents of all tables."""
        new: dict[str, Rows] = {
            name: {str(key): encode(document) for key, document in rows.items()} for name, rows in data.items()
        }
        with self.transaction() as pending:
            old = {name: dict(view.pairs()) for name in pending.names() if (view := pending.view(name)) is not None}
            pending.add(list(changes_between(old, new)))

    def fold(self) -> None:
        """Fold now, whatever the journal holds. Raises `HomeProblem`."""
        with self._place.files.lock(self._place.lock), self._mutex, self._told():
            self._now.follow(wait=True)
            self._settle()
            self._put()

    def settle(self) -> None:
        """Fold the journal into the plain file if this process wrote anything.

        When it can't be folded, what was saved stays in the journal, and `notices` say why.
        """
        if self._wrote and not self._closed:
            try:
                with self._place.files.lock(self._place.lock), self._mutex:
                    self._now.follow(wait=True)
                    if self.journaled and not self._now.loaded.unsettled:
                        self._fold()
            except HomeProblem as problem:
                self.notices.append(problem.message)

    def close(self) -> None:
        """Fold as `settle` does, and let go of the files."""
        self.settle()
        self._closed = self._now.ended = True
        if self._now.loaded.journal:
            self._now.loaded.journal.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise cannot_write(self._place.main, error) from error

    def _settle(self) -> None:
        """Under the lock: take away unfinished lines, and make plain file and journal a pair if they are none.
        What is replaced was kept as a copy when it was read."""
        loaded = self._now.loaded
        if loaded.journal:
            loaded.journal.cut()
        if not loaded.unsettled:
            return
        if loaded.foreign is not None:
            self._place.keep_copy(self._place.main, loaded.foreign, "changed")
        self._replace(loaded.tables)

    def _commit(self, pending: Pending) -> None:
        if not pending.changes:
            return
        with self._mutex:
            loaded, place = self._now.loaded, self._place
            if pending.whole or self._gives_many(pending.last):
                self._replace(pending.tables())
                self._wrote = True
                return
            payload = pack(pending.changes)
            if not loaded.journal:
                loaded.journal, loaded.origin = begin(place, loaded.tables, loaded.origin, loaded.identity)
            loaded.journal.append(payload)
            loaded.journal.changes += 1
            note(place, loaded.journal)
            loaded.tables.apply(pending.changes)
            self._wrote = True
            self._now.look()
            large = loaded.journal.end > max(self._fold_at, loaded.stamp.size // 2 if loaded.stamp else 0)
            if large or self._gives_many(loaded.tables.last, RESERVED - 1):
                self._fold()

    def _gives_many(self, last: Mapping[str, int], most: int = RESERVED) -> bool:
        """Whether more ids are given than may be known to nobody but the journal."""
        before = self._now.loaded.origin.last
        return any(one - before.get(name, 0) > most for name, one in last.items())

    def _fold(self) -> None:
        """Fold, if that can be; what was saved is in the journal anyway."""
        journal = self._now.loaded.journal
        assert journal
        try:
            self._put()
        except OSError as error:
            self._fold_at = 2 * journal.end
            text = N_("{path} could not be brought up to date ({why}). Everything saved is kept in its journal.")
            why = error.strerror or str(error)
            self.notices.append(message(text, path=str(self._place.main), why=why))

    def _put(self) -> None:
        loaded = self._now.loaded
        if loaded.journal:
            self._now.put(*fold(self._place, loaded.tables, loaded.origin, loaded.journal))
            self.folds += 1

    def _replace(self, tables: Tables) -> None:
        """Make these the tables of the plain file, and let no journal of before go on."""
        loaded, place = self._now.loaded, self._place
        generation = max(loaded.journal.generation if loaded.journal else 0, loaded.generation)
        made = replace_all(place, tables, loaded.origin, generation)
        loaded.tables = tables
        self._now.put(*made)
        self.folds += 1
