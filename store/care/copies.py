"""The copies of evidence as a whole: each compared with what was taken in, and those that no case names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from msgspec import Struct

from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.events import Event, EvidenceAttached, Record
from store.errors import HomeProblem, UnknownCase
from store.opening import HomeDesk
from store.ports import CopyState

SETTLED = 60.0
"""Seconds after which a copy that no case names is left over: before, its case may be just being written."""
_STATES = {
    CopyState.MISSING: N_("The copy of E{no} of case {number} is missing: {path}"),
    CopyState.CHANGED: N_("The copy of E{no} of case {number} was changed: {path}"),
    CopyState.EXPOSED: N_("Others can change the copy of E{no} of case {number}. Mend it with: chmod 400 {path}"),
}


class Orphan(Struct, frozen=True):
    """A copy that no case names: the number of its folder, its name, and its size in bytes."""

    number: int
    name: str
    size: int


def changed_copies(desk: HomeDesk, cases: Iterable[Case]) -> Iterator[Message | None]:
    """Compare every exhibit of these cases: a sentence for each that is not what it was, None for each that is."""
    for case in cases:
        for one in case.exhibits:
            state = desk.vault.check(case.number, one)
            path = str(desk.vault.path(case.number, one))
            known = state is CopyState.UNCHANGED
            yield None if known else message(_STATES[state], no=one.no, number=case.number, path=path)


def orphans(desk: HomeDesk) -> tuple[Orphan, ...]:
    """The copies that no case names, also none that was undone. Those of a case that can't be read are left out."""
    found: list[Orphan] = []
    for number in desk.vault.numbers():
        names = desk.vault.names(number)
        try:
            known = _named(desk.file.case(number))
        except UnknownCase:
            known = frozenset()
        except HomeProblem:
            continue
        for name in names:
            if name not in known and (size := _left_over(desk, number, name)) is not None:
                found.append(Orphan(number, name, size))
    return tuple(found)


def remove_orphans(desk: HomeDesk) -> tuple[Orphan, ...]:
    """Delete the copies that no case names; those that were deleted. Raises `HomeProblem`."""
    removed: list[Orphan] = []
    for one in orphans(desk):

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
