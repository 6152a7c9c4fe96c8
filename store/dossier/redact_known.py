"""What a case knows of people: the values that are hidden wherever and however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from unicodedata import category, normalize

from msgspec import Struct
from msgspec.structs import replace

from content.text.pinyin import readings_of
from store.case.case import Case
from store.case.events import FactSet
from store.dossier.redact_addresses import city_of
from store.dossier.redact_kinds import Kind, bare, hollow
from store.dossier.redact_names import named
from store.dossier.redact_shapes import shapes
from store.dossier.redact_words import DOUBLE

SHORTEST = 4
"""Characters of an address that are enough to know it by."""
_KINDS = {
    "name": Kind.NAME,
    "phone": Kind.PHONE,
    "address": Kind.ADDRESS,
    "order": Kind.NUMBER,
    "refund-no": Kind.NUMBER,
    "tracking": Kind.NUMBER,
    "ticket": Kind.NUMBER,
}
"""The facts that give somebody away, and as what."""
_GOODS = ("product", "sku")
_MODEL = re.compile(r"(?=[A-Za-z0-9\-_./]*[A-Za-z])(?!\w*\d{8})[A-Za-z0-9][A-Za-z0-9\-_./]{2,19}")
_LIKE_GOODS = frozenset((Kind.ACCOUNT, Kind.NUMBER, Kind.DETAIL, Kind.DOUBT))
_ACCOUNT_SIGNS = 5
"""Characters from which on an account is known elsewhere: a shorter one may be an ordinary word."""
_NOBODY = frozenset(("", "root", "user", "admin", "ubuntu", "debian", "pi", "me", "test"))
"""Names of accounts that are nobody's."""
HEARD = 200_000
"""Characters of the texts of all cases that are searched for names beforehand; what is shown is searched anyway."""
_MOST_READINGS = 16
_NUMERALS = dict(zip("0123456789", ("零〇○", "一幺", *"二三四五六七八九"), strict=True))

_TO_DIGITS = str.maketrans({sign: digit for digit, signs in _NUMERALS.items() for sign in signs})


class Known(Struct, frozen=True):
    """Values that are hidden, each with its kind; `shown` are values and kinds that stay as they are, `goods` the
    model numbers of what was bought, which look like accounts and are none."""

    values: frozenset[tuple[Kind, str]] = frozenset()
    shown: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()

    def also(self, values: Iterable[tuple[Kind, str]]) -> Known:
        """These values, too."""
        more = frozenset((kind, value.strip()) for kind, value in values if len(bare(value)) > 1)
        return replace(self, values=self.values | more)

    def hearing(self, texts: Iterable[str]) -> Known:
        """The names and accounts, too, that texts give by themselves or by a word beside them: whoever is called so
        in one text may stand in another without that word."""
        told = tuple(texts)
        names = [re.compile(pattern_of(kind, value)) for kind, value in self.values if kind is Kind.NAME]
        heard = frozenset(name for text in told for name in names_in(text))
        known = self.also((Kind.NAME, name) for name in heard if not any(one.fullmatch(name) for one in names))
        accounts = (one for text in told for one in accounts_in(text))
        return known.also(one for one in accounts if not known.stays(*one))

    def hiding(self, words: Iterable[str], shown: Iterable[str] = ()) -> Known:
        """What the user wants hidden, too, and what is to stay: values, or whole kinds by their names."""
        stays = frozenset(bare(half(word).text) for word in shown)
        return replace(self.also((Kind.WORD, word) for word in words), shown=self.shown | stays)

    def stays(self, kind: Kind, value: str) -> bool:
        """Whether something is to stay."""
        if self.goods and kind in _LIKE_GOODS and bare(half(value).text) in self.goods:
            return True
        return bool(self.shown) and (kind in self.shown or bare(half(value).text) in self.shown)


def known_of(case: Case) -> Known:
    """What a case knows of people now, and knew before a correction; who wrote in it is among them."""
    told = ((one.event.key, one.event.value) for one in case.records if isinstance(one.event, FactSet))
    known = known_of_facts((*told, *case.facts.items()))
    authors = {one.by for one in case.records} - _NOBODY
    bought = " ".join((case.title, *(case.facts.get(key, "") for key in _GOODS)))
    goods = frozenset(bare(one[0]) for one in _MODEL.finditer(half(bought).text))
    return replace(known.also((Kind.NAME, name) for name in authors), goods=goods)


def harmless(case: Case) -> tuple[str, ...]:
    """What the goods and the shop are called: that names nobody."""
    return tuple(case.facts.get(key, "") for key in ("merchant", *_GOODS))


def known_of_facts(facts: Iterable[tuple[str, str]]) -> Known:
    """What facts, by their keys, tell of people."""
    return Known().also((_KINDS[key], value) for key, value in facts if key in _KINDS and value)


def known_of_all(cases: Iterable[Case]) -> Known:
    """What many cases know of people, and the names in the first `HEARD` characters of their texts, without the
    numbers that are found by their shape wherever they stand."""
    every: set[tuple[Kind, str]] = set()
    room = HEARD
    for case in cases:
        every |= known_of(case).values
        texts = texts_of(case) if room > 0 else ()
        room -= sum(map(len, texts))
        every |= {(Kind.NAME, name) for text in texts for name in names_in(text)}
    shaped = (Kind.PHONE, Kind.NUMBER)
    return Known(frozenset(one for one in every if one[0] not in shaped or not _is_shape(one[1])))


def texts_of(case: Case) -> tuple[str, ...]:
    """What was written in a case: its title, its facts, its diary, the notes on its evidence."""
    notes = (one.note for one in case.exhibits)
    return (case.title, *case.facts.values(), *(entry.text for entry in case.diary), *notes)


def names_in(text: str) -> frozenset[str]:
    """The names that a text gives by itself."""
    told = half(text).text
    return frozenset(told[one.start : one.end] for one in named(hollow(told)))


def accounts_in(text: str) -> frozenset[tuple[Kind, str]]:
    """The accounts and mail addresses that a text gives, and what stands before the @ of a mail address."""
    told = half(text).text
    found = [one for one in shapes(told) if one.kind in (Kind.ACCOUNT, Kind.EMAIL)]
    every = [(one.kind, told[one.start : one.end]) for one in found]
    every += [(Kind.ACCOUNT, value.partition("@")[0].strip()) for kind, value in every if kind is Kind.EMAIL]
    return frozenset(one for one in every if _sets_apart(bare(one[1])))


def _sets_apart(account: str) -> bool:
    """Whether an account is no word that others use: long enough, and with a digit."""
    return len(account) >= _ACCOUNT_SIGNS and any(map(str.isdigit, account))


def _is_shape(value: str) -> bool:
    text = half(value).text
    return any((found.start, found.end) == (0, len(text)) for found in shapes(text))


class Half(Struct, frozen=True):
    """A text in half width without what cannot be seen, and where each of its characters stands in the text."""

    text: str
    at: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of it stands in the text."""
        return self.at[start], self.at[end - 1] + 1


def half(text: str) -> Half:
    """A text in half width. What cannot be seen is left out: a name with an invisible mark in it is a name."""
    if text.isascii():
        return Half(text, tuple(range(len(text))))
    chars: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        if category(char) in ("Cf", "Mn"):
            continue
        shown = char if char in "…\u3000" else normalize("NFKC", char)
        for one in " " if char == "\u3000" else shown:
            chars.append(one)
            at.append(place)
    return Half("".join(chars), tuple(at))


def in_digits(text: str) -> str:
    """A text with the numerals of single digits as digits: 八号 is 8号, wherever either is written."""
    return text.translate(_TO_DIGITS)


def bare_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a text in small letters, and where each of them stands."""
    found = [(char.casefold(), place) for place, char in enumerate(text) if char.isalnum()]
    return "".join(char[:1] for char, _ in found), tuple(place for _, place in found)


_BETWEEN = r"[\s\-\u2010-\u2015.·_,，、|│┃/*'’]*"
"""What may stand between the characters of a known value."""


def pattern_of(kind: Kind, value: str) -> str:
    """A pattern that finds a known value in half width, however it is written."""
    text = half(value).text
    if kind is Kind.NAME:
        return "|".join(_name_patterns(text))
    if kind in (Kind.PHONE, Kind.NUMBER):
        digits = bare(text)
        if kind is Kind.PHONE:
            digits = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)
        return _BETWEEN.join(map(_digit, digits))
    return _spaced(text)


def pieces_of(address: str) -> tuple[str, ...]:
    """The parts of an address by each of which it is known: all that follow its city, four characters long."""
    text = in_digits(bare(half(address).text.removeprefix(city_of(half(address).text))))
    if len(text) <= SHORTEST:
        return (text,) if text else ()
    every = (text[n : n + SHORTEST] for n in range(len(text) - SHORTEST + 1))
    return tuple(dict.fromkeys(piece for piece in every if not piece.isdigit()))


def surname(name: str) -> str:
    """The surname of a Chinese name."""
    return name[:2] if name.startswith(DOUBLE) and len(name) > 2 else name[:1]


def is_han(text: str) -> bool:
    """Whether a text is written in Chinese characters."""
    return all("\u3400" <= char <= "\u9fff" or char == "·" for char in text)


def _name_patterns(name: str) -> Iterable[str]:
    plain = re.sub(r"[\s·.]", "", name)
    if not is_han(plain):
        parts = re.split(r"[\s,.\-·]+", name.strip())
        for order in (parts, parts[::-1]):
            yield _word(r"[\W_]*".join(map(re.escape, order)))
        return
    yield _BETWEEN.join(map(re.escape, plain))
    given = plain[len(surname(plain)) :]
    if len(given) > 1:
        yield _BETWEEN.join(map(re.escape, given))
    if len(plain) > 1:
        yield from _read(plain, given)


def _read(name: str, given: str) -> Iterable[str]:
    """How a name is read, surname first or last."""
    family = name[: len(name) - len(given)] or name
    readings = [[_umlauts(one) for one in readings_of(char)] or [re.escape(char)] for char in family + given]
    ways = list(product(*readings))[:_MOST_READINGS]
    for way in ways:
        first, last = way[: len(family)], way[len(family) :]
        for order in ((*first, *last), (*last, *first)):
            yield _word(r"[\W_]{0,3}".join(order))


def _umlauts(reading: str) -> str:
    return re.sub("v", "(?:v|u|ü|yu)", reading)


def _word(pattern: str) -> str:
    return rf"(?<![A-Za-z])(?i:{pattern})(?![A-Za-z])"


def _digit(char: str) -> str:
    return f"[{char}{_NUMERALS[char]}]" if char in _NUMERALS else f"(?i:{re.escape(char)})"


def _spaced(text: str) -> str:
    chars = [char for char in text if not char.isspace()]
    spaced = _BETWEEN.join(map(re.escape, chars))
    return f"(?i:{spaced})" if not text.isascii() else _word(spaced)
