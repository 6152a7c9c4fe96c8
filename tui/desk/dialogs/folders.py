"""Files that are named in a form: where they lie, and whether there is a folder for them."""

from __future__ import annotations

from pathlib import Path

from content.text.words import N_, Message, message


def path_of(typed: str, usual: str) -> Path:
    """The file that was typed, else one of a usual name in the folder from which the desk was opened."""
    return (Path(typed.strip()).expanduser() if typed.strip() else Path(usual)).absolute()


def no_folder(typed: str) -> Message | None:
    """Says so when a file would lie in a folder that there is not."""
    folder = Path(typed.strip()).expanduser().parent
    return None if folder.is_dir() else message(N_("There is no folder {path}."), path=str(folder))


def no_file(typed: str) -> Message | None:
    """Says so when there is no such file."""
    path = Path(typed.strip()).expanduser()
    return None if path.is_file() else message(N_("There is no file {path}; nothing was read."), path=str(path))
