"""All deadlines as one calendar (RFC 5545) that other programs read, and read again when something changed.

Every deadline keeps its UID for ever: the case's opening, the case's number and the deadline's id. SEQUENCE is
the version of the case, LAST-MODIFIED its last change, so that reading the file again updates what is there.
A deadline that is over or left before its time comes once more as CANCELLED. Times are in UTC: no program has to
know a time zone to show them right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from content.pack.model import Effect
from content.text.cells import plain
from content.text.ways import Gaps
from content.text.words import N_, Message, Translator
from store.board.entries import AgendaEntry, entries_of, when_words
from store.case.case import Case
from store.case.deadlines import DeadlineState, ended
from store.case.turns import Turn
from store.case.view import CaseView
from store.days.workdays import WorkCalendar

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LENGTH = timedelta(minutes=30)
"""How long an entry is: it ends at the moment that counts, so that 24:00 stays on its day."""

_WARNINGS = {
    Effect.LOSE: (timedelta(days=3), timedelta(days=1), timedelta(hours=3)),
    Effect.EXPECT: (timedelta(0),),
    Effect.THEIRS: (timedelta(0),),
    Effect.HAPPENS: (timedelta(days=1),),
}
"""How long before the moment an alarm rings."""


def to_ics(views: Iterable[CaseView], now: datetime, tr: Translator, workdays: WorkCalendar) -> bytes:
    """The calendar of all deadlines of `views`, trashed and closed cases included so that theirs are cancelled."""
    from icalendar import Calendar

    listed = tuple(views)
    calendar = Calendar()
    calendar.add("prodid", "-//tuikuan//tuikuan//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", tr(N_("Refund deadlines")))
    _fill(calendar, listed, now, tr, workdays)
    return bytes(calendar.to_ical())


def _place(entry: AgendaEntry) -> tuple[datetime, int, str]:
    return entry.at, entry.number, entry.id


def _fill(
    calendar: Calendar, views: tuple[CaseView, ...], now: datetime, tr: Translator, workdays: WorkCalendar
) -> None:
    there: set[str] = set()
    for entry in sorted((one for view in views for one in entries_of(view, now)), key=_place):
        there.add(uid(entry.view.case, entry.id))
        calendar.add_component(_event(entry, now, tr))
    for view in views:
        for event in _cancelled(view, now, tr, workdays, there):
            calendar.add_component(event)


def uid(case: Case, name: str) -> str:
    """The id of a deadline for calendars; it never changes."""
    opened = case.opened_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{opened}-{case.number}-{name.replace(':', '-')}@tuikuan"


def _event(entry: AgendaEntry, now: datetime, tr: Translator) -> Event:
    event = _bare(entry.view.case, entry.id, entry.at, now)
    # what stands in brackets behind a title is told in the description
    about = {"title": entry.view.title, "deadline": re.split(r"[（(]", _said(tr, entry.title))[0].strip()}
    summary = N_("{title}: {deadline}, ends") if entry.effect is Effect.LOSE else N_("{title}: {deadline}, due")
    event.add("summary", plain(tr(summary, **about), most=200))
    event.add("status", "CONFIRMED")
    event.add("description", _description(entry, tr))
    event.add("categories", [tr(N_("Refunds"))])
    event.add("transp", "TRANSPARENT")
    for span in _WARNINGS[entry.effect]:
        _alarm(event, span, plain(tr(summary, **about), most=200))
    return event


def _description(entry: AgendaEntry, tr: Translator) -> str:
    lines = (
        _said(tr, entry.title),
        tr.say(when_words(entry)),
        tr.say(entry.because),
        tr(N_("Next: {action}"), action=_said(tr, entry.view.next.title)),
        Gaps({"number": entry.number}, tr.language, {}).typed("do_show"),
    )
    return "\n".join(plain(line, most=1_000) for line in lines)


def _alarm(event: Event, span: timedelta, words: str) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -span, parameters={"related": "END"})
    event.add_component(alarm)


def _bare(case: Case, name: str, at: datetime, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid(case, name))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", case.changed_at.astimezone(UTC))
    event.add("created", case.opened_at.astimezone(UTC))
    event.add("sequence", case.version)
    event.add("dtstart", (at - LENGTH).astimezone(UTC))
    event.add("dtend", at.astimezone(UTC))
    return event


def _cancelled(
    view: CaseView, now: datetime, tr: Translator, workdays: WorkCalendar, there: set[str]
) -> Iterator[Event]:
    """What an earlier calendar may have announced for a moment still ahead, and what counts no more."""
    case = view.case
    running = view.deadlines if view.turn not in (Turn.CLOSED, Turn.TRASH) else ()
    stated = {deadline.group for deadline in running if deadline.stated}
    for deadline in (*running, *ended(case, view.playbook, now, workdays)):
        name = uid(case, deadline.id)
        led = deadline.state is DeadlineState.SPENT or deadline.group in stated
        if deadline.due is None or deadline.due <= now or name in there or not led:
            continue
        there.add(name)
        event = _bare(case, deadline.id, deadline.due, now)
        words = tr(N_("No longer: {title}: {deadline}"), title=view.title, deadline=deadline.title)
        event.add("summary", plain(words, most=200))
        event.add("status", "CANCELLED")
        yield event


def _said(tr: Translator, words: str | Message) -> str:
    return tr.say(words) if isinstance(words, Message) else words
