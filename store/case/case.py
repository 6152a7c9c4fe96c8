"""What a case is: its stops, diary lines, exhibits, what was said about its deadlines, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from store.case.events import Record
from store.case.marks import OfferState


class Stop(Struct, frozen=True, gc=False):
    """A step the case came to, by which change, and when that happened.

    `told` is set where the moment was told apart from the moment it was recorded, `day` where only its day is
    known, so that `at` is the 0:00 of it, `unknown` where it was told afterwards and nobody knows when.
    """

    step: str
    at: datetime
    change: int = 0
    told: bool = False
    day: bool = False
    unknown: bool = False


class DiaryEntry(Struct, frozen=True, gc=False):
    """A line of the diary.

    `change` is the number of the change that wrote it, `at` when it happened, of which perhaps only the `day` is
    known, `stops` how many stops the case had made by then.
    """

    change: int
    stops: int
    at: datetime
    by: str
    text: str
    who: str
    channel: str
    promise: str
    day: bool = False


class Exhibit(Struct, frozen=True, gc=False):
    """A piece of evidence that was taken in; `no` counts from 1 in the order of intake, `at` is when it came to
    be, as far as that was told, `taken` when it was taken in. `taken_as` is the kind under which it came, with a
    `+` for each that was so called before and is called otherwise now, `out` that it is shown no more."""

    no: int
    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str
    at: datetime
    taken_as: str = ""
    out: bool = False
    areas: tuple[str, ...] = ()
    taken: datetime | None = None

    @property
    def id(self) -> str:
        """By which events name it."""
        return f"{self.taken_as or self.evidence}/{self.stored}"


class Remark(Struct, frozen=True, gc=False):
    """What somebody who helps said or proposed, by which change it came in, and when it was written; see
    `Remarked`."""

    id: str
    change: int
    at: datetime
    author: str
    text: str
    about: str = ""
    key: str = ""
    value: str = ""


class Offer(Struct, frozen=True, gc=False):
    """What the other side offered, and what became of it. Its id is the number of the change that noted it.

    See `OfferNoted` for what each part means; `at` is when it was made, of which perhaps only the `day` is known.
    """

    change: int
    at: datetime
    who: str
    words: str
    what: str
    amount: str
    freight: str
    extras: str
    conditions: str
    by: str
    until: str
    state: OfferState = OfferState.OPEN
    day: bool = False

    def stands(self, now: datetime) -> OfferState:
        """What became of it by a moment: one that nobody answered in time has lapsed."""
        late = bool(self.until) and datetime.fromisoformat(self.until) <= now
        return OfferState.LAPSED if late and self.state is OfferState.OPEN else self.state


class Payment(Struct, frozen=True, gc=False):
    """Money that came back: how much in yuan, when, and by which channel; a voucher is none."""

    change: int
    at: datetime
    amount: str
    channel: str
    day: bool = False


class OwnTodo(Struct, frozen=True, gc=False):
    """Something the user set himself to do, perhaps until a moment."""

    change: int
    text: str
    until: datetime | None = None


class Ending(Struct, frozen=True, gc=False):
    """How a case ended, when, and what worked; see `CaseClosed`. Empty while it runs."""

    outcome: str = ""
    at: datetime | None = None
    way: str = ""
    card: str = ""
    letter: str = ""
    worked: str = ""
    minutes: int = 0
    keep: str = ""


class Stated(Struct, frozen=True, gc=False):
    """The end of a deadline as the app showed it, when it did so, and when that was recorded."""

    at: datetime
    note: str
    noted: datetime
    recorded: datetime


class Marked(Struct, frozen=True, gc=False):
    """When something was so, and when that was recorded."""

    at: datetime
    recorded: datetime


class Snooze(Struct, frozen=True, gc=False):
    """Until when nobody is to be reminded of a deadline, why, and when that was said."""

    until: datetime
    reason: str
    noted: datetime


class Case(Struct, frozen=True, gc=False):
    """One dispute about one order, as its events tell it.

    `version` counts the records, voided ones included, so it grows with every change. `undoable` and `redoable`
    are the changes that undo and redo would touch, 0 when there is none. `records` are all events; `voided` are
    the numbers of the changes that count no more. `marked_at` tells when each mark was last set, `known_since`
    when each fact was recorded; `stated` and `snoozes` are what the user said about deadlines, by their ids.
    `offers`, `money` and `todos` are in the order in which they were told. `rules` are the limits by which the
    case was counted. `opened_at` and `changed_at` are when it was recorded.
    """

    number: int
    playbook: str
    title: str
    step: str
    trail: tuple[Stop, ...]
    facts: Mapping[str, str]
    known_since: Mapping[str, datetime]
    marks: Mapping[str, str]
    marked_at: Mapping[str, Marked]
    stated: Mapping[str, Stated]
    snoozes: Mapping[str, Snooze]
    rules: Mapping[str, str]
    diary: tuple[DiaryEntry, ...]
    exhibits: tuple[Exhibit, ...]
    offers: tuple[Offer, ...]
    money: tuple[Payment, ...]
    todos: tuple[OwnTodo, ...]
    closed: bool
    ending: Ending
    trashed: bool
    opened_at: datetime
    changed_at: datetime
    records: tuple[Record, ...]
    voided: frozenset[int]
    undoable: int
    redoable: int

    @property
    def outcome(self) -> str:
        """How the case ended, empty while it runs."""
        return self.ending.outcome

    @property
    def version(self) -> int:
        """How many events were recorded."""
        return len(self.records)

    @property
    def way(self) -> tuple[str, ...]:
        """The steps the case came to, oldest first."""
        return tuple(stop.step for stop in self.trail)

    def came_to(self, *steps: str) -> datetime | None:
        """When the case last came to one of some steps, or None."""
        return next((stop.at for stop in reversed(self.trail) if stop.step in steps), None)

    remarks: tuple[Remark, ...] = ()
