"""The evidence vault: copies of files, read-only, named by their hash and a safe form of their name."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from content.words import N_
from store.case import Exhibit
from store.disk import cannot_write, sync_folder
from store.errors import Refused

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was taken in: the name it came with, its name in the vault, hash and size in bytes."""

    name: str
    stored: str
    sha256: str
    size: int


class CopyState(StrEnum):
    """How a copy compares with its hash."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MISSING = "missing"


def safe_name(name: str) -> str:
    """A file name that is safe anywhere: letters of any script, digits, `-`, `_`, `.`; at most 80 bytes."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    plain = re.sub(r"[^\w.\-]+", "_", plain).strip("._") or "file"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, dot, suffix = plain, "", ""
    room = 80 - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix


class Vault:
    """The folder of all evidence, one folder in it per case number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, number: int, exhibit: Exhibit) -> Path:
        """Where the copy of an exhibit lies."""
        return self._folder / str(number) / exhibit.stored

    def take_file(self, number: int, path: Path) -> Stored:
        """Copy a regular file in; links and devices are refused. Raises `Refused` or `HomeProblem`."""
        with _opened(path) as file:
            return self.take(number, file, path.name)

    def take(self, number: int, file: BinaryIO, name: str) -> Stored:
        """Copy an open file in, durably. Raises `HomeProblem` when the copy cannot be written."""
        folder = self._folder / str(number)
        name = name.encode(errors="replace").decode()  # a file system may know names that are no text
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".new-", dir=folder)
            try:
                with os.fdopen(handle, "wb") as copy:
                    sha256, size = _copy(file, copy)
                stored = f"{sha256[:12]}-{safe_name(name)}"
                Path(temporary).chmod(0o400)
                Path(temporary).replace(folder / stored)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
            sync_folder(folder)
            sync_folder(self._folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        return Stored(name, stored, sha256, size)

    def check(self, number: int, exhibit: Exhibit) -> CopyState:
        """Compare a copy with the hash that was taken when it came in."""
        digest = hashlib.sha256()
        try:
            with self.path(number, exhibit).open("rb") as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        except OSError:
            return CopyState.MISSING
        return CopyState.UNCHANGED if digest.hexdigest() == exhibit.sha256 else CopyState.CHANGED


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Refused(N_("There is no file {path}; nothing was attached."), path=str(path)) from None
    except OSError as error:
        raise Refused(
            N_("{path} cannot be attached ({why}); links are not followed. Name the file itself."),
            path=str(path),
            why=error.strerror or str(error),
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused(N_("{path} is not a file that can be copied; nothing was attached."), path=str(path))
    with os.fdopen(handle, "rb") as file:
        yield file


def _copy(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size
