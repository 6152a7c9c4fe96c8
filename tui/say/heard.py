"""As what a moment that was typed is understood, in full, before anything is saved: weekday, date and hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content.pack.model import Reasons
from content.text.words import N_, Message, Problem, Translator, message
from store.case.deadlines import tell
from store.case.events import begins, read_when
from store.case.facts import BY_KEY, MOMENTS, key_of, parse_fact, past_moment
from store.case.intents import Intent, SetFact, Told
from store.case.turns import remaining_until
from store.days.ahead import parse_ahead
from store.days.either import EitherDay
from store.days.promises import promised_moment
from store.days.workdays import WorkCalendar
from tui.say.values import full_moment


def heard_when(tr: Translator, text: str, now: datetime) -> Message | None:
    """When something happened, and what the timeline keeps beside it."""
    if not text.strip():
        return None
    try:
        kept = past_moment(text, now, tr.language)
    except EitherDay as either:
        return either.message
    except Problem:
        return None
    values = {"moment": full_moment(tr, kept), "now": now.strftime("%m-%d %H:%M")}
    if len(kept) > len("2026-11-26"):
        return message(N_("Happened {moment}, written down {now}."), **values)
    return message(N_("Happened {moment}, the hour not known, so counted from 0:00; written down {now}."), **values)


def heard_promise(tr: Translator, text: str, on: str, now: datetime) -> Message | None:
    """Until when a promise is, counted from when it was made."""
    made = moment_of(tr, on, now)
    due = promised_moment(text, made, WorkCalendar()) if text.strip() else None
    return heard_ahead(tr, due, now) if due else None


def heard_ahead(tr: Translator, due: datetime, now: datetime) -> Message:
    """A moment that is counted down to; a day ends at its 24:00."""
    told = tell(due.astimezone(now.tzinfo))
    day = full_moment(tr, told[:10])
    values = {"moment": f"{day} {told[11:]}", "left": remaining_until(due, now)}
    return message(N_("Until {moment}: {left}."), **values)


def heard_to_come(
    tr: Translator, text: str, seen: datetime, now: datetime, day_starts: bool = False
) -> Message | None:
    """As what a moment still to come is understood, counted from when it was seen; None while it is none."""
    if not text.strip():
        return None
    try:
        return heard_ahead(tr, parse_ahead(text, seen, tr.language, day_starts=day_starts), now)
    except EitherDay as either:
        return either.message
    except Problem:
        return None


def moment_of(tr: Translator, text: str, now: datetime) -> datetime:
    """The moment that a text says; now where it says none or cannot be read, the begin of a day alone."""
    try:
        return begins(read_when(past_moment(text, now, tr.language)), now) if text.strip() else now
    except Problem:
        return now


def heard_in(tr: Translator, intent: Intent, now: datetime) -> Iterator[Message]:
    """As what the moments of an intent are understood; one that is none is told by who refuses it."""
    when = heard_when(tr, intent.on, now) if isinstance(intent, Told) else None
    if when is not None:
        yield when
    key = key_of(intent.key) if isinstance(intent, SetFact) else ""
    if not isinstance(intent, SetFact) or key not in BY_KEY or BY_KEY[key].kind not in MOMENTS:
        return
    try:
        kept = parse_fact(key, intent.text, now, Reasons({}, tuple, tr.language))
    except Problem:
        return
    if kept:
        yield message(N_("{fact} {value}"), fact=message(BY_KEY[key].label), value=full_moment(tr, kept))
