"""The tables of the file of cases: what is read from them, and what may be written, inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from content.text.words import N_, Message, message
from store.disk.caserows import (
    CASES,
    FORMAT,
    META,
    Meta,
    case_row,
    events_of,
    lifted,
    meta_of,
    meta_row,
    read_case,
    unreadable,
    why_not,
)
from store.disk.journal import Database
from store.disk.journal.chain import links
from store.disk.journal.documents import NotPlain, encode, read_plain
from store.disk.journal.rows import Addition, Row, tail_of
from store.disk.journal.tables import number_of
from store.errors import DamagedFile, HomeProblem, UnknownCase
from store.ports import Histories

FEW = 64
"""So many cases are changed together in the journal; more than that make a new file."""


class CaseTable:
    """The cases of an open database. What writes must be called inside a transaction of it."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self._path = path

    def row(self, number: int) -> Row:
        """A case as it is in memory. Raises `UnknownCase`."""
        row = self.database.table(CASES).view().row(str(number))
        if row is None:
            raise UnknownCase(N_("There is no case {number}; {do_list} shows those there are."), number=number)
        return row

    def rows(self) -> dict[int, Row]:
        """All cases as they are in memory; what stands there under no number is left out."""
        pairs = self.database.table(CASES).view().pairs()
        return {number: row for key, row in pairs if (number := number_of(key))}

    def strangers(self, rows: Mapping[int, Row]) -> list[Message]:
        """What to say of documents that stand among the cases under no number, beside those of `rows` under one."""
        text = N_("Among the cases stands something under “{key}”, which is no number of a case; it is kept as it "
                  "is and not shown.")  # fmt: skip
        view = self.database.table(CASES).view()
        if len(rows) == len(view):
            return []
        pairs = view.pairs()
        return [message(text, key=key) for key, _ in pairs if not number_of(key)]

    def check_present(self) -> None:
        """Raise `DamagedFile` when there is no file and no journal, but there are snapshots of them."""
        folder = self._path.with_name("backups")
        if (
            not self.database.tables()
            and not self.database.generation
            and any(_holds_cases(one) for one in folder.glob("cases-*.json"))
        ):
            raise DamagedFile(
                N_("The file of all cases is gone, and so is its journal: {path}. Snapshots of it are in {folder}. "
                   "Put it back, or let {do_repair} take the newest snapshot."),
                path=str(self._path),
                folder=str(folder),
            )  # fmt: skip

    def check_format(self) -> int:
        """The format of the file. Raises `HomeProblem` for a newer one, and `DamagedFile`."""
        found = self.meta().format
        if found > FORMAT:
            raise HomeProblem(
                N_("{path} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
                path=str(self._path),
            )
        return found

    def meta(self) -> Meta:
        """What the file says of its cases. Raises `DamagedFile` when that was altered."""
        try:
            found = meta_of(self.database.table(META).view().row("1"))
        except ValueError as error:
            raise DamagedFile(
                N_("{path} is damaged: what it says about its cases was altered. It was left as it is. {do_repair}"
                   " repairs it."),
                path=str(self._path),
            ) from error  # fmt: skip
        if found is None:
            # an empty file is of the form of today, and one with cases of the first
            return Meta(1 if len(self.database.table(CASES).view()) else FORMAT)
        return found

    def say(self, meta: Meta) -> None:
        """Write what the file says of its cases."""
        row = meta_row(meta)
        if row != self.database.table(META).view().raw("1"):
            self.database.put(META, "1", row)

    def lift(self) -> None:
        """Bring a file of the first format into the form of today, all cases at once."""
        meta = self.meta()
        if meta.format == FORMAT:
            return
        with self.database.transaction() as pending:
            pending.whole = True
            for number, row in self.rows().items():
                if new := lifted(number, row):
                    self.database.put(CASES, str(number), new)
            self.say(Meta(FORMAT, meta.last_number, meta.purged, meta.purging))

    def begin(self, events: list[dict[str, Any]]) -> int:
        """Write a new case under a number that was never given."""
        meta = self.meta()
        number = max(self.database.next_id(CASES), meta.last_number + 1)
        self.database.put(CASES, str(number), case_row(number, events))
        self.say(Meta(FORMAT, number, meta.purged, meta.purging))
        return number

    def extend(self, number: int, events: list[dict[str, Any]]) -> None:
        """Add events to a case."""
        end = tail_of(self.row(number))
        if end is None:
            raise unreadable(number)
        sums = b"".join(links(end[1], events))
        self.database.extend(CASES, str(number), Addition(*end, tuple(map(encode, events)), sums))

    def accept(self, number: int) -> None:
        """Take the text of a case as it is now for what counts. Raises `UnknownCase` and `DamagedFile`."""
        events, meta = events_of(self.row(number)), self.meta()
        read_case(number, events)
        self.database.put(CASES, str(number), case_row(number, events or []))
        self.say(Meta(FORMAT, max(number, meta.last_number), meta.purged, meta.purging))

    def histories(self) -> Histories:
        """All cases as they are on disk; one whose text is not what was saved has no events here."""
        meta = self.meta()
        cases = {
            number: [] if why_not(number, row, meta.format) else events_of(row) or []
            for number, row in self.rows().items()
        }
        return Histories(cases, max(meta.last_number, *cases, 0), list(meta.purged))

    def rewrite(self, before: Histories, after: Histories, purging: bool = False) -> None:
        """Make other histories of these; with `purging`, note that those now purged are still being taken away."""
        meta = self.meta()
        numbers = before.cases.keys() | after.cases.keys()
        changed = [number for number in numbers if after.cases.get(number) != before.cases.get(number)]
        with self.database.transaction() as pending:
            pending.whole = pending.whole or len(changed) > FEW
            for number in changed:
                history = after.cases.get(number)
                row = None if history is None else case_row(number, history)
                self.database.put(CASES, str(number), row)
            gone = set(after.purged) - set(before.purged) if purging else set()
            self.say(Meta(FORMAT, max(before.last, after.last), after.purged, [*meta.purging, *gone]))


def _holds_cases(snapshot: Path) -> bool:
    """Whether there was ever a case in what a snapshot is of; one that cannot be read may be of anything."""
    try:
        tables = read_plain(snapshot.read_bytes())
    except (OSError, NotPlain):
        return True
    return bool(tables.get(CASES) or tables.get(META))
