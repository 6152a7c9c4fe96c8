"""Prepayments that are used bit by bit: what is asked back of them, and the right of the first days, which ends.

The whole can be asked back within days of the payment (法释〔2025〕4号第14条); later it is what is left: the
payment, less the price of what was provided (第15条).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import structs

from content.pack.arguing import Ground
from content.pack.playbook import Playbook
from store.case.ages import ground_of
from store.case.case import Case
from store.case.events import kept_moment
from store.case.stands import happenings

WHOLE, LEFT = "prepaid-14", "prepaid-15"
"""The cards of the right to the whole, and of what is left."""
_FIRST_DAYS = "prepaid-cooling"
"""The limit of the right to the whole."""
_ASKED = ("contacted-on", "applied-on", "refused-on")
"""The facts that tell that the money was asked for."""


def ground_now(case: Case, playbook: Playbook, now: datetime) -> Ground | None:
    """The ground of the reason of a case, without the right to the whole where it ended or may have."""
    ground = ground_of(case.facts, playbook)
    if ground is None or WHOLE not in ground.laws or _in_first_days(case, playbook, now):
        return ground
    return structs.replace(ground, laws=tuple(name for name in ground.laws if name != WHOLE))


def only_left(case: Case, playbook: Playbook, now: datetime) -> bool:
    """Whether of a prepayment only what is left can be asked back, and the reason is such a prepayment."""
    ground = playbook.grounds.get(case.facts.get("reason", ""))
    return ground is not None and LEFT in ground.laws and not _in_first_days(case, playbook, now)


def _in_first_days(case: Case, playbook: Playbook, now: datetime) -> bool:
    """Whether the money was asked for, or can be today, within the first days; False where the day is not known."""
    limit, paid = playbook.limits.get(_FIRST_DAYS), _day(case.facts.get("bought-on", ""))
    if limit is None or paid is None:
        return False
    known = happenings(case) | dict(case.facts)
    asked = [day for key in _ASKED if (day := _day(known.get(key, ""))) is not None and day >= paid]
    return min(asked, default=now.date()) <= paid + timedelta(days=limit.most)


def _day(kept: str) -> date | None:
    found = kept_moment(kept) if kept else None
    return found.date() if isinstance(found, datetime) else found
