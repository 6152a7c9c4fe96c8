"""Reads the files of a playbook: UTF-8, of a bearable size, and never from outside their folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from content.errors import PlaybookError
from content.words import N_, message

LARGEST = 1_000_000
"""Bytes a file of a playbook may have; a page has two thousand."""


def read_text(folder: Traversable, parts: tuple[str, ...], name: str) -> str:
    """The text of the file `parts` below `folder`; `name` is what it is called in errors.

    Raises `PlaybookError`, and `FileNotFoundError` when there is no such file.
    """
    entry = folder.joinpath(*parts)
    if not entry.is_file():  # a pipe or a device would never end
        raise FileNotFoundError(name)
    if isinstance(entry, Path) and isinstance(folder, Path) and leads_out(folder, entry):
        raise PlaybookError(name, 1, message(N_("the file is a link that leads out of the playbook.")))
    with entry.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PlaybookError(name, 1, message(N_("the file is larger than {n} bytes."), n=LARGEST))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlaybookError(name, line, message(N_("the file is not UTF-8."))) from None


def marks_below(folder: str, deeper: int, ending: str) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of the files in a folder and so many levels below: they change when a file does."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if deeper and entry.is_dir():
                yield from marks_below(entry.path, deeper - 1, ending)
            elif entry.name.endswith(ending):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
        except OSError:
            continue  # gone between the two looks; the next one sees that


def leads_out(folder: Path, entry: Path) -> bool:
    """Whether a file, links followed, lies outside its folder."""
    return not entry.resolve().is_relative_to(folder.resolve())
