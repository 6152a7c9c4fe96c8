"""Mending a damaged home: what the file and its journal still hold, and the newest snapshot for the rest."""

from __future__ import annotations

from datetime import datetime

import orjson

from content.text.words import N_, Message, message
from store.days.clock import HOME_ZONE
from store.disk.casefile import CaseFile, read_case
from store.disk.files import write_atomic
from store.disk.home import Home
from store.disk.journal.documents import decode, encode
from store.disk.journal.repair import repair
from store.disk.snapshots import Snapshot, Snapshots
from store.errors import DamagedFile, NewerCase
from store.ports import Histories, History


def mend(home: Home) -> tuple[Message, ...]:
    """Repair the file of all cases, and tell what was kept and what was lost. Damaged originals are kept aside.

    Nothing is done to what is whole. No desk may be open on the home in this process. Raises `HomeProblem`.
    """
    home.prepare()
    repaired = repair(home.cases)
    said = [repaired.words]
    snapshots = Snapshots(home.backups)
    good = [(one, data) for one in snapshots.all() if (data := snapshots.read(one)) is not None]
    file = CaseFile(home.cases)
    try:
        work = _Work(home, good, damaged=bool(repaired.copies))
        work.mended(file.histories())
        if work.changed:
            # decided again under the lock: somebody may have written since
            work = _Work(home, good, damaged=bool(repaired.copies))
            file.rewrite(work.mended)
            file.forget()
        return (*said, *work.said)
    finally:
        file.close()


class _Work:
    """Decides what to take from snapshots, the newest first; `said` are the sentences about it.

    What the newest one knows to have been given a number, and does not hold, was taken away on purpose.
    """

    def __init__(self, home: Home, snapshots: list[tuple[Snapshot, bytes]], damaged: bool) -> None:
        self._home, self._damaged = home, damaged
        self._old: dict[int, History] = {}
        self._at: dict[int, datetime] = {}
        self._last = 0
        self._gone: set[int] = set()
        for place, (snapshot, data) in enumerate(snapshots):
            tables = decode(data)
            last, cases = tables.get("meta", {}).get("1", {}).get("last_number", 0), tables.get("cases", {})
            self._last = max(self._last, last)
            if place == 0:
                self._gone = {number for number in range(1, min(last, 10**6) + 1) if str(number) not in cases}
            for key, document in cases.items():
                number, history = int(key), document.get("events", [])
                if number not in self._gone and number not in self._old and _readable(number, history):
                    self._old[number], self._at[number] = history, snapshot.at
        self.said: list[Message] = []
        self.changed = False

    def mended(self, here: Histories) -> Histories:
        """The histories as they should be."""
        taken, lost = [], []
        for number in sorted(here.cases.keys() | self._old.keys()):
            mine, old = here.cases.get(number), self._old.get(number)
            if number in here.purged or (mine is None and not self._damaged):
                continue
            if old is not None and self._is_better(old, mine, number):
                if mine is not None:
                    self._put_aside(number, mine)
                here.cases[number] = old
                taken.append(number)
            elif mine is not None and not _readable(number, mine):
                lost.append(number)
        if self._damaged:
            here.last = max(here.last, self._last)
            given = set(range(1, min(here.last, 10**6) + 1))
            lost += sorted(given - here.cases.keys() - set(here.purged) - self._gone)
        self.changed = bool(taken) or self._damaged
        self._tell(taken, lost)
        return here

    def _is_better(self, old: History, mine: History | None, number: int) -> bool:
        if mine is None or not _readable(number, mine):
            return True
        return self._damaged and len(old) > len(mine) and old[: len(mine)] == mine

    def _put_aside(self, number: int, mine: History) -> None:
        name = f"{self._home.cases.name}.case-{number}.damaged-{len(encode({'events': mine}))}"
        write_atomic(self._home.path / name, orjson.dumps({"cases": {str(number): {"events": mine}}}))

    def _tell(self, taken: list[int], lost: list[int]) -> None:
        for at in sorted({self._at[number] for number in taken}, reverse=True):
            text = N_("From the snapshot of {moment}, as they were then: cases {numbers}.")
            numbers = tuple(str(number) for number in taken if self._at[number] == at)
            moment = at.astimezone(HOME_ZONE).strftime("%Y-%m-%d %H:%M")
            self.said.append(message(text, moment=moment, numbers=numbers))
        if lost:
            text = N_("Neither the file nor a snapshot holds in a readable form: cases {numbers}.")
            self.said.append(message(text, numbers=tuple(map(str, lost))))
        elif self._damaged:
            self.said.append(
                message(N_("No case is missing. Changes that stood only in the damaged part are lost."))
            )


def _readable(number: int, history: History) -> bool:
    """Whether a history can be read, or only not yet."""
    try:
        read_case(number, history)
    except NewerCase:
        return True
    except DamagedFile:
        return False
    return True
