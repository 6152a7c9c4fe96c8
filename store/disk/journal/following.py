"""Keeping in memory what is on disk: what others append is taken over, and what they replace is read again."""

from __future__ import annotations

from contextlib import suppress
from threading import RLock

from content.text.words import N_, Message, message
from store.disk.files import Stamp
from store.disk.journal.documents import plain_chunks
from store.disk.journal.journal import BrokenJournal, Identity, Journal, Transaction, open_journal
from store.disk.journal.load import Loaded, load
from store.disk.journal.origin import TABLE, Origin, held_in, rows_of
from store.disk.journal.place import Place
from store.disk.journal.tables import Change, Tables, changes_between, number_of
from store.errors import HomeProblem, cannot_read

Key = tuple[str, int]
"""A table's name and a document's id."""


class Following:
    """The newest state that this process knows. `news` are the documents that others changed; `notices` are
    sentences for the user about what happened and was dealt with."""

    def __init__(self, place: Place, mutex: RLock) -> None:
        self._place, self._mutex = place, mutex
        self.news: set[Key] = set()
        self.notices: list[Message] = []
        self.ended = False
        self.loaded = load(place)
        self._seen: tuple[Stamp | None, Stamp | None] = (None, None)
        self.look()
        self._tell(None)

    def follow(self, wait: bool) -> None:
        """Take over what others wrote; without `wait` not while a thread of this process writes."""
        files, place = self._place.files, self._place
        try:
            # in this order: a new plain file is announced in the journal before it is put in place
            main, journal = files.stamp(place.main), files.stamp(place.journal)
            if (main, journal) == self._seen or self.ended or not self._mutex.acquire(blocking=wait):
                return
            try:
                if not main and not journal:
                    raise self._gone()
                self._take_over(main)
            finally:
                self._mutex.release()
        except OSError as error:
            raise cannot_read(place.main, error) from error

    def look(self) -> None:
        """What is on disk is what is in memory."""
        journal = self.loaded.journal
        stamp = journal.stamp if journal else self._place.files.stamp(self._place.journal)
        self._seen = (self.loaded.stamp, stamp)

    def put(self, journal: Journal, identity: Identity, origin: Origin) -> None:
        """The plain file was written anew from what is in memory, and this is its journal."""
        old, self.loaded.journal = self.loaded.journal, journal
        if old:
            old.close()
        self.loaded.identity, self.loaded.origin = identity, origin
        self.loaded.foreign, self.loaded.unsettled = None, False
        self.loaded.stamp = self._place.files.stamp(self._place.main)
        self.look()

    def _gone(self) -> HomeProblem:
        if self._place.files.stamp(self._place.main.parent):
            text = N_("{path} and its journal are not there any more: moved, deleted, or on a disk that was taken "
                      "away. Nothing was written. Put them back, or leave and open the folder where it is "
                      "now.")  # fmt: skip
            return HomeProblem(text, path=str(self._place.main))
        text = N_("The folder {path} is not there any more: moved, deleted, or on a disk that was taken away. "
                  "Nothing was written. Put it back, or leave and open the folder where it is now.")  # fmt: skip
        return HomeProblem(text, path=str(self._place.main.parent))

    def _take_over(self, main: Stamp | None) -> None:
        try:
            lines = self._read_on()
        except BrokenJournal:
            lines = None
        if lines is None or not self._knows(main):
            self._reload()
            return
        for changes in lines:
            self._note(changes)
            self.loaded.tables.apply(changes)
        self.loaded.stamp = main
        self.look()

    def _read_on(self) -> list[Transaction] | None:
        """What others appended, also to the journal that went on from ours; None when all must be read anew."""
        journal = self.loaded.journal
        now = self._place.files.stamp(self._place.journal)
        if not journal or not now or self.loaded.unsettled:
            return None if journal or now else []
        lines = journal.read()
        if lines is None or now.inode == journal.stamp.inode:
            return lines
        new = open_journal(self._place.files, self._place.journal)
        more = new.read() if new else None
        if not new or more is None or not new.follows(journal):
            return None
        self.loaded.journal = new
        origin = self.loaded.origin
        self.loaded.origin = Origin(
            origin.home, new.generation, new.base, new.id, None, dict(new.last), held=origin.held
        )
        journal.close()
        return lines + more

    def _knows(self, main: Stamp | None) -> bool:
        """Whether this is a plain file that we or the journal know."""
        journal = self.loaded.journal
        if main == self.loaded.stamp or not journal:
            return main == self.loaded.stamp
        if not main or not main.size:
            return any(known.identity is None for known in journal.known)
        return any(known.identity.fits(main) for known in journal.known if known.identity)

    def _reload(self) -> None:
        old, fresh = self.loaded, load(self._place)
        changes = list(changes_between(old.tables.rows, fresh.tables.rows))
        self._note(changes)
        fresh.tables.give_no_less(old.tables.last)
        self.loaded = fresh
        self._tell(old.tables if changes else None)
        if old.journal:
            old.journal.close()
        self.look()

    def _note(self, changes: list[Change]) -> None:
        for name, key, _ in changes:
            keys = [key] if key is not None else list(self.loaded.tables.rows.get(name, ()))
            self.news.update((name, number) for one in keys if (number := number_of(one)) is not None)

    def _tell(self, before: Tables | None) -> None:
        """Tell what is not as it should be on disk; what we held before is kept, if we held anything else."""
        self.notices += self.loaded.notices
        if not self.loaded.notices or before is None:
            return
        rows = before.rows | {TABLE: rows_of(Origin())}
        with suppress(OSError):
            copy = self._place.keep_copy(self._place.main, b"".join(plain_chunks(rows)), "before")
            text = N_("The cases as they were before are in {copy}.")
            self.notices.append(message(text, copy=copy.name))


def plain_of(loaded: Loaded, tables: Tables) -> bytes:
    """The plain file as it is to be now, as one that stands for itself."""
    origin, journal = loaded.origin, loaded.journal
    whole = not journal or journal.changes == journal.folded
    held = held_in(tables.rows, origin.held)
    own = origin.id if whole else ""
    alone = Origin(origin.home, origin.generation, own, None, None, dict(tables.last), held=held)
    rows = {name: tables.rows[name] for name in sorted(tables.rows)}
    return b"".join(plain_chunks(rows | {TABLE: rows_of(alone)}))
