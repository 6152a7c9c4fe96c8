"""Views that are kept while they stay true: until the case changes, or a moment comes at which time changes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct

from content.pack.playbook import Playbook
from store.case.alerts import URGENT
from store.case.case import Case
from store.case.deadlines.engine import SOON
from store.case.view import CaseView, view
from store.days.workdays import WorkCalendar
from store.recent import Recent

_NEVER = datetime.max.replace(tzinfo=UTC)


class _Kept(Struct, frozen=True, gc=False):
    view: CaseView
    since: datetime
    until: datetime


MOST = 1_000
"""How many views are kept: those of the cases that were looked at last."""


class ViewCache:
    """Remembers the last views. A view depends on the present only at its turning moments."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._kept: Recent[int, _Kept] = Recent(MOST)

    def view(self, case: Case, playbook: Playbook, now: datetime) -> CaseView:
        """The view of a case at `now`, the kept one where that is still true."""
        kept = self._kept.get(case.number)
        if (
            kept is not None
            and kept.view.case is case
            and kept.view.playbook is playbook
            and kept.since <= now < kept.until
            and kept.since.tzinfo is now.tzinfo
        ):
            return kept.view
        made = view(case, playbook, now, self._calendar)
        self._kept.keep(case.number, _Kept(made, now, next_turn(made, now)))
        return made


def next_turn(one: CaseView, now: datetime) -> datetime:
    """The next moment after `now` at which time alone changes the view."""
    return min((moment for moment in _turns(one) if moment > now), default=_NEVER)


def _turns(one: CaseView) -> Iterator[datetime]:
    for deadline in one.deadlines:
        if deadline.over_at is not None:
            yield deadline.over_at
        for moment in (deadline.at, deadline.latest, deadline.snoozed):
            if moment is not None:
                yield moment
                yield moment - SOON
                yield moment - URGENT
    for item in one.dated:
        if item.until is not None:
            yield item.until
    for offer in one.case.offers:
        for date in filter(None, (offer.until, offer.by)):
            yield datetime.fromisoformat(date)
