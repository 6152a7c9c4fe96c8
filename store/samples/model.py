"""What a sample case is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from store.case.intents import Intent


class Paper(Struct, frozen=True):
    """A text that is taken in as evidence."""

    name: str
    kind: str
    text: str
    note: str = ""


class Sample(Struct, frozen=True):
    """A case: what was known when it began, how many days ago that was, and what came when, in hours after it."""

    days_ago: int
    facts: Mapping[str, str]
    story: Sequence[tuple[float, Intent | Paper]]


class Words:
    """Picks the language of the sample texts."""

    def __init__(self, language: str, now: datetime) -> None:
        self._zh, self._now = language == "zh", now

    def __call__(self, zh: str, en: str) -> str:
        return zh if self._zh else en

    def day(self, days_ago: int) -> str:
        """The day so many days ago, as a fact."""
        return (self._now - timedelta(days=days_ago)).date().isoformat()

    def before_now(self, days_ago: int, hours: float) -> float:
        """So many hours before now, counted in hours after the beginning of a case."""
        return (self._now - begin(self._now, days_ago)) / timedelta(hours=1) - hours


def begin(now: datetime, days_ago: int) -> datetime:
    """When a case began."""
    return (now - timedelta(days=days_ago)).replace(hour=9, minute=20, second=0, microsecond=0)
