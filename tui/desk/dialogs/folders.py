"""Files that are named in a form: as paths. Whether they are there the worker knows (`tui.desk.worker.folders`)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def path_of(typed: str, usual: str) -> Path:
    """The file that was typed, else one of a usual name in the folder from which the desk was opened."""
    path = Path(typed.strip() or usual)
    with suppress(RuntimeError):  # no such user: then the name is one of a folder, and who looks there says so
        path = path.expanduser()
    return path.absolute()
