"""What waits in the inbox: looked at often, so apart from what takes it in and knows archives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from store.disk.home import Home
from store.intake.incoming import MOST_FILES


def waiting(home: Home) -> tuple[Path, ...]:
    """The files in the inbox, those of its folders, too, by name; hidden ones and links are not offered."""
    return tuple(sorted(below(home.inbox)))[:MOST_FILES]


def below(folder: Path) -> Iterator[Path]:
    """The files in a folder and its folders; none of one that cannot be read, and no hidden one and no link."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from below(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
