"""How far an item of the checklist is, and what became of an offer."""

from __future__ import annotations

from enum import StrEnum


class ItemState(StrEnum):
    """How far an item is."""

    MISSING = "missing"
    HAVE = "have"
    CANNOT_GET = "cannot-get"
    NOT_NEEDED = "not-needed"


class OfferState(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LAPSED = "lapsed"


SETTLED = (ItemState.HAVE, ItemState.NOT_NEEDED)
"""The states that settle a promise or set a deadline aside."""
