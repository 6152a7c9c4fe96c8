"""The letters of a case that went out: what is asked of them, read from its records."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.playbook import Playbook
from store.case.case import Case, Exhibit
from store.case.outside import LetterSent


class Sent(Struct, frozen=True, gc=False):
    """A letter that went out, and when that was, of which perhaps only the `day` is known; see `LetterSent`."""

    at: datetime
    day: bool
    letter: str
    title: str
    audience: str
    exhibits: tuple[str, ...]


def letters_sent(case: Case) -> tuple[Sent, ...]:
    """The letters that went out, the oldest first; those that were undone are not among them."""
    found = [
        Sent(
            record.happened, record.day, record.event.letter, record.event.title, record.event.audience,
            record.event.exhibits,
        )
        for record in case.records
        if isinstance(record.event, LetterSent) and record.change not in case.voided
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.at))


def sent_with(one: Exhibit, case: Case) -> tuple[Sent, ...]:
    """The letters with which an exhibit went out."""
    return tuple(sent for sent in letters_sent(case) if one.id in sent.exhibits)


def called(letter: str, book: Playbook) -> str:
    """What a letter is called; its id where the playbook lacks it now, or where it cannot be read."""
    try:
        return book.letter(letter).title if letter in book.files.names("letters") else letter
    except (PlaybookError, UnknownPage):
        return letter
