"""When somebody last compared what a text says with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from content.pack.claims import Claim, Confidence, shelf_life

_ONLY_TOLD = re.compile(r"普通文章|有文章|ordinary article|articles say", re.IGNORECASE)
"""What says that a page leans on articles, which are the first to be wrong: buttons, menus, what platforms do."""
_LEADS = ("核对", "hecked")
_SAID = re.compile(r"(?:核对日|核对于|[Cc]hecked )(\d{4}-\d{2}-\d{2})")


def page_keeps(text: str) -> timedelta:
    """How long a page may be believed after somebody checked it, by what it says that it rests on."""
    return shelf_life(Claim.PAGE, Confidence.C if _ONLY_TOLD.search(text) else Confidence.A)


def days_said(text: str) -> Iterator[date]:
    """The days on which a text says that it was checked; one that is none is passed over."""
    for said in _SAID.findall(text) if any(word in text for word in _LEADS) else ():
        try:
            yield date.fromisoformat(said)
        except ValueError:
            continue
