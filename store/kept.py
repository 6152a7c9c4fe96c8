"""An exhibit and how its copy is: whether it holds what was taken in, and who else could change that."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from store.case.case import Exhibit


class CopyState(StrEnum):
    """How a copy compares with its hash. Of one that cannot be read nobody knows; an exposed one holds what it held
    and others may write into it; so does a foreign one, which belongs to another user."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPOSED = "exposed"
    FOREIGN = "foreign"


INTACT = frozenset((CopyState.UNCHANGED, CopyState.EXPOSED, CopyState.FOREIGN))
"""Copies that hold what was taken in."""


class Kept(Struct, frozen=True):
    """An exhibit, where its copy lies, and how that compares with its hash."""

    exhibit: Exhibit
    path: Path
    state: CopyState
