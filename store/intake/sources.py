"""Files that somebody wants to take in: single ones, those of a folder, those a pattern names, those of an archive.

Nothing that was given is trusted: links inside of folders and archives are left out, devices and pipes are refused,
archives are read with limits and never unpacked to disk.
"""

from __future__ import annotations

import glob
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TypeVar, cast

from msgspec import Struct

from content.text.words import N_, Problem
from store.archive import BROKEN
from store.errors import Refused
from store.intake.incoming import MOST_FILES

T = TypeVar("T")
MOST_BYTES = 8 << 30
"""Bytes that the files of one archive may have unpacked."""
SUSPECT_BYTES, MOST_TIMES = 100 << 20, 100
"""Bytes from which on an archive may not unpack to more than so many times its own size: no photo, video or
document is packed that well, a file made to fill disks is."""
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
_LATIN = 0x800
"""The flag of a name in a .zip that is UTF-8; without it old Windows programs wrote GBK."""


class Source(Struct, frozen=True):
    """A file to take in: its name, and what opens it. Opening raises `Refused`."""

    name: str
    opened: Callable[[], AbstractContextManager[BinaryIO]]


def sources(given: Path, whole: bool = False) -> Iterator[Source | Problem]:
    """The files that a path stands for, in order of their names; what cannot be taken is its problem.

    A folder stands for all files below it but hidden ones; a name with `*`, `?` or `[…]` that no file has, for
    those it fits; an archive for what is in it, unless it is to be taken `whole`.
    """
    try:
        if given.is_dir() and not given.is_symlink():
            yield from _counted(_below(given), given)
        elif not os.path.lexists(given) and glob.has_magic(str(given)):
            yield from _counted(_fitting(given, whole), given)
        elif not whole and given.name.lower().endswith(ARCHIVES) and given.is_file() and not given.is_symlink():
            yield from _counted(_archived(given), given)
        else:
            yield Source(given.name, lambda: opened(given))
    except (Problem, OSError) as error:
        yield error if isinstance(error, Problem) else _cannot(given, error)


def files_of(given: Path) -> Iterator[Path | Problem]:
    """The paths of the files that a path stands for as `sources` says, each archive still as one file."""
    try:
        if given.is_dir() and not given.is_symlink():
            yield from _paths_below(given)
        elif not os.path.lexists(given) and glob.has_magic(str(given)):
            for name in sorted(glob.glob(str(given))):  # noqa: PTH207 - a Path would need a folder to begin from
                yield from files_of(Path(name))
        else:
            yield given
    except OSError as error:
        yield _cannot(given, error)


def each(paths: Iterable[Path], whole: bool, take: Callable[[BinaryIO, str], T]) -> Iterator[T | Problem]:
    """What `take` makes of every file that these paths stand for, and what cannot be taken; see `sources`."""
    for path in paths:
        for source in sources(path, whole):
            if isinstance(source, Problem):
                yield source
                continue
            try:
                with source.opened() as file:
                    yield take(file, source.name)
            except Problem as problem:
                yield problem


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file to copy it; links and devices are refused. Raises `Refused`."""
    _refuse_planted(path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Refused(N_("There is no file {path}; nothing was attached."), path=str(path)) from None
    except OSError as error:
        if path.is_symlink():
            text = N_("{path} cannot be attached ({why}); links are not followed. Name the file itself.")
            raise Refused(text, path=str(path), why=error.strerror or str(error)) from error
        raise _cannot(path, error) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Refused(N_("{path} is not a file that can be copied; nothing was attached."), path=str(path))
        yield file


def _refuse_planted(path: Path) -> None:
    """Refuse a way through a link that another user made: it may lead anywhere, and elsewhere a moment later."""
    for parent in path.absolute().parents:
        try:
            found = parent.lstat()
        except OSError:
            continue
        if stat.S_ISLNK(found.st_mode) and found.st_uid not in (os.geteuid(), 0):
            raise Refused(
                N_("{path} lies behind {link}, a link of another user that is not followed; nothing was attached."),
                path=str(path),
                link=str(parent),
            )


def _counted(found: Iterable[Source | Problem], given: Path) -> Iterator[Source | Problem]:
    count = 0
    for count, one in enumerate(found, 1):
        if count > MOST_FILES:
            raise Refused(
                N_("{path} holds more than {most} files; the rest was left out. Take them in in parts."),
                path=str(given),
                most=MOST_FILES,
            )
        yield one
    if not count:
        raise Refused(N_("There is no file in {path}; nothing was attached."), path=str(given))


def _below(folder: Path) -> Iterator[Source | Problem]:
    yield from map(_of_file, _paths_below(folder))


def _paths_below(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths_below(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _fitting(pattern: Path, whole: bool) -> Iterator[Source | Problem]:
    for name in sorted(glob.glob(str(pattern))):  # noqa: PTH207 - a Path would need a folder to begin from
        yield from sources(Path(name), whole)


def _of_file(path: Path) -> Source:
    return Source(path.name, lambda: opened(path))


def _archived(path: Path) -> Iterator[Source | Problem]:
    try:
        if path.name.lower().endswith(".zip"):
            yield from _zipped(path)
        else:
            yield from _tarred(path)
    except BROKEN as error:
        raise Refused(
            N_("The archive {path} cannot be read ({why}). Unpack it yourself, or take it in whole with "
               "{with_whole}."),
            path=str(path), why=str(error)[:200] or type(error).__name__,
        ) from error  # fmt: skip


def _zipped(path: Path) -> Iterator[Source | Problem]:
    with opened(path) as file, zipfile.ZipFile(file) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and _is_plain(one)]
        _check_bytes(path, sum(one.file_size for one in members))
        for one in members:
            name = _shown(one)
            if name.startswith(".") or "__MACOSX" in one.filename:
                continue
            if one.flag_bits & 1:
                text = N_("“{name}” in {path} is locked with a password; unpack it yourself and attach the file.")
                yield Refused(text, name=name, path=str(path))
            else:
                yield Source(name, lambda one=one: _guarded(path, archive.open(one)))  # type: ignore[misc]


def _is_plain(member: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def _shown(member: zipfile.ZipInfo) -> str:
    name = member.filename
    if not member.flag_bits & _LATIN:
        try:
            name = name.encode("cp437").decode("gbk")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/").rpartition("/")[2]


def _tarred(path: Path) -> Iterator[Source | Problem]:
    size = 0
    with opened(path) as file, tarfile.open(fileobj=file) as archive:
        while (one := archive.next()) is not None:
            size += one.size
            _check_bytes(path, size)
            name = one.name.rpartition("/")[2]
            if one.isreg() and not name.startswith("."):
                yield Source(name, lambda one=one: _guarded(path, archive.extractfile(one)))  # type: ignore[misc]


@contextmanager
def _guarded(path: Path, file: IO[bytes] | None) -> Iterator[BinaryIO]:
    """A file of an archive; what is broken in there is refused as what cannot be read."""
    assert file is not None
    with file:
        try:
            yield cast(BinaryIO, file)
        except BROKEN as error:
            raise _cannot(path, OSError(str(error)[:200] or type(error).__name__)) from error


def _check_bytes(path: Path, size: int) -> None:
    if size > MOST_BYTES:
        raise Refused(
            N_("What is in {path} has {size} MB, and {most} MB are the most that is taken from one archive; "
               "nothing more was attached."),
            path=str(path), size=size // 1_000_000, most=MOST_BYTES // 1_000_000,
        )  # fmt: skip
    if size > max(SUSPECT_BYTES, MOST_TIMES * path.stat().st_size):
        raise Refused(
            N_("{path} unpacks to {size} MB, more than {times} times its own size; such an archive is made to fill "
               "a disk. Nothing more was attached. If you trust it, unpack it yourself and attach the files."),
            path=str(path), size=size // 1_000_000, times=MOST_TIMES,
        )  # fmt: skip


def _cannot(path: Path, error: OSError) -> Refused:
    return Refused(
        N_("{path} cannot be read ({why}); nothing was attached."),
        path=str(path),
        why=error.strerror or str(error),
    )
