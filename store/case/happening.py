"""What all events have in common."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class Recorded(Struct, frozen=True, gc=False):
    """The base of all events; `kind` is what they are called on disk."""

    kind: ClassVar[str] = ""


class Happening(Recorded, frozen=True, kw_only=True):
    """What happened outside of the desk. `happened` is when, an ISO day or a moment with offset, where that was
    told; empty means the moment it was recorded, `UNKNOWN` that it was told afterwards without a date."""

    happened: str = ""


UNKNOWN = "?"
"""What `happened` says of something that was told afterwards and of which nobody knows when it was."""
