"""Places on the line of time, as plain values."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from store.case.refs import is_own

LOSES = "l"
"""The first letter of the effect by which a right ends."""


class Near(Struct, frozen=True, gc=False):
    """My rights that end within a day, and those that are over, the last of them first."""

    soon: tuple[Mark, ...]
    lost: tuple[Mark, ...]


class Mark(Struct, frozen=True, gc=False):
    """A place on the line of time: when, of which case, the id of the entry, what it is called, and what it does.

    `at` is in seconds of the epoch, `effect` the first letter of an `Effect`.
    """

    at: float
    number: int
    id: str
    title: str = ""
    effect: str = ""

    @property
    def loses(self) -> bool:
        """Whether a right ends."""
        return self.effect == LOSES

    @property
    def own(self) -> bool:
        """Whether it is what the user set himself."""
        return is_own(self.id)

    def over(self, now: datetime) -> bool:
        """Whether its moment has passed."""
        return self.at <= now.timestamp()
