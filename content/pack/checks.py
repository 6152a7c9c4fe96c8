"""When somebody last compared what a text says with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_SAID = re.compile(r"(?:核对日|核对于|[Cc]hecked )(\d{4}-\d{2}-\d{2})")


def days_said(text: str) -> Iterator[date]:
    """The days on which a text says that it was checked; one that is none is passed over."""
    for said in _SAID.findall(text):
        try:
            yield date.fromisoformat(said)
        except ValueError:
            continue
