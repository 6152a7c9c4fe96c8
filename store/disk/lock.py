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
IN_LINE = 2.0
"""Seconds to wait in the fair line of the folder before going past it."""
LOOKING = 0.02
"""Seconds for which who is first in line looks again and again, before sleeping in a thread."""


@contextmanager
def locked(path: Path, patience: float = LOCK_PATIENCE, shared: bool = False) -> Iterator[None]:
    """Hold the operating system's lock on `path`, a file that exists only to be locked and names its holder.

    The lock goes with the process, however it ends. `shared` lets the group of the folder lock it, too. Raises
    `HomeProblem` when another process holds it for more than `patience` seconds, and when the folder can't be
    locked at all.
    """
    try:
        handle = _locked_handle(path, patience, shared)
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
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)  # a thread that gave up may still hold the same handle
        os.close(handle)


def _locked_handle(path: Path, patience: float, shared: bool) -> int:
    """An open and locked file of this name, whatever others do to the name meanwhile."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        if shared:
            with suppress(PermissionError):  # it is another's, who did this
                os.fchmod(handle, 0o660)
        try:
            taken = _lock(handle, path.parent, patience)
        except OSError:
            os.close(handle)
            raise
        if not taken:
            who = _holder(handle)
            os.close(handle)
            raise HomeProblem(
                N_("{who} has been writing for {n} seconds; nothing was saved. Try again."),
                who=who,
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


def _holder(handle: int) -> Message:
    """Who holds the lock, by what the system says; where it says nothing, by what the holder wrote, if it lives."""
    number = _known_to_system(os.fstat(handle))
    with suppress(OSError, ValueError):
        written, _, command = os.pread(handle, 200, 0).decode(errors="replace").strip().partition(" ")
        if number is None:
            os.kill(int(written), 0)
            number = int(written)
        name = command if number == int(written) else _command(number)
        shown = "".join(filter(str.isprintable, name))[:40]
        return message(N_("“{command}” (process {number})"), command=shown, number=number)
    if number is None:
        return message(N_("Another process"))
    return message(N_("Process {number}"), number=number)


def _known_to_system(found: os.stat_result) -> int | None:
    """The process that holds a lock on a file by the system's own list, which not every system has."""
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    with suppress(OSError, ValueError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            fields = line.split()
            if "->" not in fields and fields[1] == "FLOCK" and fields[5] == place:
                return int(fields[4]) if int(fields[4]) > 0 else None
    return None


def _command(number: int) -> str:
    return Path(f"/proc/{number}/comm").read_text(encoding="utf-8", errors="replace").strip()


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
    waiter = _Waiter(door, handle)
    return waiter.wait(min(patience, IN_LINE)) or waiter.wait_without_line(patience - IN_LINE)


class _Waiter:
    """Waits in a thread for the lock of the folder, then for that of the file.

    It has handles of its own, so whoever gives up closes theirs, and a lock that comes too late goes at once.
    """

    def __init__(self, door: int, handle: int) -> None:
        self._door, self._mine, self._handle = door, os.dup(handle), handle
        self._guard = Lock()
        self._inside = self._given_up = False
        self._ended = Event()
        self._failed: list[OSError] = []
        Thread(target=self._take_both, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait for the lock. Raises `OSError`."""
        ended = self._ended.wait(max(seconds, 0))
        if self._failed:
            raise self._failed[0]
        return ended

    def wait_without_line(self, seconds: float) -> bool:
        """Wait on; whoever holds only the folder, as anybody who may read it can, holds nobody up any longer."""
        with self._guard:
            self._given_up = not self._inside
        if not self._given_up:
            return self.wait(seconds)
        until = time.monotonic() + seconds
        while True:
            with suppress(BlockingIOError):
                _take(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            if time.monotonic() > until:
                return False
            time.sleep(LOOKING / 2)

    def _take_both(self) -> None:
        try:
            _take(self._door, fcntl.LOCK_EX, may_fail=True)  # some file systems lock no folders: then no line
            with self._guard:
                if self._given_up:
                    return
                self._inside = True
            _take(self._mine, fcntl.LOCK_EX)
        except OSError as error:
            self._failed.append(error)
        finally:
            os.close(self._mine)
            os.close(self._door)
            self._ended.set()


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
