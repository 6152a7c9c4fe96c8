"""Items of the checklist: what they are, and how far they are."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from content.words import Message


class ItemState(StrEnum):
    """How far an item is."""

    MISSING = "missing"
    HAVE = "have"
    CANNOT_GET = "cannot-get"
    NOT_NEEDED = "not-needed"


SETTLED = (ItemState.HAVE, ItemState.NOT_NEEDED)
"""The states that settle a promise or set a deadline aside."""


class ItemSource(StrEnum):
    """Where an item comes from."""

    EVIDENCE = "evidence"
    STEP = "step"
    FACT = "fact"
    PROMISE = "promise"


class Item(Struct, frozen=True, gc=False):
    """One line of the checklist. `why` and `perishes` are words of the playbook, or empty.

    `until` is the moment by which evidence that vanishes should be taken, where the playbook knows one.
    """

    id: str
    title: str | Message
    state: ItemState
    required: bool
    source: ItemSource
    why: str = ""
    perishes: str = ""
    until: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state is ItemState.MISSING
