"""What the clerk tells the app, in the past tense."""

from __future__ import annotations

from textual.message import Message

from content import words
from store.desk import Done
from store.view import CaseView


class Saved(Message):
    """A change is on disk; `draft` is the form it came from, if it came from one."""

    def __init__(self, done: Done, draft: str = "") -> None:
        super().__init__()
        self.done = done
        self.draft = draft


class Failed(Message):
    """Something could not be done; nothing was changed."""

    def __init__(self, sentence: words.Message, draft: str = "") -> None:
        super().__init__()
        self.sentence = sentence
        self.draft = draft


class CasesRead(Message):
    """All cases as they are now, the most urgent first."""

    def __init__(self, views: tuple[CaseView, ...]) -> None:
        super().__init__()
        self.views = views


class TerminalGone(Message):
    """Nobody sits at the terminal any more."""
