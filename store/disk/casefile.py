"""The file of all cases: a journaled TinyDB file, shared with other processes.

`CaseFile` is the seam behind which cases are kept. What it promises: a change that `append` returned from
is on disk; a change is decided on the newest case, never on a stale one; numbers are never given twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from content.text.words import Message, taken
from store.case.case import Case
from store.case.events import Event
from store.case.growing import Growing, growing
from store.case.records import record_to_json
from store.disk.caserows import CASES, FORMAT, events_of, mark_of, read_growing, why_not
from store.disk.casetable import CaseTable
from store.disk.files import Files
from store.disk.holding import may_hold
from store.disk.journal import Database, open_database
from store.disk.journal.documents import decode
from store.disk.journal.rows import Grown, Row, tail_of
from store.errors import HomeProblem
from store.ports import Cases, Changes, Histories, Mark, Stamp
from store.recent import Recent

MOST = 1_000
"""How many cases are kept as they were read: those that were looked at last."""


class _Read(NamedTuple):
    """A case as it was read: what tells its state apart, the checksum of its last event, and what it became."""

    mark: int
    last: bytes
    state: Growing


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
        self._keep = keep
        self._files = files
        self._guard = RLock()  # held for moments only, never while waiting for the lock or the disk
        self._table: CaseTable | None = None
        self._format = FORMAT
        self._all: Cases | None = None
        self._kept: Recent[int, _Read] = Recent(MOST)
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
            table, found = self._open(), self._all
            if found is None:
                found = Cases(table.rows(), partial(self._read, self._format), mark_of, self._mark)
            elif found.at != self._mark:
                view = table.database.table(CASES).view()
                changed = [number for number, at in self._marks.items() if at > found.at]
                found = found.after({number: view.row(str(number)) for number in changed}, self._mark)
            self._all = found
            return found

    def case(self, number: int) -> Case:
        """One case. Raises `UnknownCase`, and `DamagedFile` or `NewerCase` when it can't be read."""
        with self._guard:
            row, read = self._open().row(number), partial(self._read, self._format)
        return read(number, row)

    def holding(self, word: str) -> set[int]:
        """The numbers of the cases in which a folded word may stand; nothing is parsed."""
        return self._open().database.table(CASES).passing(may_hold(word))

    def append(self, number: int | None, decide: Callable[[Case | None], tuple[Event, ...]], stamp: Stamp) -> Case:
        """Add the events that `decide` makes of the newest case, durably, and return the case.

        With `number` None a new case begins. `decide` runs under the lock; what it raises changes nothing.
        """
        table = self._open()
        with table.database.transaction():
            self._ready(table)
            case = None if number is None else self.case(number)
            events = decide(case)
            if case is not None and not events:
                return case
            change = case.records[-1].change + 1 if case else 1
            new = [stamp(change, event) for event in events]
            written = [record_to_json(record) for record in new]
            if case is None:
                state = growing(table.begin(written), new)
            else:
                kept = self._kept.get(case.number)
                state = (kept.state if kept is not None and kept.state.case is case else Growing(case)).on(new)
                table.extend(case.number, written)
        case = state.case
        self._changed_now({case.number})
        self._keep_read(case.number, table.row(case.number), state)
        self._snapshot(table.database)
        return case

    def histories(self) -> Histories:
        """All cases as they are on disk; one whose text is not what was saved has no events here."""
        table = self._open()
        self._take_over()
        return table.histories()

    def rewrite(self, change: Callable[[Histories], Histories], purging: bool = False) -> None:
        """Make other histories of those there are, decided under the lock, all together.

        With `purging` those that are taken away are noted: they have to be taken from everywhere else, too.
        """
        table = self._open()
        with table.database.transaction():
            self._ready(table)
            before = self.histories()
            after = change(Histories(dict(before.cases), before.last, list(before.purged)))
            table.rewrite(before, after, purging)
        self._changed_now(None)

    def purging(self) -> list[int]:
        """The cases that are being taken away for good, as far as the file is open."""
        return list(self._table.meta().purging) if self._table else []

    @contextmanager
    def writing(self) -> Iterator[CaseTable]:
        """The cases in a transaction, for what keeps a home in order; what an error leaves is not written."""
        table = self._open()
        with table.database.transaction():
            self._ready(table)
            yield table
        self._changed_now(None)

    def forget(self, *, mine: bool = False) -> None:
        """Bring the plain file up to date and empty the journal. Raises `HomeProblem`.

        With `mine` only if this process wrote anything, as `close` does it: where that cannot be, `notices` say so.
        """
        database = self._open().database
        if mine:
            database.settle()
            self._snapshot(database)
        else:
            database.fold()

    def journaled(self) -> int:
        """How many changes are in the journal only."""
        return self._open().database.journaled

    def plain(self) -> bytes:
        """The plain file as it is to be now."""
        return self._open().database.plain()

    def notices(self) -> tuple[Message, ...]:
        """Sentences about what happened to the file and was dealt with, each told once."""
        with self._guard:
            if self._table is not None:
                self._notices += taken(self._table.database.notices)
            return taken(self._notices)

    def close(self) -> None:
        """Bring the plain file up to date if anything was written, and let go of it. It may be used again."""
        with self._guard:
            table, self._table = self._table, None
            self._changed_now(None)
            self._kept.clear()
        if table is not None:
            table.database.close()
            self._notices += table.database.notices
            self._snapshot(table.database)

    def _open(self) -> CaseTable:
        with self._guard:
            if self._table is None:
                table = CaseTable(open_database(self._path, self._files), self._path)
                self._check_format(table)
                table.check_present()
                rows = table.rows()
                self._notices += table.strangers(rows)
                self._all = Cases(rows, partial(self._read, self._format), mark_of, self._mark)
                self._table, self._folds = table, 0
                self._changed = bool(table.database.tables())
            return self._table

    def _snapshot(self, database: Database) -> None:
        if database.folds == self._folds:
            return
        self._folds = database.folds
        try:
            self._keep(database.plain)
        except HomeProblem as problem:
            with self._guard:
                self._notices.append(problem.message)

    def _ready(self, table: CaseTable) -> None:
        """In a transaction: the newest state, in the form of today."""
        self._take_over()
        if self._format < FORMAT:
            table.lift()
            self._format = FORMAT
            self._changed_now(None)

    def _take_over(self) -> None:
        with self._guard:
            table = self._open()
            changed = table.database.refresh()
            if not changed:
                return
            self._changed = True
            self._changed_now({number for name, number in changed if name == CASES})
            before = self._format
            self._check_format(table)
            if self._format != before:
                self._changed_now(None)

    def _check_format(self, table: CaseTable) -> None:
        try:
            self._format = table.check_format()
        except HomeProblem:
            self._table = None
            table.database.close()
            raise

    def _changed_now(self, numbers: set[int] | None) -> None:
        """Note which cases are not what they were; None when any may be another."""
        with self._guard:
            self._mark = Mark(self._mark + 1)
            if numbers is None:
                self._all, self._begun, self._marks = None, self._mark, {}
            else:
                self._marks |= dict.fromkeys(numbers, self._mark)

    def _read(self, form: int, number: int, row: Row) -> Case:
        # `form` is that of the file when the row was taken: who still holds it may read it after a lift, too
        kept, mark = self._kept.get(number), mark_of(row)
        if kept is not None and kept.mark == mark:
            return kept.state.case
        problem = why_not(number, row, form)
        if problem:
            raise problem
        since = row.since(kept.last) if kept is not None and isinstance(row, Grown) else None
        if kept is None or since is None:
            state = read_growing(number, events_of(row))
        else:
            state = read_growing(number, [decode(event) for event in since], kept.state)
        self._keep_read(number, row, state)
        return state.case

    def _keep_read(self, number: int, row: Row, state: Growing) -> None:
        end = tail_of(row)
        if not end or end[0] == state.case.version:
            self._kept.keep(number, _Read(mark_of(row), end[1] if end else b"", state))
