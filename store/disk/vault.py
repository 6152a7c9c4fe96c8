"""The evidence vault: copies of files, read-only, named by their hash and a safe form of their name."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from content.text.words import N_, Message, message, taken
from store.case.case import Exhibit
from store.disk.files import CHUNK, Files
from store.errors import Refused, cannot_read, cannot_write
from store.kept import INTACT, CopyState
from store.ports import Announced, Stored, Taken

LARGEST = 4_000_000_000
"""The most bytes that one file may have unless the settings say otherwise."""
MB = 1_000_000
JUST_BEGUN = 60.0
"""Seconds in which an empty copy may not have its lock yet."""
PARTIAL = ".new-"
"""What the name of a copy begins with while it is being written."""

_UNOPENED = {
    errno.ENOENT: CopyState.MISSING,
    errno.ENOTDIR: CopyState.MISSING,
    errno.ELOOP: CopyState.CHANGED,
    errno.ENXIO: CopyState.CHANGED,
}
"""What it means that a copy cannot be opened: there is none, or a link or a socket is in its place."""


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
    """The folder of all evidence, one folder in it per case number. Any thread may use it.

    A copy is written under a name that nobody believes in, with a lock on it while it is; it gets its place by
    `Taken.keep`, which never writes over anything. What an interrupted copy left behind is removed by the next.
    """

    def __init__(self, folder: Path, files: Files | None = None, largest: int = LARGEST) -> None:
        self._folder = folder
        self._files = files or Files()
        self._largest = largest
        self._notices: list[Message] = []

    def path(self, number: int, exhibit: Exhibit) -> Path:
        """Where the copy of an exhibit lies."""
        return self._folder / str(number) / exhibit.stored

    @contextmanager
    def taking(self, number: int, file: BinaryIO, name: str, announced: Announced | None = None) -> Iterator[Taken]:
        """A copy of an open file that is kept only when `keep` of it is called before the block ends.

        Raises `Refused` when the file is too large, cannot be read, or is not what was announced; `HomeProblem`
        when the copy cannot be written.
        """
        name = name.encode(errors="replace").decode()  # a file system may know names that are no text
        temporary = self._folder / f"{PARTIAL}{os.urandom(8).hex()}"
        try:
            self._files.make_folder(self._folder)
            self.clean()
            handle = self._files.create(temporary)
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        try:
            with suppress(OSError):  # only a sign for `clean`; some file systems lock nothing
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            sha256, size = self._copy(file, handle, name)
            _check_announced(announced, sha256, size)
            yield _Held(self._files, temporary, self._folder / str(number), Stored(name, "", sha256, size))
        except OSError as error:
            raise cannot_write(self._folder / str(number), error) from error
        finally:
            self._files.close(handle)
            with suppress(OSError):
                self._files.unlink(temporary)

    def take(self, number: int, file: BinaryIO, name: str) -> Stored:
        """Copy an open file in and keep it; see `taking`."""
        with self.taking(number, file, name) as taken:
            return taken.keep()

    def adopt(self, source: int, target: int, exhibit: Exhibit) -> None:
        """Copy an exhibit over from another case, if it is there and holds what was taken in.

        Raises `HomeProblem`, and `Refused` when it is changed meanwhile.
        """
        if self.check(source, exhibit) in INTACT:
            announced = Announced(exhibit.size, exhibit.sha256)
            with (
                self.path(source, exhibit).open("rb") as file,
                self.taking(target, file, exhibit.stored.partition("-")[2], announced) as taken,
            ):
                taken.keep()

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
        """Compare a copy with what was taken in: its kind, its bytes, and who else can change it."""
        try:
            handle = os.open(self.path(number, exhibit), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            return _UNOPENED.get(error.errno or 0, CopyState.UNREADABLE)
        found = os.fstat(handle)
        try:
            whole = _holds(handle, found, exhibit)
        except OSError:
            return CopyState.UNREADABLE
        finally:
            os.close(handle)
        if not whole:
            return CopyState.CHANGED
        if found.st_uid not in (os.geteuid(), 0) and not self._files.shared:
            return CopyState.FOREIGN
        return CopyState.EXPOSED if found.st_mode & 0o022 else CopyState.UNCHANGED

    def names(self, number: int) -> tuple[str, ...]:
        """The names of all copies of a case that are there. Raises `HomeProblem` when they cannot be listed."""
        return self._listed(self._folder / str(number))

    def numbers(self) -> tuple[int, ...]:
        """The numbers of which there is a folder. Raises `HomeProblem` when they cannot be listed."""
        return tuple(sorted(int(name) for name in self._listed(self._folder) if name.isdecimal()))

    def drop(self, number: int, name: str) -> None:
        """Delete one copy that no case names. Raises `HomeProblem`."""
        path = self._folder / str(number) / name
        try:
            self._files.unlink(path)
        except OSError as error:
            raise cannot_write(path, error) from error

    def clean(self) -> None:
        """Remove what interrupted copies left behind; `notices` tells it."""
        count = size = 0
        for name in self._files.listing(self._folder):
            if name.startswith(PARTIAL) and (found := _left_behind(self._folder / name)) is not None:
                count, size = count + 1, size + found
        if count:
            text = N_("Removed what {n} interrupted copies of evidence left behind, {size} MB; take them in again.")
            self._notices.append(message(text, n=count, size=-(-size // MB)))

    def notices(self) -> tuple[Message, ...]:
        """What was found and dealt with; each sentence is told once."""
        return taken(self._notices)

    def _listed(self, folder: Path) -> tuple[str, ...]:
        try:
            return tuple(self._files.listing(folder))
        except NotADirectoryError:
            return ()
        except OSError as error:
            raise cannot_read(folder, error) from error

    def _copy(self, source: BinaryIO, handle: int, name: str) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while chunk := _read(source, name):
            digest.update(chunk)
            if size + len(chunk) > self._largest:
                raise Refused(
                    N_("“{name}” has more than {most} MB, the most that one file may have; nothing was attached. "
                       "“largest_mb” in config.toml sets the limit."),
                    name=name, most=self._largest // MB,
                )  # fmt: skip
            self._files.write(handle, chunk, size)
            size += len(chunk)
        if not size:
            text = N_("“{name}” is empty, so it shows nothing; nothing was attached. Save or send it again.")
            raise Refused(text, name=name)
        self._files.protect(handle)
        self._files.sync(handle)
        return digest.hexdigest(), size


class _Held:
    """A copy that waits to be kept."""

    def __init__(self, files: Files, temporary: Path, folder: Path, stored: Stored) -> None:
        self._files, self._temporary, self._folder = files, temporary, folder
        self.stored = stored

    def keep(self) -> Stored:
        """Give the copy its place, durably. Where the short name is another's, its name holds the whole hash."""
        one, name = self.stored, safe_name(self.stored.name)
        try:
            self._files.make_folder(self._folder)
            for stored in (f"{one.sha256[:12]}-{name}", f"{one.sha256}-{name}"):
                target = self._folder / stored
                try:
                    self._files.name_anew(self._temporary, target)
                except FileExistsError:
                    if not _is_same(target, one):
                        continue
                self._files.sync_folder(self._folder)
                self._files.sync_folder(self._folder.parent)
                return Stored(one.name, stored, one.sha256, one.size)
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        raise Refused(
            N_("{path} is there and holds something else; nothing was attached. {do_verify} tells more."),
            path=str(target),
        )


def _holds(handle: int, found: os.stat_result, exhibit: Exhibit) -> bool:
    """Whether what is open is a file, and holds what was taken in."""
    if not stat.S_ISREG(found.st_mode) or found.st_size != exhibit.size:
        return False
    with os.fdopen(handle, "rb", closefd=False) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == exhibit.sha256


def _is_same(path: Path, one: Stored) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == one.sha256


def _check_announced(announced: Announced | None, sha256: str, size: int) -> None:
    if announced is None:
        return
    if announced.size is not None and announced.size != size:
        raise Refused(
            N_("{n} bytes came, and {size} were announced; nothing was attached. Send the file again."),
            n=size, size=announced.size,
        )  # fmt: skip
    if announced.sha256 and announced.sha256.lower() != sha256:
        raise Refused(N_("What came has another SHA-256 than was announced; nothing was attached. Send it again."))


def _read(source: BinaryIO, name: str) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as error:
        raise Refused(
            N_("“{name}” cannot be read ({why}); nothing was attached."),
            name=name,
            why=error.strerror or str(error),
        ) from error


def _left_behind(path: Path) -> int | None:
    """Remove a copy that nobody is writing any more; how many bytes it had."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        found = os.fstat(handle)
        size = found.st_size
        if not size and time.time() - found.st_mtime < JUST_BEGUN:
            return None
        path.unlink()
    except OSError:
        return None
    finally:
        os.close(handle)
    return size
