"""Redaction: a dossier in which nobody is named, and the same on a screen that others look at.

What stays is what is needed to decide: goods, sums, days, reasons, the shop, the city of an address, the last four
characters of an order, refund, parcel or ticket number, so that whoever has the original knows which is meant. The
same person bears the same mark everywhere. Chinese names keep their surname and are told apart by numbers, as the
Supreme People's Court publishes judgments (rules of 2016, article on names).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from itertools import zip_longest
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import asdict, replace

from content.text.cells import cells
from content.text.words import N_, Translator
from store.dossier.redact_addresses import city_of
from store.dossier.redact_find import Finder
from store.dossier.redact_kinds import Found, Kind, bare
from store.dossier.redact_known import Known, is_han, names_in, surname

T = TypeVar("T")
LAST = 4
"""Characters of a number that stay."""
LONG = 8
"""Characters from which on a number keeps its last ones: a shorter one would be told by them."""
DOT = "·"
MARKS = {
    Kind.NAME: N_("[person {n}]"),
    Kind.PHONE: N_("[phone {n}]"),
    Kind.EMAIL: N_("[mail address {n}]"),
    Kind.ID: N_("[identity number {n}]"),
    Kind.BANK: N_("[bank card {n}]"),
    Kind.NUMBER: N_("[number {n}]"),
    Kind.ACCOUNT: N_("[account {n}]"),
    Kind.PLATE: N_("[number plate {n}]"),
    Kind.ADDRESS: N_("[address {n}]"),
    Kind.LINK: N_("[link {n}]"),
    Kind.DETAIL: N_("[personal detail {n}]"),
    Kind.DOUBT: N_("[hidden {n}]"),
    Kind.WORD: N_("[hidden {n}]"),
}
_ENDS = N_("[number …{last}]")
_ENDS_TOO = N_("[number …{last}, {n}]")


class Hidden(Struct, frozen=True):
    """Something that is hidden: its kind, how it was written where it was met first, its mark, how often, and the
    words that stay `around` its mark there."""

    kind: Kind
    text: str
    mark: str
    times: int
    around: str = ""


def parted(hidden: Iterable[Hidden]) -> tuple[list[Hidden], list[Hidden]]:
    """What a rule, the case or the user knows to be private; and what is hidden because it may name somebody or
    some place, and nothing says that it does not."""
    every = list(hidden)
    doubted = [one for one in every if one.kind is Kind.DOUBT]
    return [one for one in every if one.kind is not Kind.DOUBT], doubted


class Redactor:
    """Puts marks in place of what gives people away, the same mark for the same thing in every text it reads."""

    def __init__(self, known: Known, language: str) -> None:
        self._finder = Finder(known)
        self._tr = Translator(language)
        self._marks: dict[tuple[Kind, str], str] = {}
        self._first: dict[str, tuple[Kind, str]] = {}
        self._times: dict[str, int] = {}
        self._around: dict[str, str] = {}
        for kind, value in sorted(known.values, key=lambda one: (one[0], one[1])):
            self._mark(Found(0, 0, kind, bare(value)), value)

    def text(self, text: str) -> str:
        """A text with marks in it."""
        made, at = [], 0
        every = self._finder.find(text)
        for found, behind in zip_longest(every, (one.start for one in every[1:])):
            written = text[found.start : found.end]
            mark = "" if found.kind is Kind.PATH else self._mark(found, written)
            made += [text[at : found.start], mark]
            if mark not in self._around:
                self._around[mark] = f"{_end(text[at : found.start])}{mark}{_beginning(text[found.end : behind])}"
            at = found.end
            if mark:
                self._first.setdefault(mark, (found.kind, written))
                self._times[mark] = self._times.get(mark, 0) + 1
        return "".join((*made, text[at:]))

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """What was hidden so far, kind by kind."""
        order = list(Kind)
        met = (
            Hidden(kind, text, mark, self._times[mark], self._around[mark])
            for mark, (kind, text) in self._first.items()
        )
        return tuple(sorted(met, key=lambda one: (order.index(one.kind), one.mark)))

    def of(self, value: T) -> T:
        """A value with marks in all its texts, however deep they are."""
        return mapped(value, self.text)

    def _mark(self, found: Found, written: str) -> str:
        known = self._marks.get((found.kind, found.key))
        if known is None:
            known = self._marks[found.kind, found.key] = self._new(found, written)
        return known

    def _new(self, found: Found, written: str) -> str:
        kind, key = found.kind, found.key
        taken = set(self._marks.values())
        if kind is Kind.NAME and is_han(key) and self._tr.language == "zh":
            name = f"{surname(key)}某"
            return _free(taken, lambda n: name if n == 1 else f"{name}{n}")
        if kind is Kind.NUMBER and len(key) >= LONG:
            last = key[-LAST:].upper()
            first, more = self._tr(_ENDS, last=last), _ENDS_TOO
            return _free(taken, lambda n: first if n == 1 else self._tr(more, last=last, n=n))
        return _free(taken, lambda n: self._tr(MARKS[kind], n=n))


_NEAR = 24
"""So many characters before a mark, and behind it, tell where it stands."""


def _end(text: str) -> str:
    line = text.rpartition("\n")[2]
    return line if len(line) <= _NEAR else f"…{line[-_NEAR:]}"


def _beginning(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= _NEAR else f"{line[:_NEAR]}…"


def _free(taken: set[str], name: Callable[[int], str]) -> str:
    return next(mark for n in range(1, len(taken) + 2) if (mark := name(n)) not in taken)


def mapped(value: T, change: Callable[[str], str]) -> T:
    """A value in which every text is changed, in structs, tuples, lists and mappings; names of choices stay."""
    made: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        made = change(value)
    elif isinstance(value, Struct):
        made = replace(value, **{name: mapped(one, change) for name, one in asdict(value).items()})
    elif isinstance(value, tuple | list):
        made = type(value)(mapped(one, change) for one in value)
    elif isinstance(value, Mapping):
        made = {key: mapped(one, change) for key, one in value.items()}
    return cast("T", made)


def texts_in(value: object) -> tuple[str, ...]:
    """All texts in a value, however deep they are."""
    found: list[str] = []

    def met(text: str) -> str:
        found.append(text)
        return text

    mapped(value, met)
    return tuple(found)


class Veil:
    """Covers on a screen what gives people away, so that nothing moves; enough stays to know it by.

    It finds what a redacted paper would have marked. A name that it met once is a name wherever it stands then.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self._finder = Finder(known)

    def hear(self, texts: Iterable[str]) -> None:
        """Know the names, too, that texts give by themselves: a name may stand alone before a label names it."""
        heard = self.known.also((Kind.NAME, name) for text in texts for name in names_in(text))
        if heard.values != self.known.values:
            self.known = heard
            self._finder.learn(heard)

    def text(self, text: str) -> str:
        """A text with dots in it, as many cells wide as it was."""
        chars = self.chars(text)
        return text if chars is None else "".join(chars)

    def chars(self, text: str) -> list[str] | None:
        """What stands in place of each character; None when all of them stay."""
        found = self._finder.find(text)
        if any(one.kind is Kind.NAME for one in found):
            self.hear((text,))
            found = self._finder.find(text)
        if not found:
            return None
        chars = list(text)
        for one in found:
            written = text[one.start : one.end]
            stays = _stay(one, written)
            for place, char in enumerate(written):
                if place not in stays and not char.isspace():
                    chars[one.start + place] = DOT * cells(char)
        return chars


def _stay(found: Found, written: str) -> frozenset[int]:
    """Which characters of something hidden stay on the screen."""
    solid = [place for place, char in enumerate(written) if char.isalnum()]
    match found.kind:
        case Kind.NAME:
            first = surname(found.key) if is_han(found.key) else found.key[:1]
            han = is_han("".join(written[place] for place in solid))
            return frozenset(solid[: len(first)] if not han or written.startswith(first) else ())
        case Kind.PHONE if len(solid) >= 11:
            return frozenset((*solid[:3], *solid[-LAST:]))
        case Kind.NUMBER | Kind.BANK if len(solid) >= LONG:
            return frozenset((*solid[: LAST if len(solid) >= 3 * LAST else 0], *solid[-LAST:]))
        case Kind.ADDRESS:
            return frozenset(range(len(city_of(written))))
        case Kind.PATH:
            return frozenset(place for place, char in enumerate(written) if char in "/\\:~")
        case _:
            return frozenset()
