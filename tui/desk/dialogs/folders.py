"""Files that are named in a form: where they lie, and whether there is a folder for them."""

from __future__ import annotations

from pathlib import Path

from content.text.cells import plain
from content.text.words import N_, Message, message

_NO_PATH = (OSError, ValueError, RuntimeError)
"""What is raised of a text that is no path: too long, a NUL byte, no such user."""


def path_of(typed: str, usual: str) -> Path:
    """The file that was typed, else one of a usual name in the folder from which the desk was opened."""
    return (Path(typed.strip()).expanduser() if typed.strip() else Path(usual)).absolute()


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
