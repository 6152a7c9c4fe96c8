"""The values of `meanings.md`: what the other side's sentences can mean. Listened for in `hearing`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class Rank(StrEnum):
    """Which meaning leads when a message has several: the one that does harm if it is overlooked.

    A grant is overlooked at a price too: who fights what was just granted may lose it.
    """

    DANGER = "danger"
    GRANT = "grant"
    TRAP = "trap"
    NOTICE = "notice"
    ACCUSATION = "accusation"
    GROUND = "ground"
    OFFER = "offer"
    DELAY = "delay"
    QUIET = "quiet"


class Lean(StrEnum):
    """Which way a message leans; of two that are heard, the first decides."""

    DENIES = "denies"
    DONE = "done"
    GIVES = "gives"
    OPEN = "open"


class Condition(Struct, frozen=True):
    """Where the text of a card is true: only with these ids, or not with them."""

    ids: tuple[str, ...] = ()
    only: bool = False

    def holds(self, *known: str) -> bool | None:
        """Whether it holds for what is known of a case; None when nothing is known and it would matter."""
        if not self.ids:
            return True
        if not any(known):
            return None
        return any(name in self.ids for name in known) == self.only

    def excludes(self, other: Condition) -> bool:
        """Whether it never holds where the other holds."""
        one, two = set(self.ids), set(other.ids)
        if self.only and other.only:
            return one.isdisjoint(two)
        return bool((self.only and one <= two) or (other.only and two <= one))

    @property
    def such(self) -> str:
        """An id with which it holds; one that nothing has, where it holds with all but some."""
        return self.ids[0] if self.only else "…"


class Parcel(StrEnum):
    """Which parcel an answer is about: the one that came, or the one that the buyer sent back."""

    ANY = ""
    OUTWARD = "outward"
    RETURN = "return"

    def holds(self, sent_back: bool) -> bool | None:
        """Whether it is about the parcel that a case is about now; None when nobody has told of a return."""
        if self is Parcel.RETURN:
            return sent_back or None
        return self is Parcel.ANY or not sent_back


Cue = tuple[tuple[str, ...], ...]
"""Parts that must all be there, each with its alternatives; the first part says what it is about."""


class Leaning(Struct, frozen=True):
    """By what is told, clause by clause, whether a message gives or denies, each a chain of parts.

    `gives` and `done` are what it will give and has given, `denies` what it refuses. A clause with one of `terms`
    gives nothing yet, and one with one of `less` gives another thing. What a clause denies that `yields`
    (“虽说不能退”) does not count.
    """

    gives: tuple[Cue, ...] = ()
    done: tuple[Cue, ...] = ()
    denies: tuple[Cue, ...] = ()
    terms: tuple[Cue, ...] = ()
    less: tuple[Cue, ...] = ()
    yields: tuple[Cue, ...] = ()


class Meaning(Struct, frozen=True):
    """A meaning: by what it is known, and where the answer with the same id is true.

    `id` is the id of a reply card, or of nothing: then `instead` says what to do. `ask` is the question that
    decides whether it is meant, `examples` are sentences that mean it, `care` says where
    the text of its answer would harm. `beside` are the leans of a message beside which its answer still holds.
    `either` is the id of the card that holds whichever way, where the reason that decides is not known yet.
    """

    id: str
    title: str
    rank: Rank
    line: int
    cues: tuple[Cue, ...] = ()
    unless: tuple[str, ...] = ()
    reasons: Condition = Condition()
    goods: Condition = Condition()
    steps: Condition = Condition()
    parcel: Parcel = Parcel.ANY
    examples: tuple[str, ...] = ()
    ask: str = ""
    care: str = ""
    instead: str = ""
    beside: tuple[Lean, ...] = ()
    either: str = ""


class Meanings(Struct, frozen=True):
    """All meanings of a playbook in one language.

    `goods` are the words that tell a kind of goods, `sent_back` those that tell of the parcel with which they went
    back, `blanks` words that say nothing, `undone` what another word takes back (“不是不”, “不用撤销”): parts that
    follow one another at once, an empty alternative where one may be missing. `leaning` are
    the words by which a message gives or denies.
    """

    all: Mapping[str, Meaning] = field(default_factory=dict)
    goods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sent_back: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    undone: tuple[Cue, ...] = ()
    leaning: Leaning = Leaning()
