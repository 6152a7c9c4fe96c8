"""What a screen may ask, each with the type of its answer; which dialog asks it, only `tui.desk.places` knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from content.text.words import Message
from store.case.intents import AddTodo, Intent, LabelExhibit, MarkItem, NoteDiary, PlaceCase, SendLetter, TakeChoice
from store.intake.incoming import Incoming

if TYPE_CHECKING:
    from content.pack.finder import Hit
    from content.pack.model import Choice
    from store.case.case import Exhibit
    from store.case.checklist import Item
    from store.case.deadlines import Deadline
    from store.case.view import CaseView
    from store.dossier.contents import Format, Wanted
    from store.handover.sealing import Seal
    from store.people.person import Person  # noqa: F401 - named in a string

A = TypeVar("A")
PLAYBOOK = "playbook"
"""Under which the answers to a new case name the playbook it follows."""


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
    """A line of the diary of a case; it may begin with the answer that was `sent` by oneself."""

    number: int
    sent: str = ""

    @property
    def draft(self) -> str:
        """One for each case, and one for the answers that were sent."""
        return f"sent-answer-{self.number}" if self.sent else f"note-{self.number}"


class AskSent(Question[SendLetter], frozen=True):
    """When a letter of a case that is called so went out; `sending` is what would be noted."""

    case: CaseView
    title: str
    sending: SendLetter

    @property
    def draft(self) -> str:
        """One for each letter of a case."""
        return f"sent-{self.sending.letter}-{self.case.number}"


class AskWords(Question[str], frozen=True):
    """Words for which an answer is looked for; they begin as `words`."""

    words: str


class AskChoice(Question[TakeChoice], frozen=True):
    """When a choice of a case was taken."""

    case: CaseView
    choice: Choice

    @property
    def draft(self) -> str:
        """One for each choice of a case."""
        return f"choice-{self.choice.id}-{self.case.number}"


class AskPlace(Question[PlaceCase], frozen=True):
    """On which step a case really stands, why, and since when; `step` is the one that is likely meant, if any."""

    case: CaseView
    step: str = ""

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"place-{self.case.number}"


class AskTick(Question[MarkItem], frozen=True):
    """When an item of the checklist was got or done."""

    case: CaseView
    item: Item

    @property
    def draft(self) -> str:
        """One for each item of a case."""
        return f"tick-{self.item.id}-{self.case.number}"


class AskFile(Question[tuple[Incoming, ...]], frozen=True):
    """Files to take into the evidence of a case; `kind` is the evidence for which it was asked, or empty."""

    case: CaseView
    kind: str = ""

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"attach-{self.case.number}"


class AskClose(Question[Intent], frozen=True):
    """How a case ended; the answer is a `CloseCase`."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"close-{self.case.number}"


class AskOffer(Question[Intent], frozen=True):
    """What the other side offers in a case; the answer is a `NoteOffer`."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"offer-{self.case.number}"


class AskTodo(Question[AddTodo], frozen=True):
    """Something to do of one's own in a case."""

    number: int

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"todo-{self.number}"


class AskMoney(Question[Intent], frozen=True):
    """How much came back in a case; the answer is a `ReceiveMoney`."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"money-{self.case.number}"


class AskAppDate(Question[Intent], frozen=True):
    """What the app says about a deadline of a case; the answer is a `SetDeadline`."""

    number: int
    deadline: str

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"app-date-{self.number}"


class AskSnooze(Question[Intent], frozen=True):
    """Until when nobody is to be reminded of a deadline; the answer is a `SnoozeDeadline`."""

    number: int
    deadline: Deadline

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"snooze-{self.number}"


class Export(Struct, frozen=True):
    """What is wanted of a dossier, in which form, where to, whether redacted with words of the user that are hidden
    too and others that stay, and whether only to be looked at."""

    wanted: Wanted
    form: Format
    target: Path
    redact: bool
    look: bool
    hide: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


class HandOver(Struct, frozen=True):
    """A bundle that is wanted: for whom, how it is closed, where to, and what is hidden in it, as for `Export`."""

    whom: str
    seal: Seal
    target: Path
    redact: bool
    hide: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    look: bool = False


class StampWish(StrEnum):
    """What is wanted of a stamp: the request, that an answer is taken in, that all of them are told."""

    ASK = "ask"
    TAKE = "take"
    TELL = "tell"


class Stamping(Struct, frozen=True):
    """What is wanted of a stamp: `file` is the request to be written, or the answer; `roots` are certificates."""

    wish: StampWish
    file: Path
    roots: Path | None = None


class AskExport(Question[Export | HandOver | Stamping], frozen=True):
    """What of a case goes out, for whom, and what is in it: a dossier, a bundle, a stamp of time."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"export-{self.case.number}"


class AskPerson(Question["Person"], frozen=True):
    """Whom a case is for."""

    case: CaseView

    @property
    def draft(self) -> str:
        """One for each case."""
        return f"person-{self.case.number}"


class AskLabel(Question[LabelExhibit], frozen=True):
    """What an exhibit is and what it proves."""

    case: CaseView
    exhibit: Exhibit

    @property
    def draft(self) -> str:
        """One for each exhibit of a case."""
        return f"label-{self.exhibit.no}-{self.case.number}"


class AskFind(Question[Find], frozen=True):
    """One of many things; `left` hears what was typed in vain, `passage` makes one of a passage of guidance."""

    finds: Sequence[Find]
    words: str
    left: Callable[[str], None]
    passage: Callable[[Hit], Find] | None = None
