"""The keeper of a home: snapshots, backups, the dump and its way back, and taking a case away for good."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from content.pack.errors import PlaybookError, UnknownPage
from content.text.words import N_, Message, Problem, message
from store.care.dump import dump, read_dump
from store.care.merge import Fate, Move, merge, replace
from store.case.case import Case
from store.days.clock import Clock
from store.disk.casefile import CaseFile
from store.disk.caserows import read_case
from store.disk.files import new_file
from store.disk.home import Home
from store.disk.snapshots import Snapshots
from store.disk.vault import Vault
from store.errors import DamagedFile, HomeProblem, NewerCase, Refused
from store.opening import HomeDesk
from store.ports import CopyState, Histories


class Loaded(Struct, frozen=True):
    """What loading came to, or would: each case's move, how many copies of evidence are not here, and sentences
    about cases that are kept but not shown for want of their playbook, and about what else went wrong."""

    moves: tuple[Move, ...]
    missing: int
    notes: tuple[Message, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return any(move.fate not in (Fate.SAME, Fate.AHEAD) for move in self.moves)


def keeper_of(desk: HomeDesk) -> Keeper:
    """Who keeps the cases of a desk."""
    return Keeper(desk.home, desk.file, desk.clock, lambda case: desk.see(case).timeline())


class Keeper:
    """Keeps what a desk keeps. `show` draws a case in all its parts, and raises when that can't be."""

    def __init__(self, home: Home, file: CaseFile, clock: Clock, show: Callable[[Case], object]) -> None:
        self._home, self._file, self._clock, self._show = home, file, clock, show
        self._vault = Vault(home.evidence)
        self.snapshots = Snapshots(home.backups)

    def unreadable(self) -> Mapping[int, HomeProblem]:
        """The cases that can't be read, and why."""
        return self._file.cases().unreadable()

    def journaled(self) -> int:
        """How many changes are in the journal and not in the plain file yet."""
        return self._file.journaled()

    def backup(self, target: Path | None = None, evidence: bool = False) -> Path:
        """Write all cases to a new file, with evidence as a `.zip` that unpacks to a home; returns its path.

        Without a target it goes into `backups/`. Raises `Refused` for a name that is taken.
        """
        now, plain = self._clock(), self._file.plain()
        if target is None and not evidence:
            return self.snapshots.make(now, plain).path
        if target is None:
            self._home.files().make_folder(self._home.backups)
            target = self._home.backups / f"tuikuan-{now:%Y-%m-%d-%H%M%S}.zip"
        with new_file(target) as file:
            if not evidence:
                file.write(plain)
                return target
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
                archive.writestr("cases.json", plain)
                for case in sorted(self._file.cases().readable(), key=lambda case: case.number):
                    for stored in dict.fromkeys(exhibit.stored for exhibit in case.exhibits):
                        path = self._home.evidence / str(case.number) / stored
                        if path.is_file():
                            archive.write(path, f"evidence/{case.number}/{stored}")
        return target

    def dump(self) -> tuple[bytes, tuple[Message, ...]]:
        """All cases as JSON, and sentences about those that can't be read and are not in it."""
        histories, left = self._file.histories(), []
        for number, history in list(histories.cases.items()):
            try:
                read_case(number, history)
            except NewerCase:
                pass
            except DamagedFile as problem:
                left.append(problem.message)
                del histories.cases[number]
        return dump(histories), tuple(left)

    def load(self, path: Path, replacing: bool = False, dry_run: bool = False) -> Loaded:
        """Take the cases of a dump in. Raises `Refused`; then nothing was changed."""
        there = read_dump(path)
        lacking = {
            number: self._lacks(number, read_case(number, history)) for number, history in there.cases.items()
        }
        decide = replace if replacing else merge
        after, moves = decide(self._file.histories(), there)
        loaded = Loaded(moves, self._missing(after, moves), _unshown(moves, lacking))
        if dry_run or not loaded.changes:
            return loaded
        self.snapshots.make(self._clock(), self._file.plain())

        def rewritten(here: Histories) -> Histories:
            nonlocal moves
            after, moves = decide(here, there)
            return after

        self._file.rewrite(rewritten)
        for move in moves:
            if move.number != move.source:
                for exhibit in read_case(move.source, there.cases[move.source]).exhibits:
                    self._vault.adopt(move.source, move.number, exhibit)
        notes = _unshown(moves, lacking) + self._settle()
        return Loaded(moves, self._missing(self._file.histories(), moves), notes)

    def _settle(self) -> tuple[Message, ...]:
        """Keep the file as it is now in the newest snapshot, so that a repair brings back nothing that was taken
        away on purpose; what was loaded is safe without that."""
        try:
            self._file.forget()
            self.snapshots.make(self._clock(), self._file.plain())
        except HomeProblem as problem:
            return (problem.message,)
        return ()

    def _lacks(self, number: int, case: Case) -> Message | None:
        """What is wrong with the playbook of a case, if anything is. Raises `Refused` for a case that is wrong."""
        why: object
        try:
            self._show(case)
            return None
        except (PlaybookError, UnknownPage) as problem:
            return problem.message
        except Problem as problem:
            why = problem.message
        except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError) as error:
            why = type(error).__name__
        text = N_("Case {number} of the file cannot be shown here ({why}); nothing was loaded.")
        raise Refused(text, number=number, why=why)

    def _missing(self, after: Histories, moves: tuple[Move, ...]) -> int:
        """How many copies of evidence the moved cases name that are not here."""
        missing = 0
        for move in moves:
            if move.fate is not Fate.REMOVED and move.number in after.cases:
                exhibits = read_case(move.number, after.cases[move.number]).exhibits
                states = (
                    {self._vault.check(number, exhibit) for number in {move.number, move.source}}
                    for exhibit in exhibits
                )
                missing += sum(CopyState.UNCHANGED not in found for found in states)
        return missing


def _unshown(moves: tuple[Move, ...], lacking: Mapping[int, Message | None]) -> tuple[Message, ...]:
    found: dict[str, tuple[Message, list[str]]] = {}
    for move in moves:
        if why := lacking.get(move.source):
            found.setdefault(str(why), (why, []))[1].append(str(move.number))
    text = N_("Not shown here, and kept as they are: cases {numbers}. {why}")
    return tuple(message(text, numbers=tuple(numbers), why=why) for why, numbers in found.values())


def write_new(target: Path, data: bytes) -> None:
    """Write a new file, durably. Raises `Refused` for a name that is taken, and `HomeProblem`."""
    with new_file(target) as file:
        file.write(data)
