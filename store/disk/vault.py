"""The evidence vault: copies of files, read-only, named by their hash and a safe form of their name."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from content.text.words import N_
from store.case.case import Exhibit
from store.disk.files import Files
from store.errors import Refused, cannot_write
from store.ports import CopyState, Stored

CHUNK = 1 << 20
LARGEST = 4_000_000_000
"""The most bytes that one file may have unless the settings say otherwise."""


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

    def __init__(self, folder: Path, files: Files | None = None, largest: int = LARGEST) -> None:
        self._folder = folder
        self._files = files or Files()
        self._largest = largest

    def path(self, number: int, exhibit: Exhibit) -> Path:
        """Where the copy of an exhibit lies."""
        return self._folder / str(number) / exhibit.stored

    def take_file(self, number: int, path: Path) -> Stored:
        """Copy a regular file in; links and devices are refused. Raises `Refused` or `HomeProblem`."""
        with _opened(path) as file:
            return self.take(number, file, path.name)

    def take(self, number: int, file: BinaryIO, name: str) -> Stored:
        """Copy an open file in, durably. Raises `HomeProblem` when the copy cannot be written."""
        folder, files = self._folder / str(number), self._files
        name = name.encode(errors="replace").decode()  # a file system may know names that are no text
        try:
            files.make_folder(folder)
            temporary = folder / f".new-{os.urandom(8).hex()}"
            try:
                sha256, size = _copy(file, files, temporary)
                stored = f"{sha256[:12]}-{safe_name(name)}"
                files.replace(temporary, folder / stored)
            except OSError:
                files.unlink(temporary)
                raise
            files.sync_folder(folder)
            files.sync_folder(self._folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        return Stored(name, stored, sha256, size)

    def adopt(self, source: int, target: int, exhibit: Exhibit) -> None:
        """Copy an exhibit over from another case, if it is there and unchanged. Raises `HomeProblem`."""
        if self.check(source, exhibit) is CopyState.UNCHANGED:
            with self.path(source, exhibit).open("rb") as file:
                self.take(target, file, exhibit.stored.partition("-")[2])

    def remove(self, number: int) -> int:
        """Delete all copies of a case; tells how many there were. Raises `HomeProblem`."""
        folder = self._folder / str(number)
        try:
            names = self._files.listing(folder)
            for name in names:
                (folder / name).unlink()
            if folder.is_dir():
                folder.rmdir()
                self._files.sync_folder(self._folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        return len(names)

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


def _copy(source: BinaryIO, files: Files, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    handle = files.create(target)
    try:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            files.write(handle, chunk, size)
            size += len(chunk)
        files.protect(handle)
        files.sync(handle)
    finally:
        files.close(handle)
    return digest.hexdigest(), size
