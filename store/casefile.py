"""The file of all cases: a journaled TinyDB file, shared with other processes.

`CaseFile` is the seam behind which cases are kept. What it promises: a change that `append` returned from
is on disk; a change is decided on the newest case, never on a stale one; numbers are never given twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock

from tinydb.table import Document

from content.words import N_, Message
from store.case import Case, fold
from store.errors import DamagedFile, HomeProblem, UnknownCase
from store.events import Event, Record, record_from_json, record_to_json
from store.journal import Database, open_database

FORMAT = 1
Stamp = Callable[[int, Event], Record]
"""Makes a record of an event, given the number of its change."""


class CaseFile:
    """All cases of a home folder, shared with other processes. Safe to use from several threads.

    Reading writes nothing, and waits for no other process and for no thread that writes. The file is opened
    when it is first needed and stays open until `close`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = RLock()  # held for moments only, never while waiting for the lock or the disk
        self._database: Database | None = None
        self._cases: dict[int, Case] = {}
        self._changed = False
        self._notices: list[Message] = []

    def refresh(self) -> bool:
        """Take over what was written since; cheap when nothing was. Tells whether anything was."""
        with self._guard:
            self._take_over()
            changed, self._changed = self._changed, False
            return changed

    def cases(self) -> Mapping[int, Case]:
        """All cases by number, the newest state this process knows; trashed ones included."""
        with self._guard:
            numbers = self._open().table("cases").ids()
            return {number: self._folded(number) for number in numbers}

    def case(self, number: int) -> Case:
        """One case. Raises `UnknownCase`."""
        return self._folded(number)

    def append(self, number: int | None, decide: Callable[[Case | None], tuple[Event, ...]], stamp: Stamp) -> Case:
        """Add the events that `decide` makes of the newest case, durably, and return the case.

        With `number` None a new case begins. `decide` runs under the lock; what it raises changes nothing.
        """
        database = self._open()
        with database.transaction():
            self._take_over()
            case = None if number is None else self._folded(number)
            events = decide(case)
            if case is not None and not events:
                return case
            records = list(case.records) if case else []
            change = records[-1].change + 1 if records else 1
            new = [stamp(change, event) for event in events]
            number = self._write(database, number, new)
        case = fold(number, records + new)
        with self._guard:
            self._cases.pop(number, None)
            document = database.table("cases").get(doc_id=number)
            if isinstance(document, Document) and len(document["events"]) == case.version:
                self._cases[number] = case  # nobody wrote to it in between
        return case

    def notices(self) -> tuple[Message, ...]:
        """Sentences about what happened to the file and was dealt with, each told once."""
        with self._guard:
            if self._database is not None:
                self._notices += self._database.notices
                self._database.notices.clear()
            found, self._notices = tuple(self._notices), []
            return found

    def close(self) -> None:
        """Bring the plain file up to date if anything was written, and let go of it. It may be used again."""
        with self._guard:
            database, self._database = self._database, None
            self._cases.clear()
        if database is not None:
            database.close()
            self._notices += database.notices

    def _open(self) -> Database:
        with self._guard:
            if self._database is None:
                database = open_database(self._path)
                self._check_format(database)
                self._database = database
                self._changed = bool(database.tables())
            return self._database

    def _take_over(self) -> None:
        with self._guard:
            database = self._open()
            changed = database.refresh()
            if not changed:
                return
            self._changed = True
            for table, number in changed:
                if table == "cases":
                    self._cases.pop(number, None)
            self._check_format(database)

    def _check_format(self, database: Database) -> None:
        meta = database.table("meta").get(doc_id=1)
        if isinstance(meta, Document) and meta.get("format", FORMAT) > FORMAT:
            self._database = None
            database.close()
            raise HomeProblem(
                N_("{path} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
                path=str(self._path),
            )

    def _write(self, database: Database, number: int | None, new: list[Record]) -> int:
        cases, meta = database.table("cases"), database.table("meta")
        known = meta.get(doc_id=1)
        last = int(known["last_number"]) if isinstance(known, Document) else max(cases.ids(), default=0)
        found = None if number is None else cases.get(doc_id=number)
        events = found["events"] if isinstance(found, Document) else []
        if number is None:
            number = last + 1
            while cases.contains(doc_id=number):  # someone wrote it there by hand
                number += 1
        cases.upsert(Document({"events": events + [record_to_json(record) for record in new]}, number))
        if known is None or number > last:
            meta.upsert(Document({"format": FORMAT, "last_number": max(last, number)}, 1))
        return number

    def _folded(self, number: int) -> Case:
        with self._guard:
            if number not in self._cases:
                document = self._open().table("cases").get(doc_id=number)
                if not isinstance(document, Document):
                    raise UnknownCase(
                        N_("There is no case {number}; “tuikuan list” shows those there are."), number=number
                    )
                records = [record_from_json(data) for data in document.get("events", [])]
                if not records:
                    raise DamagedFile(N_("Case {number} has no events; the file was left as it is."), number=number)
                self._cases[number] = fold(number, records)
            return self._cases[number]
