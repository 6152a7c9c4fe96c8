"""The program as far as what is kept of cases depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from content.pack.files import marks_below

PACKAGES = ("content.pack", "content.text", "store", "chinese_calendar")
"""The code and data on which an outline depends, the playbooks aside."""


def program_marks(*more: str) -> Iterator[tuple[str, int, int]]:
    """What changes when the program does: path, time and size of the files of its packages, and of `more`."""
    for name in (*PACKAGES, *more):
        spec = find_spec(name)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from sorted(marks_below(folder, 3, ".py"))
