"""What lies ready to be taken in while files are chosen: asked of the worker, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.ports import DeskPort
from tui.desk.worker.jobs import files_meant, files_offered

if TYPE_CHECKING:
    from store.care.candidates import Candidate, Offered


class Shelf:
    """The inbox and the folder to which the typed path leads, for one case."""

    def __init__(self, port: DeskPort, number: int, marked: Callable[[], Sequence[Candidate]]) -> None:
        self._worker = port.worker
        self._marked = marked
        """The files that are marked already."""
        self._number = number
        self._typed = ""
        """What was typed last; the worker looks at nothing else."""
        self.offered: Offered | None = None
        self._asked = self._unwanted = 0
        """Looks at named files that have not come back, and those of them for which nobody waits any more."""
        self._held = False

    def look(self, typed: str) -> None:
        """Have it looked what there is for a path."""
        self._typed = typed
        self._worker.carry(files_offered(self._number, typed, lambda: self._typed))

    def again(self) -> None:
        """Have it looked once more."""
        self.look(self._typed)

    def mean(self, text: str) -> None:
        """Have the files found that a text names."""
        self._asked += 1
        self._worker.carry(files_meant(self._number, text, beside=self._marked()))

    def point(self, paths: Sequence[Path]) -> None:
        """Have files looked at that were pointed at."""
        self._asked += 1
        self._worker.carry(files_meant(self._number, "", paths, self._marked()))

    def take(self, offered: Offered) -> bool:
        """It was looked; whether something is still being written there."""
        self.offered = offered
        return any(one.wrong is not None and one.changed is not None for one in offered.inbox)

    def longer(self, typed: str) -> str | None:
        """How a path goes on; None as long as nobody has looked."""
        return self.offered.longer if self.offered and self.offered.typed == typed else None

    def folder_above(self) -> Path | None:
        """The folder above the one that is looked at."""
        return self.offered.folder.parent if self.offered and self.offered.folder else None

    def named(self, typed: str) -> Candidate | None:
        """The file whose whole name is typed, not only letters by which one looks for one."""
        name = typed.rpartition("/")[2]
        found = self.offered.found if self.offered and self.offered.typed == typed else ()
        return next((one for one in found if one.path.name == name and one.inside is None), None)

    def holds(self) -> bool:
        """Whether saving is put off, once, until what was named is known: then `found` asks for it."""
        held, self._held = self._held, self._asked > self._unwanted
        return self._held and not held

    def found(self) -> tuple[bool, bool]:
        """Named files are known: whether they are still wanted, and whether it was to be saved with them."""
        wanted = self._unwanted == 0
        self._asked, self._unwanted = max(0, self._asked - 1), max(0, self._unwanted - 1)
        save = wanted and self._held and not self._asked
        self._held = self._held and not save
        return wanted, save

    def forget(self) -> None:
        """What was named so far is not wanted any more."""
        self._unwanted, self._held = self._asked, False
