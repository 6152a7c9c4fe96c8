"""Mending a damaged database: everything that can still be read, with the files kept aside as they were found.

What the database is to be is decided in memory and put in place by one replacement. Until then nothing is changed
but that copies lie beside it, so a repair that was interrupted begins anew from the same state; after it, the plain
file names the journal that it replaces, and only a new one is missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from content.text.words import Message
from store.disk.files import Files, read_whole
from store.disk.journal.chain import Judged, is_short, judge, marked, parts_of, start_of
from store.disk.journal.documents import parse, salvage_plain
from store.disk.journal.fold import begin, replace_all
from store.disk.journal.journal import BrokenJournal, Identity, identity_of, open_journal
from store.disk.journal.lines import salvage_lines
from store.disk.journal.load import Loaded, load
from store.disk.journal.origin import TABLE, Origin, origin_of
from store.disk.journal.place import Place
from store.disk.journal.rows import Addition, Row, Rows, tail_of
from store.disk.journal.tables import Change, Tables, number_of, unpack
from store.errors import DamagedFile, cannot_write

Told = dict[str, Any]
"""What a repair came to, in a form that is kept on disk with the repaired file."""


class Remains(Struct):
    """What is left: the documents that can be read, marked where their checksums do not hold; what the journal
    added to documents, also to some that are not there any more; and what was not as it should be.

    `damaged` tells that a file holds what was never written so, `short` that a part of the journal is missing,
    `aside` that the journal there does not go with the file; `given` are the highest ids that are known to have
    been given; `held` how many events the documents had when the file was written.
    """

    tables: Tables
    given: Mapping[str, int]
    added: list[tuple[str, str, Addition]] = field(default_factory=list)
    damaged: bool = False
    short: bool = False
    aside: bool = False
    held: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    notices: list[Message] = field(default_factory=list)


class Repaired(Struct, frozen=True):
    """What a repair came to, and the copies of the files as they were found, none if all was whole; `earlier` tells
    that it is what the last one came to, which may have been interrupted before it could tell."""

    told: Told
    copies: tuple[Path, ...] = ()
    earlier: bool = False


Decide = Callable[[Remains], "tuple[Tables | None, Told]"]
"""What to make of what is left, None to leave it as it is, and what is to be told about that."""


def as_it_is(remains: Remains) -> tuple[Tables | None, Told]:
    """Take what can be read."""
    return (remains.tables if remains.damaged else None), {}


def repair(path: Path, files: Files | None = None, decide: Decide = as_it_is) -> Repaired:
    """Make a damaged database usable again.

    Nothing is done to a whole database, nor to one of a newer format. Raises `HomeProblem` when it can't be done;
    nothing is lost then.
    """
    place = Place(files or Files(), Path(os.path.realpath(path)))
    with place.files.lock(place.lock):
        try:
            return _repair(place, decide)
        except OSError as error:
            raise cannot_write(place.main, error) from error


def _repair(place: Place, decide: Decide) -> Repaired:
    loaded: Loaded | None = None
    try:
        loaded = load(place)
        origin, remains = loaded.origin, _remains(place, loaded)
    except DamagedFile as problem:
        remains, origin = _salvage(place)
        remains.notices.append(problem.message)
    generation = max(loaded.journal.generation if loaded.journal else 0, loaded.generation) if loaded else 0
    tables, told = decide(remains)
    if loaded and tables is None:
        if loaded.journal:
            loaded.journal.close()
        if loaded.superseded:
            begin(place, loaded.tables, origin, loaded.identity)[0].close()
        if loaded.superseded or (origin.told and not any(told.values())):
            return Repaired(origin.told, earlier=True)
        if not loaded.unsettled or not loaded.notices:
            return Repaired(told)
    copies = [
        place.keep_copy(path, found[0], "damaged")
        for path in (place.main, place.journal)
        if (found := read_whole(place.files, path)) and found[0]
    ]
    told = told | {"copies": [copy.name for copy in copies]}
    replace_all(place, tables or remains.tables, origin, generation, told)[0].close()
    return Repaired(told, tuple(copies))


def _salvage(place: Place) -> tuple[Remains, Origin]:
    """All that can be read of both files, whatever they hold."""
    main, journal = read_whole(place.files, place.main), read_whole(place.files, place.journal)
    rows = salvage_plain(main[0]) if main else {}
    try:
        origin = origin_of(rows) or Origin()
    except (ValueError, TypeError, AttributeError):
        origin = Origin()
    rows.pop(TABLE, None)
    _judge(rows, origin)
    tables = Tables(rows, origin.last)
    remains = Remains(tables, {}, damaged=True, short=_is_broken(place))
    home, generation, changes = origin.home, origin.generation, list[Change]()
    for line in _lines(journal[0] if journal else b""):
        if isinstance(line, list):
            changes += _changes(line)
        elif isinstance(line, Identity):
            changes = [] if origin.id and line.id == origin.id else changes
        else:
            home, generation = home or line.home, max(generation, line.generation)
            tables.give_no_less(line.last)
    remains.added = list(_added(changes))
    for name, key, document in changes:
        before = tables.rows.get(name, {}).get(key or "")
        if not (before and isinstance(document, bytes) and _is_further(name, key or "", before, document)):
            tables.apply([(name, key, document)])
    remains.given = dict(tables.last)
    if remains.short:
        tables.give_no_less(origin.reserved())
    remains.held = origin.held
    return remains, Origin(home, generation, origin.id, None, None, origin.last, held=origin.held)


def _remains(place: Place, loaded: Loaded) -> Remains:
    """What is left where both files can be read."""
    remains = Remains(loaded.tables, _given(loaded.tables, loaded.origin.last), notices=list(loaded.notices))
    remains.held = loaded.origin.held
    if loaded.unsettled and loaded.notices:
        journal = read_whole(place.files, place.journal)
        remains.aside = bool(journal and journal[0]) and not loaded.journal
        remains.short = loaded.short or not (journal and journal[0])
        home = loaded.origin.home
        for line in _lines(journal[0] if journal else b""):
            if isinstance(line, Origin) and home and line.home != home:
                break  # of another folder, where the same numbers are other cases
            remains.added += _added(_changes(line)) if isinstance(line, list) else ()
    return remains


def _added(changes: Iterable[Change]) -> Iterator[tuple[str, str, Addition]]:
    """What changes added to documents that carry checksums, those that were begun included."""
    for name, key, document in changes:
        if isinstance(document, Addition) and key is not None:
            yield name, key, document
        elif isinstance(document, bytes) and key is not None and tail_of(document):
            events, sums = parts_of(document)
            yield name, key, Addition(0, start_of(name, key), tuple(events), sums)


def _given(tables: Tables, last: Mapping[str, int]) -> dict[str, int]:
    """The ids that were given, without those that may have been."""
    found = dict(last)
    for name, rows in tables.rows.items():
        found[name] = max(found.get(name, 0), *(number_of(key) or 0 for key in rows), 0)
    return found


def _judge(rows: dict[str, Rows], origin: Origin) -> None:
    """Mark what does not hold or was cut short; a document whose only checksum does not hold is left out."""
    for name, documents in rows.items():
        for key, row in list(documents.items()):
            judged = judge(name, key, row)
            short = judged is Judged.HOLDS and is_short(row, origin.held.get(name, {}).get(key, 0))
            if judged is Judged.BROKEN or short:
                documents[key] = marked(row)
            elif judged is Judged.FALSE:
                del documents[key]


def _is_broken(place: Place) -> bool:
    """Whether a part of the journal cannot be read, or all of it is gone."""
    journal = open_journal(place.files, place.journal)
    try:
        return not journal or journal.read() is None
    except BrokenJournal:
        return True


def _lines(data: bytes) -> Iterator[list[Any] | Identity | Origin]:
    """The lines of a journal that can be read and are of a form that is known: changes, the plain file that was to
    come, and where the journal comes from."""
    for payload in salvage_lines(data):
        with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError):
            line = parse(payload)
            if isinstance(line, list):
                yield line
            elif "fold" in line and (identity := identity_of(line["fold"])):
                yield identity
            elif "generation" in line:
                last = {str(name): int(number) for name, number in line["last"].items()}
                yield Origin(str(line.get("home", "")), int(line["generation"]), last=last)


def _changes(line: list[Any]) -> list[Change]:
    try:
        return unpack(line)
    except (ValueError, TypeError, AttributeError):
        return []


def _is_further(table: str, key: str, here: Row, document: bytes) -> bool:
    """Whether a document here goes on from the one of an earlier line."""
    mine, theirs = tail_of(here), tail_of(document)
    return bool(mine and theirs and mine[0] >= theirs[0]) and judge(table, key, here) is Judged.HOLDS
