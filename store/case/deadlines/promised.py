"""Promises of the diary as deadlines: an answer that somebody said would come.

A promise counts from the moment it was noted. It is settled when the user marks it (`promise:<change>`: `have`,
it was kept; `not-needed`, it matters no more), when the case is closed, or when the case goes on to a step at
which it is no longer waited for. Where it is waited for says the playbook: the `step` list of its letter
`promise-lapsed`; the step at which it was noted always counts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from content.pack.errors import UnknownPage
from content.pack.model import Effect
from content.pack.playbook import Playbook
from store.case.case import Case, DiaryEntry
from store.case.deadlines.model import Deadline, DeadlineState
from store.case.deadlines.sums import Promised
from store.case.marks import SETTLED
from store.case.refs import PromiseRef
from store.days.workdays import WorkCalendar

if TYPE_CHECKING:
    from content.pack.arguing import LetterTemplate

LETTER = "promise-lapsed"
"""The letter that quotes a promise that was not kept."""


def promise_id(entry: DiaryEntry) -> str:
    """The id of the deadline of a promise, and of its checklist item."""
    return str(PromiseRef(entry.change))


def lapsed_letter(playbook: Playbook) -> LetterTemplate | None:
    """The letter for promises that were not kept, if the playbook has one."""
    try:
        return playbook.letter(LETTER)
    except UnknownPage:
        return None


def waited_for(case: Case, playbook: Playbook) -> tuple[DiaryEntry, ...]:
    """The promises that are still waited for where the case stands, marked ones included, oldest first."""
    if case.closed or not case.diary.promises:
        return ()
    letter = lapsed_letter(playbook)
    steps = letter.steps if letter else ()
    anywhere = letter is not None and not steps
    return tuple(
        entry for entry in case.diary.promises if anywhere or _stays(entry.stops, case, playbook, frozenset(steps))
    )


def _stays(stops: int, case: Case, playbook: Playbook, steps: frozenset[str]) -> bool:
    """Whether the case has only come to steps since that wait for promises too."""
    known = playbook.flow.steps
    been = (stop.step for stop in case.trail[stops:])
    return all(step in steps or (step in known and not known[step].rests) for step in been)


def promised(case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> list[Deadline]:
    """The promises that are neither settled nor forgotten, as deadlines."""
    return [
        promise_deadline(entry, case, now, calendar)
        for entry in waited_for(case, playbook)
        if case.marks.get(promise_id(entry)) not in SETTLED
    ]


def forgotten(case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> list[Deadline]:
    """The promises that are settled or no longer waited for, as spent deadlines."""
    live = {one.id for one in promised(case, playbook, now, calendar)} if not case.trashed else set()
    gone = (entry for entry in case.diary.promises if promise_id(entry) not in live)
    return [
        replace(promise_deadline(entry, case, now, calendar), state=DeadlineState.SPENT, leads=False)
        for entry in gone
    ]


def promise_deadline(entry: DiaryEntry, case: Case, now: datetime, calendar: WorkCalendar) -> Deadline:
    """A promise of the diary as a deadline, whether it is settled or not."""
    name = promise_id(entry)
    noted = entry.at.astimezone(now.tzinfo)
    stated, snooze = case.stated.get(name), case.snoozes.get(name)
    from store.days.promises import promised_moment

    at = stated.at.astimezone(now.tzinfo) if stated else promised_moment(entry.promise, noted, calendar)
    state = DeadlineState.UNKNOWN
    if at is not None:
        soon = at - now <= timedelta(days=1)
        state = DeadlineState.OVER if at <= now else DeadlineState.SOON if soon else DeadlineState.RUNNING
    return Deadline(
        ref=PromiseRef(entry.change),
        title=f"“{entry.promise}”",
        at=at,
        latest=at,
        effect=Effect.EXPECT,
        state=state,
        sum=Promised(entry, noted),
        group=name,
        copied=stated,
        snoozed=snooze.until if snooze else None,
    )
