"""Writing files so that a crash leaves either the old or the new, and never half of one."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

from content.words import N_
from store.errors import HomeProblem

LOCK_PATIENCE = 10.0
"""Seconds to wait for another process before saying so."""


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


def cannot_write(path: Path, error: OSError) -> HomeProblem:
    """The sentence for a write that failed."""
    return HomeProblem(
        N_("{path} could not be written ({why}). What was saved before is unchanged."),
        path=str(path),
        why=error.strerror or str(error),
    )


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path, patience: float = LOCK_PATIENCE) -> Iterator[None]:
    """Hold the operating system's lock on `path`, a file that exists only to be locked.

    The lock goes with the process, however it ends. Raises `HomeProblem` when another process holds it for
    more than `patience` seconds.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise cannot_write(path, error) from error
    if not _lock(handle, patience):
        raise HomeProblem(
            N_("Another tuikuan process has been writing for {n} seconds; nothing was saved. Try again."),
            n=int(patience),
        )
    try:
        yield
    finally:
        os.close(handle)


def _lock(handle: int, patience: float) -> bool:
    """Take the lock, waiting in line in a thread so that the wait can be given up."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pass
    else:
        return True
    taken, given_up, handover = Event(), Event(), Lock()

    def wait() -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with handover:
            taken.set()
            if given_up.is_set():
                os.close(handle)

    Thread(target=wait, daemon=True).start()
    taken.wait(patience)
    with handover:
        given_up.set()
        return taken.is_set()
