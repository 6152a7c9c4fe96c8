"""A shelf: a list of texts, one of which is read, copied, or shown alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.case.intents import Intent
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.spans import Line, paragraph
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, PagePlace
from tui.desk.questions import A, Question

if TYPE_CHECKING:
    from store.case.view import CaseView

Sent = tuple[str, str] | Message
"""Title and text, or the sentence that says why there is no text."""


def copied_masked(port: DeskPort) -> Message:
    """What is said of a copy in which something is covered, so that nobody sends it to the platform."""
    return message(N_("Sent to the terminal, masked; {key} shows it whole again."), key=port.key_of("mask"))


class Shelf(ABC):
    """What a screen with a list beside a text shows of a case. `at` is the place of what is selected."""

    @abstractmethod
    def renew(self, view: CaseView) -> None:
        """Look for what the list is made of."""

    @abstractmethod
    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """The list."""

    @abstractmethod
    def chosen_page(self, view: CaseView, at: int, width: int, pen: Context) -> list[Line]:
        """What is selected."""

    @abstractmethod
    def to_send(self, view: CaseView | None, at: int) -> Sent:
        """Title and text of what is selected, or the sentence that says what it lacks."""


class Sending:
    """Sends a text to the terminal's clipboard, or shows it alone."""

    def __init__(
        self, port: DeskPort, app: Callable[[], App[Any]], text: Callable[[], tuple[str, str] | Message]
    ) -> None:
        self._port = port
        self._app = app
        self._text = text
        self.copied = ""
        """The title of what was copied last."""

    def verbs(self) -> Verbs:
        """The two keys."""
        return {"copy": self.copy, "plain": self._plain}

    def copy(self) -> None:
        """Send the text to the terminal's clipboard; whether it arrives, nobody tells us."""
        found = self._text()
        if isinstance(found, Message):
            self._port.say(found, bad=True)
            return
        self.copied = found[0]
        self._app().copy_to_clipboard(found[1])
        if self._port.masked:
            self._port.say(copied_masked(self._port))
            return
        told = N_(
            "Sent to the terminal; {note} notes that it went out. If it does not paste: {key} shows it alone."
        )
        self._port.say(message(told, key=self._port.key_of("plain"), note=self._port.key_of("note")))

    def _plain(self) -> None:
        found = self._text()
        if isinstance(found, Message):
            self._port.say(found, bad=True)
            return
        title, text = found
        shown = plain(text, multiline=True, most=20_000).rstrip("\n")
        self._port.go(PagePlace(lambda _: title, lambda width, _: paragraph(shown, width)))


def note_sent(port: DeskPort, number: int, question: Question[A]) -> None:
    """Note that a text went out; whoever sent it says when."""

    def answered(note: A | None) -> None:
        if isinstance(note, Intent):
            port.worker.do(number, note, draft=question.draft)

    port.ask(question, answered)
