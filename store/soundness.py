"""Whether a playbook may be leaned on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from content.library import Library
from content.lint import Finding, check
from store.letters import LETTER_NAMES


def check_playbook(library: Library, name: str, today: date) -> tuple[Finding, ...]:
    """What is wrong with a playbook, given by its id or as a folder that is being written. Raises `UnknownPage`."""
    folder = Path(name).resolve()  # its last part is the id
    if name in library.ids() or not folder.is_dir():
        folder = library.folder(name)
    return check(folder, today, LETTER_NAMES)
