"""Letters and dossiers: their templates, who reads them, and the ground on which each reason is argued."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Narrower(Struct, frozen=True, gc=False):
    """How a reason is argued where what is wrong says one of some words, and by which law cards first."""

    words: tuple[str, ...]
    argument: str
    laws: tuple[str, ...] = ()


class Ground(Struct, frozen=True, gc=False):
    """How a reason is argued in letters: why it entitles, by which law cards, who has to prove what.

    `more` is what the law may add to the price, and on which conditions, by the cards `more_laws`; or empty.
    `narrower` is what takes the place of the argument where it is known of which kind the fault is.
    """

    id: str
    argument: str
    laws: tuple[str, ...]
    proof: str
    more: str = ""
    more_laws: tuple[str, ...] = ()
    narrower: tuple[Narrower, ...] = ()


AGES = ("under-8", "from-8")
"""What may stand behind the id of a reason, where the law asks how old the child was that paid."""


class Audience(StrEnum):
    """Who reads a letter: by it parties, amounts and demands are called."""

    MERCHANT = "merchant"
    PLATFORM = "platform"
    COURIER = "courier"
    AUTHORITY = "authority"
    COURT = "court"
    SELF = "self"


class LetterTemplate(Struct, frozen=True, gc=False):
    """A text to send; `limit` is how many characters its target takes, 0 when unknown.

    `notes` are for the user and never part of the text. `reasons` are those it is for, empty for all. `premises`
    name what must be so before it can be sent.
    """

    id: str
    title: str
    to: str
    channel: str
    steps: tuple[str, ...]
    limit: int
    body: str
    audience: Audience = Audience.MERCHANT
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()


READERS = ("platform", "12315", "association", "lawyer", "court", "family")
"""For whom a dossier can be made."""
PARTS = (
    "parties",
    "order",
    "demand",
    "story",
    "tried",
    "deadlines",
    "evidence",
    "missing",
    "exhibits",
    "manifest",
)
"""What a dossier can consist of, beside its first page."""


class DossierPart(Struct, frozen=True, gc=False):
    """A part of a dossier as its reader calls it, and a sentence that leads into it, or empty."""

    id: str
    heading: str
    lead: str


class DossierPage(Struct, frozen=True, gc=False):
    """How a dossier is made for one reader: its title, whom it goes to, its parts in their order.

    `sign` is the line for a signature below the list of evidence, empty where nobody asks for one; `own` tells that
    the reader is on the side of the user, and so is told what is still missing and what ends when.
    """

    id: str
    title: str
    to: str
    audience: Audience
    lead: str
    parts: tuple[DossierPart, ...]
    sign: str = ""
    own: bool = False
