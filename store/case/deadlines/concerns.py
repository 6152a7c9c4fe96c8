"""Which time limits and facts concern a case: those its reason has to do with."""

from __future__ import annotations

from content.pack.model import Limit
from content.pack.playbook import Playbook
from store.case.case import Case


def limits_of(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """The limits that concern a case, at whatever step; those for certain reasons once it has one of them."""
    reason, moot = case.facts.get("reason", ""), moot_facts(case, playbook)
    return tuple(limit for limit in playbook.limits.values() if _concerns(limit, reason, moot))


def _concerns(limit: Limit, reason: str, moot: frozenset[str]) -> bool:
    if (limit.reasons and reason not in limit.reasons) or f"limit:{limit.id}" in moot:
        return False
    return any(not origin.fact or origin.fact not in moot for origin in limit.starts)


def moot_facts(case: Case, playbook: Playbook) -> frozenset[str]:
    """The keys of facts that make no sense with the reason of a case, and `limit:<id>` of limits that do not."""
    reason = case.facts.get("reason", "")
    return frozenset(playbook.reason(reason).moot) if reason in playbook.reasons else frozenset()
