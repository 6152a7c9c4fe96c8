"""Keeps the first look at a desk for the next start, also for one after a desk that was killed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from content.text.words import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from store.board.board import Board
    from store.glance import Kept, Program
    from store.opening import HomeDesk
    from store.ports import Mark

    Make = Callable[[Board, str], tuple[bytes, float] | None]
    """Makes of a board, in a language, what is kept of its first look, and until when it is true."""

RESTED = 3.0
"""Seconds without a change of the cases after which a look is kept; the first one is kept at once."""
CHEAP = 0.05
"""Seconds of reading that a look is worth at most."""


class Looks:
    """Keeps what the first screen shows as long as it may be seen: not of a desk that is covered, not of a copy.

    Called in the worker's thread only, but for `covered`. Reads no case that was not read anyway: a look that
    would take that is not kept.
    """

    def __init__(self, desk: Callable[[], HomeDesk]) -> None:
        self._desk = desk
        self.made: Make | None = None
        """Makes a look; without it none is kept."""
        self.covered = False
        """Whether the desk shows nothing of people, so that nothing of them is kept to be shown."""
        self._program: tuple[Program, ...] | None = None
        """The program as it was when the first look was kept: it may be another on disk since."""
        self._kept: Kept | None = None
        self._of: tuple[str, Mark] | None = None
        self._seen: tuple[str, Mark] | None = None
        self._since = 0.0

    def rest(self, changed: bool = False) -> None:
        """Keep a look when the cases are what they were for a while, and the one that is kept is not true."""
        state = self._state()
        if self._seen is not None and (changed or state != self._seen):
            self._since, self._of = monotonic() + RESTED, None
        self._seen = state
        now = self._desk().clock()
        if monotonic() >= self._since and (state != self._of or self._over(now)):
            self.keep()

    def leave(self) -> None:
        """Keep a look at the desk as it is left. The file is brought up to date before, which ends another look."""
        from store.glance import moved

        with suppress(Problem):  # what cannot be written or read is told by who closes the desk
            desk = self._desk()
            if self._hidden(desk):
                return
            desk.file.forget(mine=True)
            same = None if self._kept is None else moved(desk.home, self._kept)
            changed = desk.refresh()
            if same is None or changed or self._state() != self._of or self._over(desk.clock()):
                self.keep()
            elif same != self._kept:
                self._write(desk, same)

    def keep(self) -> None:
        """Keep a look at the desk as it is now, unless the one that is kept is true."""
        desk = self._desk()
        self._of, self._kept = self._state(), None
        if self._hidden(desk):
            return
        from store.days.workdays import read_calendar
        from store.glance import Kept, basis_of, kept_look, program_now

        language, now = desk.reading.language, desk.clock()
        self._kept = kept_look(desk.home, language, now)
        if self._kept is not None:
            return
        with suppress(Problem):  # what cannot be read is told by who reads it
            self._program = self._program or program_now()
            # before the cases: what comes between ends the look
            basis = basis_of(desk.home, language, now, self._program)
            if read_calendar(desk.home.holidays).added != desk.workdays.added:
                return  # the desk counts by the holidays of when it was opened
            board = desk.views(seconds=CHEAP)
            self._of = self._state()
            made = self.made(board, language) if self.made else None
            if made is not None:
                shown, until = made
                self._write(desk, Kept(basis, board.now.timestamp(), until, shown))

    def _write(self, desk: HomeDesk, kept: Kept) -> None:
        from store.glance import keep

        self._kept = kept
        keep(desk.home, desk.reading.language, kept)

    def _hidden(self, desk: HomeDesk) -> bool:
        return self.covered or desk.copied is not None or desk.home.copied.exists()

    def _over(self, now: datetime) -> bool:
        return self._kept is not None and not self._kept.since <= now.timestamp() < self._kept.until

    def _state(self) -> tuple[str, Mark]:
        from store.ports import NEVER

        desk = self._desk()
        return desk.reading.language, desk.file.changed_since(NEVER).mark
