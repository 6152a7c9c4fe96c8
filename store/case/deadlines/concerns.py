"""Which time limits and facts concern a case: those its reason has to do with."""

from __future__ import annotations

from functools import lru_cache

from content.pack.model import Limit
from content.pack.playbook import Playbook
from store.case.case import Case

MOST = 256
"""So many answers are kept: many cases have the same reason and stand on the same step."""


def limits_of(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """The limits that concern a case, at whatever step; those for certain reasons once it has one of them."""
    return _limits(playbook, case.facts.get("reason", ""))


def limits_here(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """Those of them that hold at the step on which the case stands."""
    return _limits_at(playbook, case.facts.get("reason", ""), case.step)


@lru_cache(MOST)
def _limits(playbook: Playbook, reason: str) -> tuple[Limit, ...]:
    moot = _moot(playbook, reason)
    return tuple(limit for limit in playbook.limits.values() if _concerns(limit, reason, moot))


@lru_cache(MOST)
def _limits_at(playbook: Playbook, reason: str, step: str) -> tuple[Limit, ...]:
    return tuple(limit for limit in _limits(playbook, reason) if not limit.steps or step in limit.steps)


def _concerns(limit: Limit, reason: str, moot: frozenset[str]) -> bool:
    if (limit.reasons and reason not in limit.reasons) or f"limit:{limit.id}" in moot:
        return False
    return any(not origin.fact or origin.fact not in moot for origin in limit.starts)


def moot_facts(case: Case, playbook: Playbook) -> frozenset[str]:
    """The keys of facts that make no sense with the reason of a case, and `limit:<id>` of limits that do not."""
    return moot_for(playbook, case.facts.get("reason", ""))


def moot_for(playbook: Playbook, reason: str) -> frozenset[str]:
    """What makes no sense with a reason; nothing does so with one that is not known."""
    return _moot(playbook, reason)


def _moot(playbook: Playbook, reason: str) -> frozenset[str]:
    return frozenset(playbook.reason(reason).moot) if reason in playbook.reasons else frozenset()
