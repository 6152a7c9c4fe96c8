"""What went out of a case, and what came back to it from others. None of it is a fact of the dispute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from store.case.happening import Happening, Recorded


class About(StrEnum):
    """What a remark proposes: nothing, a choice, a fact, or the end of a deadline."""

    NOTHING = ""
    CHOICE = "choice"
    FACT = "fact"
    DEADLINE = "deadline"


class HandedOver(Recorded, frozen=True):
    """A bundle with the case in it was made: its id, for whom (perhaps nobody was named), how it is closed, and the
    SHA-256 of its file."""

    kind: ClassVar[str] = "handed-over"
    bundle: str
    whom: str
    closed: str
    sha256: str


class Exported(Recorded, frozen=True):
    """A dossier was written: for which reader, in which form, the SHA-256 of its file, what the user left out of it
    (exhibits as `E4`, parts by their ids), and whether it was redacted."""

    kind: ClassVar[str] = "exported"
    reader: str
    form: str
    sha256: str
    omitted: tuple[str, ...] = ()
    redacted: bool = False


class LetterSent(Happening, frozen=True):
    """A letter of the playbook went out: its id and what it was called, who reads it (`Audience`), and the ids of
    the exhibits that were named in it or went with it."""

    kind: ClassVar[str] = "letter-sent"
    letter: str
    title: str
    audience: str
    exhibits: tuple[str, ...] = ()


class Stamped(Recorded, frozen=True):
    """The answer of a time-stamping authority was kept: the SHA-256 of the manifest it is about, who signed, which
    moment it states (ISO with offset), and the root its certificates lead to, empty while none was given."""

    kind: ClassVar[str] = "stamped"
    manifest: str
    authority: str
    at: str
    root: str


class Remarked(Happening, frozen=True):
    """Somebody who helps said something, or proposed something; it changes nothing by itself.

    `id` is given once where it was written, so that it comes in once. `about` is one of `About`: a choice has the
    step as `key` and the id of the choice as `value`, a fact and a deadline their ids and what is proposed.
    """

    kind: ClassVar[str] = "remarked"
    id: str
    author: str
    text: str
    about: str = ""
    key: str = ""
    value: str = ""


OutsideEvent = HandedOver | Exported | LetterSent | Stamped | Remarked
"""What goes out of a case and comes back."""


def can_be_remarked(data: Mapping[str, Any]) -> bool:
    """Whether the stored form of a remark proposes something that can be understood."""
    try:
        if data["about"] == About.DEADLINE and data["value"]:
            return datetime.fromisoformat(data["value"]).tzinfo is not None
        return bool(data["id"]) and About(data["about"]) in About
    except ValueError:
        return False
