"""What a screen may ask of the desk it lies on: the port, and the places one can go to.

A `Place` is a screen to show over this one, a `Question` of `tui.desk.questions` a dialog with its answer's type.
Which screen and which dialog that is, only `tui.desk.places` knows; screens and widgets hold a `DeskPort` and never
the app.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, get_args

from msgspec import Struct
from textual import message

from content.pack.files import DEFAULT
from content.text.words import Message, Translator
from tui.desk.draw.context import Context
from tui.desk.draw.glimpse import Glimpse
from tui.desk.draw.spans import Line
from tui.desk.keys.actions import Action, Where
from tui.desk.questions import A, Question
from tui.desk.worker.worker import Worker

if TYPE_CHECKING:
    from content.pack.playbook import Playbook
    from store.board.board import Board
    from store.case.intents import Intent
    from store.case.view import CaseView
    from store.people.person import People

SAMPLES = 75
"""The exit code of a desk that is left for one with sample cases."""
Draw = Callable[[int, Context], list[Line]]
"""Draws the lines of a page for a width."""


class OfCase(Struct, frozen=True):
    """A place that belongs to the case of that number; the action `opened_by` goes there wherever it is in hand."""

    number: int
    opened_by: ClassVar[str] = ""


class CasePlace(OfCase, frozen=True):
    """A case, opened on one of its pages."""

    pane: str = "now"


class FactsPlace(OfCase, frozen=True):
    """The facts of a case; `first` is asked for at once."""

    first: str = ""
    opened_by: ClassVar[str] = "facts"


class LettersPlace(OfCase, frozen=True):
    """The letters of a case."""

    opened_by: ClassVar[str] = "letter"


class DictatePlace(OfCase, frozen=True):
    """The fields of a form, one by one, those of a letter among them."""

    letter: str = ""
    opened_by: ClassVar[str] = "dictate"


class RepliesPlace(OfCase, frozen=True):
    """What to answer to what the merchant said."""

    opened_by: ClassVar[str] = "replies"


class EvidencePlace(OfCase, frozen=True):
    """The evidence of a case."""

    opened_by: ClassVar[str] = "evidence"


class MapPlace(OfCase, frozen=True):
    """The whole flow of a case."""

    opened_by: ClassVar[str] = "map"


class OfferPlace(OfCase, frozen=True):
    """What the other side offers in a case, beside what may be asked for."""

    opened_by: ClassVar[str] = "offer"


class ReadyPlace(OfCase, frozen=True):
    """What is missing in a case before a choice hands something in; an empty one is the one there is."""

    choice: str = ""


class StatisticsPlace(Struct, frozen=True):
    """What came of all cases."""


class CalmPlace(Struct, frozen=True):
    """The one thing to do now."""


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
    | OfferPlace
    | ReadyPlace
    | StatisticsPlace
    | CalmPlace
    | MapPlace
    | AgendaPlace
    | PagePlace
    | HelpPlace
)
OPENED: Mapping[str, Callable[[int], Place]] = {
    place.opened_by: place for place in get_args(Place) if issubclass(place, OfCase) and place.opened_by
}
"""The places of a case by the action that goes there."""


class Said(message.Message):
    """A widget has something to say at the foot of the screen."""

    def __init__(self, words: Message, bad: bool = False) -> None:
        super().__init__()
        self.words = words
        self.bad = bad


class Painted(message.Message):
    """The first screen stands: what it did not need may begin."""


class Notice(NamedTuple):
    """A sentence, whether it tells of something that went wrong, and the action that takes it back."""

    words: Message | str
    bad: bool = False
    back: str = ""


class DeskPort(Protocol):
    """What a screen may know of the desk, and ask of it. All of it belongs to the event loop's thread."""

    actions: tuple[Action, ...]
    heard: dict[int, str]
    """The merchant's words that were noted last, by case, where a reply card answers them."""
    folder: str
    """Where the cases lie."""
    known: bool
    """Whether the cases were read once."""
    glimpse: Glimpse | None
    """What is shown of them until then."""
    begun: bool
    """Whether the start is over as far as screens are concerned."""
    notice: Notice | None
    """What is said at the foot, until the next key."""
    playbooks: Callable[[], tuple[Playbook, ...]]
    """The playbooks a case can begin with, the usual one first."""
    views: Mapping[str, str]
    """The words that were saved under a name, to be sought by it."""

    @property
    def people(self) -> People:
        """Whom cases are for."""

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

    def playbook(self, name: str = DEFAULT) -> Playbook:
        """A playbook, else that of new cases, in the language of the desk. Raises `UnknownPage`."""

    def draft(self, name: str) -> Mapping[str, str]:
        """What was typed into a form and not saved."""

    def twins(self, view: CaseView) -> tuple[Playbook, ...]:
        """The playbook of a case in other languages: what people wrote need not be in the one it is read in."""

    def view(self, number: int) -> CaseView | None:
        """The case of that number as it was read last, or None when it is gone."""

    def foresee(self, view: CaseView | None, intent: Intent) -> CaseView:
        """A case as it would be after an intent, without one as it would be opened; nothing is saved. Raises
        `Refused`, or `Doubtful`."""

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

    @property
    def masked(self) -> bool:
        """Whether what gives people away is covered."""

    def switch_mask(self) -> None:
        """Cover what gives people away on every screen, or show it again."""

    def paint_anew(self) -> None:
        """Write every cell again."""

    def quit(self) -> None:
        """Leave, after asking when a draft would be lost."""
