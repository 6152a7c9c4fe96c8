"""Who is told what came of the clerk's work."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from content.words import Message
from store.agenda import Agenda
from store.desk import Done
from store.replies import ReplyCard
from store.view import CaseView

NOTHING = Agenda((), 0, 0, 0, 0)


class Look(Struct, frozen=True):
    """What the desk held at one moment: its cases, the most urgent first, and their deadlines."""

    views: tuple[CaseView, ...] = ()
    agenda: Agenda = NOTHING


class Report(Protocol):
    """Is told from the clerk's thread."""

    def saved(self, done: Done, draft: str, heard: str) -> None:
        """A change is on disk; `heard` are the merchant's words that a reply card answers."""

    def failed(self, sentence: Message, draft: str) -> None:
        """Nothing was changed, for this reason."""

    def read(self, look: Look) -> None:
        """These are the cases now."""

    def answers(self, number: int, cards: tuple[ReplyCard, ...]) -> None:
        """These cards answer what the merchant said."""
