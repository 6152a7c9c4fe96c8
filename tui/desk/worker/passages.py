"""The passages of the guidance, made when one is first looked for and kept while the playbook is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.pack.finder import Finder, Hit
    from content.pack.playbook import Playbook
    from store.opening import HomeDesk

MOST = 12
"""Passages that are shown."""


class Passages:
    """Finds passages in the playbook of new cases."""

    def __init__(self) -> None:
        self._book: Playbook | None = None
        self._finder: Finder | None = None

    def find(self, desk: HomeDesk, words: str) -> tuple[Hit, ...]:
        """The passages that fit best and have a page to be read on. Raises `Problem`."""
        from content.pack.finder import Finder

        book = desk.playbook()
        if self._finder is None or book is not self._book:
            self._book, self._finder = book, Finder(book, desk.library.twins(book.meta.id, book))
        return tuple(hit for hit in self._finder.find(words) if hit.passage.page)[:MOST]
