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

from content.pack.model import Effect
from content.text.cells import plain
from content.text.words import N_, Message, Translator
from store.board.entries import AgendaEntry, entries_of, when_words
from store.board.ics import Component, moment, span
from store.case.case import Case
from store.case.deadlines import DeadlineState, ended
from store.case.view import CaseView, Turn
from store.days.workdays import WorkCalendar

LENGTH = timedelta(minutes=30)
"""How long an entry is: it ends at the moment that counts, so that 24:00 stays on its day."""

_WARNINGS = {
    Effect.LOSE: (timedelta(days=3), timedelta(days=1), timedelta(hours=3)),
    Effect.EXPECT: (timedelta(0),),
    Effect.THEIRS: (timedelta(0),),
}
"""How long before the moment an alarm rings."""


def to_ics(views: Iterable[CaseView], now: datetime, tr: Translator, workdays: WorkCalendar) -> bytes:
    """The calendar of all deadlines of `views`, trashed and closed cases included so that theirs are cancelled."""
    listed = tuple(views)
    calendar = Component("VCALENDAR")
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//tuikuan//tuikuan//ZH")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.say("X-WR-CALNAME", tr(N_("Refund deadlines")))
    _fill(calendar, listed, now, tr, workdays)
    return bytes(calendar)


def _place(entry: AgendaEntry) -> tuple[datetime, int, str]:
    return entry.at, entry.number, entry.id


def _fill(
    calendar: Component, views: tuple[CaseView, ...], now: datetime, tr: Translator, workdays: WorkCalendar
) -> None:
    there: set[str] = set()
    for entry in sorted((one for view in views for one in entries_of(view, now)), key=_place):
        there.add(uid(entry.view.case, entry.id))
        calendar.put(_event(entry, now, tr))
    for view in views:
        for event in _cancelled(view, now, tr, workdays, there):
            calendar.put(event)


def uid(case: Case, name: str) -> str:
    """The id of a deadline for calendars; it never changes."""
    opened = case.opened_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{opened}-{case.number}-{name.replace(':', '-')}@tuikuan"


def _event(entry: AgendaEntry, now: datetime, tr: Translator) -> Component:
    # what stands in brackets behind a title is told in the description
    about = {"title": entry.view.title, "deadline": re.split(r"[（(]", _said(tr, entry.title))[0].strip()}
    summary = N_("{title}: {deadline}, ends") if entry.effect is Effect.LOSE else N_("{title}: {deadline}, due")
    words = plain(tr(summary, **about), most=200)
    event = _bare(entry.view.case, entry.id, entry.at, now, words)
    event.add("STATUS", "CONFIRMED")
    event.say("DESCRIPTION", _description(entry, tr))
    event.say("CATEGORIES", tr(N_("Refunds")))
    event.add("TRANSP", "TRANSPARENT")
    for before in _WARNINGS[entry.effect]:
        event.put(_alarm(before, words))
    return event


def _description(entry: AgendaEntry, tr: Translator) -> str:
    lines = (
        _said(tr, entry.title),
        tr.say(when_words(entry)),
        tr.say(entry.because),
        tr(N_("Next: {action}"), action=_said(tr, entry.view.next.title)),
        f"tuikuan show {entry.number}",
    )
    return "\n".join(plain(line, most=1_000) for line in lines)


def _alarm(before: timedelta, words: str) -> Component:
    alarm = Component("VALARM")
    alarm.add("ACTION", "DISPLAY")
    alarm.say("DESCRIPTION", words)
    alarm.add("TRIGGER;RELATED=END", span(-before))
    return alarm


def _bare(case: Case, name: str, at: datetime, now: datetime, words: str) -> Component:
    event = Component("VEVENT")
    event.say("SUMMARY", words)
    event.add("DTSTART", moment(at - LENGTH))
    event.add("DTEND", moment(at))
    event.add("DTSTAMP", moment(now))
    event.add("UID", uid(case, name))
    event.add("SEQUENCE", str(case.version))
    event.add("CREATED", moment(case.opened_at))
    event.add("LAST-MODIFIED", moment(case.changed_at))
    return event


def _cancelled(
    view: CaseView, now: datetime, tr: Translator, workdays: WorkCalendar, there: set[str]
) -> Iterator[Component]:
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
        words = tr(N_("No longer: {title}: {deadline}"), title=view.title, deadline=deadline.title)
        event = _bare(case, deadline.id, deadline.due, now, plain(words, most=200))
        event.add("STATUS", "CANCELLED")
        yield event


def _said(tr: Translator, words: str | Message) -> str:
    return tr.say(words) if isinstance(words, Message) else words
