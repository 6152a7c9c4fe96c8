"""Looks at what others wrote, and at the clock: in the worker's thread, twice a second, while there is no work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from content.text.words import Problem
from store.errors import HomeProblem
from tui.desk.worker.looks import Looks
from tui.desk.worker.report import CasesRead, Failed, Report

if TYPE_CHECKING:
    from store.board.board import Board
    from store.opening import HomeDesk

SLICE, LONGEST = 0.1, 1.5
"""Seconds of reading after which what was read is shown, and who works gets in between: at first, and at most."""


class Watch:
    """Reads all cases again when they may look different now, and tells of it."""

    def __init__(self, desk: Callable[[], HomeDesk], tell: Callable[[Report], object]) -> None:
        self._desk = desk
        self._tell = tell
        self.looks = Looks(desk)
        self._read_at: datetime | None = None
        self._failed = ""
        self._unread = False
        self._left = 0
        self._slice = SLICE

    def whole(self) -> Board:
        """All cases as they are now, however long that takes: a first look stands on the screen, which tells of all
        of them. Raises `Problem`."""
        board = self.seen()
        while board.left:
            board = self.seen()
        return board

    def seen(self) -> Board:
        """All cases as they are now, or as many as can be read in a moment; `look` reads on. Raises `Problem`."""
        minute = self._minute()
        self._slice = min(self._slice * 1.5, LONGEST) if self._left else SLICE
        board = self._desk().views(seconds=self._slice)
        self._read_at, self._left, self._unread = minute, board.left, False
        _ = board.agenda.near  # counted here, so that drawing need not wait for it
        return board

    def read(self) -> None:
        """Read all cases, changed or not, and tell. Raises `Problem`."""
        self._tell(CasesRead(self.seen()))

    def look(self) -> None:
        """Read all cases when others changed some, or a minute is over; tell notices and failures, each once."""
        self.retry()
        try:
            changed = self._desk().refresh()
            # what came is told once: where it cannot be read now, the next look still has to
            self._unread |= changed
            if self._unread or self._left or self._minute() != self._read_at:
                self.read()
            for notice in self._desk().notices():
                self._tell(Failed(notice))
            self._failed = ""
            if not self._left:
                self.looks.rest(changed)
        except Problem as problem:
            # said once, not twice a second
            if str(problem) != self._failed:
                self._failed = str(problem)
                self._tell(Failed(problem.message))

    def retry(self) -> None:
        """Give the disk another chance with the drafts it refused; that it refused them was said when it did."""
        with suppress(HomeProblem):
            self._desk().retry_drafts()

    def _minute(self) -> datetime:
        return self._desk().clock().replace(second=0, microsecond=0)
