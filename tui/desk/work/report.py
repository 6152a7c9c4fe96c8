"""Who is told what came of the worker's work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from content.text.words import Message
from store.board.board import Board
from store.case.done import Done

if TYPE_CHECKING:
    from store.papers.replies import ReplyCard


class Report(Protocol):
    """Is told from the worker's thread."""

    def saved(self, done: Done, draft: str, heard: str) -> None:
        """A change is on disk; `heard` are the merchant's words that a reply card answers."""

    def failed(self, sentence: Message, draft: str) -> None:
        """Nothing was changed, for this reason."""

    def read(self, board: Board) -> None:
        """These are the cases now."""

    def found(self, words: str, board: Board) -> None:
        """These cases hold the words."""

    def answers(self, number: int, cards: tuple[ReplyCard, ...]) -> None:
        """These cards answer what the merchant said."""
