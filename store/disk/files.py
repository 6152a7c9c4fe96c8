"""The one writer: safe ways to write a file, and the few operations the store is made of, so that a test can
stand in for the file system.

All paths are absolute. Errors are the operating system's own `OSError`; the sentences are made above.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from store.disk.lock import locked
from store.errors import cannot_write


class Stamp(NamedTuple):
    """What tells that a file is another one or was written to: inode, size in bytes, time of change in ns."""

    inode: int
    size: int
    mtime: int


class Files:
    """The operating system's files."""

    def stamp(self, path: Path) -> Stamp | None:
        """The stamp of the file of this name, None when there is none."""
        try:
            found = os.stat(path)  # noqa: PTH116 - the fastest way, and this is asked all the time
        except FileNotFoundError:
            return None
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def stamp_of(self, handle: int) -> Stamp:
        """The stamp of an open file."""
        found = os.fstat(handle)
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def open(self, path: Path, write: bool = False) -> int:
        """Open an existing regular file; anything else is refused, and never waited for."""
        mode = os.O_RDWR if write else os.O_RDONLY
        handle = os.open(path, mode | os.O_CLOEXEC | os.O_NONBLOCK)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError("not a regular file")
        return handle

    def create(self, path: Path) -> int:
        """Open a new, empty file for the owner only; what was left there by a crash is emptied."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def read(self, handle: int, size: int, offset: int) -> bytes:
        """Up to `size` bytes from `offset`; fewer only at the end of the file."""
        parts = []
        while size and (part := os.pread(handle, min(size, 1 << 30), offset)):
            parts.append(part)
            size -= len(part)
            offset += len(part)
        return b"".join(parts)

    def write(self, handle: int, data: bytes, offset: int) -> None:
        """Write all of `data` at `offset`. After an error any part of it may have been written."""
        view = memoryview(data)
        while view:
            written = os.pwrite(handle, view, offset)
            view, offset = view[written:], offset + written

    def truncate(self, handle: int, size: int) -> None:
        """Cut an open file."""
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        """Make the content of an open file durable."""
        os.fsync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable."""
        sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the name of another, which is gone then."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """Take a name away, if it is there."""
        path.unlink(missing_ok=True)

    def listing(self, folder: Path) -> list[str]:
        """The names in a folder, none when there is no folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208
        except FileNotFoundError:
            return []

    def make_folder(self, folder: Path) -> None:
        """Make a folder for the owner only, if it is not there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def protect(self, handle: int) -> None:
        """Let nobody write an open file."""
        os.fchmod(handle, 0o400)

    def close(self, handle: int) -> None:
        """Close an open file."""
        os.close(handle)

    @contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        """Hold the lock of this name over all processes. Raises `HomeProblem`, as `store.disk.lock.locked` does."""
        with locked(path):
            yield


def write_beside(files: Files, path: Path, chunks: Iterable[bytes]) -> Stamp:
    """Write a file durably under the name `path`, which is a temporary one; nothing is left after an error."""
    handle = files.create(path)
    try:
        offset = 0
        for chunk in chunks:
            files.write(handle, chunk, offset)
            offset += len(chunk)
        files.sync(handle)
        return files.stamp_of(handle)
    except OSError:
        files.unlink(path)
        raise
    finally:
        files.close(handle)


def read_whole(files: Files, path: Path) -> tuple[bytes, Stamp] | None:
    """The bytes of a file and their stamp, None when there is no such file."""
    try:
        handle = files.open(path)
    except FileNotFoundError:
        return None
    try:
        stamp = files.stamp_of(handle)
        data = files.read(handle, stamp.size + 1, 0)
        return data, files.stamp_of(handle)
    finally:
        files.close(handle)


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, durably, readable by the owner only. Raises `HomeProblem`; the old file stays."""
    target = path.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
