"""Who is told what came of the clerk's work."""

from __future__ import annotations

from typing import Protocol

from content.words import Message
from store.desk import Done
from store.view import CaseView


class Report(Protocol):
    """Is told from the clerk's thread."""

    def saved(self, done: Done, draft: str) -> None:
        """A change is on disk."""

    def failed(self, sentence: Message, draft: str) -> None:
        """Nothing was changed, for this reason."""

    def read(self, views: tuple[CaseView, ...]) -> None:
        """These are the cases now."""
