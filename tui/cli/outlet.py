"""Standard output and the other one, whoever reads them: who has seen enough, as `head` has, is no mistake."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def open_both() -> None:
    """See to it that both are there: a program may be started with either closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def put(text: str) -> None:
    """Write a result. When its reader is gone the rest goes nowhere, and what the command does is done even so."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        drop(sys.stdout)


def put_beside(text: str) -> None:
    """Write what is no result. Where that cannot be written nobody can be told; the exit status still tells."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Let what is still to be written go nowhere: Python would try again at its end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def leave_nothing() -> None:
    """At the end of a run: what could not be written before cannot be now."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            drop(stream)
