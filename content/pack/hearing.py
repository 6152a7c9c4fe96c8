"""Listens to a sentence for what it can mean. Pure: meanings and a text in, what was heard out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, groupby

from msgspec import Struct

from content.pack.meanings import Condition, Cue, Meaning, Meanings, Rank

ENOUGH = 2
"""Parts of a cue that must be there before an answer is offered."""
_HAN = "\u3400-\u9fff"
_IN_HAN = re.compile(f"[{_HAN}]")
_BESIDE_HAN = re.compile(rf"\s+(?=[{_HAN}])|(?<=[{_HAN}])\s+")
_NUMBER = r"(?:\d++(?:\.\d++)?|[一二两三四五六七八九十百几半]{1,8})"
_GAP = {True: "[^。!?;\n]{0,8}?", False: "[^.!?;\n]{0,40}?"}
"""How much may stand where a pattern has `…`: in Chinese, and in languages with letters; never past a sentence."""
_STRUCK = "※"
_DOTS = "\x00"
_CLIPPED = re.compile(r"\b(ca|do|does|did|is|are|was|were|wo|have|has|had|would|could|should)nt\b", re.ASCII)
"""A no that was typed without its apostrophe."""
_CLAUSE = re.compile(r"[,，。;；!！?？\n]+|\.(?=\s|$)|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_SPECIAL = re.compile(r"[\x00#*\s]|^[a-z0-9]|[a-z0-9]$")
"""What makes an alternative more than letters to look for: its own signs, and where a word of letters must end."""
_SIGNS = re.compile(r"[\x00#*]")
"""What only a pattern can look for."""
_APART = re.compile(r"[\x00#*\s]+")
_GRAM = 4
"""So many signs of an alternative tell in a moment that a sentence cannot hold it."""
_LETTER, _ENDS = re.compile("[a-z0-9]"), re.compile("[a-z0-9]$")
_ALIKE = str.maketrans("你妳劵帐滴", "您您券账的")
"""Signs that are typed for one another in a chat, and one word for whoever is spoken to."""
_RANKS = list(Rank)


class Hit(Struct, frozen=True):
    """A meaning that a sentence may have: how many parts of a cue are there, of how many, and how long they are.

    `words` are those of the sentence that stand for the parts.
    """

    meaning: Meaning
    parts: int
    of: int
    signs: int
    words: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all parts of a cue were there, and enough of them."""
        return self.parts == self.of and self.of >= ENOUGH

    @property
    def order(self) -> tuple[int, int, int]:
        """The smaller, the better it fits: rank, then parts, then signs."""
        return _RANKS.index(self.meaning.rank), -self.parts, -self.signs


class Ear:
    """The meanings of one language, ready to listen."""

    def __init__(self, meanings: Meanings) -> None:
        self.meanings = meanings.all
        self._meanings = meanings
        self._undone = tuple(map(Undone, meanings.undone))
        self._known: dict[tuple[str, ...], Part] = {}
        self._silent = _silent(meanings)
        self._sent_back = self._part(meanings.sent_back)
        self._goods = {name: self._part(words) for name, words in meanings.goods.items()}
        self._ready = tuple(
            (one, tuple(tuple(map(self._part, cue)) for cue in one.cues), self._part(one.unless))
            for one in meanings.all.values()
        )

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every meaning of which at least the first part is there, the best first; whole ones before others."""
        said = self.read(text)
        near = sorted({at for gram in _grams(said) if gram in self._begun for at in self._begun[gram]})
        found = (hit for at in near if (hit := _hit(said, *self._ready[at])))
        return tuple(sorted(found, key=lambda hit: (not hit.whole, hit.order)))

    @cached_property
    def _begun(self) -> dict[str, set[int]]:
        """By signs of their first parts, the places of the meanings that can begin to be there."""
        begun: dict[str, set[int]] = {}
        for at, (_, cues, _) in enumerate(self._ready):
            for gram in chain.from_iterable(cue[0].grams for cue in cues):
                begun.setdefault(gram, set()).add(at)
        return begun

    def goods(self, *texts: str) -> tuple[str, ...]:
        """The kinds of goods that are named."""
        said = [self.read(text) for text in texts]
        return tuple(name for name, words in self._goods.items() if any(words.signs(text) for text in said))

    def sent_back(self, text: str) -> bool:
        """Whether a parcel is named with which goods went back."""
        return bool(self._sent_back.signs(self.read(text)))

    def read(self, text: str) -> str:
        """A sentence as it is compared: one width, small letters, nothing that says nothing, nothing taken back."""
        plain = _CLIPPED.sub(r"\1n't", _plain(text))
        plain = self._silent.sub(r"\1", _BESIDE_HAN.sub("", plain))
        for undone in self._undone:
            plain = undone.replaced(plain, _STRUCK)
        return plain

    def _part(self, alternatives: tuple[str, ...]) -> Part:
        if alternatives not in self._known:
            self._known[alternatives] = Part(alternatives)
        return self._known[alternatives]


def _hit(said: str, meaning: Meaning, cues: tuple[tuple[Part, ...], ...], unless: Part) -> Hit | None:
    """How the best cue of a meaning is met."""
    met = [hit for cue in cues if (hit := _met(said, meaning, cue))]
    if not met or unless.signs(said):
        return None
    return min(met, key=lambda hit: (not hit.whole, hit.order))


def _met(said: str, meaning: Meaning, cue: tuple[Part, ...]) -> Hit | None:
    if not cue[0].signs(said):
        return None
    words = [word for part in cue if (word := part.found(said))]
    return Hit(meaning, len(words), len(cue), sum(map(len, words)), tuple(dict.fromkeys(words)))


class Part:
    """One part of a cue: what may stand in a sentence for it. Many cues share one and ask it in turn."""

    def __init__(self, alternatives: tuple[str, ...]) -> None:
        self._alternatives = alternatives
        self._last = ("", "")

    @cached_property
    def by_length(self) -> tuple[str, ...]:
        """The alternatives as they are compared, the longest first."""
        plain = _plain("\n".join(self._alternatives).replace("…", _DOTS)).split("\n")  # at once: they are thousands
        return tuple(sorted(plain, key=len, reverse=True))

    @cached_property
    def grams(self) -> frozenset[str]:
        """A few signs of each alternative: a sentence that has none of them cannot hold the part."""
        return frozenset(max(_APART.split(one), key=len)[:_GRAM] for one in self.by_length)

    @cached_property
    def _literal(self) -> tuple[str, ...]:
        return tuple(one for one in self.by_length if not _SPECIAL.search(one))

    @cached_property
    def _special(self) -> tuple[str, ...]:
        return tuple(one for one in self.by_length if _SPECIAL.search(one))

    @cached_property
    def _worded(self) -> tuple[tuple[str, bool, bool], ...]:
        plain = (one for one in self._special if not _SIGNS.search(one))
        return tuple((" ".join(one.split()), *_edges(one)) for one in plain)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        signs = [one for one in self._special if _SIGNS.search(one)]
        return re.compile(_any(signs)) if signs else None

    def may_stand(self, said: str) -> bool:
        """Whether a sentence holds the signs by which an alternative is told."""
        return not self.grams.isdisjoint(_grams(said))

    def signs(self, said: str) -> int:
        """How many signs of a sentence the longest alternative that is there takes; 0 when none is there."""
        return len(self.found(said))

    def found(self, said: str) -> str:
        """The longest stretch of a sentence that is one of the alternatives; empty when none is there."""
        last = self._last
        if last[0] is not said:
            self._last = last = (said, self._found(said))
        return last[1]

    def _found(self, said: str) -> str:
        if not self.may_stand(said):
            return ""
        patterned = self._pattern.finditer(said) if self._pattern is not None else ()
        longest = max((found[0] for found in patterned), key=len, default="")
        flat = _flat(said) if self._worded else ""
        worded = next((one for one, *edges in self._worded if one in flat and _stands(one, flat, *edges)), "")
        return max(longest, worded, key=len) or next((one for one in self._literal if one in said), "")


class Undone:
    """What another word takes back: parts that follow one another at once, the longest alternative of each first.

    Few sentences hold it, and to make its regular expression takes longer than to listen to all others.
    """

    def __init__(self, parts: Cue) -> None:
        self._parts = tuple(map(Part, parts))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"\s*+".join(f"(?:{_any(part.by_length)})" for part in self._parts))

    def replaced(self, said: str, by: str) -> str:
        """The sentence with all that is taken back replaced."""
        return self._pattern.sub(by, said) if all(part.may_stand(said) for part in self._parts) else said


def _plain(text: str) -> str:
    """One width, small letters, one apostrophe, one sign for those that are typed for it."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").translate(_ALIKE)


def _silent(meanings: Meanings) -> re.Pattern[str]:
    """What finds words that say nothing, and first, as its group, those listened for that hold one (花呗)."""
    blank = _any(sorted(map(_plain, meanings.blanks), key=len, reverse=True)) or "(?!)"
    found, alone = re.compile(blank).search, re.compile(blank).fullmatch
    parts = (part for one in meanings.all.values() for part in (*chain.from_iterable(one.cues), one.unless))
    held = {said for part in dict.fromkeys(parts) for said in part if found(said) and not alone(said)}
    kept = _any(sorted((_plain(one.replace("…", _DOTS)) for one in held), key=len, reverse=True)) or "(?!)"
    return re.compile(f"({kept})|(?:{blank})")


@lru_cache(maxsize=1)
def _grams(said: str) -> frozenset[str]:
    """Every run of a few signs in a sentence; the empty one too, for a pattern without letters."""
    return frozenset(said[at : at + n] for n in range(_GRAM + 1) for at in range(len(said)))


@lru_cache(maxsize=1)
def _flat(said: str) -> str:
    """A sentence with one blank between words."""
    return " ".join(said.split())


def _stands(words: str, said: str, begins: bool, ends: bool) -> bool:
    """Whether words stand in a sentence, and not inside a longer one."""
    at = said.find(words)
    while at >= 0:
        end = at + len(words)
        inside = (begins and at and _LETTER.match(said, at - 1)) or (ends and _LETTER.match(said, end))
        if not inside:
            return True
        at = said.find(words, at + 1)
    return False


def _any(alternatives: Iterable[str]) -> str:
    """The regular expression of alternatives in their order; those that must end alike say so once."""
    return "|".join(
        f"{'(?<![a-z0-9])' if begins else ''}(?:{'|'.join(map(_pattern, alike))}){'(?![a-z0-9])' if ends else ''}"
        for (begins, ends), alike in groupby(alternatives, _edges)
    )


def _edges(alternative: str) -> tuple[bool, bool]:
    """Whether a word of letters begins an alternative, and whether one ends it."""
    return bool(_LETTER.match(alternative)), bool(_ENDS.search(alternative))


def _pattern(alternative: str) -> str:
    """The regular expression of an alternative: `…` is a short gap, `#` a number, `*` the rest of a word."""
    gap = _GAP[bool(_IN_HAN.search(alternative))]
    return "".join(
        {_DOTS: gap, "#": _NUMBER, "*": r"\w*+", " ": r"\s+"}.get(sign, re.escape(sign)) for sign in alternative
    )


def fits(meaning: Meaning, reason: str, goods: tuple[str, ...], step: str, sent_back: bool = False) -> bool | None:
    """Whether the answer to a meaning is true in a case; None when that is not known.

    Goods that are not known are taken for ordinary ones.
    """
    parcel = meaning.parcel.holds(sent_back)
    told = (parcel, meaning.reasons.holds(reason), _ordinary(meaning.goods, goods), meaning.steps.holds(step))
    return False if False in told else None if None in told else True


def _ordinary(condition: Condition, goods: tuple[str, ...]) -> bool:
    held = condition.holds(*goods)
    return not condition.only if held is None else held


def clauses(text: str) -> tuple[str, ...]:
    """The parts of a message that say one thing each, in their order."""
    return tuple(part.strip() for part in _CLAUSE.split(text) if part.strip())


def rivals(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits in their order, those that are as good as the first."""
    first: Hit | None = None
    for hit in hits:
        first = first or hit
        if hit.order == first.order:
            yield hit
