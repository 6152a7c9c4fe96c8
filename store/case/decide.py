"""What comes of an intent: events, or a refusal with the reason. Pure; `decide` is the only door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import singledispatch

from msgspec import Struct
from msgspec.structs import replace

from content.pack.playbook import Playbook
from content.text.words import N_
from store.case.case import Case
from store.case.countdown import copied
from store.case.decide_deadlines import Timing, decide_time
from store.case.decide_dealings import Dealing, closed, decide_dealing
from store.case.decide_items import attach_file, mark_item, refuse_trashed
from store.case.decide_outside import Outside, decide_outside
from store.case.decide_steps import place_case, reopen_case, take_choice
from store.case.events import (
    CaseOpened,
    CaseRestored,
    CaseTrashed,
    ChangeRedone,
    ChangeUndone,
    DiaryNoted,
    Event,
    FactSet,
    begins,
    read_when,
)
from store.case.exhibits import labelled, moved
from store.case.facts import LONGEST, key_of, name_of, parse_fact, past_moment
from store.case.firstmove import beginning
from store.case.goods import demanded
from store.case.happening import UNKNOWN, Happening
from store.case.intents import (
    AttachFile,
    CloseCase,
    Intent,
    LabelExhibit,
    MarkItem,
    MoveExhibit,
    NoteDiary,
    OpenCase,
    PlaceCase,
    RedoChange,
    ReopenCase,
    RestoreCase,
    SetFact,
    SetFacts,
    TakeChoice,
    Told,
    TrashCase,
    UndoChange,
)
from store.case.late import told_by, way_to
from store.case.moot import moot_step
from store.case.naming import one_of
from store.case.quoted import quoted_moment, quoted_speaker
from store.case.rules import with_rules
from store.case.sequence import doubts_about_facts, doubts_about_money, refuse_doubtful, told_way
from store.case.stands import stand_of
from store.case.timeline import CHANNEL_WORDS, WHO_WORDS
from store.days.workdays import WorkCalendar
from store.errors import BadValue, Doubtful, Refused

Events = tuple[Event, ...]


def open_case(intent: OpenCase, playbook: Playbook, now: datetime) -> Events:
    """The events that begin a case. Raises `BadValue`, or `Refused` when nothing says what it is about."""
    facts = {key: parse_fact(key, text, now, playbook.reasons) for key, text in intent.facts.items()}
    facts = {key: value for key, value in facts.items() if value}
    facts |= demanded(intent.facts.get("demand", ""), facts, playbook, intent.sure)
    title = " ".join(intent.title.split()) or name_of(facts)
    if not title:
        raise Refused(N_("A case needs a product or a title; nothing was saved."))
    stand = stand_of(intent.stands, playbook) if intent.stands else None
    on = past_moment(intent.on, now, playbook.meta.language) if intent.on else ""
    way = tuple(way_to(stand, playbook, facts, on)) if stand else ()
    began = facts.get("contacted-on", UNKNOWN) if stand and stand.way and (way or not on) else on
    here = beginning(facts.get("reason", ""), playbook) if not (stand and stand.way) else playbook.flow.first
    opened = CaseOpened(intent.playbook, title[:LONGEST], here, happened=began)
    known = tuple(FactSet(key, value) for key, value in facts.items() if key != "title")
    told = tuple(told_by(way, on, stand))
    facts |= {one.key: one.value for one in told}
    if not intent.sure:
        moot = moot_step((step for one in way for step in one.way), facts.get("reason", ""), playbook)
        doubts = (*doubts_about_facts(facts, playbook, way=told_way(way)), *doubts_about_money(facts))
        for doubt in (*((moot,) if moot else ()), *doubts):
            raise Doubtful(doubt.text, **doubt.values)
    step = way[-1].way[-1] if way else here
    counted = copied(step, facts, intent.whose, playbook)
    return tuple(with_rules((opened, *known, *way, *told, *counted), playbook))


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
    told = intent.on if isinstance(intent, Told) else ""
    when = past_moment(told, now, playbook.meta.language) if told else ""
    if isinstance(intent, NoteDiary) and not when:
        when = quoted_moment(intent.text, now)
    events = _decide(intent, Situation(case, playbook, now, calendar or WorkCalendar(), when))
    if isinstance(intent, Told) and not intent.sure:
        refuse_doubtful(case, playbook, events, when)
    dated = (_on(when, event) for event in events) if when else events
    return tuple(with_rules(dated, playbook, case.step, case.rules))


def _on(when: str, event: Event) -> Event:
    return replace(event, happened=when) if isinstance(event, Happening) else event


@singledispatch
def _decide(intent: Intent, on: Situation) -> Events:
    raise TypeError(intent)


@_decide.register(Timing)
def _(intent: Timing, on: Situation) -> Events:
    shown = begins(read_when(on.when), on.now) if on.when else on.now
    return decide_time(intent, on.case, on.playbook, on.now, on.calendar, shown=shown)


@_decide.register(Outside)
def _(intent: Outside, on: Situation) -> Events:
    return decide_outside(intent, on.case, on.playbook)


@_decide.register(TakeChoice)
def _(intent: TakeChoice, on: Situation) -> Events:
    return take_choice(intent, on.case, on.playbook, on.when)


@_decide.register(PlaceCase)
def _(intent: PlaceCase, on: Situation) -> Events:
    return place_case(intent, on.case, on.playbook, on.when)


@_decide.register(MarkItem)
def _(intent: MarkItem, on: Situation) -> Events:
    return mark_item(intent, on.case, on.playbook)


@_decide.register(AttachFile)
def _(intent: AttachFile, on: Situation) -> Events:
    return attach_file(intent, on.case, on.playbook)


@_decide.register(SetFact)
def _(intent: SetFact, on: Situation) -> Events:
    return _facts_set({intent.key: intent.text}, on, intent.sure)


@_decide.register(SetFacts)
def _(intent: SetFacts, on: Situation) -> Events:
    return _facts_set(intent.facts, on, intent.sure)


def _facts_set(facts: Mapping[str, str], on: Situation, sure: bool) -> Events:
    """The facts that change, and the date the app shows where one of them is its countdown."""
    case, playbook = on.case, on.playbook
    read = {key_of(name): parse_fact(key_of(name), text, on.now, playbook.reasons) for name, text in facts.items()}
    said = next((text for name, text in facts.items() if key_of(name) == "demand"), "")
    read |= demanded(said, {**case.facts, **read}, playbook, sure)
    new = {key: value for key, value in read.items() if case.facts.get(key, "") != value}
    counted = copied(case.step, {**case.facts, **new}, "", playbook) if "countdown" in new else ()
    return (*(FactSet(key, value) for key, value in new.items()), *counted)


@_decide.register(NoteDiary)
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
    quoted = quoted_speaker(text)
    who = one_of(intent.who or quoted or "me", WHO_WORDS)
    channel = one_of(intent.channel or ("chat" if quoted else "other"), CHANNEL_WORDS)
    return (DiaryNoted(text, who, channel, intent.promise.strip()[:LONGEST]),)


@_decide.register(LabelExhibit)
def _(intent: LabelExhibit, on: Situation) -> Events:
    return labelled(intent, on.case, on.playbook)


@_decide.register(MoveExhibit)
def _(intent: MoveExhibit, on: Situation) -> Events:
    return moved(intent, on.case)


@_decide.register(Dealing)
def _(intent: Dealing, on: Situation) -> Events:
    return decide_dealing(intent, on.case, on.now, on.when, on.playbook.meta.language)


@_decide.register(CloseCase)
def _(intent: CloseCase, on: Situation) -> Events:
    return (*closed(intent, on.case, on.playbook, on.now), *_facts_set(intent.facts, on, intent.sure))


@_decide.register(ReopenCase)
def _(intent: ReopenCase, on: Situation) -> Events:
    return reopen_case(on.case, on.playbook)


@_decide.register(TrashCase)
def _(intent: TrashCase, on: Situation) -> Events:
    return (CaseTrashed(),)


@_decide.register(RestoreCase)
def _(intent: RestoreCase, on: Situation) -> Events:
    case = on.case
    if not case.trashed:
        raise Refused(N_("Case {number} is not in the trash."), number=case.number)
    return (CaseRestored(),)


@_decide.register(UndoChange)
def _(intent: UndoChange, on: Situation) -> Events:
    case = on.case
    if not case.undoable:
        raise Refused(
            N_("Case {number} has nothing to undo. To put it away, use {do_trash}."),
            number=case.number,
        )
    return (ChangeUndone(case.undoable),)


@_decide.register(RedoChange)
def _(intent: RedoChange, on: Situation) -> Events:
    case = on.case
    if not case.redoable:
        raise Refused(N_("Case {number} has nothing to redo."), number=case.number)
    return (ChangeRedone(case.redoable),)
