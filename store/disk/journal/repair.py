"""Mending a damaged database: everything that can still be read, with the damaged files kept aside."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from content.text.words import N_, Message, message
from store.disk.files import Files, read_whole
from store.disk.journal.documents import parse, salvage_plain
from store.disk.journal.fold import replace_all
from store.disk.journal.lines import salvage_lines
from store.disk.journal.load import Place, load
from store.disk.journal.tables import Tables, unpack
from store.errors import DamagedFile, cannot_write


class Repaired(Struct, frozen=True):
    """What a repair came to: `words` for the user, and the copies of the damaged files, none if all was whole."""

    words: Message
    copies: tuple[Path, ...] = ()


def repair(path: Path, files: Files | None = None) -> Repaired:
    """Make a damaged database usable again, keeping every document that can be read.

    The damaged files are kept aside first. Nothing is done to a whole database, nor to one of a newer format.
    No process may have the database open. Raises `HomeProblem` when it can't be done; nothing is lost then.
    """
    place = Place(files or Files(), Path(os.path.realpath(path)))
    with place.files.lock(place.lock):
        try:
            load(place)
        except DamagedFile:
            pass
        else:
            return Repaired(message(N_("{path} is whole; nothing was changed."), path=str(place.main)))
        try:
            return _repair(place)
        except OSError as error:
            raise cannot_write(place.main, error) from error


def _repair(place: Place) -> Repaired:
    main, journal = read_whole(place.files, place.main), read_whole(place.files, place.journal)
    copies = [
        place.keep_copy(path, found[0], "damaged")
        for path, found in ((place.main, main), (place.journal, journal))
        if found
    ]
    tables = Tables(salvage_plain(main[0]) if main else {}, {})
    generation = 0
    for payload in salvage_lines(journal[0]) if journal else ():
        generation = max(generation, _take_in(tables, parse(payload)))
    replace_all(place, tables, generation)
    text = N_("{path} was repaired; documents that could be read: {n}. The damaged files are kept: {copies}")
    number, names = sum(map(len, tables.rows.values())), tuple(copy.name for copy in copies)
    return Repaired(message(text, path=str(place.main), n=number, copies=names), tuple(copies))


def _take_in(tables: Tables, line: Any) -> int:
    """Carry out a line of a journal; the generation of the journal if the line says it."""
    if isinstance(line, list):
        tables.apply(unpack(line))
    if isinstance(line, Mapping) and "generation" in line:
        tables.give_no_less(line["last"])
        return int(line["generation"])
    return 0
