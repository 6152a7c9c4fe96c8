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
        self._others = False
        """Whether others changed something of which nobody was told yet."""
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
        self._read_at, self._left = minute, board.left
        _ = board.agenda.near  # counted here, so that drawing need not wait for it
        return board

    def read(self) -> None:
        """Read all cases, changed or not, and tell; to a screen that is covered with what they know of people, so
        that nothing of a new case is shown before it is covered. Raises `Problem`."""
        board, known = self.seen(), None
        if self.looks.covered:
            from store.care.knowing import known_on_screen

            known = known_on_screen(self._desk())
        others, self._others = self._others, False
        self._tell(CasesRead(board, known, others))

    def look(self) -> None:
        """Read all cases when others changed some, or a minute is over; tell notices and failures, each once."""
        self.retry()
        try:
            changed = self._desk().refresh()
            self._others |= changed
            if self._others or self._left or self._minute() != self._read_at:
                self.read()
            for notice in self._desk().notices():
                self._tell(Failed(notice))
            self._failed = ""
            if not self._left:
                self.looks.rest(changed)
        except Problem as problem:
            self._read_at = None  # what could not be read is read at the next look
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
