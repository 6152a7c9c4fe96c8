"""What comes of an intent: events, or a refusal with the reason. Pure; `decide` is the only door."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatch

from msgspec import Struct
from msgspec.structs import replace

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.checklist import ItemSource, checklist
from store.case.decide_deadlines import can_set_aside, decide_time
from store.case.events import (
    UNKNOWN,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseRestored,
    CaseTrashed,
    ChangeRedone,
    ChangeUndone,
    ChoiceTaken,
    DiaryNoted,
    Event,
    EvidenceAttached,
    FactSet,
    Happening,
    ItemMarked,
    StepPlaced,
    begins,
    read_when,
)
from store.case.facts import LONGEST, field_of, name_of, parse_fact, past_moment
from store.case.intents import (
    AttachFile,
    CloseCase,
    Intent,
    MarkItem,
    NoteDiary,
    OpenCase,
    PlaceCase,
    RedoChange,
    ReopenCase,
    RestoreCase,
    SetDeadline,
    SetFact,
    SnoozeDeadline,
    TakeChoice,
    Told,
    TrashCase,
    UndoChange,
)
from store.case.marks import ItemState
from store.case.refs import FactRef
from store.case.sequence import doubts_about_facts, refuse_doubtful
from store.case.stands import stand_of, way_to
from store.days.workdays import WorkCalendar
from store.errors import BadValue, Doubtful, Refused

WHO = ("merchant", "platform", "courier", "me")
CHANNELS = ("chat", "phone", "app", "other")

Events = tuple[Event, ...]


def open_case(intent: OpenCase, playbook: Playbook, now: datetime) -> Events:
    """The events that begin a case. Raises `BadValue`, or `Refused` when nothing says what it is about."""
    facts = {key: parse_fact(key, text, now, playbook.reasons) for key, text in intent.facts.items()}
    facts = {key: value for key, value in facts.items() if value}
    title = " ".join(intent.title.split()) or name_of(facts)
    if not title:
        raise Refused(N_("A case needs a product or a title; nothing was saved."))
    if not intent.sure:
        for doubt in doubts_about_facts(facts):
            raise Doubtful(doubt.text, **doubt.values)
    stand = stand_of(intent.stands, playbook) if intent.stands else None
    began = past_moment(intent.on, now) if intent.on else ""
    if stand and stand.way and not began:
        began = facts.get("contacted-on", UNKNOWN)
    opened = CaseOpened(intent.playbook, title[:LONGEST], playbook.flow.first, happened=began)
    known = (FactSet(key, value) for key, value in facts.items() if key != "title")
    return (opened, *known, *(way_to(stand, playbook, facts) if stand else ()))


class Situation(Struct, frozen=True):
    """In what an intent is decided; `when` is the kept day or moment of what it tells, or empty."""

    case: Case
    playbook: Playbook
    now: datetime
    calendar: WorkCalendar
    when: str = ""


def decide(
    intent: Intent, case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar | None = None
) -> Events:
    """What comes of `intent` on `case`; no events when it is so already. Raises `Refused`.

    Without a `calendar` working days follow the published holiday notices.
    """
    if not intent.in_trash:
        refuse_trashed(case)
    when = past_moment(intent.on, now) if isinstance(intent, Told) and intent.on else ""
    events = _decide(intent, Situation(case, playbook, now, calendar or WorkCalendar(), when))
    if isinstance(intent, Told) and not intent.sure:
        refuse_doubtful(case, playbook, events, when)
    return tuple(_on(when, event) for event in events) if when else events


def _on(when: str, event: Event) -> Event:
    return replace(event, happened=when) if isinstance(event, Happening) else event


def refuse_trashed(case: Case) -> None:
    """Raise `Refused` for a case in the trash."""
    if case.trashed:
        raise Refused(
            N_("Case {number} is in the trash; take it out with “tuikuan restore {number}”."),
            number=case.number,
        )


def attachable(evidence: str, case: Case, playbook: Playbook) -> None:
    """Raise `Refused` when no evidence of this kind can be taken into a case."""
    refuse_trashed(case)
    if evidence not in playbook.evidence:
        raise BadValue(N_("“{text}” is none of: {known}."), text=evidence, known=", ".join(playbook.evidence))


@singledispatch
def _decide(intent: Intent, on: Situation) -> Events:
    raise TypeError(intent)


@_decide.register
def _(intent: SetDeadline | SnoozeDeadline, on: Situation) -> Events:
    shown = begins(read_when(on.when), on.now) if on.when else on.now
    return decide_time(intent, on.case, on.playbook, on.now, on.calendar, shown=shown)


@_decide.register
def _(intent: TakeChoice, on: Situation) -> Events:
    case, playbook = on.case, on.playbook
    flow = playbook.flow
    if case.closed:
        raise Refused(N_("Case {number} is closed; go on with “tuikuan reopen {number}”."), number=case.number)
    if case.step not in flow.steps:
        return _place(case, playbook, intent.choice)
    choices = flow.choices[case.step]
    name = intent.choice or (choices[0].id if len(choices) == 1 else "")
    if flow.choice(case.step, name) is None:
        known = tuple(f"{choice.id} ({choice.title})" for choice in choices)
        text = (
            N_("“{choice}” is not a choice of case {number} now. Choose from: {known}.")
            if name
            else N_("Case {number} has several ways on. Choose from: {known}.")
        )
        raise Refused(text, choice=name, number=case.number, known=known)
    way = flow.passage(name, case.way)
    _refuse_unready(case, playbook, way[-1])
    taken: list[Event] = [ChoiceTaken(case.step, way)]
    if flow.steps[way[-1]].kind is StepKind.END:
        taken.append(CaseClosed(playbook.step(way[-1]).outcome or way[-1]))
    return tuple(taken)


def _place(case: Case, playbook: Playbook, step: str) -> Events:
    if not _rests(playbook, step):
        raise Refused(
            N_("The step “{step}” is gone from the playbook. Say where the case stands: {steps}."),
            step=case.step,
            steps=", ".join(step.id for step in playbook.flow.steps.values() if step.rests),
        )
    return (StepPlaced(step),)


def _refuse_unready(case: Case, playbook: Playbook, step: str) -> None:
    missing = [key for key in playbook.step(step).needs if not case.facts.get(key)]
    if missing:
        raise Refused(
            N_("Before “{step}” the case needs: {facts}. Give it with “tuikuan fact {number} {key} …”."),
            step=playbook.flow.steps[step].title,
            facts=tuple(_label(key) for key in missing),
            number=case.number,
            key=missing[0],
        )


def _label(key: str) -> Message:
    return message(field_of(key).label)


@_decide.register
def _(intent: PlaceCase, on: Situation) -> Events:
    case, steps = on.case, on.playbook.flow.steps
    step = next((name for name, one in steps.items() if intent.step.strip() in (name, one.title)), intent.step)
    if not _rests(on.playbook, step):
        raise BadValue(
            N_("A case cannot stand on “{step}”. It can on: {steps}."),
            step=intent.step,
            steps=", ".join(one.id for one in steps.values() if one.rests),
        )
    reason = " ".join(intent.reason.split())[:LONGEST]
    if not reason:
        raise Refused(N_("Say why the case stands there; the timeline keeps the reason."))
    if step == case.step and not case.closed and not on.when:
        return ()
    placed = StepPlaced(step, reason)
    ended = steps[step].kind is StepKind.END
    if ended:
        return (placed,) if case.closed else (placed, CaseClosed(on.playbook.step(step).outcome or step))
    return (CaseReopened(), placed) if case.closed else (placed,)


@_decide.register
def _(intent: MarkItem, on: Situation) -> Events:
    case, playbook = on.case, on.playbook
    try:
        state = ItemState(intent.state)
    except ValueError:
        known = ", ".join(ItemState)
        raise BadValue(N_("“{text}” is none of: {known}."), text=intent.state, known=known) from None
    if can_set_aside(intent.item, case, playbook):
        return () if case.marks.get(intent.item, ItemState.MISSING) == state else (ItemMarked(intent.item, state),)
    found = {item.id: item for item in checklist(case, playbook)}
    name = intent.item if intent.item in found else f"{case.step}.{intent.item}"
    if name not in found:
        raise Refused(
            N_("“{item}” is not on the checklist of case {number}. It has: {known}."),
            item=intent.item,
            number=case.number,
            known=", ".join(found),
        )
    item = found[name]
    if isinstance(item.ref, FactRef) and state is ItemState.HAVE:
        raise Refused(
            N_("That is a fact; give it with “tuikuan fact {number} {key} …”."),
            number=case.number,
            key=item.ref.key,
        )
    if state is ItemState.NOT_NEEDED and item.required and item.source is ItemSource.EVIDENCE:
        raise Refused(
            N_("“{item}” is required for this reason. If you cannot get it, mark it cannot-get."),
            item=item.title,
        )
    return () if item.state is state else (ItemMarked(name, state),)


@_decide.register
def _(intent: SetFact, on: Situation) -> Events:
    case, playbook, now = on.case, on.playbook, on.now
    value = parse_fact(intent.key, intent.text, now, playbook.reasons)
    return () if case.facts.get(intent.key, "") == value else (FactSet(intent.key, value),)


@_decide.register
def _(intent: NoteDiary, on: Situation) -> Events:
    text = intent.text.strip()
    if not text:
        raise Refused(N_("An empty note says nothing; nothing was saved."))
    if len(text) > LONGEST:
        raise BadValue(
            N_("That is {n} characters long; a note takes {most}. Save it as a file and attach it."),
            n=len(text),
            most=LONGEST,
        )
    for value, known in ((intent.who, WHO), (intent.channel, CHANNELS)):
        if value not in known:
            raise BadValue(N_("“{text}” is none of: {known}."), text=value, known=", ".join(known))
    return (DiaryNoted(text, intent.who, intent.channel, intent.promise.strip()[:LONGEST]),)


@_decide.register
def _(intent: AttachFile, on: Situation) -> Events:
    case, playbook = on.case, on.playbook
    attachable(intent.evidence, case, playbook)
    if any((old.sha256, old.evidence) == (intent.sha256, intent.evidence) for old in case.exhibits):
        return ()
    attached = EvidenceAttached(
        intent.evidence, intent.name, intent.stored, intent.sha256, intent.size, intent.note.strip()
    )
    marked = case.marks.get(intent.evidence, ItemState.HAVE) != ItemState.HAVE
    return (attached, ItemMarked(intent.evidence, ItemState.HAVE)) if marked else (attached,)


@_decide.register
def _(intent: CloseCase, on: Situation) -> Events:
    case = on.case
    if case.closed:
        raise Refused(N_("Case {number} is closed already."), number=case.number)
    return (CaseClosed(intent.outcome.strip() or "closed"),)


@_decide.register
def _(intent: ReopenCase, on: Situation) -> Events:
    case, playbook = on.case, on.playbook
    if not case.closed:
        raise Refused(N_("Case {number} is open."), number=case.number)
    step = playbook.flow.steps.get(case.step)
    if step is None or step.kind is not StepKind.END:
        return (CaseReopened(),)
    back = next(
        (stop.step for stop in reversed(case.trail[:-1]) if _rests(playbook, stop.step)), playbook.flow.first
    )
    return (CaseReopened(), StepPlaced(back))


def _rests(playbook: Playbook, name: str) -> bool:
    step = playbook.flow.steps.get(name)
    return step is not None and step.rests


@_decide.register
def _(intent: TrashCase, on: Situation) -> Events:
    return (CaseTrashed(),)


@_decide.register
def _(intent: RestoreCase, on: Situation) -> Events:
    case = on.case
    if not case.trashed:
        raise Refused(N_("Case {number} is not in the trash."), number=case.number)
    return (CaseRestored(),)


@_decide.register
def _(intent: UndoChange, on: Situation) -> Events:
    case = on.case
    if not case.undoable:
        raise Refused(
            N_("Case {number} has nothing to undo. To put it away, use “tuikuan trash {number}”."),
            number=case.number,
        )
    return (ChangeUndone(case.undoable),)


@_decide.register
def _(intent: RedoChange, on: Situation) -> Events:
    case = on.case
    if not case.redoable:
        raise Refused(N_("Case {number} has nothing to redo."), number=case.number)
    return (ChangeRedone(case.redoable),)
