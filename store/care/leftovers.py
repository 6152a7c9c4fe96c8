"""What killed commands left half written in the home or beside it, told by `verify`, removed by a tidying."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from store.disk.files import HALF, TOKEN, names_in
from store.disk.home import Home
from store.disk.snapshots import LOCK
from store.disk.unfinished import clear_beside, left_of
from store.disk.vault import PARTIAL, Vault
from store.errors import cannot_write

RESTORING = ".restoring"
"""How the name of the folder ends in which a home is restored."""
SETTLED = 60.0
"""Seconds for which a file was not written before nobody writes it any more."""
_HALF = re.compile(rf"(?:\..+\.{TOKEN}|cases\.json|cases\.json\..+|\.snapshot){re.escape(HALF)}")
"""The names that this program gives to what it has not finished."""


def half_written(home: Home) -> Iterator[Path]:
    """What was left half written in the home, and homes beside it that were not restored to their end."""
    for path in (*_half(home), *_listed(home.evidence, lambda name: name.startswith(PARTIAL)), *_beside(home)):
        if _settled(path):
            yield path


def remove_half_written(home: Home) -> tuple[Path, ...]:
    """Remove all of that which nobody is writing; what was removed. Raises `HomeProblem`."""
    partial = [path for path in half_written(home) if path.name.startswith(PARTIAL)]
    Vault(home.evidence, home.files()).clean()
    beside = _beside(home)
    clear_beside(home.path.absolute(), RESTORING)
    return (*sweep(home, _settled), *(path for path in (*partial, *beside) if not path.exists()))


def sweep(home: Home, wanted: Callable[[Path], bool] = lambda _: True) -> tuple[Path, ...]:
    """Remove the half-written files of the home that are `wanted`, under the locks of cases and snapshots.

    A backup, a letter or a draft has no lock: one that is just being written fails when it goes, with a sentence.
    Raises `HomeProblem`.
    """
    files, gone = home.files(), list[Path]()
    try:
        for lock in (home.cases.with_name(f"{home.cases.name}.lock"), home.backups / LOCK):
            if not lock.parent.is_dir():
                continue
            with files.lock(lock):
                for path in _half(home):
                    if (path.parent == home.backups) == (lock.parent == home.backups) and wanted(path):
                        files.unlink(path)
                        gone.append(path)
    except OSError as error:
        raise cannot_write(home.path, error) from error
    return tuple(gone)


def _settled(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > SETTLED
    except OSError:
        return False


def _half(home: Home) -> list[Path]:
    """The half-written files of the home: nobody reads them, and any case may stand in them."""
    folders = (home.path, home.drafts, home.backups, home.letters, home.handed, home.cache, home.stamps)
    cases = (home.stamps / name for name in names_in(home.stamps) if name.isdecimal())
    return [path for folder in (*folders, *cases) for path in _listed(folder, _HALF.fullmatch)]


def _beside(home: Home) -> list[Path]:
    return left_of(home.path.absolute(), RESTORING)


def _listed(folder: Path, wanted: Callable[[str], object]) -> list[Path]:
    return [folder / name for name in names_in(folder) if wanted(name) and not (folder / name).is_dir()]
