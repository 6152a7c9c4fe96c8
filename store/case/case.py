"""What a case is: its stops, diary lines, exhibits, what was said about its deadlines, and all of it together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

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


class Diary(tuple[DiaryEntry, ...]):
    """The lines of a diary in the order in which they were written, and what is looked for among them."""

    @cached_property
    def promises(self) -> tuple[DiaryEntry, ...]:
        """The lines that hold a promise."""
        return tuple(one for one in self if one.promise)

    @cached_property
    def latest(self) -> tuple[datetime, int] | None:
        """The latest moment that a line tells of, and the change that wrote it; None without any line."""
        return max(((one.at, one.change) for one in self), default=None)

    def more(self, lines: Iterable[DiaryEntry]) -> Diary:
        """With further lines. What is known of those that were here is not looked for again."""
        new = Diary(lines)
        every = Diary(self + new)
        every.promises = (*self.promises, *new.promises)
        every.latest = max((one for one in (self.latest, new.latest) if one), default=None)
        return every


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


class Exhibits(tuple[Exhibit, ...]):
    """The exhibits of a case in the order in which they are shown, and what is looked for among them."""

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Of each kind how many are not out; a kind without any is not there."""
        return _counted_on({}, self)

    def under(self, name: str) -> tuple[Exhibit, ...]:
        """Those that have this hash, or whose copy has this name."""
        places = sorted({place for place in self._places.get(name, ()) if place < len(self)})
        return tuple(one for one in map(self.__getitem__, places) if name in (one.sha256, one.stored))

    def named(self, name: str) -> Exhibit | None:
        """The one that events call so, None when there is none."""
        return next((one for one in self.under(name.rpartition("/")[2]) if one.id == name), None)

    def become(self, every: list[Exhibit]) -> Exhibits:
        """What they are after a change. Where it only added some, the others are not looked through again."""
        after = Exhibits(every)
        if after[: len(self)] == self:
            new = after[len(self) :]
            after.kinds = _counted_on(self.kinds, new)
            after._places = _placed_on(self._places, new, len(self))
        elif [one.stored for one in after] == [one.stored for one in self]:
            after._places = self._places
        return after

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """By hash and by name of the copy where they may be. What became of these shares it, and also what did not
        come to be: so a place counts once, and only where the exhibit there is of that name."""
        return _placed_on({}, self, 0)


def _counted_on(kinds: Mapping[str, int], exhibits: Iterable[Exhibit]) -> dict[str, int]:
    found = dict(kinds)
    for one in exhibits:
        if not one.out:
            found[one.evidence] = found.get(one.evidence, 0) + 1
    return found


def _placed_on(places: dict[str, list[int]], exhibits: Iterable[Exhibit], begin: int) -> dict[str, list[int]]:
    for place, one in enumerate(exhibits, begin):
        for name in (one.sha256, one.stored):
            places.setdefault(name, []).append(place)
    return places


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
    diary: Diary
    exhibits: Exhibits
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
