"""What a dossier needs beside the program itself, and the sentence for who does not have it."""

from __future__ import annotations

from importlib.util import find_spec

from content.text.words import N_
from store.errors import Refused

EXTRA = "dossier"
"""The extra of this package that holds what PDF and DOCX need."""


def needs(*modules: str) -> None:
    """Raise `Refused` with the line that installs them when modules are not there; imports nothing."""
    if not has(*modules):
        raise Refused(N_("That form needs libraries that are not installed; nothing was written. This installs "
                         "them: {do_install}."), extra=EXTRA)  # fmt: skip


def has(*modules: str) -> bool:
    """Whether modules can be imported; none is."""
    return all(find_spec(name) for name in modules)
