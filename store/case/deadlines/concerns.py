"""Which time limits concern a case: those its reason has to do with."""

from __future__ import annotations

from functools import lru_cache

from content.pack.guidance import GOODS
from content.pack.model import Effect, Limit
from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.moot import MOST, moot_for


def limits_of(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """The limits that concern a case, at whatever step; those for certain reasons once it has one of them."""
    return _possible(limits_for(playbook, case.facts.get("reason", "")), case)


def limits_here(case: Case, playbook: Playbook) -> tuple[Limit, ...]:
    """Those of them that hold at the step on which the case stands."""
    return _possible(_limits_at(playbook, case.facts.get("reason", ""), case.step), case)


def _possible(limits: tuple[Limit, ...], case: Case) -> tuple[Limit, ...]:
    """Without what would happen by itself and does not, as a fact tells: what has come is not still unsigned."""
    if all(one.effect is not Effect.HAPPENS for one in limits):
        return limits
    known = {key for key, value in case.facts.items() if value}
    return tuple(one for one in limits if one.effect is not Effect.HAPPENS or known.isdisjoint(one.used))


@lru_cache(MOST)
def limits_for(playbook: Playbook, reason: str) -> tuple[Limit, ...]:
    """The limits that concern a reason; with none that is known those that hold for every one."""
    moot = moot_for(playbook, reason)
    return tuple(limit for limit in playbook.limits.values() if _concerns(limit, reason, moot))


@lru_cache(MOST)
def _limits_at(playbook: Playbook, reason: str, step: str) -> tuple[Limit, ...]:
    return tuple(limit for limit in limits_for(playbook, reason) if not limit.steps or step in limit.steps)


def _concerns(limit: Limit, reason: str, moot: frozenset[str]) -> bool:
    of_others = limit.reasons and reason not in limit.reasons and (GOODS not in limit.reasons or GOODS in moot)
    if of_others or f"limit:{limit.id}" in moot:
        return False
    return any(not origin.fact or origin.fact not in moot for origin in limit.starts)
