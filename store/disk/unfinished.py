"""What is half written where nobody looks: known while it is made, and removed when its maker was killed.

Of what is written into folders of the user's a note lies in `unfinished/` of the home until it is whole. A note is
called by the token in the hidden name of what is written, says in which folder that is, and is locked by who
writes: the next command finds those of the dead. A home that is being made has no place for notes yet; it is made
in a hidden, locked folder, and who makes one there the next time removes those that nobody holds.
"""

from __future__ import annotations

import fcntl
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from content.pack.files import real
from content.text.words import N_, Message, message
from store.disk.files import HALF, TOKEN, names_in, new_token
from store.disk.home import Home

JUST_BEGUN = 60.0
"""Seconds in which what is still empty may not be locked yet."""


@contextmanager
def unfinished(home: Home, folder: Path) -> Iterator[str]:
    """A token for the `hidden` name of what is written into `folder` in this block, noted in the home meanwhile.

    Where the home takes no note, as on a full disk or one that is only read, it is written all the same.
    """
    token, files = new_token(), home.files()
    note = home.unfinished / token
    handle = None
    try:
        with suppress(OSError):
            home.path.stat()  # a home that is not there is not made for a note
            files.make_folder(home.unfinished)
            handle = files.create(note)
            fcntl.flock(handle, fcntl.LOCK_EX)
            files.write(handle, os.fsencode(real(folder)), 0)
            files.sync(handle)
            files.sync_folder(home.unfinished)
        yield token
    finally:
        if handle is not None:
            with suppress(OSError):
                files.unlink(note)
            files.close(handle)


def clear(home: Home) -> tuple[Message, ...]:
    """Remove what killed commands of ours left half written; says of each what became of it."""
    said: list[Message] = []
    for name in names_in(home.unfinished):
        if re.fullmatch(TOKEN, name):
            with _abandoned(home.unfinished / name) as handle, suppress(OSError):
                if handle is not None:
                    said += _removed(home, Path(os.fsdecode(os.pread(handle, 1 << 16, 0))), name)
                    (home.unfinished / name).unlink()
    return tuple(said)


@contextmanager
def making(place: Path, ending: str) -> Iterator[Path]:
    """A new hidden folder beside `place`, locked in this block and gone after it unless it was given its name.

    What others left of the same that were killed is removed first. Raises `OSError`.
    """
    clear_beside(place, ending)
    folder = place.with_name(f".{place.name}.{new_token()}{ending}")
    folder.mkdir(mode=0o700)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # some file systems lock no folders: then nobody removes what another left
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(handle)
        _remove(folder, ignore_errors=True)


def _remove(folder: Path, ignore_errors: bool = False) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors)


def clear_beside(place: Path, ending: str) -> None:
    """Remove the hidden folders in which killed ones made `place`."""
    for path in left_of(place, ending):
        with _abandoned(path) as handle:
            if handle is not None:
                _remove(path, ignore_errors=True)


def left_of(place: Path, ending: str) -> list[Path]:
    """The hidden folders in which `place` is, or was to be, made."""
    name = re.compile(rf"\.{re.escape(place.name)}\.{TOKEN}{re.escape(ending)}")
    return [place.with_name(one) for one in names_in(place.parent) if name.fullmatch(one)]


@contextmanager
def _abandoned(path: Path) -> Iterator[int | None]:
    """A locked handle of a note or a folder that is ours and that nobody holds any more, else None."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield handle if _is_abandoned(handle) else None
    finally:
        os.close(handle)


def _is_abandoned(handle: int) -> bool:
    found = os.fstat(handle)
    folder = stat.S_ISDIR(found.st_mode)
    if found.st_uid != os.geteuid() or not (folder or stat.S_ISREG(found.st_mode)):
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        empty = not os.listdir(handle) if folder else not os.fstat(handle).st_size
    except OSError:
        return False
    return not empty or time.time() - found.st_mtime > JUST_BEGUN


def _removed(home: Home, folder: Path, token: str) -> Iterator[Message]:
    """Remove what is called by a token in a folder. Raises `OSError`."""
    if not folder.is_absolute():
        return  # an empty note: nothing was begun
    if not folder.is_dir() and folder.is_relative_to(real(home.path)):
        return  # made after the note, as the cache of a new home is
    if not folder.is_dir():
        text = N_("A command that was killed left something half written in {path}, which is not there now. Its "
                  "name ends in {ending}; delete it when the folder is back.")  # fmt: skip
        yield message(text, path=str(folder), ending=f"{token}{HALF}")
        return
    half = [path for path in folder.iterdir() if path.name[0] == "." and path.name.endswith(f".{token}{HALF}")]
    for path in half:
        if path.is_dir() and not path.is_symlink():
            _remove(path)
        else:
            path.unlink()
        text = N_("A command that was killed had left {path} half written; it was removed. Give the command again.")
        yield message(text, path=str(path))
