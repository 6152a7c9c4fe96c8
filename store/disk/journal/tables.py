"""The documents in memory, changes to them, and changes that are not on disk yet."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from store.disk.journal.documents import Rows, decode, encode, encode_text

Change = tuple[str, str | None, bytes | None]
"""Table, id, document. Without a document the id is removed; without an id the table is emptied (and begun, if
need be) when the document is `EMPTY`, and dropped when there is none. Doing a change twice is doing it once."""
EMPTY = b"{}"


class Tables:
    """All tables; what is in them is on disk."""

    def __init__(self, rows: dict[str, Rows], last: Mapping[str, int], trust: bool = False) -> None:
        """`last` are the highest ids as far as they are known; with `trust` the ids need not be looked at."""
        self.rows = rows
        self._last = dict.fromkeys(rows, 0) | dict(last)
        if not trust:
            self.give_no_less({name: max(map(_number, keys), default=0) for name, keys in rows.items()})

    @property
    def last(self) -> Mapping[str, int]:
        """The highest id that each table ever gave."""
        return self._last

    def give_no_less(self, given: Mapping[str, int]) -> None:
        """Never again give an id up to these."""
        for name, last in given.items():
            self._last[name] = max(self._last.get(name, 0), last)

    def apply(self, changes: Iterable[Change]) -> None:
        """Carry changes out."""
        for name, key, document in changes:
            if key is None:
                self._last.pop(name, None)
                if document is None:
                    self.rows.pop(name, None)
                else:
                    self.rows[name] = {}
                continue
            rows = self.rows.setdefault(name, {})
            self._last[name] = max(self._last.get(name, 0), _number(key))
            if document is None:
                rows.pop(key, None)
            else:
                rows[key] = document


def changes_between(old: Mapping[str, Rows], new: Mapping[str, Rows]) -> Iterator[Change]:
    """The changes that make `new` of `old`."""
    for name in old.keys() - new.keys():
        yield name, None, None
    for name, rows in new.items():
        before = old.get(name)
        if before is None:
            yield name, None, EMPTY
            before = {}
        yield from ((name, key, None) for key in before.keys() - rows.keys())
        yield from ((name, key, document) for key, document in rows.items() if before.get(key) != document)


def pack(changes: Iterable[Change]) -> bytes:
    """The JSON of changes, as it stands in the journal."""
    return b"[%s]" % b",".join(
        b"[%s,%s,%s]" % (encode_text(name), encode_text(key), b"null" if document is None else document)
        for name, key, document in changes
    )


def unpack(changes: list[Any]) -> list[Change]:
    """Changes of the parsed JSON of a journal line. Raises `ValueError` or `TypeError`."""
    return [(name, key, None if document is None else encode(document)) for name, key, document in changes]


class View(Mapping[str, dict[str, Any]]):
    """A table as TinyDB reads it: id to document. Each document that is handed out is a new object."""

    def __init__(self, rows: Rows, over: dict[str, bytes | None] | None = None) -> None:
        self._rows = rows
        self._over = over or {}

    def raw(self, key: str) -> bytes | None:
        """The JSON of a document, None when there is none of this id."""
        return self._over[key] if key in self._over else self._rows.get(key)

    def __getitem__(self, key: str) -> dict[str, Any]:
        document = self.raw(key)
        if document is None:
            raise KeyError(key)
        return decode(document)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.raw(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter([key for key, _ in self.pairs()])

    def items(self) -> ItemsView[str, dict[str, Any]]:
        """Ids and documents as they are now, whatever the loop over them writes."""
        return _Items(self)

    def pairs(self) -> list[tuple[str, bytes]]:
        """Ids and the JSON of the documents."""
        rows, over = list(self._rows.items()), self._over
        if not over:
            return rows
        found = [(key, over.get(key, document)) for key, document in rows]
        found += [pair for pair in over.items() if pair[0] not in self._rows]
        return [(key, document) for key, document in found if document is not None]

    def __len__(self) -> int:
        difference = 0
        for key, value in self._over.items():
            difference += (value is not None) - (key in self._rows)
        return len(self._rows) + difference


class _Items(ItemsView[str, dict[str, Any]]):
    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._pairs = view.pairs()

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        return ((key, decode(document)) for key, document in self._pairs)


class Draft(MutableMapping[int, Mapping[str, Any]]):
    """A table as TinyDB's updaters change it. The documents that are handed out are copies; `changes` says
    afterwards what became of them."""

    def __init__(self, name: str, view: View | None, id_class: type[int] = int) -> None:
        self._name = name
        self._begun = view is None
        self._view = View({}) if view is None else view  # its length, and so its truth, takes time to tell
        self._id = id_class
        self._touched: dict[str, Mapping[str, Any] | None] = {}
        self._emptied = False

    def peek(self, key: int) -> Mapping[str, Any]:
        """A document to look at, not to change."""
        found = self._touched[str(key)] if str(key) in self._touched else self._view[str(key)]
        if found is None:
            raise KeyError(key)
        return found

    def changes(self) -> list[Change]:
        """What is to be written. Raises what `encode` raises."""
        found: list[Change] = []
        if self._emptied or self._begun:
            found.append((self._name, None, EMPTY))
        for key, document in self._touched.items():
            if document is None:
                found.append((self._name, key, None))
            elif (data := encode(document)) != self._view.raw(key):
                found.append((self._name, key, data))
        return found

    def __getitem__(self, key: int) -> Mapping[str, Any]:
        found = self.peek(key)
        self._touched.setdefault(str(key), found)
        return found

    def __setitem__(self, key: int, document: Mapping[str, Any]) -> None:
        self._touched[str(key)] = document

    def __delitem__(self, key: int) -> None:
        self.peek(key)
        self._touched[str(key)] = None

    def __contains__(self, key: object) -> bool:
        text = str(key)
        return self._touched[text] is not None if text in self._touched else text in self._view

    def __iter__(self) -> Iterator[int]:
        kept = [key for key in self._view if self._touched.get(key, EMPTY) is not None]
        new = [key for key, value in self._touched.items() if value is not None and key not in self._view]
        return iter([self._id(key) for key in kept + new])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove all documents."""
        self._emptied = self._emptied or len(self._view) > 0
        self._view = View({})
        self._touched = {}


class Pending:
    """The changes of one transaction, seen by nobody but the one who makes them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._over: dict[str, tuple[Rows, dict[str, bytes | None]] | None] = {}
        self._last: dict[str, int] = {}
        self.changes: list[Change] = []

    def names(self) -> list[str]:
        """The tables there are."""
        kept = [name for name in self._tables.rows if self._over.get(name, True)]
        return kept + [name for name, over in self._over.items() if over and name not in self._tables.rows]

    def view(self, name: str) -> View | None:
        """A table, None when there is none of this name."""
        if name in self._over:
            over = self._over[name]
            return None if over is None else View(*over)
        return View(self._tables.rows[name]) if name in self._tables.rows else None

    def next_id(self, name: str) -> int:
        """An id that this table never gave."""
        self._last[name] = self._last.get(name, self._tables.last.get(name, 0)) + 1
        return self._last[name]

    def add(self, changes: Iterable[Change]) -> None:
        """Take changes in."""
        for change in changes:
            name, key, document = change
            self.changes.append(change)
            if key is None:
                self._last[name] = 0
                self._over[name] = None if document is None else ({}, {})
                continue
            over = self._over.get(name) or (self._tables.rows.get(name, {}), {})
            self._over[name] = over
            over[1][key] = document
            self._last[name] = max(self._last.get(name, self._tables.last.get(name, 0)), _number(key))


def _number(key: str) -> int:
    return int(key) if key.isdigit() else 0
