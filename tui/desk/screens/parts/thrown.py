"""What lies in the trash, for a desk on which there is no other case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.case.intents import RestoreCase
from tui.desk.draw.desk import Door
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.worker.report import CasesRead, Report, TrashSeen

if TYPE_CHECKING:
    from store.opening import HomeDesk


class Thrown:
    """Looks into the trash while the desk is empty, and takes out again what was put there last.

    `undo` is what the key does otherwise, `drawn` is called when something else lies there.
    """

    def __init__(self, port: DeskPort, undo: Callable[[], object], drawn: Callable[[], object]) -> None:
        self._port = port
        self._undo = undo
        self._drawn = drawn
        self.seen = TrashSeen()
        self._looked = False

    def verbs(self) -> Verbs:
        """To take it out."""
        return {"undo": self._take_out}

    def take(self, report: Report) -> None:
        """Cases may have changed, or it is known what lies in the trash."""
        if isinstance(report, CasesRead):
            self._looked = False
        elif isinstance(report, TrashSeen) and report != self.seen:
            self.seen = report
            self._drawn()

    def follow(self) -> None:
        """The last case may have gone into the trash."""
        self._looked = False

    def look(self) -> None:
        """Look into the trash, unless there are cases on the desk or that was done since one changed."""
        if self._port.known and not self._port.board and not self._looked:
            self._looked = True
            self._port.worker.look_up(trash_of)

    def _take_out(self) -> None:
        if self._port.board or not self.seen.number:
            self._undo()
        elif not self._port.take_back():
            self._port.worker.do(self.seen.number, RestoreCase())

    def door(self) -> Door:
        """What a desk without a case names: its keys, and the last one in the trash."""
        new, language, samples, every, undo = map(self._port.key_of, ("new", "language", "sort", "help", "undo"))
        return Door(new, language, samples, every, undo, self._port.folder, self.seen.title, self.seen.count)


def trash_of(desk: HomeDesk) -> TrashSeen:
    """What lies in the trash of a desk."""
    thrown = desk.views(trash=True)
    last = max(thrown, key=lambda view: (view.case.records[-1].at, view.number), default=None)
    return TrashSeen(len(thrown), last.number, last.title) if last is not None else TrashSeen()
