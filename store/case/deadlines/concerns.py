"""Which time limits and facts concern a case: those its reason has to do with."""

from __future__ import annotations

from content.pack.model import Limit
from content.pack.playbook import Playbook
from store.case.case import Case


def limits_of(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """The limits that concern the reason of a case, at whatever step; all of them while it has none."""
    moot = moot_facts(case, playbook)
    return tuple(limit for limit in playbook.limits.values() if moot.isdisjoint(limit.facts))


def moot_facts(case: Case, playbook: Playbook) -> frozenset[str]:
    """The keys of facts that make no sense with the reason of a case."""
    reason = case.facts.get("reason", "")
    return frozenset(playbook.reason(reason).moot) if reason in playbook.reasons else frozenset()
