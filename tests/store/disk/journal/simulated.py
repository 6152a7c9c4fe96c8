"""A disk that exists only in memory and forgets, when the power goes, what nobody made durable.

What a crash may leave, for each file: the content of the last sync, with any of the later writes missing, done,
torn at any byte, or with blocks of zeros in place of data; for the folder: any of the later creations, renames
and removals missing or done.
"""

from __future__ import annotations

import errno
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from math import prod
from pathlib import Path

from store.disk.files import Files, Stamp

BLOCK = 512
Write = tuple[int, bytes]
"""An offset and what was written there; cutting the file is an offset with no bytes."""


@dataclass
class Inode:
    """A file: what is seen, what is durable, and what was done in between."""

    number: int
    data: bytes = b""
    mtime: int = 0
    durable: bytes = b""
    pending: list[Write] = field(default_factory=list)

    def do(self, write: Write) -> None:
        self.data = done(self.data, write)
        self.pending.append(write)


def done(data: bytes, write: Write) -> bytes:
    """A content after a write."""
    offset, new = write
    return data[:offset].ljust(offset, b"\0") + new + (data[offset + len(new) :] if new else b"")


@dataclass
class Image:
    """What lies on the disk after a crash: content and time of change by name."""

    files: dict[str, tuple[bytes, int]]


class Disk(Files):
    """The port to a simulated disk with one folder. `before` is called with the name of each operation that
    changes something, and may raise `OSError`."""

    def __init__(self, image: Image | None = None) -> None:
        self.names: dict[str, Inode] = {}
        self._handles: dict[int, Inode] = {}
        self._count = 0
        self._renamed: list[tuple[str, Inode | None]] = []
        self.before: Callable[[str], None] = lambda operation: None
        for name, (data, mtime) in (image.files if image else {}).items():
            self._count += 1
            self.names[name] = Inode(self._count, data, mtime, data)
        self._durable = dict(self.names)

    def stamp(self, path: Path) -> Stamp | None:
        inode = self.names.get(path.name)
        return Stamp(inode.number, len(inode.data), inode.mtime) if inode else None

    def stamp_of(self, handle: int) -> Stamp:
        inode = self._handles[handle]
        return Stamp(inode.number, len(inode.data), inode.mtime)

    def open(self, path: Path, write: bool = False) -> int:
        if path.name not in self.names:
            raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
        return self._handle(self.names[path.name])

    def create(self, path: Path) -> int:
        self.before("create")
        if path.name in self.names:
            self.names[path.name].do((0, b""))
        else:
            self._count += 1
            self._name(path.name, Inode(self._count))
        return self._handle(self.names[path.name])

    def read(self, handle: int, size: int, offset: int) -> bytes:
        return self._handles[handle].data[offset : offset + size]

    def write(self, handle: int, data: bytes, offset: int) -> None:
        self.before("write")
        self._do(handle, (offset, data))

    def truncate(self, handle: int, size: int) -> None:
        self.before("truncate")
        self._do(handle, (size, b""))

    def sync(self, handle: int) -> None:
        self.before("sync")
        inode = self._handles[handle]
        inode.durable, inode.pending = inode.data, []

    def sync_folder(self, folder: Path) -> None:
        self.before("sync folder")
        self._durable, self._renamed = dict(self.names), []

    def replace(self, source: Path, target: Path) -> None:
        self.before("replace")
        self._name(target.name, self.names[source.name])
        self._name(source.name, None)

    def name_anew(self, source: Path, target: Path) -> None:
        self.before("link")
        if target.name in self.names:
            raise FileExistsError(errno.EEXIST, "File exists", str(target))
        self._name(target.name, self.names[source.name])

    def unlink(self, path: Path) -> None:
        self.before("unlink")
        if path.name in self.names:
            self._name(path.name, None)

    def listing(self, folder: Path) -> list[str]:
        return sorted(self.names)

    def make_folder(self, folder: Path) -> None:
        pass

    def protect(self, handle: int) -> None:
        pass

    def close(self, handle: int) -> None:
        del self._handles[handle]

    @contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        yield

    def image(self) -> Image:
        """What all processes see now."""
        return Image({name: (inode.data, inode.mtime) for name, inode in self.names.items()})

    def crashes(self, chance: random.Random, most: int) -> list[Image]:
        """What a power loss at this moment may leave: all of it if that is little, else so many examples."""
        folders = self._folders(chance)
        inodes = {inode.number: inode for folder in folders for inode in folder.values()}
        contents = {number: contents_after_crash(inode, chance) for number, inode in inodes.items()}
        images = []
        for folder in folders:
            used = sorted({inode.number for inode in folder.values()})
            choices: Iterable[Sequence[bytes]] = product(*(contents[number] for number in used))
            if prod(len(contents[number]) for number in used) > 2 * most:
                choices = ([chance.choice(contents[number]) for number in used] for _ in range(most))
            for choice in choices:
                data = dict(zip(used, choice, strict=True))
                images.append(Image({n: (data[inode.number], inode.mtime) for n, inode in folder.items()}))
        return images if len(images) <= most else chance.sample(images, most)

    def _folders(self, chance: random.Random) -> list[dict[str, Inode]]:
        """The folder as it may be found, with any part of what was not synced."""
        number = len(self._renamed)
        choices: Iterable[Sequence[bool]] = product((False, True), repeat=number)
        if number > 4:
            choices = ([chance.random() < 0.5 for _ in range(number)] for _ in range(16))
        folders = []
        for choice in choices:
            folder = dict(self._durable)
            for (name, inode), there in zip(self._renamed, choice, strict=True):
                if there and inode:
                    folder[name] = inode
                elif there:
                    folder.pop(name, None)
            folders.append(folder)
        return folders

    def _handle(self, inode: Inode) -> int:
        self._count += 1
        self._handles[self._count] = inode
        return self._count

    def _do(self, handle: int, write: Write) -> None:
        inode = self._handles[handle]
        inode.do(write)
        self._count += 1
        inode.mtime = self._count

    def _name(self, name: str, inode: Inode | None) -> None:
        self._renamed.append((name, inode))
        if inode:
            self.names[name] = inode
        else:
            del self.names[name]


def contents_after_crash(inode: Inode, chance: random.Random) -> list[bytes]:
    """What a file may hold after a crash."""
    found = {inode.durable, inode.data}
    data = inode.durable
    for number, write in enumerate(inode.pending):
        offset, new = write
        for _ in range(6 if new else 0):
            found.add(done(data, (offset, new[: chance.randrange(len(new) + 1)])))
            found.add(done(data, (offset, _with_lost_blocks(new, offset, chance))))
        if new:
            found.add(done(data, (offset, bytes(len(new)))))
            found.add(done(data, (offset, bytes(chance.randrange(1, len(new) + 1)))))
        for later in inode.pending[number + 1 :]:
            found.add(done(data, later))
        data = done(data, write)
    return sorted(found)


def _with_lost_blocks(new: bytes, offset: int, chance: random.Random) -> bytes:
    """The bytes of a write of which some blocks of the disk were never written."""
    blocks, start = bytearray(new), 0
    while start < len(new):
        end = min(len(new), start + BLOCK - (offset + start) % BLOCK)
        if chance.random() < 0.5:
            blocks[start:end] = bytes(end - start)
        start = end
    return bytes(blocks)
