"""Small values that several tests of the store begin from."""

from __future__ import annotations

from datetime import datetime

from store.case.case import Exhibit
from store.days.clock import HOME_ZONE
from store.ports import Stored

NOON = datetime(2026, 11, 23, 12, tzinfo=HOME_ZONE)


def exhibit(stored: Stored, evidence: str = "goods") -> Exhibit:
    """An exhibit of what was just stored."""
    return Exhibit(1, evidence, stored.name, stored.stored, stored.sha256, stored.size, "", NOON)
