"""What a dossier says, before anybody gives it a form.

Every text is final: in the language of the dossier, without markup, without a path of this machine. Who changes
texts (redaction) walks the strings of these values; who lays them out (`sections`) reads nothing else. The bytes of
exhibits stand beside, see `Shown`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from content.text.words import Message


class Reader(StrEnum):
    """Who decides on it, or helps: sections, their order and their words are made for this reader."""

    PLATFORM = "platform"
    AUTHORITY = "12315"
    ASSOCIATION = "association"
    LAWYER = "lawyer"
    COURT = "court"
    FAMILY = "family"

    @property
    def official(self) -> bool:
        """Whether papers for this reader are written as authorities and courts take them."""
        return self in (Reader.AUTHORITY, Reader.ASSOCIATION, Reader.COURT)


class Format(StrEnum):
    """The form a dossier is written in."""

    HTML = "html"
    PDF = "pdf"
    MD = "md"
    DOCX = "docx"
    ZIP = "zip"


class Section(StrEnum):
    """A part of a dossier; the cover is always there."""

    PARTIES = "parties"
    ORDER = "order"
    DEMAND = "demand"
    STORY = "story"
    TRIED = "tried"
    DEADLINES = "deadlines"
    EVIDENCE = "evidence"
    MISSING = "missing"
    EXHIBITS = "exhibits"
    MANIFEST = "manifest"


class Medium(StrEnum):
    """How an exhibit can be shown on paper: as a picture, as its text, as the pages it has itself (a PDF), or only
    by its name."""

    PICTURE = "picture"
    PAGES = "pages"
    TEXT = "text"
    FILE = "file"


class Wanted(Struct, frozen=True):
    """What somebody wants written: for whom, which parts (none named: all of the reader's), which exhibits.

    `only` and `without` are numbers of exhibits, `less` parts that stay here; `notes` tells whether lines of the
    diary go along that were written for oneself, None: to who is on the user's side, and to nobody else.
    """

    reader: Reader
    sections: tuple[Section, ...] = ()
    without: tuple[int, ...] = ()
    only: tuple[int, ...] = ()
    less: tuple[Section, ...] = ()
    notes: bool | None = None


class Line(Struct, frozen=True):
    """A label and what is known of it."""

    label: str
    value: str


class Party(Struct, frozen=True):
    """A party: what it is called, and what is known of it."""

    role: str
    lines: tuple[Line, ...]


class Cover(Struct, frozen=True):
    """The first page: what this is, about what, how it stands, and by when it was put together."""

    title: str
    lead: str
    lines: tuple[Line, ...]


class LawLine(Struct, frozen=True):
    """An article that the demand rests on, the version that was read, its point in own words, its quoted words."""

    law: str
    version: str
    point: str
    quote: str


class Demand(Struct, frozen=True):
    """What is asked for, how much, why, by which law, who has to prove what; what is not known is empty."""

    asks: str = ""
    amount: str = ""
    reason: str = ""
    problem: str = ""
    why: str = ""
    answer: str = ""
    promise: str = ""
    laws: tuple[LawLine, ...] = ()
    burden: str = ""


class StoryLine(Struct, frozen=True):
    """What happened when, and the numbers of the exhibits that show it."""

    when: str
    text: str
    exhibits: tuple[int, ...] = ()


class Tried(Struct, frozen=True):
    """What was tried with whom, what they said, what they promised and what came of the promise, and the numbers
    of the exhibits that show it."""

    when: str
    who: str
    channel: str
    said: str
    promised: str = ""
    came: str = ""
    exhibits: tuple[int, ...] = ()


class Due(Struct, frozen=True):
    """A deadline: what ends, when, how it stands now, and the sum that led to it."""

    title: str
    at: str
    state: str
    because: str


class EvidenceRow(Struct, frozen=True):
    """A row of the list of evidence as courts want it. `page` is where the exhibit stands, empty where that form
    has no pages; `original` says where the original is kept, `note` what is to be said of the copy, if anything."""

    no: int
    name: str
    source: str
    made: str
    proves: str
    original: str
    note: str = ""
    page: str = ""


class Exhibit(Struct, frozen=True):
    """An exhibit as it goes out: `file` is its name there (never a path), `text` its words where it is a text,
    `cut` that there are more of them than can be shown. Of one that has pages itself `pages` of `of` stand in the
    dossier, and `told` says what of it does."""

    no: int
    title: str
    file: str
    medium: Medium
    caption: str
    text: str = ""
    cut: bool = False
    pages: int = 0
    of: int = 0
    told: str = ""


class Gap(Struct, frozen=True):
    """What is missing, and why, or why it would help."""

    what: str
    why: str


class ManifestRow(Struct, frozen=True):
    """A file that goes out: its size in bytes, when it came to be and was taken in, and its SHA-256.

    `original` is the SHA-256 of the file it was made from, where that is another one (a redacted copy).
    """

    no: int
    file: str
    size: int
    made: str
    taken: str
    sha256: str
    original: str = ""


class Dossier(Struct, frozen=True):
    """A case for one reader. `sections` are those that are in it, in the reader's order, `headings` and `leads`
    their words; `doubts` is what is to be known before it goes out (a changed exhibit, a fact that nobody gave),
    `omitted` names everything that the user left out; `sign` is the line for a signature, or empty; `stamps` tells
    each stamp of time that the list of files of the case has."""

    number: int
    language: str
    reader: Reader
    made: datetime
    cover: Cover
    sections: tuple[Section, ...]
    headings: Mapping[Section, str]
    leads: Mapping[Section, str]
    sign: str
    parties: tuple[Party, ...]
    order: tuple[Line, ...]
    demand: Demand
    story: tuple[StoryLine, ...]
    tried: tuple[Tried, ...]
    deadlines: tuple[Due, ...]
    evidence: tuple[EvidenceRow, ...]
    exhibits: tuple[Exhibit, ...]
    missing: tuple[Gap, ...]
    doubts: tuple[Message, ...]
    omitted: tuple[str, ...]
    manifest: tuple[ManifestRow, ...]
    stamps: tuple[tuple[Line, ...], ...] = ()


Shown = Mapping[int, Path]
"""Where the bytes of each exhibit lie, by its number: the copy in the vault, or the redacted one made of it."""
