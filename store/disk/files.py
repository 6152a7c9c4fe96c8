"""The one writer: safe ways to write a file, and the few operations the store is made of, so that a test can
stand in for the file system.

All paths are absolute. Errors are the operating system's own `OSError`; the sentences are made above.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from content.pack.files import real
from store.disk.lock import locked
from store.errors import TAKEN, Refused, cannot_write

CHUNK = 1 << 20
"""Bytes that are copied at once, or read as one piece."""
HALF = ".new"
"""How the name of what is half written ends."""
TOKEN = "[0-9a-f]{12}"
"""What a token looks like, as a regular expression."""
LONGEST = 200
"""Bytes of a name that its hidden form keeps; a name may have 255."""


class Stamp(NamedTuple):
    """What tells that a file is another one or was written to: inode, size in bytes, time of change in ns."""

    inode: int
    size: int
    mtime: int


class Files:
    """The operating system's files, for the owner only, or for its group, too, where the home is `shared`."""

    def __init__(self, shared: bool = False) -> None:
        self.shared = shared

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
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return handle

    def create(self, path: Path) -> int:
        """Open a new, empty file; what was left there by a crash, or put there by somebody else, is taken away.

        It never writes into a file that was there, or through a link.
        """
        how = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            handle = os.open(path, how, 0o600)
        except FileExistsError:
            path.unlink()
            handle = os.open(path, how, 0o600)
        if self.shared:
            os.fchmod(handle, 0o660)
        return handle

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

    def name_anew(self, source: Path, target: Path) -> None:
        """Give a file a name that nothing has yet. Raises `FileExistsError`."""
        try:
            target.hardlink_to(source)
        except FileExistsError:
            raise
        except OSError:  # a file system that knows no second names
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            try:
                source.replace(target)
            except OSError:
                target.unlink()  # it is ours, and empty
                raise

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
        """Make a folder, and those it lies in, if they are not there: all for the owner only, or the group, too."""
        if folder.is_dir():
            return
        if not folder.parent.exists():
            self.make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.shared:
            folder.chmod(0o2770)

    def protect(self, handle: int) -> None:
        """Let nobody write an open file."""
        os.fchmod(handle, 0o440 if self.shared else 0o400)

    def close(self, handle: int) -> None:
        """Close an open file."""
        os.close(handle)

    @contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        """Hold the lock of this name over all processes. Raises `HomeProblem`, as `store.disk.lock.locked` does."""
        with locked(path, shared=self.shared):
            yield


def is_full(error: OSError) -> bool:
    """Whether a disk, or what one may use of it, has no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


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
    """The bytes of a file and their stamp, as `read_pieces` reads them."""
    found = read_pieces(files, path)
    return found and (b"".join(found[0]), found[1])


def read_pieces(files: Files, path: Path) -> tuple[list[bytes], Stamp] | None:
    """The bytes of a file in pieces, each of which can be let go of by itself, and the stamp that it had before the
    first was read: while it has no other, they are of one writing. None when there is no such file."""
    try:
        handle = files.open(path)
    except FileNotFoundError:
        return None
    try:
        stamp = files.stamp_of(handle)
        pieces, left, offset = [], stamp.size + 1, 0
        while left and (piece := files.read(handle, min(left, CHUNK), offset)):
            pieces.append(piece)
            left, offset = left - len(piece), offset + len(piece)
        return pieces, stamp
    finally:
        files.close(handle)


def names_in(folder: Path) -> list[str]:
    """The names in a folder, none where it cannot be read."""
    try:
        return Files().listing(folder)
    except OSError:
        return []


def new_token() -> str:
    """Twelve hexadecimal digits that nobody else has."""
    return os.urandom(6).hex()


def hidden(path: Path, token: str) -> Path:
    """The name under which what is to be called `path` is written beside it; `token` is in no other name.

    It is cut between two letters: some file systems take no name that is not text.
    """
    name = path.name
    while len(os.fsencode(name)) > LONGEST:
        name = name[:-1]
    return path.with_name(f".{name}.{token}{HALF}")


@contextmanager
def new_file(
    path: Path, over: bool = False, files: Files | None = None, token: str | None = None
) -> Iterator[BinaryIO]:
    """A file that is written beside `path` and gets that name, durable, when the block ends well.

    The one way in which a file of its own is written: nobody sees half of it, nothing is left of it after an error,
    and nothing that somebody else put there is written through. Raises `Refused` when the name is taken and not to
    be written `over`, else `HomeProblem`; what stood there stays. A link stays a link. `token` is that of its
    `hidden` name where somebody is to know it.
    """
    files = files or Files()
    target = real(path) if over else path
    if not over and (path.exists() or path.is_symlink()):
        raise _taken(path)
    temporary = hidden(target, token or new_token())
    try:
        handle = files.create(temporary)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                files.sync(handle)
            if over:
                files.replace(temporary, target)
            else:
                files.name_anew(temporary, target)
        except FileExistsError:
            raise _taken(path) from None
        finally:
            files.unlink(temporary)
        files.sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def write_atomic(path: Path, data: bytes, files: Files | None = None) -> None:
    """Replace `path` by `data`; see `new_file`."""
    with new_file(path, over=True, files=files) as file:
        file.write(data)


def _taken(path: Path) -> Refused:
    return Refused(TAKEN, path=str(path))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
