"""What came of the worker's work, as plain values. Importable before Textual is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from content.text.words import Message

if TYPE_CHECKING:
    from content.pack.finder import Hit
    from store.board.board import Board
    from store.board.statistics import Statistics
    from store.care.candidates import Meant, Offered
    from store.case.done import Done
    from store.dossier.pictures import Small
    from store.dossier.redact_known import Known
    from store.kept import Kept
    from store.papers.choosing import Heard
    from store.papers.replies import Answer


class Saved(Struct, frozen=True):
    """A change is on disk; `draft` is the form it came from, if it came from one.

    `heard` is what the other side said in a note, if a reply card answers it. `back` is the action that takes it
    back: `undo`, or `redo` where something was undone; empty when nothing was changed or nothing can.
    """

    done: Done
    draft: str = ""
    heard: Heard | None = None
    back: str = ""


class Told(Struct, frozen=True):
    """Something was done that changed no case."""

    sentence: Message


class Failed(Struct, frozen=True):
    """Something could not be done; nothing was changed."""

    sentence: Message
    draft: str = ""


class Doubted(Struct, frozen=True):
    """What was to be done hardly can be so; `again` does it even so. Nothing was changed.

    `unready` is the case and the choice before which something is missing, None where it is about something else.
    """

    sentence: Message
    again: Callable[[], object]
    unready: tuple[int, str] | None = None


class FormDone(Struct, frozen=True):
    """What came of a form that was answered was told: saved, failed or doubted."""


class CasesRead(Struct, frozen=True):
    """All cases as they are now, the most urgent first; for a covered screen with what they know of people.

    `others` tells whether somebody else changed any since this was told last.
    """

    board: Board
    known: Known | None = None
    others: bool = False


class Found(Struct, frozen=True):
    """The worker has searched: these cases hold the words, and these passages of the guidance, if it was asked."""

    words: str
    board: Board
    hits: tuple[Hit, ...] = ()


class Answers(Struct, frozen=True):
    """The answer of a case that was asked for."""

    number: int
    answer: Answer


class CopiesChecked(Struct, frozen=True):
    """The exhibits of a case, where they lie, how their copies compare with their hashes, the names of what waits
    in the inbox, and in which letters each exhibit stands, by its number."""

    number: int
    kept: tuple[Kept, ...]
    inbox: tuple[str, ...] = ()
    letters: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


class FilesOffered(Struct, frozen=True):
    """What may be taken into a case, for a path that is being typed."""

    number: int
    offered: Offered


class FilesMeant(Struct, frozen=True):
    """The files that were named for a case; `named` when their names were typed or dropped, not pointed at."""

    number: int
    meant: Meant
    named: bool


class FilesThere(Struct, frozen=True):
    """Whether everything that the form of a `draft` names is there; else the first `field` of which it is not, and
    why."""

    draft: str
    field: str
    wrong: Message | None


class Pictured(Struct, frozen=True):
    """The picture of an exhibit, by its id, made small enough for the screen."""

    exhibit: str
    small: Small


class Counted(Struct, frozen=True):
    """All cases were counted."""

    statistics: Statistics


class InboxSeen(Struct, frozen=True):
    """How many files wait in the inbox."""

    count: int


class TrashSeen(Struct, frozen=True):
    """How many cases lie in the trash, and the number and the title of the one that was put there last."""

    count: int = 0
    number: int = 0
    title: str = ""


class Patterned(Struct, frozen=True):
    """What one's other cases say of a case."""

    number: int
    patterns: tuple[Message, ...]


class DraftsKept(Struct, frozen=True):
    """Whether the disk has all drafts now; asked before the desk is left."""

    all: bool


class Previewed(Struct, frozen=True):
    """A dossier as it would go out: its title, what is unresolved, and its lines; those that are `True` lead."""

    title: str
    doubts: tuple[Message, ...]
    lines: tuple[tuple[bool, str], ...]


class Learned(Struct, frozen=True):
    """What all cases know of people."""

    known: Known


Report = (
    Learned
    | Saved
    | Told
    | Failed
    | Doubted
    | FormDone
    | Previewed
    | CasesRead
    | Found
    | Answers
    | CopiesChecked
    | FilesOffered
    | FilesMeant
    | FilesThere
    | Pictured
    | Counted
    | InboxSeen
    | TrashSeen
    | Patterned
    | DraftsKept
)
