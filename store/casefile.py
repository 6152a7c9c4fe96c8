"""The file of all cases: a plain TinyDB file, replaced as a whole under the operating system's lock.

`CaseFile` is the seam behind which cases are kept. What it promises: a change that `append` returned from
is on disk; a change is decided on the newest case, never on a stale one; numbers are never given twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from content.words import N_
from store.case import Case, fold
from store.disk import cannot_write, locked, write_atomic
from store.errors import DamagedFile, HomeProblem, UnknownCase
from store.events import Event, Record, record_from_json, record_to_json

FORMAT = 1
Stamp = Callable[[int, Event], Record]
"""Makes a record of an event, given the number of its change."""


class AtomicStorage(Storage):
    """TinyDB's storage: JSON in UTF-8, replaced whole by an atomic rename."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables of the file, None when there is none yet. Raises `DamagedFile`."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise HomeProblem(
                N_("{path} cannot be read ({why})."), path=str(self.path), why=error.strerror or str(error)
            ) from error
        if not data.strip():
            return None
        try:
            tables = orjson.loads(data)
        except orjson.JSONDecodeError:
            raise self._damaged(data) from None
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            raise self._damaged(data)
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file. Raises `HomeProblem`; the old file stays."""
        write_atomic(self.path, orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS))

    def _damaged(self, data: bytes) -> DamagedFile:
        """Keep a copy of a file that is not ours to repair here, once for each content."""
        copy = self.path.with_name(f"{self.path.name}.damaged-{hashlib.sha256(data).hexdigest()[:8]}")
        if not copy.exists():
            write_atomic(copy, data)
        return DamagedFile(
            N_("{path} is damaged: it is not the JSON of a TinyDB file. It was left as it is and copied to {copy}. "
               "Mend it, or move it away to begin anew."),
            path=str(self.path),
            copy=copy.name,
        )  # fmt: skip


def open_database(path: Path) -> TinyDB:
    """Open the file of all cases as a TinyDB database."""
    return TinyDB(path, storage=AtomicStorage)


class CaseFile:
    """All cases of a home folder, shared with other processes. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = RLock()
        self._seen: tuple[int, ...] | None = None
        self._documents: dict[int, list[Any]] = {}
        self._cases: dict[int, Case] = {}

    def refresh(self) -> bool:
        """Take over what was written since; cheap when nothing was. Tells whether anything was."""
        with self._guard:
            seen = self._stat()
            if seen == self._seen:
                return False
            self._load(open_database(self._path))
            self._seen = seen
            return True

    def cases(self) -> Mapping[int, Case]:
        """All cases by number, the newest state this process knows; trashed ones included."""
        with self._guard:
            for number in self._documents:
                self._folded(number)
            return dict(self._cases)

    def case(self, number: int) -> Case:
        """One case. Raises `UnknownCase`."""
        with self._guard:
            return self._folded(number)

    def append(self, number: int | None, decide: Callable[[Case | None], tuple[Event, ...]], stamp: Stamp) -> Case:
        """Add the events that `decide` makes of the newest case, durably, and return the case.

        With `number` None a new case begins. `decide` runs under the lock; what it raises changes nothing.
        """
        with self._guard, locked(self._path.with_name(f"{self._path.name}.lock")):
            self.refresh()
            case = None if number is None else self._folded(number)
            events = decide(case)
            if case is not None and not events:
                return case
            records = list(case.records) if case else []
            change = records[-1].change + 1 if records else 1
            records += [stamp(change, event) for event in events]
            number = self._write(number, records)
            self._seen = self._stat()
            return self._folded(number)

    def _write(self, number: int | None, records: list[Record]) -> int:
        database = open_database(self._path)
        meta = database.table("meta")
        known = meta.get(doc_id=1)
        last = int(known["last_number"]) if isinstance(known, Document) else max(self._documents, default=0)
        number = last + 1 if number is None else number
        document = [record_to_json(record) for record in records]
        # one write for both tables: the storage replaces the file once
        tables = database.storage.read() or {}
        tables.setdefault("cases", {})[str(number)] = {"events": document}
        tables["meta"] = {"1": {"format": FORMAT, "last_number": max(last, number)}}
        database.storage.write(tables)
        self._documents[number] = document
        self._cases.pop(number, None)
        return number

    def _load(self, database: TinyDB) -> None:
        meta = database.table("meta").get(doc_id=1)
        if isinstance(meta, Document) and meta.get("format", FORMAT) > FORMAT:
            raise HomeProblem(
                N_("{path} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
                path=str(self._path),
            )
        fresh: dict[int, list[Any]] = {}
        for document in database.table("cases").all():
            fresh[document.doc_id] = document.get("events", [])
        self._cases = {
            number: case for number, case in self._cases.items() if fresh.get(number) == self._documents.get(number)
        }
        self._documents = fresh

    def _folded(self, number: int) -> Case:
        if number not in self._cases:
            if number not in self._documents:
                raise UnknownCase(
                    N_("There is no case {number}; “tuikuan list” shows those there are."), number=number
                )
            records = [record_from_json(data) for data in self._documents[number]]
            if not records:
                raise DamagedFile(N_("Case {number} has no events; the file was left as it is."), number=number)
            self._cases[number] = fold(number, records)
        return self._cases[number]

    def _stat(self) -> tuple[int, ...] | None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_write(self._path, error) from error
        return stat.st_ino, stat.st_mtime_ns, stat.st_size
