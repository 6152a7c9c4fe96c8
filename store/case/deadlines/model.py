"""What a deadline is: a time limit in one case, at one moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from content.pack.model import Confidence, Effect
from content.text.words import Message


def _nothing() -> Message:
    return Message("")


class DeadlineState(StrEnum):
    """How a deadline stands.

    Its start is not known yet; it runs; it ends within a day (or an answer is due any day now); it is over; or
    it is spent: its step was left, or the user set it aside, so it is never counted down again.
    """

    UNKNOWN = "unknown"
    RUNNING = "running"
    SOON = "soon"
    OVER = "over"
    SPENT = "spent"


class Deadline(Struct, frozen=True, eq=False, gc=False):
    """A time limit in one case.

    `id` is the limit's, or `promise:<change>` for a promise of the diary. `at` is the moment it is over (the
    earliest, when the source gives a range), None while its start is not known; `latest` is the end of a range.
    `asks` is the key of the fact it waits for. `opens` is the choice that opens when it lapses. Claims of
    different sources about the same thing share `group`; of these one `leads`: what the user copied from the
    app (`stated`), else the strictest that still runs, and beside it those that are over. `snoozed` is the moment
    until which nobody is reminded of it. `estimate` tells that a year without a holiday notice is in the sum.
    """

    id: str
    title: str
    at: datetime | None
    latest: datetime | None
    effect: Effect
    state: DeadlineState
    asks: str
    opens: str
    confidence: Confidence
    group: str = ""
    leads: bool = True
    stated: bool = False
    estimate: bool = False
    snoozed: datetime | None = None
    explain: Callable[[], Message] = _nothing

    def __eq__(self, other: object) -> bool:
        """Whether all is the same but the way in which it is explained."""
        return isinstance(other, Deadline) and _told(self) == _told(other)

    def __hash__(self) -> int:
        return hash(_told(self))

    @property
    def because(self) -> Message:
        """The sum in one line: start, clock, what was skipped, end, source, confidence."""
        return self.explain()

    @property
    def due(self) -> datetime | None:
        """The moment that counts: a right is gone at the earliest end, an answer is late only at the latest."""
        return self.at if self.effect is Effect.LOSE else self.latest

    @property
    def open(self) -> bool:
        """Whether it still runs toward a known moment."""
        return self.state in (DeadlineState.RUNNING, DeadlineState.SOON)

    def asleep(self, now: datetime) -> bool:
        """Whether the user asked not to be reminded of it yet."""
        return self.snoozed is not None and now < self.snoozed


def _told(deadline: Deadline) -> tuple[object, ...]:
    return tuple(getattr(deadline, name) for name in Deadline.__struct_fields__ if name != "explain")
