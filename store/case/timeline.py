"""The events of a case as a story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import assert_never

from msgspec import Struct

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
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
from store.case.exhibit_words import tell_exhibit
from store.case.marks import ItemState, OfferState
from store.case.outside import Exported, HandedOver, LetterSent, Remarked, Stamped
from store.case.outside_words import tell_outside
from store.case.placing import as_it_happened
from store.case.prices import price_tag
from store.case.resolves import TodoAdded, WentUnready
from store.case.titles import Titles, gist, led
from store.days.clock import digits

STATE_WORDS = {
    ItemState.MISSING: N_("missing"),
    ItemState.HAVE: N_("have it"),
    ItemState.CANNOT_GET: N_("cannot get it"),
    ItemState.NOT_NEEDED: N_("not needed"),
}
WHO_WORDS = {
    "merchant": N_("the merchant"),
    "platform": N_("the platform"),
    "courier": N_("the courier"),
    "me": N_("me"),
}
WHO_BEGINS = {
    "merchant": N_("The merchant"),
    "platform": N_("The platform"),
    "courier": N_("The courier"),
    "me": N_("Me"),
}
"""The same where a sentence begins with them."""
OUTCOME_WORDS = {
    "refunded": N_("refunded"),
    "settled": N_("settled as agreed"),
    "mediated": N_("settled in mediation"),
    "lost": N_("closed as the court decided"),
    "stopped": N_("stopped"),
    "closed": N_("closed"),
}
UNTOLD = "closed"
"""The outcome of a case that was closed without one."""
OFFER_WORDS = {
    OfferState.OPEN: N_("not answered yet"),
    OfferState.ACCEPTED: N_("accepted"),
    OfferState.REFUSED: N_("refused"),
    OfferState.LAPSED: N_("lapsed"),
}
MONEY_WORDS = {
    "original": N_("the way it was paid"),
    "transfer": N_("by a transfer"),
    "wallet": N_("into the wallet of the platform"),
    "voucher": N_("as a voucher"),
    "cash": N_("in cash"),
    "other": N_("another way"),
}
"""How money comes back."""
CHANNEL_WORDS = {
    "chat": N_("in chat"),
    "phone": N_("by phone"),
    "app": N_("in the app"),
    "other": N_("otherwise"),
}


class Entry(Struct, frozen=True):
    """A line of the timeline.

    `at` is when it happened, perhaps only the `day`, `recorded` when it was written down; `unknown` tells that it
    was told afterwards and nobody knows when it happened. `voided` when the change was undone, `voided_by`
    who did that last, else empty.
    """

    at: datetime
    by: str
    text: Message
    kind: str
    voided: bool
    recorded: datetime
    day: bool = False
    unknown: bool = False
    voided_by: str = ""


WRITTEN_LATE = timedelta(hours=1)
"""How much later something must be written down for that to be told."""
LATE = N_("{text} (written down {when})")
"""How that is told."""


def timeline(case: Case, playbook: Playbook | None, dated: Mapping[int, str] | None = None) -> tuple[Entry, ...]:
    """The whole story of a case in the order of happening, undone lines included and marked; without a `playbook`
    the ids of its steps and choices stand for themselves. `dated` are the days of changes that were told later.

    A fact that is a day, such as that of the receipt, stands on it."""
    titles = Titles(case, playbook)
    undoers = {record.event.change: record.by for record in case.records if isinstance(record.event, ChangeUndone)}
    told = [_entry(record, case, titles, undoers) for record in as_it_happened(case, dated or {})]
    days = (entry.kind == FactSet.kind and entry.at != entry.recorded for entry in told)
    placed = sorted(zip(_places(told), days, range(len(told)), told, strict=True), key=lambda one: one[:3])
    return tuple(entry for *_, entry in placed)


def _entry(record: Record, case: Case, titles: Titles, undoers: Mapping[int, str]) -> Entry:
    voided = record.change in case.voided
    by = undoers.get(record.change, "") if voided else ""
    text = describe(record.event, titles)
    if record.unknown:
        way = record.event.way if isinstance(record.event, ChoiceTaken) else ()
        what = titles.step(way[-1]) if way else text  # the way was filled in: nobody said why it was taken
        text = message(N_("{text} (told afterwards, no date)"), text=what)
    elif record.at - record.happened > WRITTEN_LATE:
        text = message(LATE, text=text, when=record.at.strftime("%Y-%m-%d %H:%M"))
    day = record.told is not None and not isinstance(record.told, datetime)
    kind = record.event.kind
    return Entry(record.happened, record.by, text, kind, voided, record.at, day, record.unknown, by)


def _places(told: list[Entry]) -> list[datetime]:
    """Where each line stands: what has no date stands before the next line of its own change that has one."""
    places: list[datetime] = []
    after: Entry | None = None
    for entry in reversed(told):
        if not entry.unknown and entry.recorded - entry.at > WRITTEN_LATE and entry.kind != FactSet.kind:
            after = entry
        same = after is not None and after.recorded - entry.recorded <= timedelta(seconds=1)
        places.append(after.at if entry.unknown and after is not None and same else entry.at)
    return places[::-1]


def undone_words(case: Case, playbook: Playbook, change: int) -> Message | str:
    """What a change did, in words: for the line that says what was undone or redone."""
    return _change(change, Titles(case, playbook))


_MANY = (EvidenceAttached, Remarked)
"""What one change may bring several of: the files of a folder, the remarks of a helper."""


def _change(change: int, titles: Titles) -> Message | str:
    events = [record.event for record in titles.case.records if record.change == change]
    words = describe(events[0], titles) if events else str(change)
    like = max((sum(isinstance(event, kind) for event in events) for kind in _MANY), default=0)
    return message(N_("{what} and {n} more"), what=words, n=like - 1) if like > 1 else words


def outcome_words(outcome: str) -> Message | str:
    """How a case ended, in words: one of the usual outcomes, or what the user wrote."""
    return message(OUTCOME_WORDS[outcome]) if outcome in OUTCOME_WORDS else outcome


def describe(event: Event, titles: Titles) -> Message:  # noqa: PLR0911, PLR0912 - one for each event
    """One event as a sentence."""
    match event:
        case CaseOpened():
            return message(N_("Case opened: {title}"), title=event.title)
        case ChoiceTaken(source, way):
            choice, step = titles.choice(source, way[0]), titles.step(way[-1])
            return led(choice, step)
        case StepPlaced():
            return _placed(event, titles)
        case FactSet():
            return _fact(event, titles)
        case ItemMarked(item, state):
            words = message(STATE_WORDS.get(ItemState(state), state))
            return message(N_("{item}: {state}"), item=titles.item(item), state=words)
        case DiaryNoted():
            return _note(event)
        case EvidenceAttached(evidence, name):
            return message(N_("Evidence taken in: {kind}, {name}"), kind=titles.evidence(evidence), name=name)
        case ExhibitLabelled():
            return tell_exhibit(event, titles)
        case ExhibitsOrdered():
            return message(N_("Exhibits put in another order"))
        case DeadlineSet() | DeadlineSnoozed():
            return _deadline(event, titles)
        case RuleAgreed(limit):
            return message(N_("{deadline}: counted by the new rule"), deadline=titles.deadline(limit))
        case Exported() | HandedOver() | LetterSent() | Stamped() | Remarked():
            return tell_outside(event, titles)
        case OfferNoted() | OfferAnswered() | MoneyReceived():
            return _dealing(event, titles)
        case TodoAdded() | WentUnready():
            return _resolve(event, titles)
        case CaseClosed(outcome):
            return message(N_("Case closed: {outcome}"), outcome=outcome_words(outcome))
        case CaseReopened():
            return message(N_("Case reopened"))
        case CaseTrashed():
            return message(N_("Put in the trash"))
        case CaseRestored():
            return message(N_("Taken out of the trash"))
        case ChangeUndone(change):
            return message(N_("Undone: {change}"), change=_change(change, titles))
        case ChangeRedone(change):
            return message(N_("Done again: {change}"), change=_change(change, titles))
        case _:
            assert_never(event)


def _placed(event: StepPlaced, titles: Titles) -> Message:
    text = N_("The case now stands on: {step} ({reason})") if event.reason else N_("The case now stands on: {step}")
    return message(text, step=titles.step(event.step), reason=event.reason)


def _fact(event: FactSet, titles: Titles) -> Message:
    if not event.value:
        return message(N_("{fact} taken back"), fact=titles.fact(event.key))
    return message(N_("{fact}: {value}"), fact=titles.fact(event.key), value=titles.value(event.key, event.value))


def _note(event: DiaryNoted) -> Message:
    who = message(WHO_BEGINS.get(event.who, event.who))
    if event.channel != "other":
        who = message(
            N_("{who} {channel}"), who=who, channel=message(CHANNEL_WORDS.get(event.channel, event.channel))
        )
    words: dict[str, object] = {"who": who, "text": event.text, "promise": event.promise}
    if event.promise:
        return Message(N_("{who}: {text} (promised: {promise})"), words)
    return Message(N_("{who}: {text}"), words)


def _deadline(event: DeadlineSet | DeadlineSnoozed, titles: Titles) -> Message:
    title = titles.deadline(event.deadline)
    if isinstance(event, DeadlineSnoozed):
        moment = datetime.fromisoformat(event.until).strftime("%Y-%m-%d %H:%M")
        text = N_("{deadline}: no reminder before {moment}, because {reason}")
        return message(text, deadline=title, moment=moment, reason=event.reason)
    if not event.at:
        return message(N_("{deadline}: the date copied from the app taken back"), deadline=title)
    values: dict[str, object] = {"deadline": title, "moment": tell_moment(event.at), "note": event.note}
    if event.note:
        return Message(N_("{deadline}: {moment}, copied from the app ({note})"), values)
    return Message(N_("{deadline}: {moment}, copied from the app"), values)


def _resolve(event: TodoAdded | WentUnready, titles: Titles) -> Message:
    if isinstance(event, TodoAdded):
        return message(N_("Own to-do: {text}"), text=event.text)
    missing = tuple(titles.item(one) for one in event.missing)
    text = N_("Went on to “{step}” although this was missing: {missing}")
    return message(text, step=titles.step(event.step), missing=missing)


def _dealing(event: OfferNoted | OfferAnswered | MoneyReceived, titles: Titles) -> Message:
    if isinstance(event, OfferNoted):
        who = message(WHO_BEGINS.get(event.who, event.who))
        return message(N_("{who} offered: {offer}"), who=who, offer=gist(event.amount, event.what, event.words))
    if isinstance(event, OfferAnswered):
        state = message(OFFER_WORDS.get(OfferState(event.state), event.state))
        return message(N_("Offer “{offer}”: {state}"), offer=titles.offer(event.offer), state=state)
    channel = message(MONEY_WORDS.get(event.channel, event.channel))
    return message(N_("Money received: {amount}, {channel}"), amount=price_tag(event.amount), channel=channel)


def tell_moment(kept: str) -> str:
    """A kept moment in digits; the end of a day as 24:00."""
    return digits(datetime.fromisoformat(kept))
