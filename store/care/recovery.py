"""Mending a damaged home: what the file and its journal still hold, and the snapshots for the rest.

Every event counts only where its checksum holds, whoever keeps it; so a text that was altered never wins, however
long it is. What came from where is told case by case, and kept with the repaired file until it is written again:
a repair that was interrupted tells the same when it is run once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from content.text.words import Message
from store.care.links import FILE, JOURNAL, Links, Rebuilt, sources
from store.care.mended import words_of
from store.care.owners import strays_of, sums_of
from store.case.events import CaseOpened
from store.disk.caserows import (
    CASES,
    FORMAT,
    META,
    Meta,
    case_row,
    events_of,
    meta_of,
    meta_row,
    read_case,
    why_not,
)
from store.disk.home import Home
from store.disk.journal.chain import links, parts_of, start_of
from store.disk.journal.documents import NotPlain, decode, read_plain
from store.disk.journal.repair import Remains, Told, repair
from store.disk.journal.rows import LENGTH, Row, Rows, is_marked, tail_of
from store.disk.journal.tables import Tables, number_of
from store.disk.snapshots import Snapshot, Snapshots
from store.errors import DamagedFile, NewerCase

MOST_NUMBERS = 10**6
"""So many numbers are looked at for cases that are not there."""


def mend(home: Home) -> tuple[Message, ...]:
    """Repair the file of all cases, and tell what was kept, what came from where and what is lost.

    The files as they were found are kept aside. Nothing is done to what is whole. No desk may be open on the home
    in this process. Raises `HomeProblem`.
    """
    home.prepare()
    return tuple(
        words_of(home.cases, repair(home.cases, home.files(), _Work(Snapshots(home.backups, home.files())).decide))
    )


class _Old:
    """What the snapshots hold: the newest by the file's own count leads, whatever the clock said."""

    def __init__(self, snapshots: Snapshots) -> None:
        self.last, self.purged, self.gone = 0, set[int](), set[int]()
        self._snapshots = snapshots
        self.all = [one for one in snapshots.all() if snapshots.read(one) is not None]
        for place, (_, tables) in enumerate(self.tables()):
            meta = _meta(tables.get(META, {})) or Meta()
            self.last = max(self.last, meta.last_number)
            self.purged |= set(meta.purged)
            if place == 0:
                self.gone = _all_up_to(meta.last_number) - _numbers(tables.get(CASES, {}))

    def tables(self) -> Iterator[tuple[Snapshot, dict[str, Rows]]]:
        """All snapshots that are whole, the newest first."""
        for snapshot in self.all:
            data = self._snapshots.read(snapshot)
            try:
                yield snapshot, read_plain(data or b"")
            except NotPlain:
                continue


class _Work:
    """Decides what becomes of each case."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def decide(self, remains: Remains) -> tuple[Tables | None, Told]:
        """The tables as they should be, and what came from where; None when they are as they should be."""
        rows = dict(remains.tables.rows.get(CASES, {}))
        here = {number: row for key, row in rows.items() if (number := number_of(key))}
        meta = _meta(remains.tables.rows.get(META, {}))
        form = meta.format if meta else FORMAT
        bad = {number for number, row in here.items() if why_not(number, row, form) or not _readable(number, row)}
        damaged = remains.damaged or remains.short or remains.aside or (bool(here) and meta is None)
        if not bad and not damaged and remains.tables.rows:
            return None, {}
        old = _Old(self._snapshots)
        damaged = damaged or bool(not remains.tables.rows and old.all)
        purged = old.purged | set(meta.purged if meta else ())
        last = max(old.last, meta.last_number if meta else 0, remains.given.get(CASES, 0))
        strays = strays_of(here, bad, (bad | _all_up_to(last)) - (here.keys() - bad) - purged)
        known = _collect(remains, here, bad, strays, self._sources(old, here, bad, form if damaged else 0))
        foreign = strays.keys() | _disown(known, here, bad, old)
        told: list[list[Any]] = []
        for number in sorted(known.keys() - purged):
            made = _better(number, here.get(number), known[number], form if damaged else FORMAT)
            if made and (number in here or number not in old.gone):
                rows[str(number)] = case_row(number, made.events)
                missing = max(made.lost, remains.held.get(CASES, {}).get(str(number), 0) - len(made.links))
                told.append([number, len(made.links), sources(made.links), missing])
        mended = {number for number, *_ in told}
        displaced = {number for number in bad - mended if _is_displaced(number, rows)}
        for number in displaced:
            del rows[str(number)]
        gone = _all_up_to(last) - _numbers(rows) - purged - old.gone
        lost = {number for number in bad - mended if str(number) in rows and not _is_by_hand(here[number])}
        report = {
            "cases": told,
            "foreign": sorted(foreign),
            "lost": sorted(lost | (gone if damaged else gone & bad)),
            "next": remains.tables.last.get(CASES, 0) + 1 if remains.short else 0,
        }
        if not (told or damaged or displaced):
            return None, report
        after = Meta(
            FORMAT, max(last, remains.tables.last.get(CASES, 0)), sorted(purged), meta.purging if meta else []
        )
        if form < FORMAT:
            rows = {key: _lifted(key, row) for key, row in rows.items()}
        every = remains.tables.rows | {CASES: rows, META: {"1": meta_row(after)}}
        return Tables(every, remains.tables.last), report

    def _sources(self, old: _Old, here: dict[int, Row], bad: set[int], form: int) -> Iterator[tuple[str, int, Row]]:
        """What snapshots hold of the cases that need it; with a `form` the file was damaged and is of that form."""
        seen = set[int]()
        for snapshot, tables in old.tables():
            for key, row in tables.get(CASES, {}).items():
                number = number_of(key)
                if not number or (number not in here and number in old.gone):
                    continue
                newest = number not in seen
                seen.add(number)
                missing = number not in here or form < FORMAT
                wanted = number in bad or (form and (missing or (newest and _length(row) > _length(here[number]))))
                if wanted and not is_marked(row) and _readable(number, row):
                    yield snapshot.at.isoformat(), number, row


def _collect(
    remains: Remains,
    here: dict[int, Row],
    bad: set[int],
    strays: dict[int, int],
    others: Iterator[tuple[str, int, Row]],
) -> dict[int, Links]:
    """All links of the cases that are to be put together: those that are not as they were saved, and those of which
    a snapshot holds more. A text that stands under a number not its own counts for the case whose it is."""
    known: dict[int, Links] = {}

    def of(number: int) -> Links:
        if number not in known:
            known[number] = Links(start_of(CASES, str(number)))
            if number in here and number not in strays:
                _add(known[number], FILE, here[number])
        return known[number]

    for number in bad:
        of(number)
    for number, owner in strays.items():
        _add(of(owner), FILE, here[number])
    for name, key, added in remains.added:
        added_to = number_of(key) if name == CASES else None
        if added_to and (remains.aside or added_to in bad or added_to not in here):
            events = [decode(event) for event in added.events]
            of(added_to).add(JOURNAL, added.before, events, added.sums, newest=not remains.aside)
    for source, number, row in others:
        _add(of(number), source, row)
    return known


def _disown(known: dict[int, Links], here: dict[int, Row], bad: set[int], old: _Old) -> set[int]:
    """Take out of each case what is another's, and tell of which cases something was."""
    doubtful = set[bytes]().union(*(one.doubtful() for one in known.values()))
    kept = ((number, row) for number, row in here.items() if number not in bad)
    saved = (
        (number, row)
        for _, tables in old.tables()
        for key, row in tables.get(CASES, {}).items()
        if (number := number_of(key)) and not is_marked(row)
    )
    owners = sums_of(chain(kept, saved), doubtful) if doubtful else {}
    for number, one in known.items():
        owners |= dict.fromkeys(one.rooted() & doubtful, number)
    return {
        n for n, one in known.items() if one.disown({one_sum for one_sum, owner in owners.items() if owner != n})
    }


def _add(known: Links, source: str, row: Row) -> None:
    """Take in what a row holds."""
    events = events_of(row) or []
    try:
        sums = str(decode(bytes(row)).get("sums", "")).lstrip("!").encode()
    except (ValueError, RecursionError):
        sums = b""
    if source == FILE:
        known.add(FILE, known.start, events, sums, newest=True)
    elif all(isinstance(event, dict) for event in events):
        # a snapshot of the first format has no checksums: its own hash vouches for it
        known.follow(source, events, sums or b"".join(links(known.start, events)))


def _better(number: int, here: Row | None, known: Links, form: int) -> Rebuilt | None:
    """The history to take, None when the one that is there is as good or nothing else can be read."""
    made = known.rebuild()
    sound = Rebuilt(made.links[: made.sound], made.lost, made.sound)
    for one in (made, max(sound, known.leading, key=lambda one: len(one.links)), sound, known.leading):
        if (
            not one.links
            or one.events[0].get("kind") != CaseOpened.kind
            or not _events_readable(number, one.events)
        ):
            continue
        if here is None:
            return one
        mine = events_of(here) or []
        if why_not(number, here, form) or not _events_readable(number, mine):
            return one
        if form < FORMAT:  # nothing vouches for it but that it goes on from what the snapshot holds
            return None if mine[: len(one.links)] == one.events else one
        return one if len(mine) < len(one.links) and mine == one.events[: len(mine)] else None
    return None


def _all_up_to(last: int) -> set[int]:
    return set(range(1, min(last, MOST_NUMBERS) + 1))


def _numbers(rows: Rows) -> set[int]:
    return {number for key in rows if (number := number_of(key))}


def _meta(rows: Rows) -> Meta | None:
    try:
        return meta_of(rows.get("1"))
    except ValueError:
        return None


def _length(row: Row) -> int:
    end = tail_of(row)
    return end[0] if end else len(events_of(row) or ())


def _is_displaced(number: int, rows: Rows) -> bool:
    """Whether what stands under a number is only another case, of which the number was altered."""
    end = parts_of(rows[str(number)])[1][-LENGTH:]
    return bool(end) and any(end in bytes(row) for key, row in rows.items() if key != str(number))


def _is_by_hand(row: Row | None) -> bool:
    """Whether another program wrote a case that can be read: it waits to be accepted."""
    return row is not None and tail_of(row) is None and _events_readable(1, events_of(row) or [])


def _readable(number: int, row: Row) -> bool:
    return _events_readable(number, events_of(row))


def _events_readable(number: int, history: Any) -> bool:
    """Whether a history can be read, or only not yet."""
    try:
        read_case(number, history)
    except NewerCase:
        return True
    except DamagedFile:
        return False
    return True


def _lifted(key: str, row: Row) -> Row:
    number, events = number_of(key), events_of(row)
    if not number or tail_of(row) or not events or not _events_readable(number, events):
        return row
    return case_row(number, events)
