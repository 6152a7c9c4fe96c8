"""Work in a process of its own that is killed at one of its calls to the operating system.

The work is done in a fork: it sees all that is there, and whatever it leaves behind stays only on the disk.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

MOST = 400

CALLS = (
    "open", "write", "pwrite", "fsync", "ftruncate", "replace", "rename", "unlink", "remove", "link", "mkdir",
    "rmdir", "fchmod", "chmod",
)  # fmt: skip
"""What changes something on the disk; opening to read is left out."""


def tree(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def each_place(folder: Path, kept: Path, work: Callable[[], object], fail: bool) -> Iterator[int]:
    """A folder after the work in it was cut short at each of its changes, one after the other; counts them."""
    shutil.copytree(folder, kept)
    for at in range(1, MOST):
        ended = not cut_short(work, at, fail)
        yield at
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        if ended:
            return
    pytest.fail("never came to an end")


def cut_short(work: Callable[[], object], at: int, fail: bool = False) -> bool:
    """Do the work and be killed before its change number `at`, or have that and all later ones fail with EIO.

    Tells whether the work came to that change. With `fail` the work may end by an error of its own.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    count = 0

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            nonlocal count
            if name == "open" and not (args[1] if len(args) > 1 else 0) & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                return real(*args, **named)
            count += 1
            if count >= at and fail:
                raise OSError(errno.EIO, "Input/output error")
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **named)

        return call

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))
    status = 1
    try:
        work()
        status = int(fail and count >= at)
    finally:
        os._exit(status)
