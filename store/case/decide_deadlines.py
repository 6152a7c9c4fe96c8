"""What comes of an intent about time: a date copied from the app, a reminder put off. Pure."""

from __future__ import annotations

from datetime import datetime

from content.pack.model import Effect
from content.pack.playbook import Playbook
from content.text.near import there
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.deadlines import Deadline, DeadlineState, deadlines, name_of, tell
from store.case.events import DeadlineSet, DeadlineSnoozed, Event, RuleAgreed
from store.case.intents import AgreeRule, SetDeadline, SnoozeDeadline
from store.case.refs import LimitRef, parse_ref
from store.case.rules import rule_of
from store.days.workdays import WorkCalendar
from store.errors import Refused

LONGEST_NOTE = 400
"""Characters of a note or a reason."""

Timing = SetDeadline | SnoozeDeadline | AgreeRule


def decide_time(
    intent: Timing,
    case: Case,
    playbook: Playbook,
    now: datetime,
    calendar: WorkCalendar,
    *,
    shown: datetime,
) -> tuple[Event, ...]:
    """What comes of an intent about a deadline of `case`, of which the app showed something at `shown`. Raises
    `Refused`."""
    if isinstance(intent, AgreeRule) and case.rules.get(intent.deadline) and intent.deadline not in playbook.limits:
        return (RuleAgreed(intent.deadline, ""),)
    running = _running(intent.deadline, case, playbook, now, calendar)
    if isinstance(intent, SetDeadline):
        return _set(intent, case, running.id, shown, playbook.meta.language)
    if isinstance(intent, AgreeRule):
        return _agree(running, playbook)
    return _snooze(intent, case, running, now, playbook.meta.language)


def can_set_aside(item: str, case: Case, playbook: Playbook) -> bool:
    """Whether `item`, such as `limit:intervene-window`, is a time limit that holds where the case stands."""
    ref = parse_ref(item)
    limit = playbook.limits.get(ref.limit) if isinstance(ref, LimitRef) else None
    return limit is not None and (not limit.steps or case.step in limit.steps)


def _running(name: str, case: Case, playbook: Playbook, now: datetime, calendar: WorkCalendar) -> Deadline:
    found = [one for one in deadlines(case, playbook, now, calendar) if one.state is not DeadlineState.SPENT]
    for one in found:
        if one.id == name:
            return one
    kind = playbook.evidence.get(name.removeprefix("evidence:"))
    if kind is not None:
        text = N_("“{title}” is evidence that vanishes, and to wait would not keep it. Once you have it, or cannot "
                  "get it, say so: {do_tick}, {do_set_aside}.")  # fmt: skip
        raise Refused(text, title=kind.title, number=case.number, item=kind.id)
    if not found:
        raise Refused(N_("Case {number} has no deadlines now."), number=case.number)
    raise Refused(
        N_("“{deadline}” is not a deadline of case {number} now. {there}"),
        deadline=name,
        number=case.number,
        there=there(name, (one.id for one in found)),
    )


def _set(intent: SetDeadline, case: Case, name: str, shown: datetime, language: str) -> tuple[Event, ...]:
    before = case.stated.get(name)
    if not intent.text.strip():
        return (DeadlineSet(name, "", ""),) if before else ()
    from store.days.ahead import parse_ahead

    at, note = parse_ahead(intent.text, shown, language), " ".join(intent.note.split())[:LONGEST_NOTE]
    return (DeadlineSet(name, at.isoformat(timespec="seconds"), note),)


def _agree(running: Deadline, playbook: Playbook) -> tuple[Event, ...]:
    if running.changed is None:
        raise Refused(
            N_("The rule of “{deadline}” is the one this case counts by; there is nothing to agree to."),
            deadline=running.title,
        )
    return (RuleAgreed(running.id, rule_of(playbook.limits[running.id])),)


def _snooze(
    intent: SnoozeDeadline, case: Case, running: Deadline, now: datetime, language: str
) -> tuple[Event, ...]:
    reason = " ".join(intent.reason.split())[:LONGEST_NOTE]
    if not reason:
        raise Refused(N_("Say why: a reminder is only put off with a reason."))
    if running.due is None:
        raise Refused(
            N_("The date of “{deadline}” is not known, so there is no reminder yet."), deadline=running.title
        )
    from store.days.ahead import parse_ahead

    until = parse_ahead(intent.text, now, language, day_starts=True)
    late = put_off_too_far(running, until)
    if late is not None:
        raise Refused(late.text, **late.values)
    return (DeadlineSnoozed(running.id, until.isoformat(timespec="seconds"), reason),)


def put_off_too_far(running: Deadline, until: datetime) -> Message | None:
    """That a right ends before anybody would be reminded of it; None where the reminder comes in time."""
    if running.effect is not Effect.LOSE or running.due is None or until < running.due:
        return None
    return message(
        N_("“{deadline}” ends {end} and a right ends with it; it cannot be put off until {until}."),
        deadline=name_of(running.title),
        end=tell(running.due),
        until=until.strftime("%Y-%m-%d %H:%M"),
    )
