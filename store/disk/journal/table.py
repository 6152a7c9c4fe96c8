"""TinyDB's table on the journal: a change costs what it changes, and is made on the newest state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, cast

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.disk.journal.storage import JournalStorage
from store.disk.journal.tables import Draft, View

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class JournalTable(Table):
    """A table whose changes are appended and whose reads are fresh. Documents are told by integer ids.

    Results are the caller's own: changing one changes nothing here. No query result is cached.
    """

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB."""
        with self._journal.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents, all or none; see TinyDB."""
        documents = list(documents)  # they may come from anywhere, so not under the lock
        with self._journal.transaction():
            return super().insert_multiple(documents)

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Update documents, all or none; see TinyDB."""
        with self._journal.transaction():
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().update(fields, doc_ids=doc_ids)

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Update documents by several conditions, all or none; see TinyDB."""
        updates, updated = list(updates), []

        def updater(table: dict[int, Mapping[str, Any]]) -> None:
            draft = cast(Draft, table)
            for doc_id in draft:
                for fields, cond in updates:
                    if not cond(draft.peek(doc_id)):
                        continue
                    updated.append(doc_id)
                    document = cast(dict[str, Any], draft[doc_id])
                    if callable(fields):
                        fields(document)
                    else:
                        document.update(fields)

        self._update_table(updater)
        return updated

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update or insert a document; see TinyDB."""
        with self._journal.transaction():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove documents, all or none; see TinyDB."""
        with self._journal.transaction():
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().remove(doc_ids=doc_ids)

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match; see TinyDB."""
        return [document for document in self if cond(document)]

    def ids(self) -> list[int]:
        """The ids of all documents, without reading these."""
        return [self.document_id_class(key) for key in self.view()]

    def view(self) -> View:
        """All documents by id as they are now; each is read when it is asked for."""
        view = self._journal.view(self.name)
        return View({}) if view is None else view

    def passing(self, test: Callable[[bytes], bool]) -> set[int]:
        """The ids of all documents whose JSON, in UTF-8, passes a test."""
        return {self.document_id_class(key) for key, document in self.view().pairs() if test(bytes(document))}

    def _get_next_id(self) -> int:
        with self._journal.transaction() as pending:
            return pending.next_id(self.name)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast(dict[str, Mapping[str, Any]], self.view())

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._journal.transaction() as pending:
            draft = Draft(self.name, pending.view(self.name), self.document_id_class)
            updater(cast(dict[int, Mapping[str, Any]], draft))
            pending.add(draft.changes())

    def _matching(self, cond: QueryLike) -> list[int]:
        return [self.document_id_class(key) for key, document in self.view().items() if cond(document)]

    @property
    def _journal(self) -> JournalStorage:
        return cast(JournalStorage, self._storage)
