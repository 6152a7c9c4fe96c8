"""How events fold into the case that they tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import singledispatch

from msgspec import Struct, field

from store.case.case import Case, DiaryEntry, Exhibit, Snooze, Stated, Stop
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
    FactSet,
    ItemMarked,
    Record,
    StepPlaced,
)


class _Draft(Struct):
    playbook: str = ""
    title: str = ""
    step: str = ""
    trail: list[Stop] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    marked_at: dict[str, datetime] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)
    snoozes: dict[str, Snooze] = field(default_factory=dict)
    diary: list[DiaryEntry] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    closed: bool = False
    outcome: str = ""
    trashed: bool = False


def fold(number: int, records: Sequence[Record]) -> Case:
    """Fold the records of a case, at least its opening, into the case."""
    voided, undoable, redoable = _undo_state(records)
    draft = _Draft()
    for record in records:
        if record.change not in voided:
            _apply(record.event, draft, record)
    return Case(
        number=number,
        playbook=draft.playbook,
        title=draft.facts.get("title") or draft.title,
        step=draft.step,
        trail=tuple(draft.trail),
        facts=draft.facts,
        marks=draft.marks,
        marked_at=draft.marked_at,
        stated=draft.stated,
        snoozes=draft.snoozes,
        diary=tuple(draft.diary),
        exhibits=tuple(draft.exhibits),
        closed=draft.closed,
        outcome=draft.outcome,
        trashed=draft.trashed,
        opened_at=records[0].at,
        changed_at=records[-1].at,
        records=tuple(records),
        voided=voided,
        undoable=undoable,
        redoable=redoable,
    )


def _undo_state(records: Sequence[Record]) -> tuple[frozenset[int], int, int]:
    """Which changes are voided, and which one undo and redo would touch.

    As in an editor: a new change after an undo ends the chance to redo. The opening cannot be undone.
    """
    done: list[int] = []
    undone: list[int] = []
    voided: set[int] = set()
    for record in records:
        match record.event:
            case ChangeUndone(change):
                voided.add(change)
                if change in done:
                    done.remove(change)
                undone.append(change)
            case ChangeRedone(change):
                voided.discard(change)
                if change in undone:
                    undone.remove(change)
                done.append(change)
            case CaseOpened():
                pass
            case _:
                if record.change != records[0].change and (not done or done[-1] != record.change):
                    done.append(record.change)
                    undone.clear()
    return frozenset(voided), done[-1] if done else 0, undone[-1] if undone else 0


@singledispatch
def _apply(event: Event, draft: _Draft, record: Record) -> None:
    """Undo and redo have no effect of their own."""


@_apply.register(CaseOpened)
def _(event: CaseOpened, draft: _Draft, record: Record) -> None:
    draft.playbook, draft.title, draft.step = event.playbook, event.title, event.step
    draft.trail.append(Stop(event.step, record.at))


@_apply.register(ChoiceTaken)
def _(event: ChoiceTaken, draft: _Draft, record: Record) -> None:
    draft.trail.extend(Stop(step, record.at) for step in event.way)
    draft.step = event.way[-1]


@_apply.register(StepPlaced)
def _(event: StepPlaced, draft: _Draft, record: Record) -> None:
    draft.trail.append(Stop(event.step, record.at))
    draft.step = event.step


@_apply.register(FactSet)
def _(event: FactSet, draft: _Draft, record: Record) -> None:
    if event.value:
        draft.facts[event.key] = event.value
    else:
        draft.facts.pop(event.key, None)


@_apply.register(ItemMarked)
def _(event: ItemMarked, draft: _Draft, record: Record) -> None:
    draft.marks[event.item] = event.state
    draft.marked_at[event.item] = record.at


@_apply.register(DeadlineSet)
def _(event: DeadlineSet, draft: _Draft, record: Record) -> None:
    if event.at:
        draft.stated[event.deadline] = Stated(datetime.fromisoformat(event.at), event.note, record.at)
    else:
        draft.stated.pop(event.deadline, None)


@_apply.register(DeadlineSnoozed)
def _(event: DeadlineSnoozed, draft: _Draft, record: Record) -> None:
    draft.snoozes[event.deadline] = Snooze(datetime.fromisoformat(event.until), event.reason, record.at)


@_apply.register(DiaryNoted)
def _(event: DiaryNoted, draft: _Draft, record: Record) -> None:
    draft.diary.append(
        DiaryEntry(
            record.change,
            len(draft.trail),
            record.at,
            record.by,
            event.text,
            event.who,
            event.channel,
            event.promise,
        )
    )


@_apply.register(EvidenceAttached)
def _(event: EvidenceAttached, draft: _Draft, record: Record) -> None:
    draft.exhibits.append(
        Exhibit(
            len(draft.exhibits) + 1,
            event.evidence,
            event.name,
            event.stored,
            event.sha256,
            event.size,
            event.note,
            record.at,
        )
    )


@_apply.register(CaseClosed)
def _(event: CaseClosed, draft: _Draft, record: Record) -> None:
    draft.closed, draft.outcome = True, event.outcome


@_apply.register(CaseReopened)
def _(event: CaseReopened, draft: _Draft, record: Record) -> None:
    draft.closed, draft.outcome = False, ""


@_apply.register(CaseTrashed)
def _(event: CaseTrashed, draft: _Draft, record: Record) -> None:
    draft.trashed = True


@_apply.register(CaseRestored)
def _(event: CaseRestored, draft: _Draft, record: Record) -> None:
    draft.trashed = False
