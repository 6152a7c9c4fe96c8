"""What is written out where the user says: never over what is there unasked, and never into the home itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from content.pack.files import real
from content.text.words import N_
from store.disk.files import new_file, sync_folder, write_atomic
from store.disk.home import Home
from store.disk.unfinished import unfinished
from store.errors import Refused, cannot_write


@contextmanager
def output(home: Home, target: Path, over: bool = False) -> Iterator[BinaryIO]:
    """A file that gets the name `target`, durable, when the block ends well; see `new_file`.

    Raises `Refused` for a name that is taken, unless it is to be written `over`, and for the home's own files.
    """
    if target.is_dir():
        raise Refused(N_("{path} is a folder. Give the name of a file."), path=str(target))
    refuse_own(home, target)
    folder = (real(target) if over else target).parent
    with unfinished(home, folder) as token, new_file(target, over=over, token=token) as file:
        yield file


def refuse_own(home: Home, target: Path) -> None:
    """Raise `Refused` for a place of the home itself."""
    if _is_own(home, target):
        raise Refused(
            N_("{path} is a place of the home folder itself; nothing was written. Choose another one."),
            path=str(target),
        )


def write_out(home: Home, target: Path, data: bytes, over: bool = False) -> None:
    """Write a file where the user says; see `output`."""
    with output(home, target, over) as file:
        file.write(data)


def keep_letter(home: Home, number: int, letter: str, text: str) -> Path:
    """Write a letter of a case into the home, over an older one of it; its path. Raises `HomeProblem`."""
    path, files = home.letters / f"{number}-{re.sub(r'[^a-z0-9-]', '', letter)}.txt", home.files()
    try:
        files.make_folder(home.letters)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_atomic(path, text.encode(), files)
    return path


def forget_letters(home: Home, number: int) -> int:
    """Delete the letters of a case that were kept in the home; how many there were. Raises `OSError`."""
    kept = [path for path in home.letters.glob(f"{number}-*.txt") if not path.is_dir()]
    for path in kept:
        path.unlink(missing_ok=True)
    if kept:
        sync_folder(home.letters)
    return len(kept)


def _is_own(home: Home, target: Path) -> bool:
    here, place = real(home.path), real(target)
    if not place.is_relative_to(here):
        return False
    free = (real(home.backups), real(home.letters))
    taken = place.parent in free and place.name.startswith(("cases-", "."))
    return taken or not any(place.is_relative_to(folder) for folder in free)
