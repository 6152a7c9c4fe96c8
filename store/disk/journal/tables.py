"""The documents in memory, changes to them, and changes that are not on disk yet."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from store.disk.journal.chain import grow
from store.disk.journal.documents import decode, encode, encode_text
from store.disk.journal.rows import LENGTH, Addition, Row, Rows

Change = tuple[str, str | None, Row | Addition | None]
"""Table, id, document or what is added to it. Without a document the id is removed; without an id the table is
emptied (and begun, if need be) when the document is `EMPTY`, and dropped when there is none. Doing a change twice
is doing it once."""
EMPTY = b"{}"
MOST_DIGITS = 18


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
            after = _after(name, key, rows.get(key), document)
            if after is None:
                rows.pop(key, None)
            else:
                rows[key] = after


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
        b"[%s,%s,%s]" % (encode_text(name), encode_text(key), _packed(document)) for name, key, document in changes
    )


def _packed(document: Row | Addition | None) -> bytes:
    if isinstance(document, Addition):
        held, before, events, sums = document
        return b'%d,"%s",[%s],"%s"' % (held, before, b",".join(events), sums)
    return b"null" if document is None else bytes(document)


def unpack(changes: list[Any]) -> list[Change]:
    """Changes of the parsed JSON of a journal line. Raises `ValueError` or `TypeError`."""
    found: list[Change] = []
    for name, key, document, *added in changes:
        if not isinstance(name, str) or not isinstance(key, str | None):
            raise TypeError
        if added:
            before, events, sums = added
            made = Addition(int(document), before.encode(), tuple(map(encode, events)), sums.encode())
            if not made.events or len(made.sums) != LENGTH * len(made.events):
                raise ValueError(sums)
            found.append((name, key, made))
        else:
            found.append((name, key, None if document is None else encode(document)))
    return found


def _after(table: str, key: str, row: Row | None, document: Row | Addition | None) -> Row | None:
    """What a document is after a change."""
    return grow(table, key, row, document) if isinstance(document, Addition) else document


class View(Mapping[str, dict[str, Any]]):
    """A table as TinyDB reads it: id to document. Each document that is handed out is a new object."""

    def __init__(self, rows: Rows, over: dict[str, Row | None] | None = None) -> None:
        self._rows = rows
        self._over = over or {}

    def row(self, key: str) -> Row | None:
        """A document as it is in memory, None when there is none of this id."""
        return self._over[key] if key in self._over else self._rows.get(key)

    def raw(self, key: str) -> bytes | None:
        """The JSON of a document, None when there is none of this id."""
        row = self.row(key)
        return None if row is None else bytes(row)

    def __getitem__(self, key: str) -> dict[str, Any]:
        document = self.raw(key)
        if document is None:
            raise KeyError(key)
        return decode(document)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.row(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter([key for key, _ in self.pairs()])

    def items(self) -> ItemsView[str, dict[str, Any]]:
        """Ids and documents as they are now, whatever the loop over them writes."""
        return _Items(self)

    def pairs(self) -> list[tuple[str, Row]]:
        """Ids and documents."""
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
        return ((key, decode(bytes(document))) for key, document in self._pairs)


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
    """The changes of one transaction, seen by nobody but the one who makes them.

    With `whole` they are not appended to the journal but make a new plain file: so is done what touches all.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._over: dict[str, tuple[Rows, dict[str, Row | None]] | None] = {}
        self._last: dict[str, int] = {}
        self.changes: list[Change] = []
        self.whole = False

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

    def tables(self) -> Tables:
        """All tables as they are after the changes."""
        views = [(name, self.view(name)) for name in self.names()]
        made = Tables({name: dict(view.pairs()) for name, view in views if view is not None}, self._tables.last)
        made.give_no_less(self._last)
        return made

    @property
    def last(self) -> Mapping[str, int]:
        """The highest ids that were given or taken in it."""
        return self._last

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
            over[1][key] = _after(name, key, View(*over).row(key), document)
            self._last[name] = max(self._last.get(name, self._tables.last.get(name, 0)), _number(key))


def number_of(key: str) -> int | None:
    """The number that an id is, None for one that is none."""
    return int(key) if key.isascii() and key.isdecimal() and len(key) < MOST_DIGITS else None


def _number(key: str) -> int:
    return number_of(key) or 0
