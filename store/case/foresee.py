"""What an intent would make of a case, before it is saved."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from content.pack.playbook import Playbook
from store.case.decide import decide, open_case
from store.case.events import Record
from store.case.fold import fold
from store.case.growing import fold_on
from store.case.intents import Intent, OpenCase
from store.case.view import CaseView, view
from store.days.workdays import WorkCalendar


def foresee(before: CaseView, intent: Intent, now: datetime, calendar: WorkCalendar | None = None) -> CaseView:
    """The case as it would be seen after `intent`. Nothing is saved. Raises `Refused`, or `Doubtful`."""
    days = calendar or WorkCalendar()
    case, playbook = before.case, before.playbook
    events = decide(intent, case, playbook, now, days)
    change = case.records[-1].change + 1
    return view(fold_on(case, [Record(change, now, "", event) for event in events]), playbook, now, days)


def foresee_new(intent: OpenCase, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> CaseView:
    """The case as it would be seen if it were opened so. Nothing is saved. Raises `Problem` when it cannot be."""
    events = open_case(replace(intent, sure=True), playbook, now)
    return view(fold(0, [Record(1, now, "", event) for event in events]), playbook, now, calendar)
