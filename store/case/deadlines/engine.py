"""The deadlines of a case: which limits hold, when they end, and which of rival claims is the one to heed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from content.pack.model import Clock, Effect, Limit
from content.pack.playbook import Playbook
from content.text.later import Later
from store.case.case import Case, Stated
from store.case.deadlines.concerns import limits_here, limits_of
from store.case.deadlines.exercised import use_of
from store.case.deadlines.model import Changed, Deadline, DeadlineState
from store.case.deadlines.promised import forgotten, promised
from store.case.deadlines.starts import start_of
from store.case.deadlines.sums import Aside, Counted, Start
from store.case.events import begins
from store.case.facts import ANEW, TO_COME
from store.case.marks import SETTLED
from store.case.refs import LimitRef
from store.case.rules import as_kept
from store.days.counting import count, day_end
from store.days.workdays import WorkCalendar

SOON = timedelta(days=1)
"""How long before its end a deadline is loud."""
DAY = 24
"""Hours from which on a time is counted from 0:00 of a day whose hour nobody knows: the strictest reading."""

_MARKS = Later("[，,（(：:；;。]")


def deadlines(case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> tuple[Deadline, ...]:
    """The deadlines of a case at `now`, in the zone of `now`, the nearest first.

    Those without a start come after the dated ones, and windows that are spent last. A closed case has none.
    """
    if case.closed or case.trashed:
        return ()
    desk = _Reckoning(case, playbook, now, calendar)
    here = [desk.running(limit) for limit in limits_here(case, playbook)]
    found = _led(here)
    found += promised(case, playbook, now, calendar)
    found += [one for one in desk.left((Effect.LOSE,)) if one.at is not None]
    return tuple(sorted(found, key=partial(_order, now)))


def ended(case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> tuple[Deadline, ...]:
    """The limits of steps that the case has left, as they stood then; all of them spent.

    A case that is closed or in the trash has left every step. Promises that are no longer waited for come too.
    """
    left = _Reckoning(case, playbook, now, calendar).left(tuple(Effect))
    found = (*left, *forgotten(case, playbook, now, calendar))
    return tuple(one for one in found if one.at is not None)


def waiting_facts(case: Case, playbook: Playbook) -> frozenset[str]:
    """The keys of the facts without which the end of a right cannot be told where the case stands."""
    return frozenset(
        limit.facts[0]
        for limit in limits_here(case, playbook)
        if limit.effect is Effect.LOSE
        and limit.facts
        and limit.facts[0] not in TO_COME
        and start_of(limit, case, playbook, case.opened_at.tzinfo) is None
        and limit.id not in case.stated
        and case.marks.get(str(LimitRef(limit.id))) not in SETTLED
    )


def _holds(limit: Limit, case: Case) -> bool:
    return not limit.steps or case.step in limit.steps


def _order(now: datetime, deadline: Deadline) -> tuple[bool, bool, datetime]:
    return deadline.state is DeadlineState.SPENT, deadline.due is None, deadline.due or now


def state_of(at: datetime, due: datetime, now: datetime) -> DeadlineState:
    """How a deadline stands that may come at `at` and counts at `due`."""
    if due <= now:
        return DeadlineState.OVER
    return DeadlineState.SOON if due - now <= SOON or at <= now else DeadlineState.RUNNING


def group_of(limit: Limit) -> str:
    """What a limit is a claim about: the words of its *what* up to the first mark."""
    thing = _MARKS.made.split(limit.title, maxsplit=1)[0]
    return f"{limit.effect}:{' '.join(thing.split()).casefold()}"


class _Reckoning(Struct, frozen=True):
    """Lays limits on one case at one moment."""

    case: Case
    playbook: Playbook
    now: datetime
    calendar: WorkCalendar

    def running(self, limit: Limit) -> Deadline:
        """A limit that holds where the case stands, by the rule that ends it earlier when that has changed."""
        found, kept = self._running(limit), as_kept(limit, self.case.rules.get(limit.id, ""))
        if kept is None or found.stated or found.state is DeadlineState.SPENT:
            return found
        before = self._running(kept)
        if before.due == found.due:
            return found
        heeded = min(found, before, key=_rank)
        return replace(heeded, changed=Changed(before.due, found.due, limit.source, heeded.due))

    def _running(self, limit: Limit) -> Deadline:
        start = start_of(limit, self.case, self.playbook, self.now.tzinfo)
        stated = self._stated(limit, start)
        found = self._counted(limit, start) if stated is None else self._copied(limit, start, stated)
        snooze = self.case.snoozes.get(limit.id)
        if snooze and _said_since(start, snooze.noted, snooze.noted):
            found = replace(found, snoozed=snooze.until)
        mark = str(found.ref)
        marked = self.case.marked_at.get(mark)
        aside = marked is not None and self.case.marks.get(mark) in SETTLED
        if marked and aside and _said_since(start, marked.at, marked.recorded):
            return replace(found, state=DeadlineState.SPENT, asks="", aside=Aside.SET_ASIDE)
        return self._used(found, limit, start)

    def _used(self, found: Deadline, limit: Limit, start: Start | None) -> Deadline:
        """A right that was used in time is spent: at once by the act that ends it, else when its time is over."""
        if limit.effect is not Effect.LOSE or not (limit.used or limit.kept) or found.due is None:
            return found
        use, ends = use_of(limit, self.case, self.playbook, start, found.due)
        if use is None or not (ends or found.lost or found.aside):
            return found
        return replace(found, state=DeadlineState.SPENT, asks="", aside=Aside.USED, used=use)

    def spent(self, limit: Limit) -> Deadline:
        """A limit of a step that was left."""
        start = start_of(limit, self.case, self.playbook, self.now.tzinfo)
        return self._used(self._counted(limit, start, left=True), limit, start)

    def left(self, effects: tuple[Effect, ...]) -> list[Deadline]:
        """The limits with these effects of steps that were left; all, when the case is over."""
        over = self.case.closed or self.case.trashed
        been = {stop.step for stop in self.case.trail}
        return [
            self.spent(limit)
            for limit in limits_of(self.case, self.playbook)
            if limit.effect in effects
            and (over or not _holds(limit, self.case))
            and (not limit.steps or not been.isdisjoint(limit.steps))
        ]

    def _counted(self, limit: Limit, start: Start | None, left: bool = False) -> Deadline:
        counted = self._sum(limit, start)
        if counted.sums is None:
            found = _made(counted, None, None, DeadlineState.UNKNOWN, asks=next(iter(limit.facts), ""))
            return replace(found, over_at=self._over_at(limit, start))
        first, last = counted.sums
        due = first.end if limit.effect is Effect.LOSE else last.end
        state = state_of(first.end, due, self.now)
        found = _made(counted, first.end, last.end, state, estimate=not (first.certain and last.certain))
        return replace(found, state=DeadlineState.SPENT, leads=False, aside=Aside.LEFT) if left else found

    def _sum(self, limit: Limit, start: Start | None) -> Counted:
        title = self._step_title(limit, start)
        over_at = self._over_at(limit, start)
        if start is None or (over_at is not None and over_at > self.now):
            return Counted(limit, title, None, old=limit.old(self.now.date()))
        zone = self.now.tzinfo
        first = count(limit.clock, limit.least, start.at, zone, self.calendar)
        last = first if limit.most == limit.least else count(limit.clock, limit.most, start.at, zone, self.calendar)
        known_until = None if first.certain and last.certain else self.calendar.known_until()
        return Counted(limit, title, start, (first, last), known_until, limit.old(self.now.date()))

    def _over_at(self, limit: Limit, start: Start | None) -> datetime | None:
        """When a time of some hours that runs from a day is over whenever it began; before, nobody can tell."""
        if start is None or limit.clock is not Clock.HOURS or limit.most >= DAY or isinstance(start.at, datetime):
            return None
        return day_end(start.at, self.now.tzinfo) + timedelta(hours=limit.most)

    def _copied(self, limit: Limit, start: Start | None, stated: Stated) -> Deadline:
        zone = self.now.tzinfo
        copied = replace(stated, at=stated.at.astimezone(zone), noted=stated.noted.astimezone(zone))
        state = state_of(copied.at, copied.at, self.now)
        return _made(self._sum(limit, start), copied.at, copied.at, state, copied=copied)

    def _stated(self, limit: Limit, start: Start | None) -> Stated | None:
        """What the app showed, unless the clock of the limit has begun anew since."""
        stated = self.case.stated.get(limit.id)
        return stated if stated and _said_since(start, stated.noted, stated.recorded) else None

    def _step_title(self, limit: Limit, start: Start | None) -> str:
        name = (start.step if start else "") or next(iter(limit.starts[-1].steps), self.case.step)
        step = self.playbook.flow.steps.get(name)
        return step.title if step else name


def _said_since(start: Start | None, at: datetime, recorded: datetime) -> bool:
    """Whether something was said after the clock began; only a step, or what is told anew in each round, can begin
    it anew. A step that was told late was there before the moment it bears."""
    if start is None or not (start.step or start.fact in ANEW):
        return True
    return (at if start.told else recorded) >= begins(start.at, at)


def _made(
    counted: Counted,
    at: datetime | None,
    latest: datetime | None,
    state: DeadlineState,
    *,
    asks: str = "",
    estimate: bool = False,
    copied: Stated | None = None,
) -> Deadline:
    limit = counted.limit
    return Deadline(
        LimitRef(limit.id),
        limit.title,
        at,
        latest,
        limit.effect,
        state,
        counted,
        asks=asks,
        opens=limit.opens,
        confidence=limit.confidence,
        group=group_of(limit),
        estimate=estimate,
        copied=copied,
    )


def _led(found: Iterable[Deadline]) -> list[Deadline]:
    """Of the claims about one thing only one leads: the one copied from the app, else the strictest that runs.

    What the strictest claim says to be over stays over for the user to see, beside the claim that still runs.
    """
    best: dict[str, Deadline] = {}
    listed = list(found)
    for one in listed:
        other = best.get(one.group)
        if other is None or _rank(one) < _rank(other):
            best[one.group] = one
    used = {one.group for one in listed if one.used}
    return [one if _leads(one, best[one.group], one.group in used) else replace(one, leads=False) for one in listed]


def _leads(one: Deadline, best: Deadline, used: bool) -> bool:
    """Where a right was used in time by one of the claims, nothing is lost by another."""
    if used and not one.open:
        return one.used is not None
    late = best.open if one.effect is Effect.HAPPENS else not best.stated  # what happened is told once
    return one is best or (one.state is DeadlineState.OVER and late)


def _rank(one: Deadline) -> tuple[bool, bool, bool, float]:
    moment = one.due.timestamp() if one.due else 0.0
    # of those that run the earliest; of those that are over the latest
    return one.state is DeadlineState.SPENT, not one.stated, not one.open, moment if one.open else -moment
