"""What a desk knows of itself before its cases are opened: enough for the first look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from store.board.board import Board
    from store.days.clock import Clock
    from store.disk.home import Home
    from store.opening import HomeDesk
    from tui.desk.worker.looks import Looks
    from tui.desk.worker.watch import Watch


class Ahead(Struct, frozen=True):
    """A desk that is opened when the first screen stands: how, its language, its clock, its home, and what is
    kept of the first look."""

    open: Callable[[], HomeDesk]
    language: str
    clock: Clock
    home: Home
    shown: bytes


class Held:
    """A desk that is there, or is opened when it is first asked for: in the worker's thread."""

    def __init__(self, desk: HomeDesk | Ahead) -> None:
        self._desk = desk
        self.made: HomeDesk | None = None if isinstance(desk, Ahead) else desk
        """The desk, once it is open."""

    def opened(self) -> HomeDesk:
        """The desk. Raises `HomeProblem`."""
        if self.made is None:
            self.made = self._desk.open() if isinstance(self._desk, Ahead) else self._desk
        return self.made


class Opens:
    """Opens a desk and reads its cases first, in a thread of its own."""

    _thread: ThreadPoolExecutor
    _watch: Watch

    def __init__(self, desk: HomeDesk | Ahead) -> None:
        self._held = Held(desk)
        self._first: Future[Board] | None = None

    @property
    def first(self) -> Future[Board]:
        """The cases as they are read first; a desk that was not opened yet is opened for it."""
        if self._first is None:
            self._first = self._thread.submit(self._watch.seen if self._held.made else self._watch.whole)
        return self._first

    @property
    def looks(self) -> Looks:
        """What keeps the first look at the desk for the next start."""
        return self._watch.looks

    @property
    def desk(self) -> HomeDesk:
        """The desk. One that is still to be opened is waited for."""
        if self._held.made is None:
            self.first.result()
        return self._desk

    @property
    def _desk(self) -> HomeDesk:
        return self._held.opened()
