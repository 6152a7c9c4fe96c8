"""What an intent would make of a case, before it is saved."""

from __future__ import annotations

from datetime import datetime

from store.case.decide import decide
from store.case.events import Record
from store.case.fold import fold_on
from store.case.intents import Intent
from store.case.view import CaseView, view
from store.days.workdays import WorkCalendar


def foresee(before: CaseView, intent: Intent, now: datetime, calendar: WorkCalendar | None = None) -> CaseView:
    """The case as it would be seen after `intent`. Nothing is saved. Raises `Refused`, or `Doubtful`."""
    days = calendar or WorkCalendar()
    case, playbook = before.case, before.playbook
    events = decide(intent, case, playbook, now, days)
    change = case.records[-1].change + 1
    return view(fold_on(case, [Record(change, now, "", event) for event in events]), playbook, now, days)
