"""Rounds: each time something was handed in, and what was new then."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from store.case.case import Case


class Round(Struct, frozen=True, gc=False):
    """One handing-in: it led to `step`, where the other side is waited for; `new` are the numbers of the exhibits
    that came since the time before."""

    no: int
    step: str
    at: datetime
    new: tuple[int, ...]


def rounds(case: Case, playbook: Playbook, step: str) -> tuple[Round, ...]:
    """Every time something was handed in that led to `step`, oldest first."""
    found: list[Round] = []
    since: datetime | None = None
    for at in _handed_in(case, playbook, step):
        new = (one.no for one in case.exhibits if one.at <= at and (since is None or one.at > since))
        found.append(Round(len(found) + 1, step, at, tuple(new)))
        since = at
    return tuple(found)


def new_since(case: Case, last: Round) -> tuple[int, ...]:
    """The numbers of the exhibits that came after a round."""
    return tuple(one.no for one in case.exhibits if one.at > last.at)


def _handed_in(case: Case, playbook: Playbook, step: str) -> list[datetime]:
    steps, before, found = playbook.flow.steps, None, []
    for stop in case.trail:
        known = steps.get(stop.step)
        if known is None or not known.rests:
            continue
        if stop.step == step and known.kind is StepKind.WAIT and before is StepKind.TASK:
            found.append(stop.at)
        before = known.kind
    return found
