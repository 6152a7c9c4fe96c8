"""The storage of a journaled database: what is in memory, on disk, and written by others, kept in step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock, get_ident
from typing import Any

from tinydb.storages import Storage

from content.text.words import N_, Message, message
from store.disk.files import Files, Stamp
from store.disk.journal.documents import encode, plain_chunks
from store.disk.journal.fold import fold
from store.disk.journal.journal import BrokenJournal, Identity, Journal, create, open_journal
from store.disk.journal.load import Place, load
from store.disk.journal.tables import Change, Pending, Tables, View, changes_between, pack
from store.errors import HomeProblem, cannot_read, cannot_write

FOLD_AT = 1 << 20
"""A journal is folded when it is larger than this many bytes and than half of the plain file."""
Key = tuple[str, int]
"""A table's name and a document's id."""


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
        self._news: set[Key] = set()
        self._wrote = self._closed = False
        self.folds = 0
        self._fold_at = FOLD_AT
        self.notices: list[Message] = []
        self._loaded = load(self._place)
        self._seen: tuple[Stamp | None, Stamp | None] = (None, None)
        self._look()
        if self._loaded.foreign:
            self._note_foreign(None)

    @property
    def journaled(self) -> int:
        """How many transactions are in the journal and not in the plain file."""
        return self._loaded.journal.changes if self._loaded.journal else 0

    @property
    def current(self) -> Tables | Pending:
        """The tables as this thread sees them now."""
        if self._pending and self._owner == get_ident():
            return self._pending
        self._follow(wait=False)
        return self._loaded.tables

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

    def refresh(self) -> set[Key]:
        """Take over what others wrote; tells which documents they changed since the last call.

        Never waits: while a thread of this process writes, nothing is taken over.
        """
        self._follow(wait=False)
        news, self._news = self._news, set()
        return news

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
                    self._follow(wait=True)
                    self._settle()
                self._pending, self._owner = Pending(self._loaded.tables), get_ident()
                yield self._pending
                with self._told():
                    self._commit(self._pending.changes)
            finally:
                self._pending = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All documents of all tables, None when there are no tables."""
        return {name: dict(view.items()) for name in self.names() if (view := self.view(name)) is not None} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make these the documents of all tables."""
        new = {name: {str(key): encode(document) for key, document in rows.items()} for name, rows in data.items()}
        with self.transaction() as pending:
            old = {name: dict(view.pairs()) for name in pending.names() if (view := pending.view(name)) is not None}
            pending.add(list(changes_between(old, new)))

    def fold(self) -> None:
        """Fold now, whatever the journal holds. Raises `HomeProblem`."""
        with self._place.files.lock(self._place.lock), self._mutex, self._told():
            self._follow(wait=True)
            self._settle()
            if self._loaded.journal:
                self._put(*fold(self._place, self._loaded.tables, self._loaded.journal))

    def close(self) -> None:
        """Fold the journal into the plain file if this process wrote anything, and let go of the files.

        When it can't be folded, what was saved stays in the journal, and `notices` say why.
        """
        if self._wrote and not self._closed:
            try:
                with self._place.files.lock(self._place.lock), self._mutex:
                    self._follow(wait=True)
                    if self._loaded.journal and self._loaded.journal.changes:
                        self._fold()
            except HomeProblem as problem:
                self.notices.append(problem.message)
        self._closed = True
        if self._loaded.journal:
            self._loaded.journal.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise cannot_write(self._place.main, error) from error

    def _follow(self, wait: bool) -> None:
        files, place = self._place.files, self._place
        try:
            # in this order: a new plain file is announced in the journal before it is put in place
            main, journal = files.stamp(place.main), files.stamp(place.journal)
            if (main, journal) == self._seen or self._closed or not self._mutex.acquire(blocking=wait):
                return
            try:
                self._take_over(main)
            finally:
                self._mutex.release()
        except OSError as error:
            raise cannot_read(place.main, error) from error

    def _take_over(self, main: Stamp | None) -> None:
        try:
            changes = self._read_on()
        except BrokenJournal:
            changes = None
        if changes is None or not self._knows(main):
            self._reload()
            return
        self._note_news(changes)
        self._loaded.tables.apply(changes)
        self._loaded.stamp = main
        self._look()

    def _read_on(self) -> list[Change] | None:
        """What others appended, also to the journal that went on from ours; None when all must be read anew."""
        journal = self._loaded.journal
        now = self._place.files.stamp(self._place.journal)
        if not journal or not now:
            return None if journal or now else []
        changes = journal.read()
        if changes is None or now.inode == journal.stamp.inode:
            return changes
        new = open_journal(self._place.files, self._place.journal)
        more = new.read() if new else None
        if not new or more is None or not new.follows(journal):
            return None
        self._loaded.journal = new
        journal.close()
        return changes + more

    def _knows(self, main: Stamp | None) -> bool:
        """Whether this is a plain file that we or the journal know."""
        journal = self._loaded.journal
        if main == self._loaded.stamp or not journal:
            return main == self._loaded.stamp
        if not main or not main.size:
            return None in journal.known
        return any(one.fits(main) for one in journal.known if one)

    def _reload(self) -> None:
        old, fresh = self._loaded, load(self._place)
        changes = list(changes_between(old.tables.rows, fresh.tables.rows))
        self._note_news(changes)
        fresh.tables.give_no_less(old.tables.last)
        self._loaded = fresh
        if fresh.foreign or (old.journal and not fresh.journal):
            self._note_foreign(old.tables if changes else None)
        if old.journal:
            old.journal.close()
        self._look()

    def _look(self) -> None:
        journal = self._loaded.journal
        self._seen = (self._loaded.stamp, journal.stamp if journal else None)

    def _note_news(self, changes: list[Change]) -> None:
        for name, key, _ in changes:
            keys = [key] if key is not None else list(self._loaded.tables.rows.get(name, ()))
            self._news.update((name, int(key)) for key in keys if key.isdigit())

    def _note_foreign(self, before: Tables | None) -> None:
        """Tell that another program wrote the plain file; what we held before is kept, if we held anything else."""
        path = str(self._place.main)
        if before is not None:
            data = b"".join(plain_chunks(before.rows))
            with suppress(OSError):
                copy = self._place.keep_copy(self._place.main, data, "before")
                text = N_("{path} was changed by another program and counts as it is now; the cases as they were "
                          "before are in {copy}.")  # fmt: skip
                self.notices.append(message(text, path=path, copy=copy.name))
                return
        self.notices.append(
            message(N_("{path} was changed by another program and counts as it is now."), path=path)
        )

    def _settle(self) -> None:
        """Under the lock: take away unfinished lines, and make one of a foreign plain file and our journal."""
        journal, foreign = self._loaded.journal, self._loaded.foreign
        if not journal:
            return
        journal.cut()
        if foreign is None:
            return
        if journal.changes:
            copy = self._place.keep_copy(self._place.main, foreign, "changed")
            text = N_("{path} was changed by another program while saved changes were not yet in it; they were "
                      "added to it. The file as that program left it is {copy}.")  # fmt: skip
            self.notices.append(message(text, path=str(self._place.main), copy=copy.name))
        self._put(*fold(self._place, self._loaded.tables, journal, chained=False))

    def _commit(self, changes: list[Change]) -> None:
        if not changes:
            return
        payload = pack(changes)
        with self._mutex:
            loaded, place = self._loaded, self._place
            if not loaded.journal:
                loaded.journal = create(place.files, place.journal, loaded.identity, loaded.tables.last)
            loaded.journal.append(payload)
            loaded.journal.changes += 1
            loaded.tables.apply(changes)
            self._wrote = True
            self._look()
            if loaded.journal.end > max(self._fold_at, loaded.stamp.size // 2 if loaded.stamp else 0):
                self._fold()

    def _fold(self) -> None:
        """Fold, if that can be; what was saved is in the journal anyway."""
        journal = self._loaded.journal
        assert journal
        try:
            self._put(*fold(self._place, self._loaded.tables, journal))
        except OSError as error:
            self._fold_at = 2 * journal.end
            text = N_("{path} could not be brought up to date ({why}). Everything saved is kept in its journal.")
            why = error.strerror or str(error)
            self.notices.append(message(text, path=str(self._place.main), why=why))

    def _put(self, journal: Journal, identity: Identity) -> None:
        old, self._loaded.journal = self._loaded.journal, journal
        if old:
            old.close()
        self._loaded.identity, self._loaded.foreign = identity, None
        self.folds += 1
        self._loaded.stamp = self._place.files.stamp(self._place.main)
        self._look()
