"""Files that others gave: opened only when they are files, read only up to a limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from content.text.words import N_
from store.errors import Refused


@contextmanager
def given(path: Path) -> Iterator[BinaryIO]:
    """Open a file that somebody gave; pipes and devices are refused. Raises `Refused`."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Refused(N_("There is no file {path}; nothing was read."), path=str(path)) from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise Refused(N_("{path} cannot be read ({why}); nothing was changed."), path=str(path), why=why) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused(N_("{path} is not a file; nothing was read."), path=str(path))
    with os.fdopen(handle, "rb") as file:
        yield file


def read_given(path: Path, most: int) -> bytes:
    """The bytes of a file that somebody gave, and at most one more than `most`. Raises `Refused`."""
    with given(path) as file:
        return file.read(most + 1)
