"""Files that a form names: whether they are there. A disk may be slow or asleep, so the worker looks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.opening import HomeDesk
from tui.desk.worker.jobs import Job, Tell
from tui.desk.worker.report import FilesThere, Report

_NO_PATH = (OSError, ValueError, RuntimeError)
"""What is raised of a text that is no path: too long, a NUL byte, no such user."""


class Needed(StrEnum):
    """What must be there: a file to be read, or the folder for one to be written."""

    FILE = "file"
    FOLDER = "folder"


class Named(Struct, frozen=True):
    """What was typed into a field, by its key, and what must be there for it."""

    field: str
    typed: str
    needed: Needed


def files_there(draft: str, named: Sequence[Named]) -> Job:
    """Looks whether everything that a form names is there, and tells the first that is not."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        looks = {Needed.FILE: no_file, Needed.FOLDER: no_folder}
        wrong = ((one.field, looks[one.needed](one.typed)) for one in named)
        field, sentence = next(((field, told) for field, told in wrong if told is not None), ("", None))
        return FilesThere(draft, field, sentence)

    return job


def no_folder(typed: str) -> Message | None:
    """Says so when a file would lie in a folder that there is not."""
    try:
        folder = Path(typed.strip()).expanduser().parent
        if folder.is_dir():
            return None
    except _NO_PATH:
        folder = Path(typed.strip()).parent
    return message(N_("There is no folder {path}."), path=plain(str(folder), most=200))


def no_file(typed: str) -> Message | None:
    """Says so when there is no such file."""
    try:
        path = Path(typed.strip()).expanduser()
        if path.is_file():
            return None
    except _NO_PATH:
        path = Path(typed.strip())
    return message(N_("There is no file {path}; nothing was read."), path=plain(str(path), most=200))
