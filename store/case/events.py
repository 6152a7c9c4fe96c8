"""Facts about a case, in the past tense. They are recorded once and never changed, only voided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, get_args

from msgspec import Struct, field

from store.case.dealings import DealingEvent
from store.case.happening import UNKNOWN, Happening, Recorded
from store.case.outside import OutsideEvent
from store.case.resolves import ResolveEvent


class Arrived(Happening, frozen=True, kw_only=True):
    """The case came to a step. `rules` are the time limits that begin to hold there, by their ids, as the playbook
    had them then; see `rules.py`."""

    rules: Mapping[str, str] = field(default_factory=dict)


class CaseOpened(Arrived, frozen=True):
    """A case began, on a step of a playbook."""

    kind: ClassVar[str] = "opened"
    playbook: str
    title: str
    step: str


class ChoiceTaken(Arrived, frozen=True):
    """The case went on from `source`; `way` are the steps it passed, the last one is where it rests."""

    kind: ClassVar[str] = "choice-taken"
    source: str
    way: tuple[str, ...]


class StepPlaced(Arrived, frozen=True):
    """The user said where the case stands, with the reason; without one because its step was gone."""

    kind: ClassVar[str] = "step-placed"
    step: str
    reason: str = ""


class FactSet(Happening, frozen=True):
    """A fact became known, was corrected, or (with an empty value) was taken back."""

    kind: ClassVar[str] = "fact-set"
    key: str
    value: str


class ItemMarked(Happening, frozen=True):
    """A checklist item changed its state."""

    kind: ClassVar[str] = "item-marked"
    item: str
    state: str


class DiaryNoted(Happening, frozen=True):
    """Something was said or done; `promise` quotes what the other side promised, or is empty."""

    kind: ClassVar[str] = "diary-noted"
    text: str
    who: str
    channel: str
    promise: str


class DeadlineSet(Happening, frozen=True):
    """The end of a time limit, or of a promise, as the app shows it (ISO with offset); empty takes it back."""

    kind: ClassVar[str] = "deadline-set"
    deadline: str
    at: str
    note: str


class DeadlineSnoozed(Recorded, frozen=True):
    """The user does not want to be reminded of a deadline before `until` (ISO with offset), with the reason."""

    kind: ClassVar[str] = "deadline-snoozed"
    deadline: str
    until: str
    reason: str


class RuleAgreed(Recorded, frozen=True):
    """The user took over what a playbook says now of a time limit that it had told otherwise before."""

    kind: ClassVar[str] = "rule-agreed"
    limit: str
    rule: str


class EvidenceAttached(Happening, frozen=True):
    """A copy of a file was taken in. `stored` is its name in the vault, `name` the one it came with."""

    kind: ClassVar[str] = "evidence-attached"
    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str


class ExhibitLabelled(Recorded, frozen=True):
    """What is said of an exhibit now: its kind and what it proves; `out` says that it is shown no more.

    `exhibit` is its id: the kind under which it was taken in and its name in the vault. The copy stays. `areas` are
    the parts of a picture that are painted over in redacted copies, see `areas.py`; None leaves them as they were.
    """

    kind: ClassVar[str] = "exhibit-labelled"
    exhibit: str
    evidence: str
    note: str
    out: bool
    areas: tuple[str, ...] | None = None


class ExhibitsOrdered(Recorded, frozen=True):
    """The order in which exhibits are shown and sent, by their ids; those that are not named come after."""

    kind: ClassVar[str] = "exhibits-ordered"
    order: tuple[str, ...]


class CaseClosed(Happening, frozen=True):
    """The case ended, with an outcome in the user's words or the playbook's.

    What worked, as far as that was said: `way` is the step that did it, `card` the reply card, `letter` the letter;
    `minutes` is the time it took the user, 0 where that is not known, `keep` the day until which to keep it all.
    """

    kind: ClassVar[str] = "closed"
    outcome: str
    way: str = ""
    card: str = ""
    letter: str = ""
    worked: str = ""
    minutes: int = 0
    keep: str = ""


class CaseReopened(Recorded, frozen=True):
    """A closed case goes on."""

    kind: ClassVar[str] = "reopened"


class CaseTrashed(Recorded, frozen=True):
    """The case was put in the trash."""

    kind: ClassVar[str] = "trashed"


class CaseRestored(Recorded, frozen=True):
    """The case came back from the trash."""

    kind: ClassVar[str] = "restored"


class ChangeUndone(Recorded, frozen=True):
    """All events of the change `change` count no more."""

    kind: ClassVar[str] = "undone"
    change: int


class ChangeRedone(Recorded, frozen=True):
    """The events of the undone change `change` count again."""

    kind: ClassVar[str] = "redone"
    change: int


Event = (
    CaseOpened
    | ChoiceTaken
    | StepPlaced
    | FactSet
    | ItemMarked
    | DiaryNoted
    | DeadlineSet
    | DeadlineSnoozed
    | RuleAgreed
    | EvidenceAttached
    | ExhibitLabelled
    | ExhibitsOrdered
    | OutsideEvent
    | DealingEvent
    | ResolveEvent
    | CaseClosed
    | CaseReopened
    | CaseTrashed
    | CaseRestored
    | ChangeUndone
    | ChangeRedone
)
"""Everything that can be recorded; who takes events apart does so exhaustively."""

KINDS: dict[str, type[Event]] = {event.kind: event for event in get_args(Event)}


class Record(Struct, frozen=True, gc=False):
    """An event as it was recorded: `change` numbers the command it came from, `by` is who gave it."""

    change: int
    at: datetime
    by: str
    event: Event

    @property
    def told(self) -> date | datetime | None:
        """When it happened, if that was told apart from when it was recorded; perhaps only the day."""
        happened = self.event.happened if isinstance(self.event, Happening) else ""
        return read_when(happened) if happened and happened != UNKNOWN else None

    @property
    def day(self) -> bool:
        """Whether of when it happened only the day was told."""
        return self.told is not None and not isinstance(self.told, datetime)

    @property
    def unknown(self) -> bool:
        """Whether it was told afterwards, and nobody knows when it happened."""
        return isinstance(self.event, Happening) and self.event.happened == UNKNOWN

    @property
    def happened(self) -> datetime:
        """When it happened, of a day alone its 0:00; the moment it was recorded where nothing else was told."""
        told = self.told
        return self.at if told is None else begins(told, self.at)


def read_when(text: str) -> date | datetime:
    """A kept day or moment. Raises `ValueError`."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def kept_moment(text: str) -> date | datetime | None:
    """A kept day or moment; None of words that are none, as a fact of a day may have come from elsewhere."""
    try:
        return read_when(text)
    except ValueError:
        return None


def begins(when: date | datetime, like: datetime) -> datetime:
    """The first moment of a day, in the zone of another moment; a moment is itself."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=like.tzinfo)
    return datetime(when.year, when.month, when.day, tzinfo=like.tzinfo)
