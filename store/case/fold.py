"""How events fold into the case that they tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from store.case.case import (
    Case,
    Diary,
    DiaryEntry,
    Ending,
    Exhibit,
    Exhibits,
    Marked,
    Offer,
    OwnTodo,
    Payment,
    Remark,
    Snooze,
    Stated,
    Stop,
)
from store.case.dealings import MoneyReceived, OfferAnswered, OfferNoted
from store.case.events import (
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseRestored,
    CaseTrashed,
    ChangeRedone,
    ChangeUndone,
    ChoiceTaken,
    DeadlineSet,
    DeadlineSnoozed,
    DiaryNoted,
    Event,
    EvidenceAttached,
    ExhibitLabelled,
    ExhibitsOrdered,
    FactSet,
    ItemMarked,
    Record,
    RuleAgreed,
    StepPlaced,
)
from store.case.marks import OfferState
from store.case.outside import Exported, HandedOver, LetterSent, Remarked, Stamped
from store.case.resolves import TodoAdded, WentUnready
from store.case.undoing import UndoState, undo_state


class Draft(Struct):
    """A case while events are applied to it."""

    playbook: str = ""
    title: str = ""
    step: str = ""
    trail: list[Stop] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    known_since: dict[str, datetime] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    marked_at: dict[str, Marked] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)
    snoozes: dict[str, Snooze] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    diary: list[DiaryEntry] = field(default_factory=list)
    known: Exhibits = field(default_factory=Exhibits)  # those there were before
    exhibits: list[Exhibit] = field(default_factory=list)
    copies: set[str] = field(default_factory=set)  # the names of the copies of those that came
    remarks: list[Remark] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    money: list[Payment] = field(default_factory=list)
    todos: list[OwnTodo] = field(default_factory=list)
    ending: Ending | None = None
    trashed: bool = False

    def go(self, way: tuple[str, ...], rules: Mapping[str, str], record: Record) -> None:
        """The case went this way."""
        at, told = record.happened, record.told
        day = record.day
        self.trail.extend(Stop(step, at, record.change, told is not None, day, record.unknown) for step in way)
        self.step = way[-1]
        self.rules |= rules

    def know(self, key: str, value: str, record: Record) -> None:
        """A fact is known, or no more."""
        self.facts.pop(key, None)
        self.known_since[key] = record.at
        if value:
            self.facts[key] = value

    def note(self, event: DiaryNoted, record: Record) -> None:
        """A line of the diary."""
        said = (event.text, event.who, event.channel, event.promise)
        entry = DiaryEntry(record.change, 0, record.happened, record.by, *said, record.day)
        self.diary.append(entry)

    def state(self, event: DeadlineSet, record: Record) -> None:
        """What the app showed of a deadline; what was noted last counts."""
        known, noted = self.stated.get(event.deadline), record.happened
        if not event.at:
            self.stated.pop(event.deadline, None)
        elif known is None or known.noted <= noted:
            self.stated[event.deadline] = Stated(datetime.fromisoformat(event.at), event.note, noted, record.at)

    def mark(self, item: str, state: str, record: Record) -> None:
        """A tick, or what stands for one."""
        known = self.marked_at.get(item)
        if known is None or self.marks.get(item) != state or known.at <= record.happened:
            self.marked_at[item] = Marked(record.happened, record.at)
        self.marks[item] = state

    def take_in(self, event: EvidenceAttached, record: Record) -> None:
        """A piece of evidence, under a name of its own."""
        number, taken_as = len(self.exhibits) + 1, event.evidence
        kept = (event.name, event.stored, event.sha256, event.size, event.note)
        if event.stored in self.copies or self.known.under(event.stored):
            known = {one.id for one in self.exhibits}
            while f"{taken_as}/{event.stored}" in known:  # that one is called another kind by now
                taken_as += "+"
        self.copies.add(event.stored)
        self.exhibits.append(Exhibit(number, event.evidence, *kept, record.happened, taken_as, taken=record.at))

    def remark(self, event: Remarked, record: Record) -> None:
        """What a helper said."""
        said = (event.author, event.text, event.about, event.key, event.value)
        self.remarks.append(Remark(event.id, record.change, record.happened, *said))

    def label(self, event: ExhibitLabelled) -> None:
        """What an exhibit is."""
        self.exhibits = [
            replace(
                one,
                evidence=event.evidence,
                note=event.note,
                out=event.out,
                areas=one.areas if event.areas is None else event.areas,
            )
            if event.exhibit.endswith(one.stored) and one.id == event.exhibit
            else one
            for one in self.exhibits
        ]

    def deal(self, event: OfferNoted | OfferAnswered | MoneyReceived, record: Record) -> None:
        """An offer, its answer, or money."""
        match event:
            case OfferNoted():
                said = (event.who, event.words, event.what, event.amount, event.freight, event.extras)
                when = (event.conditions, event.by, event.until)
                self.offers.append(Offer(record.change, record.happened, *said, *when, day=record.day))
            case OfferAnswered(offer, state):
                self.offers = [
                    replace(one, state=OfferState(state)) if one.change == offer else one for one in self.offers
                ]
            case MoneyReceived(amount, channel):
                self.money.append(Payment(record.change, record.happened, amount, channel, record.day))

    def end(self, event: CaseClosed, record: Record) -> None:
        """The case is closed."""
        worked = (event.way, event.card, event.letter, event.worked, event.minutes, event.keep)
        self.ending = Ending(event.outcome, record.happened, *worked)

    def order(self, order: Sequence[str]) -> None:
        """The order in which exhibits are shown."""
        place = {name: n for n, name in enumerate(order)}
        self.exhibits.sort(key=lambda one: place.get(one.id, len(place)))

    def told(self) -> Iterator[DiaryEntry]:
        """The lines of the diary, each knowing how many stops the case had made when it happened."""
        stops = sorted((stop.at, stop.change) for stop in self.trail)
        return (replace(entry, stops=bisect_left(stops, (entry.at, entry.change))) for entry in self.diary)


def fold(number: int, records: Sequence[Record]) -> Case:
    """Fold the records of a case, at least its opening, into the case."""
    voided, undoable, redoable = undo_state(records)
    draft = Draft()
    for record in records:
        if record.change not in voided:
            apply(record.event, draft, record)
    lists = Diary(draft.told()), Exhibits(draft.exhibits)
    return case_of(number, draft, lists, tuple(records), (voided, undoable, redoable))


def case_of(
    number: int,
    draft: Draft,
    lists: tuple[Diary, Exhibits],
    records: tuple[Record, ...],
    undo: UndoState,
) -> Case:
    """The case that a draft has become, with its lists, its records, and what undo would touch."""
    return Case(
        number=number,
        playbook=draft.playbook,
        title=draft.facts.get("title") or draft.title,
        step=draft.step,
        trail=tuple(draft.trail),
        facts=draft.facts,
        known_since=draft.known_since,
        marks=draft.marks,
        marked_at=draft.marked_at,
        stated=draft.stated,
        snoozes=draft.snoozes,
        rules=draft.rules,
        diary=lists[0],
        exhibits=lists[1],
        offers=tuple(draft.offers),
        money=tuple(draft.money),
        todos=tuple(draft.todos),
        closed=draft.ending is not None,
        ending=draft.ending or Ending(),
        trashed=draft.trashed,
        opened_at=records[0].at,
        changed_at=records[-1].at,
        records=records,
        voided=undo[0],
        undoable=undo[1],
        redoable=undo[2],
        remarks=tuple(draft.remarks),
    )


def apply(event: Event, draft: Draft, record: Record) -> None:  # noqa: PLR0912 - one for each event
    """Let an event happen to a draft."""
    match event:
        case CaseOpened(playbook, title, step):
            draft.playbook, draft.title = playbook, title
            draft.go((step,), event.rules, record)
        case ChoiceTaken(_, way):
            draft.go(way, event.rules, record)
        case StepPlaced(step):
            draft.go((step,), event.rules, record)
        case FactSet(key, value):
            draft.know(key, value, record)
        case ItemMarked(item, state):
            draft.mark(item, state, record)
        case DiaryNoted():
            draft.note(event, record)
        case DeadlineSet():
            draft.state(event, record)
        case DeadlineSnoozed(deadline, until, reason):
            draft.snoozes[deadline] = Snooze(datetime.fromisoformat(until), reason, record.at)
        case RuleAgreed(limit, rule):
            draft.rules[limit] = rule
        case EvidenceAttached():
            draft.take_in(event, record)
        case ExhibitLabelled():
            draft.label(event)
        case ExhibitsOrdered(order):
            draft.order(order)
        case Remarked():
            draft.remark(event, record)
        case OfferNoted() | OfferAnswered() | MoneyReceived():
            draft.deal(event, record)
        case TodoAdded(text, until):
            draft.todos.append(OwnTodo(record.change, text, datetime.fromisoformat(until) if until else None))
        case CaseClosed():
            draft.end(event, record)
        case CaseReopened():
            draft.ending = None
        case CaseTrashed():
            draft.trashed = True
        case CaseRestored():
            draft.trashed = False
        case ChangeUndone() | ChangeRedone() | Exported() | HandedOver() | LetterSent() | Stamped() | WentUnready():
            pass  # what counts was sorted out before; the others change nothing
        case _:
            assert_never(event)
