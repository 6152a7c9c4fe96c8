"""A channel: a way to reach somebody who can decide, and what its form takes."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from content.pack.claims import Confidence


class Channel(Struct, frozen=True, gc=False):
    """A way to reach somebody who can decide.

    `fields` are what its form asks for, in its order: keys of facts, and `letter:<id>` for the text to write.
    `pictures` is how many its form takes, `picture_mb` how large each may be, 0 where nobody knows.
    """

    id: str
    title: str
    how: str
    hours: str
    caution: str
    source: str
    confidence: Confidence
    checked: date
    fields: tuple[str, ...] = ()
    pictures: int = 0
    picture_mb: float = 0
