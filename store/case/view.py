"""A view: a case, its playbook and the present moment put together, ready to be drawn or printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from content.pack.model import Effect, Step, StepKind
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.alerts import timely
from store.case.case import Case, DiaryEntry, Exhibit, Stop
from store.case.checklist import Item, ItemSource, checklist, dated
from store.case.deadlines import Deadline, DeadlineState, deadlines
from store.case.events import begins, read_when
from store.case.firstmove import right_over
from store.case.nextaction import NextAction, next_action
from store.case.reckoning import open_amount
from store.case.stands import corrected
from store.case.timeline import UNTOLD, Entry, outcome_words, timeline
from store.case.turns import Turn, remaining_until
from store.days.workdays import WorkCalendar


class Passed(Struct, frozen=True, gc=False):
    """A step on the way so far; of `at` only the `day` may be known, or nothing at all where it is `unknown`."""

    step: str
    title: str
    at: datetime
    day: bool = False
    unknown: bool = False


class _Aside(Struct, gc=False):
    """What of a view was looked at, and so put together."""

    next: NextAction | None = None
    checklist: tuple[Item, ...] | None = None
    dated: tuple[Item, ...] | None = None


class CaseView(Struct, frozen=True, gc=False):
    """Everything a face shows of a case, except its timeline, as it was at `now`.

    `nearest` is the deadline to show on a card: a right that ends, else an answer that did not come in time, else
    one that is due, else the right that was over last. What only one who opens the case looks at is put together
    when it is looked at.
    """

    case: Case
    playbook: Playbook
    step: Step
    turn: Turn
    deadlines: tuple[Deadline, ...]
    nearest: Deadline | None
    now: datetime
    calendar: WorkCalendar

    aside: _Aside = field(default_factory=_Aside)

    @property
    def next(self) -> NextAction:
        """What is to be done now, with what time says about it."""
        if self.aside.next is None:
            said = timely(self.case, self.playbook, self.checklist, self.deadlines, self.now)
            self.aside.next = next_action(self.case, self.playbook, said, self.deadlines)
        return self.aside.next

    @property
    def checklist(self) -> tuple[Item, ...]:
        """What is still missing."""
        if self.aside.checklist is None:
            self.aside.checklist = checklist(self.case, self.playbook, self.calendar, self.now.tzinfo)
        return self.aside.checklist

    @property
    def dated(self) -> tuple[Item, ...]:
        """Those of the checklist that have a moment until which they should be done, in no order."""
        if self.aside.dated is None:
            self.aside.dated = dated(self.case, self.playbook, self.calendar, self.now.tzinfo)
        return self.aside.dated

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.case.number

    @property
    def title(self) -> str:
        """What the user calls the case."""
        return self.case.title

    @property
    def facts(self) -> Mapping[str, str]:
        """The known facts, as they are kept."""
        return self.case.facts

    @property
    def amount(self) -> str:
        """The sum that was asked for in yuan, such as `199.00`, or empty."""
        return self.facts.get("amount") or self.facts.get("paid", "")

    @property
    def in_dispute(self) -> str:
        """What of that is still open: without what came back while the case runs."""
        return self.amount if self.case.closed else open_amount(self.case, self.playbook)

    @property
    def reason(self) -> str:
        """The words of the reason, or empty."""
        reason = self.playbook.reasons.get(self.facts.get("reason", ""))
        return reason.title if reason else ""

    @property
    def names(self) -> str:
        """What the case and its parts are called, line by line: words one looks for by their initials."""
        facts = self.facts
        return "\n".join(
            (self.title, facts.get("product", ""), facts.get("merchant", ""), self.reason, self.step.title)
        )

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The evidence that was taken in, in the order in which it is shown, without what was taken out."""
        return tuple(one for one in self.case.exhibits if not one.out)

    @property
    def diary(self) -> tuple[DiaryEntry, ...]:
        """The diary, oldest first."""
        return self.case.diary

    @property
    def outcome(self) -> Message | str:
        """How the case ended, in words; empty while it runs, and where nobody said how."""
        return outcome_words(self.case.outcome) if self.case.outcome != UNTOLD else ""

    @property
    def marked(self) -> tuple[Item, ...]:
        """The items a card shows: to-dos and evidence. Missing facts are told elsewhere."""
        shown = (ItemSource.EVIDENCE, ItemSource.STEP, ItemSource.OWN)
        return tuple(item for item in self.checklist if item.source in shown)

    @property
    def own_next(self) -> Item | None:
        """What the user set himself to do with a day, what is due first; None where nothing is open."""
        own = [one for one in self.dated if one.source is ItemSource.OWN and one.open and one.until]
        return min(own, key=lambda one: one.until or self.now, default=None)

    @property
    def progress(self) -> tuple[int, int]:
        """How many to-dos and pieces of evidence are settled, and how many there are."""
        return sum(not item.open for item in self.marked), len(self.marked)

    @property
    def right_over(self) -> Message | None:
        """That the right on which its reason rests is over, and what is left; None while it is not."""
        return right_over(self.case, self.playbook, self.deadlines)

    def _title(self, step: str) -> str:
        steps = self.playbook.flow.steps
        return steps[step].title if step in steps else step

    def trail(self) -> tuple[Passed, ...]:
        """The way so far, oldest first; the last one is where the case stands. A step of which only the moment it
        was recorded is known, after one that follows it, was told later."""
        dated = corrected(self.case)
        passed: list[Passed] = []
        for place, stop in reversed(list(enumerate(self.case.trail))):
            at, day, unknown = _when(stop, dated.get(place, ""))
            late = not stop.told and any(one.at < at for one in passed if not one.unknown)
            passed.append(Passed(stop.step, self._title(stop.step), at, day, unknown or late))
        return tuple(reversed(passed))

    def passage(self, choice: str) -> tuple[str, ...]:
        """The steps that taking a choice of the next action goes through; the case then rests on the last one."""
        return self.playbook.flow.passage(choice, self.case.way)

    def timeline(self) -> tuple[Entry, ...]:
        """The story of the case, oldest first."""
        trail = self.case.trail
        dated = {trail[place].change: kept for place, kept in corrected(self.case).items()}
        return timeline(self.case, self.playbook, dated)


def _when(stop: Stop, corrected: str) -> tuple[datetime, bool, bool]:
    """When a stop was, whether only its day is known, and whether nothing is; a day that was told later counts."""
    if not corrected:
        return stop.at, stop.day, stop.unknown
    return begins(read_when(corrected), stop.at), "T" not in corrected, False


def view(case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> CaseView:
    """Put a case together with its playbook, at the moment `now` and in its zone. Raises `PlaybookError`."""
    steps = playbook.flow.steps
    step = steps.get(case.step) or Step(case.step, case.step, StepKind.QUESTION, 0)
    _read_pages(case, playbook)
    limits = deadlines(case, playbook, now, calendar)
    return CaseView(
        case=case,
        playbook=playbook,
        step=step,
        turn=_turn(case, step, limits, now),
        deadlines=limits,
        nearest=_nearest(limits, now),
        now=now,
        calendar=calendar,
    )


def _read_pages(case: Case, playbook: Playbook) -> None:
    """Read the pages on which all that is shown of a case leans, also what is put together later: one that is
    broken is known at once, and not when somebody looks."""
    _ = playbook.limits, playbook.evidence
    if case.step in playbook.flow.steps:
        playbook.step(case.step)
    reason = case.facts.get("reason", "")
    if reason in playbook.reasons:
        playbook.reason(reason)


def _turn(case: Case, step: Step, limits: tuple[Deadline, ...], now: datetime) -> Turn:
    if case.trashed:
        return Turn.TRASH
    if case.closed:
        return Turn.CLOSED
    lapsed = any(_lapsed(limit, now) or _happened(limit) for limit in limits)
    return Turn.THEIRS if step.kind is StepKind.WAIT and not lapsed else Turn.MINE


def _nearest(limits: tuple[Deadline, ...], now: datetime) -> Deadline | None:
    leading = [limit for limit in limits if limit.leads]
    running = [limit for limit in leading if limit.open]
    losing = [limit for limit in running if limit.effect is Effect.LOSE]
    lapsed = [limit for limit in leading if _lapsed(limit, now)]
    lost = [limit for limit in reversed(leading) if limit.lost]
    return next(iter(losing or lapsed or running or lost), None)


def _lapsed(limit: Deadline, now: datetime) -> bool:
    """Whether the other side let its time pass, and the user wants to know it."""
    owed = limit.effect in (Effect.EXPECT, Effect.THEIRS)
    return limit.state is DeadlineState.OVER and owed and not limit.asleep(now)


def _happened(limit: Deadline) -> bool:
    """Whether something has probably happened by itself, which is to be looked at."""
    return limit.state is DeadlineState.OVER and limit.effect is Effect.HAPPENS


def remaining(deadline: Deadline, now: datetime) -> Message:
    """How long it is until the moment that counts, in words; within a range an answer may come any day."""
    if deadline.used:
        return message(N_("used in time"))
    if deadline.state is DeadlineState.SPENT:
        return message(N_("spent"))
    if deadline.at is None or deadline.due is None:
        return message(N_("date not known"))
    if _happened(deadline):
        return message(N_("has probably happened"))
    if deadline.at <= now < deadline.due:
        return message(N_("any day now"))
    return remaining_until(deadline.due, now)
