"""What the worker tells the app, in the past tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from content.text import words
from store.board.board import Board
from store.case.done import Done

if TYPE_CHECKING:
    from store.papers.replies import ReplyCard


class Saved(Message):
    """A change is on disk; `draft` is the form it came from, if it came from one.

    `heard` are words of the merchant that were noted with it and that a reply card answers.
    """

    def __init__(self, done: Done, draft: str = "", heard: str = "") -> None:
        super().__init__()
        self.done = done
        self.draft = draft
        self.heard = heard


class Failed(Message):
    """Something could not be done; nothing was changed."""

    def __init__(self, sentence: words.Message, draft: str = "") -> None:
        super().__init__()
        self.sentence = sentence
        self.draft = draft


class CasesRead(Message):
    """All cases as they are now, the most urgent first."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board


class Found(Message):
    """The worker has searched: these cases hold the words."""

    def __init__(self, words: str, board: Board) -> None:
        super().__init__()
        self.words = words
        self.board = board


class Answers(Message):
    """The reply cards of a case that were asked for."""

    def __init__(self, number: int, cards: tuple[ReplyCard, ...]) -> None:
        super().__init__()
        self.number = number
        self.cards = cards


class TerminalGone(Message):
    """Nobody sits at the terminal any more."""
