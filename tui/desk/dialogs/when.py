"""When was that? One row for every form that tells what happened, and how its answer is understood as one types."""

from __future__ import annotations

from datetime import datetime

from content.text.words import N_, Message, Problem, Translator, message
from store.case.deadlines import tell
from store.case.events import begins, read_when
from store.case.facts import past_moment
from store.case.view import remaining_until
from store.days.promises import promised_moment
from store.days.workdays import WorkCalendar
from tui.desk.dialogs.fields import Row
from tui.say.values import full_moment

ON = "on"
"""The key of the row."""
NEAR = (N_("today"), N_("yesterday"), N_("2 days ago"))
"""The days that are a key away."""


def when_row(tr: Translator, label: str = N_("When was that?")) -> Row:
    """The row; empty it means now."""
    hint = N_("Empty for now; ← → today, yesterday; or such as yesterday 21:30, 11-21 10:00, 3 days ago")
    return Row(ON, label, hint, near=tuple(tr(words) for words in NEAR))


def wrong_when(text: str, now: datetime) -> Message | None:
    """Why the answer is no moment that was, or None."""
    try:
        past_moment(text, now)
    except Problem as problem:
        return problem.message if text.strip() else None
    return None


def heard_when(tr: Translator, text: str, now: datetime) -> Message | None:
    """As what the answer was understood: weekday, date and hour, and what the timeline keeps beside it."""
    if not text.strip():
        return None
    try:
        kept = past_moment(text, now)
    except Problem:
        return None
    values = {"moment": full_moment(tr, kept), "now": now.strftime("%m-%d %H:%M")}
    if len(kept) > len("2026-11-26"):
        return message(N_("Happened {moment}, written down {now}."), **values)
    return message(N_("Happened {moment}, the hour not known, so counted from 0:00; written down {now}."), **values)


def heard_promise(tr: Translator, text: str, on: str, now: datetime) -> Message | None:
    """Until when a promise is, counted from when it was made."""
    made = moment_of(on, now)
    due = promised_moment(text, made, WorkCalendar()) if text.strip() else None
    return heard_ahead(tr, due, now) if due else None


def heard_ahead(tr: Translator, due: datetime, now: datetime) -> Message:
    """A moment that is counted down to, in full; a day ends at its 24:00."""
    told = tell(due.astimezone(now.tzinfo))
    day = full_moment(tr, told[:10])
    values = {"moment": f"{day} {told[11:]}", "left": remaining_until(due, now)}
    return message(N_("Until {moment}: {left}."), **values)


def moment_of(text: str, now: datetime) -> datetime:
    """The moment that a row says; now where it says none or cannot be read, the begin of a day alone."""
    try:
        return begins(read_when(past_moment(text, now)), now) if text.strip() else now
    except Problem:
        return now
