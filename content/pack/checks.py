"""When somebody last compared what a text says with its source, and that this may be too long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from content.text.words import N_, Message, message

_SAID = re.compile(r"(?:核对日|核对于|[Cc]hecked )(\d{4}-\d{2}-\d{2})")


def days_said(text: str) -> Iterator[date]:
    """The days on which a text says that it was checked; one that is none is passed over."""
    for said in _SAID.findall(text):
        try:
            yield date.fromisoformat(said)
        except ValueError:
            continue


def aged(checked: date) -> Message:
    """That a page was checked so long ago that it may not hold any more."""
    text = N_("Checked {day}, long ago: compare with the app before you rely on it.")
    return message(text, day=checked.isoformat())
