"""What is to be known before a dossier goes out: what is not known, cannot be, is missing or was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from content.text.words import N_, Message, message
from store.case.checklist import ItemSource
from store.case.facts import BY_KEY
from store.case.sequence import doubts
from store.case.view import CaseView
from store.kept import CopyState, Kept
from store.people.person import PERSONAL

NEEDED = ("product", "order", "merchant", "paid", "bought-on", "reason", "demand", "problem")
"""The facts without which nobody can decide."""
_COPIES = {
    CopyState.CHANGED: N_("E{no} is no longer as it was taken in."),
    CopyState.MISSING: N_("The copy of E{no} is gone."),
    CopyState.UNREADABLE: N_("The copy of E{no} cannot be read."),
    CopyState.EXPOSED: N_("Others can change the copy of E{no}."),
    CopyState.FOREIGN: N_("The copy of E{no} belongs to another user, who can change it."),
}


def doubts_of(
    view: CaseView, kept: Iterable[Kept], numbers: Iterable[int], official: bool, now: datetime
) -> tuple[Message, ...]:
    """What is unresolved in a case and the exhibits that go out, the worst first; each one sentence."""
    return tuple(_doubts(view, kept, frozenset(numbers), official, now))


def _doubts(
    view: CaseView, kept: Iterable[Kept], numbers: frozenset[int], official: bool, now: datetime
) -> Iterator[Message]:
    for one in kept:
        if one.exhibit.no in numbers and one.state in _COPIES:
            yield message(_COPIES[one.state], no=one.exhibit.no)
    yield from doubts(view.case, now, view.playbook)
    wanted = NEEDED + (PERSONAL if official else ())
    unknown = tuple(message(BY_KEY[key].label) for key in wanted if not view.facts.get(key))
    if unknown:
        yield message(N_("Nobody gave: {facts}."), facts=unknown)
    lacking = tuple(
        item.title for item in view.checklist if item.source is ItemSource.EVIDENCE and item.required and item.open
    )
    if lacking:
        yield message(N_("Required evidence is missing: {evidence}."), evidence=lacking)
