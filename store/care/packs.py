"""The user's own playbooks: made from the template, checked by the linter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from content.lint import Checked, Finding, check, to_look_up
from content.pack.files import SHIPPED, real
from content.pack.flow import ID
from content.pack.library import Library
from content.text.words import N_
from store.disk.files import hidden, new_file
from store.disk.home import Home
from store.disk.unfinished import unfinished
from store.errors import BadValue, Refused, cannot_write
from store.papers.letters import LETTER_NAMES

LONGEST = 40
"""Characters of a playbook's name."""
_ID, _DAY = "playbook-id", "1970-01-01"
"""What stands in the template for the name and for today."""
_TAKEN = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
"""Names that some systems keep for devices."""


def new_pack(home: Home, library: Library, name: str, today: date) -> Path:
    """Write a minimal working playbook called `name` into the home, and return its folder.

    Raises `BadValue` when the name cannot be one, `Refused` when there is such a playbook already, `HomeProblem`
    when it cannot be written. Nothing half made is left behind.
    """
    if not re.fullmatch(ID, name) or len(name) > LONGEST or _TAKEN.fullmatch(name):
        raise BadValue(
            N_("“{name}” cannot name a playbook. Take small letters, digits and hyphens, beginning with a letter."),
            name=name,
        )
    folder = home.playbooks / name
    if name in library.ids() or folder.exists() or folder.is_symlink():
        raise Refused(
            N_("There is a playbook “{name}” already; nothing was changed. Choose another name."), name=name
        )
    files = home.files()
    with unfinished(home, home.playbooks) as token:
        making = hidden(folder, token)
        try:
            for path, text in _template(SHIPPED / "_template", Path()):
                files.make_folder((making / path).parent)
                with new_file(making / path, files=files) as file:
                    file.write(text.replace(_ID, name).replace(_DAY, today.isoformat()).encode())
            files.replace(making, folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return folder


def _template(folder: Path, path: Path) -> Iterator[tuple[Path, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _template(entry, path / entry.name)
        elif entry.name.endswith(".md"):
            yield path / entry.name, entry.read_text(encoding="utf-8")


def check_playbook(library: Library, name: str, today: date) -> tuple[Finding, ...]:
    """What is wrong with a playbook, given by its id or as a folder that is being written. Raises `UnknownPage`."""
    return check(_folder(library, name), today, LETTER_NAMES, library.roots())


def stale_claims(library: Library, name: str, today: date) -> list[Checked]:
    """The claims of a playbook that must be looked up again, the oldest first. Raises `UnknownPage`."""
    return to_look_up(_folder(library, name), today, LETTER_NAMES, library.roots())


def _folder(library: Library, name: str) -> Path:
    folder = real(Path(name))  # its last part is the id
    return folder if name not in library.ids() and folder.is_dir() else library.folder(name)
