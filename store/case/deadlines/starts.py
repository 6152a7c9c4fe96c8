"""From when a time limit runs in a case."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from content.pack.model import Limit, StepKind
from content.pack.playbook import Playbook
from store.case.case import Case, Stop
from store.case.deadlines.sums import Start
from store.case.facts import ANEW
from store.case.stands import DATED

SANE_YEARS = range(1990, 9000)
"""Years an order can lie in; a date outside is not counted from."""

SITTING = timedelta(hours=6)
"""Steps noted within so long may have been told in one sitting, long after they happened."""


def start_of(limit: Limit, case: Case, playbook: Playbook, zone: tzinfo | None) -> Start | None:
    """The day or the moment from which `limit` runs in `case`: the first of its starts that is known, else None.

    A step is the moment the case came to it. When a limit holds on several steps and the case goes from one
    straight to another, the clock does not begin anew: it runs from the first of them. A fact that is told anew
    in each round, such as the day of the refusal, does not count when it tells of an earlier round.
    """
    place = _stay(frozenset(limit.steps or {case.step}), case, playbook)
    for origin in limit.starts:
        if origin.fact:
            moment = fact_moment(case.facts.get(origin.fact, ""), zone)
            if moment is not None and not _of_earlier_round(origin.fact, moment, place, case, playbook):
                return Start(moment, fact=origin.fact)
        elif not origin.stated:
            at = _stay(frozenset(origin.steps), case, playbook) if origin.steps else place
            if origin.steps and _waited_since(at, place, limit, case, playbook):
                continue
            if at is not None and not case.trail[at].unknown:
                stop = case.trail[at]
                return Start(stop.at.date() if stop.day else stop.at.astimezone(zone), stop.step, told=stop.told)
    return None


def _waited_since(at: int | None, place: int | None, limit: Limit, case: Case, playbook: Playbook) -> bool:
    """Whether the case waited for something else between a step and the step where a limit holds: then the first is
    of an earlier round, such as an agreement after which the money never came."""
    if at is None or place is None:
        return False
    steps = playbook.flow.steps
    between = (stop.step for stop in case.trail[at + 1 : place] if stop.step not in limit.steps)
    return any(step in steps and steps[step].kind is StepKind.WAIT for step in between)


def fact_moment(value: str, zone: tzinfo | None) -> date | datetime | None:
    """A kept fact as a day or a moment; None when it is empty or no date that can be counted from."""
    try:
        found = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None
    if found.year not in SANE_YEARS:
        return None
    return found.astimezone(zone) if isinstance(found, datetime) else found


def _stay(steps: frozenset[str], case: Case, playbook: Playbook) -> int | None:
    """The place in the trail at which the case last came to one of `steps` from elsewhere."""
    found: int | None = None
    for place in range(len(case.trail) - 1, -1, -1):
        stop = case.trail[place]
        if stop.step in steps:
            found = place
        elif found is not None and _rests(stop, playbook):
            return found
    return found


def _rests(stop: Stop, playbook: Playbook) -> bool:
    step = playbook.flow.steps.get(stop.step)
    return step is None or step.rests


def _of_earlier_round(key: str, moment: date | datetime, place: int | None, case: Case, playbook: Playbook) -> bool:
    """Whether a fact lies before a step that the case came to on its way here.

    A step bears the moment it happened when that was told, or when the case plainly stood there for a while;
    steps noted in one sitting prove nothing against a date that somebody gave. Neither does the step to which the
    very thing led of which the fact is the day.
    """
    if key not in ANEW or place is None:
        return False
    came, known = case.trail[place], case.known_since.get(key)
    itself = next((s.change for s in reversed(case.trail[:place]) if s.step in DATED.get(key, ())), None)
    for stop in case.trail[1:place]:
        if stop.unknown or stop.change == itself or not _rests(stop, playbook):
            continue
        if stop.told and _before(moment, stop.at):
            return True
        lived = not stop.told and came.at - stop.at > SITTING
        if lived and (_before(moment, stop.at) or (known is not None and known < stop.at)):
            return True
    return False


def _before(moment: date | datetime, at: datetime) -> bool:
    """Whether a day or a moment is over before another moment."""
    return moment < at if isinstance(moment, datetime) else moment < at.date()
