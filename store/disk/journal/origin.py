"""What a plain file and its journal say about where they come from: so that those of different times, or of
different homes, are told apart.

The plain file says it in a table of its own, which programs that know nothing of it leave alone:

    "_journal": {"1": {"home": "...", "generation": 7, "id": "...", "journal": "...", "after": null,
                       "last": {"cases": 12}, "told": {}, "held": {"cases": {"7": 3}},
                       "sum": "..."}}

`generation` grows with every plain file; `id` is its own; `journal` is the id of the journal that goes on from it,
or null in a copy that stands for itself; `after` is the hash of a journal that it replaces; `told` is what a repair
came to; `held` says how many events each document has in this file, as a chain that was cut short holds, too.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import asdict

from store.disk.journal.chain import sum_of
from store.disk.journal.documents import decode, encode
from store.disk.journal.rows import Rows, is_marked, tail_of

TABLE = "_journal"
"""The table of the plain file that holds its origin."""
RESERVED = 100
"""So many new ids a journal gives at the most: so who lost it knows which ids were never given."""


class Origin(Struct, frozen=True):
    """Where a plain file comes from; ids are random."""

    home: str = ""
    generation: int = 0
    id: str = ""
    journal: str | None = None
    after: str | None = None
    last: dict[str, int] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    held: dict[str, dict[str, int]] = field(default_factory=dict)

    def reserved(self) -> dict[str, int]:
        """The highest ids that the journal after this plain file can have given."""
        return {name: last + RESERVED for name, last in self.last.items()}


def new_id() -> str:
    """An id that no other has."""
    return os.urandom(8).hex()


def held_in(tables: Mapping[str, Rows], before: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """How many events the documents have; for one that is marked, how many it is known to have had."""
    found: dict[str, dict[str, int]] = {}
    for name, rows in tables.items():
        had = before.get(name, {})
        for key, row in rows.items():
            end = tail_of(row)
            number = end[0] if end else had.get(key, 0) if is_marked(row) else 0
            if number:
                found.setdefault(name, {})[key] = number
    return found


def rows_of(origin: Origin) -> Rows:
    """The table that says it."""
    document = asdict(origin)
    return {"1": encode(document | {"sum": sum_of(document)})}


def origin_of(tables: Mapping[str, Rows]) -> Origin | None:
    """What a plain file says about itself, None when it says nothing. Raises `ValueError` when that was altered."""
    row = tables.get(TABLE, {}).get("1")
    if row is None:
        return None
    document = decode(bytes(row))
    if document.get("sum") != sum_of(document):
        raise ValueError(document)
    try:
        return msgspec.convert({key: value for key, value in document.items() if key != "sum"}, Origin)
    except msgspec.ValidationError as error:
        raise ValueError(document) from error


def generation_of(data: bytes) -> int:
    """The generation that a plain file of ours says it is of, 0 when it says none."""
    at = data.rfind(b'"%s":{' % TABLE.encode())
    try:
        origin = origin_of({TABLE: {"1": encode(decode(b"{" + data[at:])[TABLE]["1"])}}) if at >= 0 else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return 0
    return origin.generation if origin else 0
