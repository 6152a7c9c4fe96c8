"""From when a time limit runs in a case."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from content.pack.model import Limit
from content.pack.playbook import Playbook
from store.case.case import Case, Stop
from store.case.deadlines.sums import Start

SANE_YEARS = range(1990, 9000)
"""Years an order can lie in; a date outside is not counted from."""


def start_of(limit: Limit, case: Case, playbook: Playbook, zone: tzinfo | None) -> Start | None:
    """The day or the moment from which `limit` runs in `case`; None while it is not known.

    `step` is the moment the case came to its step. When a limit holds on several steps and the case goes from
    one straight to another, the clock does not begin anew: it runs from the first of them.
    """
    kind, _, step = limit.starts.partition(":")
    if kind == "step":
        stop = _came_among(frozenset({step} if step else limit.steps or {case.step}), case, playbook)
        return Start(stop.at.astimezone(zone), stop.step) if stop else None
    moment = fact_moment(case.facts.get(limit.starts, ""), zone)
    return None if moment is None else Start(moment)


def fact_moment(value: str, zone: tzinfo | None) -> date | datetime | None:
    """A kept fact as a day or a moment; None when it is empty or no date that can be counted from."""
    try:
        found = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None
    if found.year not in SANE_YEARS:
        return None
    return found.astimezone(zone) if isinstance(found, datetime) else found


def _came_among(steps: frozenset[str], case: Case, playbook: Playbook) -> Stop | None:
    """The last stop at which the case came to one of `steps` from elsewhere."""
    known = playbook.flow.steps
    found: Stop | None = None
    for stop in reversed(case.trail):
        if stop.step in steps:
            found = stop
        elif found is not None and (stop.step not in known or known[stop.step].rests):
            return found
    return found
