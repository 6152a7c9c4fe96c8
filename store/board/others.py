"""What others did while a desk is open: taken over by whoever needs the newest state, told to who watches."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from content.pack.library import Library
from store.board.index import Index
from store.ports import CaseStore


class Others:
    """Takes over the cases that other processes wrote, and playbooks that were changed.

    That something came is told once, however many took over on the way: else a case that is looked at in that
    moment would hide the news from the screen beside it. Any thread may use it.
    """

    def __init__(self, cases: CaseStore, library: Callable[[], Library], index: Index) -> None:
        self._cases, self._library, self._index = cases, library, index
        self._untold = False
        self._guard = Lock()

    def take_over(self) -> None:
        """Take over what is new; cheap when nothing is."""
        came = self._cases.refresh()
        if self._library().refresh():
            self._index.clear()
            came = True
        if came:  # what another thread took over meanwhile stays untold, too
            with self._guard:
                self._untold = True

    def told(self) -> bool:
        """Take over what is new, and tell whether anything came since this was asked last."""
        self.take_over()
        with self._guard:
            untold, self._untold = self._untold, False
        return untold
