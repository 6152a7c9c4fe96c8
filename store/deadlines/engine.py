"""Deadlines: a time limit of the playbook, laid on the dates of a case, with the sum shown.

Platform clocks (`hours`, `days`) run through. Civil-law days (民法典 200 to 203) leave out the first day,
and a last day that is off moves to the next day that is not. Working days follow the holiday notices. A day
that ends a limit ends at 24:00, which is kept as 0:00 of the day after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from content.model import Clock, Confidence, Effect, Limit
from content.playbook import Playbook
from content.words import N_, Message, message
from store.case import Case
from store.workdays import ONE_DAY, after_workdays, is_public_holiday


class DeadlineState(StrEnum):
    """How a deadline stands: its start is not known yet, it runs, it ends within a day, it is over."""

    UNKNOWN = "unknown"
    RUNNING = "running"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit in one case.

    `at` is the moment it is over (the earliest, when sources give a range), None while `asks`, the key of
    the date it starts from, is not known. `latest` is the end of a range. `because` shows the sum.
    """

    id: str
    title: str
    at: datetime | None
    latest: datetime | None
    effect: Effect
    state: DeadlineState
    because: Message
    asks: str
    opens: str
    confidence: Confidence


_UNITS = {
    Clock.HOURS: N_("{n} hours"),
    Clock.DAYS: N_("{n} days"),
    Clock.CIVIL_DAYS: N_("{n} days, civil counting"),
    Clock.WORKDAYS: N_("{n} working days"),
}


def deadlines(case: Case, playbook: Playbook, now: datetime) -> tuple[Deadline, ...]:
    """The deadlines that matter where the case stands, the nearest first; those without a start last."""
    if case.closed or case.trashed:
        return ()
    found = [
        _deadline(limit, case, now)
        for limit in playbook.limits.values()
        if not limit.steps or case.step in limit.steps
    ]
    return tuple(sorted(found, key=lambda deadline: (deadline.at is None, deadline.at or now)))


def _deadline(limit: Limit, case: Case, now: datetime) -> Deadline:
    start = _start(limit, case, now.tzinfo)
    amount = f"{limit.least}–{limit.most}" if limit.most != limit.least else str(limit.least)
    length = message(_UNITS[limit.clock], n=amount)
    if start is None:
        because = message(
            N_("{length}, once {key} is known ({source})"),
            length=length,
            key=limit.starts,
            source=limit.source,
        )
        return _made(limit, None, None, DeadlineState.UNKNOWN, because)
    at, certain = end_of(limit.clock, limit.least, start, now.tzinfo)
    latest, latest_certain = end_of(limit.clock, limit.most, start, now.tzinfo)
    text = N_("from {start}: {length} → {end} ({source})")
    if not (certain and latest_certain):
        text = N_("from {start}: {length} → {end}, an estimate: the holidays are not published yet ({source})")
    because = message(text, start=tell(start), length=length, end=_span(at, latest), source=limit.source)
    return _made(limit, at, latest, _state(at, now), because)


def _made(
    limit: Limit, at: datetime | None, latest: datetime | None, state: DeadlineState, because: Message
) -> Deadline:
    asks = limit.starts if at is None and not limit.starts.startswith("step") else ""
    return Deadline(
        limit.id, limit.title, at, latest, limit.effect, state, because, asks, limit.opens, limit.confidence
    )


def _start(limit: Limit, case: Case, zone: tzinfo | None) -> date | datetime | None:
    kind, _, step = limit.starts.partition(":")
    if kind == "step":
        return case.came_to(step or case.step)
    value = case.facts.get(limit.starts, "")
    if not value:
        return None
    return datetime.fromisoformat(value).astimezone(zone) if "T" in value else date.fromisoformat(value)


def end_of(clock: Clock, amount: int, start: date | datetime, zone: tzinfo | None) -> tuple[datetime, bool]:
    """When `amount` units of `clock` from `start` are over, in `zone`, and whether that is certain.

    Hours from a start without a time of day are counted from 0:00 of it: the strictest reading.
    """
    day = start.date() if isinstance(start, datetime) else start
    certain = True
    match clock:
        case Clock.HOURS:
            moment = start if isinstance(start, datetime) else datetime.combine(day, time(), zone)
            return moment + timedelta(hours=amount), True
        case Clock.DAYS:
            last = day + timedelta(days=amount)
        case Clock.CIVIL_DAYS:
            last = day + timedelta(days=amount)
            off, certain = is_public_holiday(last)
            while off:
                last += ONE_DAY
                off, known = is_public_holiday(last)
                certain = certain and known
        case Clock.WORKDAYS:
            last, certain = after_workdays(day, amount)
    return datetime.combine(last + ONE_DAY, time(), zone), certain


def _state(at: datetime, now: datetime) -> DeadlineState:
    if at <= now:
        return DeadlineState.OVER
    return DeadlineState.SOON if at - now <= timedelta(days=1) else DeadlineState.RUNNING


def tell(moment: date | datetime) -> str:
    """A moment in digits; midnight is told as 24:00 of the day before."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.time() == time():
        return f"{(moment - ONE_DAY).date().isoformat()} 24:00"
    return moment.strftime("%Y-%m-%d %H:%M")


def _span(first: datetime, last: datetime) -> str:
    return tell(first) if first == last else f"{tell(first)} – {tell(last)}"
