"""What a terminal is told while cases are read: how many of how many, once that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from content.text.words import N_, Message, message

MOMENT, EVERY = 0.5, 0.2
"""Seconds of reading before anything is said, and between two counts."""
BLANK = "\r\x1b[K"
"""Goes to the beginning of the line and empties it."""


class Waiting:
    """Writes one line over and over, and takes it away when all are read.

    On a terminal that cannot empty a line (`moves` is False) it is written once and stays.
    """

    def __init__(
        self,
        say: Callable[[Message], str],
        stream: TextIO,
        moves: bool = True,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._say, self._stream, self._moves, self._clock = say, stream, moves, clock
        self._next = float("inf")
        self._shown = False

    def __call__(self, read: int, every: int) -> None:
        """So many of the cases that have to be read are read."""
        if read == every:
            self._done()
            return
        now = self._clock()
        if read == 0:
            self._next = now + MOMENT
        if now < self._next or (self._shown and not self._moves):
            return
        self._next, self._shown = now + EVERY, True
        words = self._say(
            message(N_("Reading cases: {n} of {all}. After an update all are read once."), n=read, all=every)
        )
        self._stream.write(f"{BLANK}{words}" if self._moves else f"{words}\n")
        self._stream.flush()

    def _done(self) -> None:
        if self._shown and self._moves:
            self._stream.write(BLANK)
            self._stream.flush()
        self._next, self._shown = float("inf"), False
