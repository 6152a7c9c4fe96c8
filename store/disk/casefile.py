"""The file of all cases: a journaled TinyDB file, shared with other processes.

`CaseFile` is the seam behind which cases are kept. What it promises: a change that `append` returned from
is on disk; a change is decided on the newest case, never on a stale one; numbers are never given twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Any

from msgspec import Struct
from tinydb.table import Document

from content.text.words import N_, Message
from store.case.case import Case
from store.case.events import Event, Record, record_from_json, record_to_json
from store.case.fold import fold
from store.disk.files import Files
from store.disk.holding import may_hold
from store.disk.journal import Database, open_database
from store.disk.journal.documents import decode, encode
from store.errors import DamagedFile, HomeProblem, NewerCase, UnknownCase
from store.ports import Cases, Changes, Histories, Mark, Stamp
from store.recent import Recent

FORMAT = 1
MOST = 1_000
"""How many cases are kept as they were read: those that were looked at last."""


class _Kept(Struct, frozen=True):
    """A case as it was read from its row; `bare` when the row holds its events and nothing else."""

    row: bytes
    case: Case
    bare: bool = True


class CaseFile:
    """All cases of a home folder, shared with other processes. Safe to use from several threads.

    Reading writes nothing, and waits for no other process and for no thread that writes. The file is opened
    when it is first needed and stays open until `close`. After the plain file was brought up to date, `keep` is
    called with what gives its bytes.
    """

    def __init__(
        self,
        path: Path,
        keep: Callable[[Callable[[], bytes]], object] = lambda plain: None,
        files: Files | None = None,
    ) -> None:
        self._path = path
        self._files = files
        self._keep = keep
        self._guard = RLock()  # held for moments only, never while waiting for the lock or the disk
        self._database: Database | None = None
        self._all: Cases | None = None
        self._kept: Recent[int, _Kept] = Recent(MOST)
        self._mark = self._begun = Mark(1)  # what changed before `_begun` is known to nobody
        self._marks: dict[int, Mark] = {}
        self._changed = False
        self._folds = 0
        self._notices: list[Message] = []

    def refresh(self) -> bool:
        """Take over what was written since; cheap when nothing was. Tells whether anything was."""
        with self._guard:
            self._take_over()
            changed, self._changed = self._changed, False
            return changed

    def changed_since(self, mark: Mark) -> Changes:
        """Which cases were changed after `mark`, by anybody, as far as it was taken over."""
        with self._guard:
            known = mark >= self._begun
            numbers = frozenset(number for number, at in self._marks.items() if at > mark) if known else None
            return Changes(self._mark, numbers)

    def cases(self) -> Cases:
        """All cases in the newest state this process knows."""
        with self._guard:
            documents = self._open().table("cases").view()
            found = self._all
            if found is None:
                rows = {int(key): document for key, document in documents.pairs()}
                found = Cases(rows, self._read, self._mark)
            elif found.at != self._mark:
                changed = [number for number, at in self._marks.items() if at > found.at]
                found = found.after({number: documents.raw(str(number)) for number in changed}, self._mark)
            self._all = found
            return found

    def case(self, number: int) -> Case:
        """One case. Raises `UnknownCase`, and `DamagedFile` or `NewerCase` when it can't be read."""
        with self._guard:
            row = self._open().table("cases").view().raw(str(number))
        if row is None:
            raise UnknownCase(N_("There is no case {number}; “tuikuan list” shows those there are."), number=number)
        return self._read(number, row)

    def holding(self, word: str) -> set[int]:
        """The numbers of the cases in which a folded word may stand; nothing is parsed."""
        return self._open().table("cases").passing(may_hold(word))

    def append(self, number: int | None, decide: Callable[[Case | None], tuple[Event, ...]], stamp: Stamp) -> Case:
        """Add the events that `decide` makes of the newest case, durably, and return the case.

        With `number` None a new case begins. `decide` runs under the lock; what it raises changes nothing.
        """
        database = self._open()
        with database.transaction():
            self._take_over()
            case = None if number is None else self.case(number)
            events = decide(case)
            if case is not None and not events:
                return case
            records = list(case.records) if case else []
            change = records[-1].change + 1 if records else 1
            new = [stamp(change, event) for event in events]
            number, row = self._write(database, number, new)
            after = fold(number, records + new)
        self._kept.keep(number, _Kept(row, after))
        self._changed_now({number})
        self._snapshot(database)
        return after

    def histories(self) -> Histories:
        """All cases as they are on disk, readable or not."""
        database = self._open()
        self._take_over()
        cases = {document.doc_id: document.get("events", []) for document in database.table("cases")}
        meta = database.table("meta").get(doc_id=1)
        known = meta if isinstance(meta, Document) else {}
        last = max(int(known.get("last_number", 0)), *cases, 0)
        return Histories(cases, last, list(known.get("purged", ())))

    def rewrite(self, change: Callable[[Histories], Histories]) -> None:
        """Make other histories of those there are, decided under the lock, all together."""
        database = self._open()
        with database.transaction():
            before = self.histories()
            after = change(Histories(dict(before.cases), before.last, list(before.purged)))
            cases = database.table("cases")
            for number in before.cases.keys() | after.cases.keys():
                if number not in after.cases:
                    cases.remove(doc_ids=[number])
                elif after.cases[number] != before.cases.get(number):
                    cases.upsert(Document({"events": after.cases[number]}, number))
            meta: dict[str, Any] = {"format": FORMAT, "last_number": max(before.last, after.last)}
            if after.purged:
                meta["purged"] = sorted(set(after.purged))
            if meta != database.table("meta").get(doc_id=1):
                database.table("meta").upsert(Document(meta, 1))
        self._changed_now(None)

    def forget(self) -> None:
        """Bring the plain file up to date and empty the journal. Raises `HomeProblem`."""
        self._open().fold()

    def plain(self) -> bytes:
        """The plain file as it is to be now."""
        return self._open().plain()

    def journaled(self) -> int:
        """How many changes are in the journal only."""
        return self._open().journaled

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
            self._changed_now(None)
            self._kept.clear()
        if database is not None:
            database.close()
            self._notices += database.notices
            self._snapshot(database)

    def _open(self) -> Database:
        with self._guard:
            if self._database is None:
                database = open_database(self._path, self._files)
                self._check_format(database)
                self._database, self._folds = database, 0
                self._changed = bool(database.tables())
            return self._database

    def _snapshot(self, database: Database) -> None:
        if database.folds == self._folds:
            return
        self._folds = database.folds
        try:
            self._keep(database.plain)
        except HomeProblem as problem:
            with self._guard:
                self._notices.append(problem.message)

    def _take_over(self) -> None:
        with self._guard:
            database = self._open()
            changed = database.refresh()
            if not changed:
                return
            self._changed = True
            self._changed_now({number for table, number in changed if table == "cases"})
            self._check_format(database)

    def _changed_now(self, numbers: set[int] | None) -> None:
        """Note which cases are not what they were; None when any may be another."""
        with self._guard:
            self._mark = Mark(self._mark + 1)
            if numbers is None:
                self._all, self._begun, self._marks = None, self._mark, {}
            else:
                self._marks |= dict.fromkeys(numbers, self._mark)

    def _check_format(self, database: Database) -> None:
        meta = database.table("meta").get(doc_id=1)
        if isinstance(meta, Document) and meta.get("format", FORMAT) > FORMAT:
            self._database = None
            database.close()
            raise HomeProblem(
                N_("{path} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
                path=str(self._path),
            )

    def _write(self, database: Database, number: int | None, new: list[Record]) -> tuple[int, bytes]:
        """Write new records behind those of a case, or as a new one; its number and its row now."""
        cases, meta = database.table("cases"), database.table("meta")
        added = b",".join(encode(record_to_json(record)) for record in new)
        before = cases.view().raw(str(number)) if number is not None else None
        known = meta.get(doc_id=1)
        last = int(known["last_number"]) if isinstance(known, Document) else max(cases.ids(), default=0)
        if number is None:
            number = last + 1
            while cases.contains(doc_id=number):  # someone wrote it there by hand
                number += 1
        kept = self._kept.get(number)
        if before is None:
            row = b'{"events":[%s]}' % added
        elif kept is not None and kept.bare and kept.row == before:
            row = b"%s,%s]}" % (before.removesuffix(b"]}"), added)  # what is there is not taken apart again
        else:
            row = b"%s,%s]}" % (encode({"events": decode(before)["events"]}).removesuffix(b"]}"), added)
        cases.put(number, row)
        if known is None or number > last:
            meta.upsert(Document({"format": FORMAT, "last_number": max(last, number)}, 1))
        return number, row

    def _read(self, number: int, row: bytes) -> Case:
        kept = self._kept.get(number)
        if kept is not None and kept.row == row:
            return kept.case
        document = _document(row)
        case = read_case(number, document.get("events"))
        self._kept.keep(number, _Kept(row, case, document.keys() == {"events"}))
        return case


def _document(row: bytes) -> dict[str, Any]:
    try:
        return decode(row)
    except ValueError:
        return {}


def read_case(number: int, history: object) -> Case:
    """Fold a history on disk into its case. Raises `DamagedFile` or `NewerCase`, which name the case."""
    if not isinstance(history, list) or not history:
        raise DamagedFile(N_("Case {number} has no events; the file was left as it is."), number=number)
    try:
        return fold(number, [record_from_json(data) for data in history])
    except NewerCase:
        raise NewerCase(
            N_("Case {number} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
            number=number,
        ) from None
    except (DamagedFile, ValueError, TypeError, LookupError) as error:
        raise DamagedFile(
            N_("Case {number} cannot be read; it was left as it is. “tuikuan doctor” tells more."), number=number
        ) from error
