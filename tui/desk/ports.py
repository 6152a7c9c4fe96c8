"""What a screen may ask of the desk it lies on: the port, the places one can go to, and the questions.

A `Place` is a screen to show over this one, a `Question` a dialog with its answer's type. Which screen and which
dialog that is, only `tui.desk.places` knows; screens and widgets hold a `DeskPort` and never the app.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from textual import message

from content.pack.playbook import Playbook
from content.text.words import Message, Translator
from store.board.board import Board
from store.case.case import Exhibit
from store.case.intents import Intent, LabelExhibit, NoteDiary
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line
from tui.desk.keys.actions import Action, Where
from tui.desk.work.worker import Worker

A = TypeVar("A")

Draw = Callable[[int, Context], list[Line]]
"""Draws the lines of a page for a width."""


class CasePlace(Struct, frozen=True):
    """A case, opened on one of its pages."""

    number: int
    pane: str = "now"


class FactsPlace(Struct, frozen=True):
    """The facts of a case; `first` is asked for at once."""

    number: int
    first: str = ""


class LettersPlace(Struct, frozen=True):
    """The letters of a case."""

    number: int


class DictatePlace(Struct, frozen=True):
    """The fields of a form, one by one, those of a letter among them."""

    number: int
    letter: str = ""


class RepliesPlace(Struct, frozen=True):
    """What to answer to what the merchant said."""

    number: int


class EvidencePlace(Struct, frozen=True):
    """The evidence of a case."""

    number: int


class MapPlace(Struct, frozen=True):
    """The whole flow of a case."""

    number: int


class AgendaPlace(Struct, frozen=True):
    """What ends when, over all cases."""


class PagePlace(Struct, frozen=True):
    """A page to read. Title and lines are asked for again whenever the language changes."""

    title: Callable[[Context], str]
    draw: Draw


class HelpPlace(Struct, frozen=True):
    """All keys, those of the screen they were asked on first."""

    where: Where


Place = (
    CasePlace
    | FactsPlace
    | LettersPlace
    | DictatePlace
    | RepliesPlace
    | EvidencePlace
    | MapPlace
    | AgendaPlace
    | PagePlace
    | HelpPlace
)


class Attachment(Struct, frozen=True):
    """Paths of files, folders or patterns, the kind of evidence they are, and what they show."""

    paths: tuple[str, ...]
    kind: str
    note: str


class Find(Struct, frozen=True):
    """Something that can be found: its words, what it is, and what happens when it is chosen."""

    words: str
    kind: str
    key: str
    run: Callable[[], object]
    more: str = ""
    number: int = 0
    """The case that it is; 0 when it is none."""


class Question(Struct, Generic[A], frozen=True):
    """Something asked in a dialog; `draft` is the name under which what was typed is kept."""

    @property
    def draft(self) -> str:
        """The name of its draft; empty when nothing of it is kept."""
        return ""


class Sure(Question[bool], frozen=True):
    """Yes or no."""

    question: Message
    remark: Message


class AskCase(Question[dict[str, str]], frozen=True):
    """The facts of a new case; `order` is the text of an order page that was pasted for it."""

    order: str = ""

    @property
    def draft(self) -> str:
        """There is one new case at a time."""
        return "new"


class AskNote(Question[NoteDiary], frozen=True):
    """A line of the diary of a case."""

    number: int

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"note-{self.number}"


class AskFile(Question[Attachment], frozen=True):
    """A file to take into the evidence of a case."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"attach-{self.case.number}"


class AskClose(Question[tuple[Intent, ...]], frozen=True):
    """How a case ended: what is to be done of it, one after the other."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"close-{self.case.number}"


class AskLabel(Question[LabelExhibit], frozen=True):
    """What an exhibit is and what it proves."""

    case: CaseView
    exhibit: Exhibit

    @property
    def draft(self) -> str:
        """One for each exhibit of a case."""
        return f"label-{self.exhibit.no}-{self.case.number}"


class AskFind(Question[Find], frozen=True):
    """One of many things, by a few letters; `left` is told what was typed when nothing is chosen."""

    finds: Sequence[Find]
    words: str
    left: Callable[[str], None]


class Said(message.Message):
    """A widget has something to say at the foot of the screen."""

    def __init__(self, words: Message, bad: bool = False) -> None:
        super().__init__()
        self.words = words
        self.bad = bad


Notice = tuple[Message | str, bool]
"""A sentence, and whether it tells of something that went wrong."""


class DeskPort(Protocol):
    """What a screen may know of the desk, and ask of it. All of it belongs to the event loop's thread."""

    actions: tuple[Action, ...]
    heard: dict[int, str]
    """The merchant's words that were noted last, by case, where a reply card answers them."""
    known: bool
    """Whether the cases were read once."""
    begun: bool
    """Whether the start is over as far as screens are concerned."""
    notice: Notice | None
    """What is said at the foot, until the next key."""

    @property
    def tr(self) -> Translator:
        """The words of the interface."""

    @property
    def worker(self) -> Worker:
        """Does what takes time, and reports."""

    @property
    def board(self) -> Board:
        """All cases as they were read last."""

    def clock(self) -> datetime:
        """Now."""

    def playbook(self) -> Playbook:
        """The playbook of new cases, in the language of the desk. Raises `UnknownPage`."""

    def draft(self, name: str) -> Mapping[str, str]:
        """What was typed into a form and not saved."""

    def view(self, number: int) -> CaseView | None:
        """The case of that number as it was read last, or None when it is gone."""

    def pen(self) -> Context:
        """What drawing needs, as of now."""

    def key_of(self, name: str) -> str:
        """The first key of an action, as people read it."""

    def go(self, place: Place) -> None:
        """Show a place over this one."""

    def ask(self, question: Question[A], answered: Callable[[A | None], object]) -> None:
        """Ask; `answered` gets None when it was not answered."""

    def say(self, words: Message | str, bad: bool = False, later: bool = False) -> None:
        """Say a sentence at the foot; with `later` not before the screen is drawn the next time."""

    def hush(self) -> None:
        """Take the sentence at the foot back."""

    def trash(self, number: int) -> None:
        """Put a case in the trash, and remember which it was."""

    def take_back(self) -> bool:
        """Take the case that was thrown away last out of the trash; whether there was one."""

    def speak(self, language: str) -> None:
        """Change the language of the words and of the playbooks."""

    def switch_theme(self) -> str:
        """Put on the next colours; returns how the settings call them."""

    def paint_anew(self) -> None:
        """Write every cell again."""

    def quit(self) -> None:
        """Leave, after asking when a draft would be lost."""
