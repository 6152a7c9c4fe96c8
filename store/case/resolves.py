"""Events of what the user resolves: things to do of his own, and to go on although something is missing."""

from __future__ import annotations

from typing import ClassVar

from store.case.happening import Recorded


class TodoAdded(Recorded, frozen=True):
    """The user set himself something to do, perhaps until a moment (ISO with offset)."""

    kind: ClassVar[str] = "todo-added"
    text: str
    until: str


class WentUnready(Recorded, frozen=True):
    """What counts once was handed in although something was missing: the ids of what it was, `missing`."""

    kind: ClassVar[str] = "went-unready"
    step: str
    missing: tuple[str, ...]


ResolveEvent = TodoAdded | WentUnready
"""What the user resolves."""
