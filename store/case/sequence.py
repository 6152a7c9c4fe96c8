"""Orders of dates that cannot be: received before bought, refused before applied, a step before the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case, Stop
from store.case.events import CaseClosed, ChoiceTaken, Event, FactSet, StepPlaced, read_when
from store.case.facts import BY_KEY, FactKind
from store.errors import Doubtful

_FIRST = "bought-on"
_AFTER_BUYING = (
    "shipped-on", "received-on", "redeemed-on", "found-on", "contacted-on", "applied-on", "refused-on",
    "intervened-on", "agreed-on", "tracking-on", "returned-on", "ruled-on", "filed-on", "paid-back-on",
    "fee-notice-on", "served-on", "judgment-on",
)  # fmt: skip
_ORDER = (
    *((_FIRST, key) for key in _AFTER_BUYING),
    ("shipped-on", "received-on"),
    ("received-on", "found-on"),
    ("received-on", "tracking-on"),
    ("applied-on", "refused-on"),
    ("applied-on", "intervened-on"),
    ("applied-on", "ruled-on"),
    ("agreed-on", "tracking-on"),
    ("tracking-on", "returned-on"),
    ("fee-notice-on", "judgment-on"),
)
"""Pairs of facts of which the first cannot come after the second."""
_AHEAD = N_("“{what}” {day} has not come yet (today is {today}).")


def told(when: date | datetime) -> str:
    """A day or a moment in digits."""
    return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()


def before(first: date | datetime, second: date | datetime) -> bool:
    """Whether the first is surely over before the second begins; of a day alone no hour is known."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < (second if second.tzinfo else second.replace(tzinfo=first.tzinfo))
    return _day(first) < _day(second)


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def doubts_about_facts(facts: Mapping[str, str], among: Iterable[str] | None = None) -> tuple[Message, ...]:
    """What cannot be in the dates of a case, each in one sentence with both dates; only what touches `among`."""
    touched = set(facts if among is None else among)
    found = []
    for earlier, later in _ORDER:
        first, second = _kept(facts.get(earlier, "")), _kept(facts.get(later, ""))
        if first and second and touched & {earlier, later} and before(second, first):
            found.append(
                message(
                    N_("“{later}” {second} would be before “{earlier}” {first}."),
                    later=message(BY_KEY[later].label),
                    second=told(second),
                    earlier=message(BY_KEY[earlier].label),
                    first=told(first),
                )
            )
    return tuple(found)


def doubts(case: Case, now: datetime) -> tuple[Message, ...]:
    """What cannot be in a case that somebody else told: dates out of order, and what has not come yet."""
    ahead = (
        Message(_AHEAD, {"what": what, "day": told(when), "today": told(now)})
        for what, when in _moments(case)
        if before(now, when)
    )
    return (*doubts_about_facts(case.facts), *ahead)


def _moments(case: Case) -> Iterator[tuple[Message | str, date | datetime]]:
    for key, value in case.facts.items():
        when = _kept(value)
        if key in BY_KEY and BY_KEY[key].kind is FactKind.DAY and when:
            yield message(BY_KEY[key].label), when
    for stop in case.trail:
        yield stop.step, _moment(stop)


def _kept(value: str) -> date | datetime | None:
    try:
        return read_when(value)
    except ValueError:
        return None


def refuse_doubtful(case: Case, playbook: Playbook, events: Iterable[Event], when: str) -> None:
    """Raise `Doubtful` when events would tell what cannot be; `when` is when they happened, or empty."""
    facts, touched = dict(case.facts), set[str]()
    for event in events:
        match event:
            case FactSet(key, value):
                facts[key] = value
                touched.add(key)
            case ChoiceTaken(_, way) if when:
                _refuse_step(case, playbook, way[0], read_when(when))
            case StepPlaced(step) if when:
                _refuse_step(case, playbook, step, read_when(when))
            case CaseClosed() if when:
                _refuse_step(case, playbook, "", read_when(when))
    for doubt in doubts_about_facts(facts, touched):
        raise Doubtful(doubt.text, **doubt.values)


def _refuse_step(case: Case, playbook: Playbook, step: str, when: date | datetime) -> None:
    last = next((stop for stop in reversed(case.trail[1:]) if not stop.unknown), None)
    if last is None or not before(when, _moment(last)):
        return
    steps = playbook.flow.steps
    names = {"other": steps[last.step].title if last.step in steps else last.step, "second": told(when)}
    if not step:
        text = N_("The end {second} would be before “{other}” {first}.")
        raise Doubtful(text, first=told(_moment(last)), **names)
    title = steps[step].title if step in steps else step
    text = N_("“{step}” {second} would be before “{other}” {first}.")
    raise Doubtful(text, step=title, first=told(_moment(last)), **names)


def _moment(stop: Stop) -> date | datetime:
    return stop.at.date() if stop.day else stop.at
