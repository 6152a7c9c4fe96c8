"""Which time limit a countdown is of that the app shows on the page of a refund."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from content.pack.model import Effect, Limit
from content.pack.playbook import Playbook
from store.case.deadlines.concerns import limits_for
from store.case.events import DeadlineSet

THEIRS_TO_SAY = "platform"
"""Of whom a countdown tells that is no party: until when the platform decides."""

_OF_PARTIES = (Effect.LOSE, Effect.THEIRS, Effect.EXPECT)
_OF_PLATFORM = (Effect.EXPECT, Effect.THEIRS)
"""Of which effect a limit is that a page counts down, the likeliest first: a right that ends is shown before a duty
of the other side; where the platform decides, no right ends."""


def counted_down(step: str, reason: str, whose: str, playbook: Playbook) -> str:
    """The id of the limit that a page counts down for a case on `step`; empty when none can be meant.

    It must begin with the step: the period for returning, which begins with the parcel, is on no refund's page.
    """
    here = [limit for limit in limits_for(playbook, reason) if step in limit.steps and _may(limit)]
    wanted = _OF_PLATFORM if whose == THEIRS_TO_SAY else _OF_PARTIES
    return next((limit.id for effect in wanted for limit in here if limit.effect is effect), "")


def _may(limit: Limit) -> bool:
    return any(not origin.fact and not origin.steps for origin in limit.starts)


def copied(
    step: str, facts: Mapping[str, str], whose: str, playbook: Playbook, note: str = ""
) -> tuple[DeadlineSet, ...]:
    """The countdown that is known of a case on `step`, as the date which the app says of its limit."""
    end = facts.get("countdown", "")
    limit = counted_down(step, facts.get("reason", ""), whose, playbook) if end else ""
    if not limit:
        return ()
    return (DeadlineSet(limit, datetime.fromisoformat(end).isoformat(timespec="seconds"), note),)
