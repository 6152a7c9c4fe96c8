"""Takes files into the evidence of a case, many as one change; what came by the inbox is moved out of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from content.pack.files import real
from content.text.words import N_, Problem
from store.care.inbox import below
from store.case.done import Done
from store.disk.home import Home
from store.errors import Refused
from store.intake.incoming import Incoming
from store.intake.sources import each
from store.opening import HomeDesk

SETTLED = 3.0
"""Seconds for which a file of the inbox has not been written before it counts as all there."""


def settling(paths: Iterable[Path], now: float) -> float:
    """Seconds until none of some files was written so lately that it may still grow; `now` as `time.time` tells."""
    marks = (_mark(path) for path in paths)
    return max((SETTLED - (now - mark.st_mtime) for mark in marks if mark is not None), default=0.0)


def take_in(
    desk: HomeDesk,
    number: int,
    paths: Iterable[Path],
    evidence: str,
    note: str = "",
    *,
    whole: bool = False,
    on: str = "",
) -> Iterator[Done | Problem]:
    """Copy files, what is in folders and in archives, and what patterns fit into a case, all as one kind.

    Each is told; one that cannot be taken does not lose the others. They are one change: one undo takes all back.
    An archive is one file when it is to be taken `whole`. A file of the inbox leaves it once all of it is safe.
    """
    wanted = (Incoming(path, evidence, note, on, whole) for path in paths)
    yield from (one for _, one in take_all(desk, number, wanted))


def take_all(desk: HomeDesk, number: int, wanted: Iterable[Incoming]) -> Iterator[tuple[Incoming, Done | Problem]]:
    """Copy in what is wanted, each as its own kind, all as one change; see `take_in`."""
    change = 0

    def take(what: Incoming, file: BinaryIO, name: str) -> Done:
        nonlocal change
        told = (what.evidence, what.note)
        done = desk.attach_stream(number, file, name, *told, on=what.on, joins=change)
        change = done.view.case.records[-1].change if done.changed else change
        return done

    for one in wanted:
        if holds_cases(desk.home, one.path):
            words = N_(
                "{path} holds this program's own files, and with them all cases; nothing of it was attached."
            )
            yield one, Refused(words, path=str(one.path))
            continue
        taking = partial(take, one)
        if not _is_in(desk.home.inbox, one.path):
            yield from ((one, come) for come in each((one.path,), one.whole, taking))
            continue
        for part in tuple(sorted(below(one.path))) if one.path.is_dir() else (one.path,):
            yield from ((one, come) for come in _moved(part, each((part,), one.whole, taking)))


def _moved(path: Path, taken: Iterator[Done | Problem]) -> Iterator[Done | Problem]:
    """Take a file of the inbox, and remove it there unless anything of it failed or it was written meanwhile."""
    before = _mark(path)
    if before is not None and time.time() - before.st_mtime < SETTLED:
        yield Refused(
            N_("{path} is still being written; it was left in the inbox. Take it in a moment."), path=str(path)
        )
        return
    failed = False
    for one in taken:
        failed |= isinstance(one, Problem)
        yield one
    if failed or before is None:
        return
    after = _mark(path)
    if after is None or (after.st_mtime_ns, after.st_size, after.st_ino) != (
        before.st_mtime_ns,
        before.st_size,
        before.st_ino,
    ):
        return
    try:
        path.unlink()
    except OSError as error:
        text = N_("{path} was taken in, but could not be removed from the inbox ({why}); remove it yourself.")
        yield Refused(text, path=str(path), why=error.strerror or str(error))


def _mark(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:
        return None


def holds_cases(home: Home, path: Path) -> bool:
    """Whether a path is of the home but none of the places in it where single papers lie, or has the home in it."""
    place, here = real(path), real(home.path)
    papers = (home.inbox, home.evidence, home.letters, home.stamps, home.playbooks)
    return here.is_relative_to(place) or (
        place.is_relative_to(here) and not any(place.is_relative_to(real(one)) for one in papers)
    )


def _is_in(folder: Path, path: Path) -> bool:
    return path.absolute().is_relative_to(folder.absolute())
