"""Keeps what was drawn: it is drawn again only when what it was drawn of has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec.structs import replace

from tui.desk.draw.context import Context

V = TypeVar("V")


class Once(Generic[V]):
    """The last drawing of one thing. A screen owns it, so it is gone with the screen."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._drawn: V | None = None

    def draw(self, of: tuple[object, ...], pen: Context, make: Callable[[], V]) -> V:
        """What `make` draws of these things with this pen; what it drew before while they are equal.

        Words tell time in minutes at the least, so nothing looks different within one.
        """
        now = (*of, replace(pen, now=pen.now.replace(second=0, microsecond=0)))
        if self._drawn is None or now != self._of:
            self._of, self._drawn = now, make()
        return self._drawn
