"""The rules by which a case counts: what it keeps of a time limit when it comes to a step where that holds.

A playbook may change while a case runs. A kept rule is a line such as
`48-48 hours lose refused-on|step A 2026-11-26 the source`: how long, on which clock, with what effect, from which
starts, how well backed, when checked, and by which source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from content.pack.claims import Confidence
from content.pack.model import Clock, Effect, Limit
from content.pack.origins import origin_of
from content.pack.playbook import Playbook
from store.case.events import CaseOpened, ChoiceTaken, Event, StepPlaced

_COUNTS = 4
"""How many parts of a kept rule say how to count; the others say who says so."""


def rule_of(limit: Limit) -> str:
    """What a case keeps of a limit."""
    starts = "|".join(str(origin) for origin in limit.starts)
    amount = f"{limit.least}-{limit.most}"
    backed = f"{limit.confidence} {limit.checked.isoformat()} {limit.source}"
    return f"{amount} {limit.clock} {limit.effect} {starts} {backed}"


def as_kept(limit: Limit, rule: str) -> Limit | None:
    """A limit as a case keeps it, where that counts otherwise than the playbook does now; else None.

    A rule that cannot be read any more is none."""
    if not rule or rule.split(" ")[:_COUNTS] == rule_of(limit).split(" ")[:_COUNTS]:
        return None
    try:
        amount, clock, effect, starts, confidence, checked, source = rule.split(" ", 6)
        least, most = amount.split("-")
        return replace(
            limit,
            least=int(least),
            most=int(most),
            clock=Clock(clock),
            effect=Effect(effect),
            starts=tuple(origin_of(text) for text in starts.split("|")),
            confidence=Confidence(confidence),
            checked=date.fromisoformat(checked),
            source=source,
        )
    except ValueError:
        return None


def with_rules(
    events: Iterable[Event], playbook: Playbook, step: str = "", kept: Mapping[str, str] | None = None
) -> Iterator[Event]:
    """The same events, those that bring a case from `step` to another with the rules that begin to hold there.

    What is `kept` already stays as it is while its clock runs on from one step to the next.
    """
    known = dict(kept or {})
    for event in events:
        if not isinstance(event, CaseOpened | ChoiceTaken | StepPlaced):
            yield event
            continue
        rests = event.way[-1] if isinstance(event, ChoiceTaken) else event.step
        new = {
            limit.id: rule_of(limit)
            for limit in playbook.limits.values()
            if (not limit.steps or rests in limit.steps)
            and (limit.id not in known or (limit.steps and step not in limit.steps))
        }
        known |= new
        step = rests
        yield replace(event, rules=new)
