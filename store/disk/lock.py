"""The lock that lets one process write at a time, in a fair line."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread

from content.text.words import N_, Message, message
from store.errors import HomeProblem, cannot_write

LOCK_PATIENCE = 10.0
"""Seconds to wait for another process before saying so."""
LOOKING = 0.02
"""Seconds for which who is first in line looks again and again, before sleeping in a thread."""


@contextmanager
def locked(path: Path, patience: float = LOCK_PATIENCE) -> Iterator[None]:
    """Hold the operating system's lock on `path`, a file that exists only to be locked and names its holder.

    The lock goes with the process, however it ends. Raises `HomeProblem` when another process holds it for
    more than `patience` seconds, and when the folder can't be locked at all.
    """
    try:
        handle = _locked_handle(path, patience)
    except OSError as error:
        if error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
            raise HomeProblem(
                N_("{path} lies where files cannot be locked ({why}), as on some network drives; nothing was "
                   "saved. Choose a home on a disk of this computer."),
                path=str(path.parent),
                why=error.strerror or str(error),
            ) from error  # fmt: skip
        raise cannot_write(path, error) from error
    try:
        yield
    finally:
        os.close(handle)


def _locked_handle(path: Path, patience: float) -> int:
    """An open and locked file of this name, whatever others do to the name meanwhile."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            taken = _lock(handle, path.parent, patience)
        except OSError:
            os.close(handle)
            raise
        if not taken:
            # the waiting thread closes its handle when it is given the lock after all
            raise HomeProblem(
                N_("{who} has been writing for {n} seconds; nothing was saved. Try again."),
                who=_read_holder(path),
                n=int(patience),
            )
        if _is_named(handle, path):
            _write_holder(handle)
            return handle
        os.close(handle)


def _is_named(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _write_holder(handle: int) -> None:
    """Write who holds the lock, unless it stands there already. Only a help: a full disk must not matter."""
    command = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
    holder = f"{os.getpid()} {command}\n".encode(errors="replace")
    if os.pread(handle, len(holder) + 1, 0) != holder:
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.pwrite(handle, holder, 0)


def _read_holder(path: Path) -> Message:
    with suppress(OSError, ValueError):
        number, _, command = path.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
        name = "".join(filter(str.isprintable, command))[:40]
        return message(N_("“{command}” (process {number})"), command=name, number=int(number))
    return message(N_("Another process"))


def _lock(handle: int, folder: Path, patience: float) -> bool:
    """Take the lock, waiting in line in a thread so that the wait can be given up.

    Who waits holds the lock of the folder meanwhile, and everybody takes that one first: so one who writes all
    the time lets the others in between.
    """
    door = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        at_once = _take_soon(door, handle, patience)
    except OSError:
        os.close(door)
        raise
    if at_once:
        os.close(door)
        return True
    taken, given_up, handover = Event(), Event(), Lock()
    failed: list[OSError] = []

    def wait() -> None:
        try:
            _take(door, fcntl.LOCK_EX, may_fail=True)  # some file systems lock no folders: then there is no line
            _take(handle, fcntl.LOCK_EX)
        except OSError as error:
            failed.append(error)
        os.close(door)
        with handover:
            taken.set()
            if given_up.is_set():
                os.close(handle)

    Thread(target=wait, daemon=True).start()
    taken.wait(patience)
    with handover:
        given_up.set()
        if failed:
            raise failed[0]
        return taken.is_set()


def _take_soon(door: int, handle: int, patience: float) -> bool:
    """Take both locks if the first is free and the second soon is: nobody can get in between, so looking again
    and again is fair, and quicker than a thread."""
    until = time.monotonic() + min(patience, LOOKING)
    try:
        _take(door, fcntl.LOCK_EX | fcntl.LOCK_NB, may_fail=True)
        while True:
            with suppress(BlockingIOError):
                _take(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            if time.monotonic() > until:
                return False
            time.sleep(LOOKING / 100)
    except BlockingIOError:
        return False


def _take(handle: int, mode: int, may_fail: bool = False) -> None:
    try:
        fcntl.flock(handle, mode)
    except BlockingIOError:
        raise
    except OSError:
        if not may_fail:
            raise
