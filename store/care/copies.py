"""The copies of evidence as a whole: each compared with what was taken in, and those that no case names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from msgspec import Struct

from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.events import Event, EvidenceAttached, Record
from store.disk.home import owner_of, user_name
from store.errors import HomeProblem, UnknownCase
from store.kept import CopyState
from store.opening import HomeDesk

SETTLED = 60.0
"""Seconds after which a copy that no case names is left over: before, its case may be just being written."""
_STATES = {
    CopyState.MISSING: N_("The copy of E{no} of case {number} is missing: {path}"),
    CopyState.CHANGED: N_("The copy of E{no} of case {number} was changed: {path}"),
    CopyState.UNREADABLE: N_(
        "The copy of E{no} of case {number} cannot be read, so it is not known whether it is what was taken in: "
        "{path}. See to its rights, or those of its folder, or to its disk."
    ),
    CopyState.EXPOSED: N_("Others can change the copy of E{no} of case {number}. Mend it with: chmod 400 {path}"),
    CopyState.FOREIGN: N_(
        "The copy of E{no} of case {number} belongs to {who}, who can change it. Only an administrator can make it "
        "yours: chown {me} {path}"
    ),
}


class Orphan(Struct, frozen=True):
    """A copy that no case names: the number of its folder, its name, and its size in bytes."""

    number: int
    name: str
    size: int


def changed_copies(desk: HomeDesk, cases: Iterable[Case]) -> Iterator[tuple[CopyState, Message | None]]:
    """Compare every exhibit of these cases: how it is, and a sentence for each that is not what it was.

    Nothing is told of a case that somebody purges meanwhile.
    """
    for case in cases:
        for one in case.exhibits:
            state = desk.vault.check(case.number, one)
            if state is CopyState.UNCHANGED:
                yield state, None
                continue
            if _purged_meanwhile(desk, case.number):
                break
            path, who = desk.vault.path(case.number, one), {}
            if state is CopyState.FOREIGN:
                who = {"who": owner_of(path), "me": user_name(os.geteuid())}
            yield state, message(_STATES[state], no=one.no, number=case.number, path=str(path), **who)


def _purged_meanwhile(desk: HomeDesk, number: int) -> bool:
    """Whether a case that was there when looking began was taken away for good since, and its copies with it."""
    desk.others.take_over()
    try:
        desk.file.case(number)
    except UnknownCase:
        return True
    except HomeProblem:
        return False
    return False


def orphans(desk: HomeDesk) -> Iterator[Orphan | HomeProblem]:
    """The copies that no case names, also none that was undone, and each folder that cannot be looked into.

    Those of a case that can't be read are left out.
    """
    try:
        numbers = desk.vault.numbers()
    except HomeProblem as problem:
        yield problem
        return
    for number in numbers:
        try:
            names = desk.vault.names(number)
        except HomeProblem as problem:
            yield problem
            continue
        try:
            known = _named(desk.file.case(number))
        except UnknownCase:
            known = frozenset()
        except HomeProblem:
            continue
        for name in names:
            if name not in known and (size := _left_over(desk, number, name)) is not None:
                yield Orphan(number, name, size)


def remove_orphans(desk: HomeDesk) -> tuple[Orphan, ...]:
    """Delete the copies that no case names; those that were deleted. Raises `HomeProblem`.

    What is in a folder that cannot be looked into stays; `verify` names it.
    """
    removed: list[Orphan] = []
    for one in [one for one in orphans(desk) if isinstance(one, Orphan)]:

        def remove(case: Case | None, one: Orphan = one) -> tuple[Event, ...]:
            if case is None or one.name not in _named(case):
                desk.vault.drop(one.number, one.name)
                removed.append(one)
            return ()

        try:
            desk.file.append(one.number, remove, lambda change, event: Record(change, desk.clock(), "", event))
        except UnknownCase:
            remove(None)
    return tuple(removed)


def _named(case: Case) -> frozenset[str]:
    return frozenset(one.event.stored for one in case.records if isinstance(one.event, EvidenceAttached))


def _left_over(desk: HomeDesk, number: int, name: str) -> int | None:
    try:
        found = os.lstat(desk.home.evidence / str(number) / name)
    except OSError:
        return None
    return found.st_size if abs(time.time() - found.st_ctime) > SETTLED else None
