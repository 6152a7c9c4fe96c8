"""The outline of a case: what places it among the others, and nothing else."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from msgspec import Struct

from content.model import Effect
from store.agenda import entries_of, undated_of
from store.deadlines import Deadline, DeadlineState
from store.view import CaseView, Turn
from store.viewcache import next_turn

NEVER = float("inf")
ORDER = {turn: place for place, turn in enumerate(Turn)}


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """What is known of a case without opening it: enough to sort, group, count and find it.

    True from `since` until `until`, while the bytes of the case are those of `mark` (length and checksum). All
    times are seconds of the epoch. `place` sorts cases by urgency: your move first, then a right that ends within a
    day, then the nearest deadline, those that are over included, then the case that changed last. `moments` are
    its places on the line of time, each with the id of the entry and whether it is asleep; `undated` the limits
    that wait for a date, and whether a right ends with them. `names` are the words in which it is looked for by
    initials.
    """

    number: int
    mark: tuple[int, int]
    since: float
    until: float
    turn: Turn
    place: tuple[int, bool, float, float]
    amount: str
    title: str
    names: str
    moments: tuple[tuple[float, str, bool], ...]
    undated: tuple[tuple[str, bool], ...]


BY_URGENCY = attrgetter("place")
"""Sorts outlines by their place."""


def outline_of(view: CaseView, now: datetime, mark: tuple[int, int] = (0, 0)) -> Outline:
    """The outline of a case as it is at `now`."""
    nearest = view.nearest
    return Outline(
        number=view.number,
        mark=mark,
        since=now.timestamp(),
        until=next_turn(view, now).timestamp(),
        turn=view.turn,
        place=(
            ORDER[view.turn],
            nearest is None or not _presses(nearest),
            nearest.due.timestamp() if nearest and nearest.due else NEVER,
            -view.case.changed_at.timestamp(),
        ),
        amount=view.amount,
        title=view.title,
        names=view.names,
        moments=tuple(
            (one.at.timestamp(), one.id, one.deadline is not None and one.deadline.asleep(now))
            for one in entries_of(view, now)
        ),
        undated=tuple((one.deadline.id, one.deadline.effect is Effect.LOSE) for one in undated_of(view)),
    )


def _presses(deadline: Deadline) -> bool:
    return deadline.effect is Effect.LOSE and deadline.state is DeadlineState.SOON
