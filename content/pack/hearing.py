"""Listens to a sentence for what it can mean. Pure: meanings and a text in, what was heard out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, groupby
from operator import itemgetter

from msgspec import Struct

from content.pack.leaning import GIVEN, Leans
from content.pack.looking import HAN, Chain, Part, Said, either, plain
from content.pack.meanings import Condition, Lean, Meaning, Meanings, Rank
from content.pack.recalling import Memory, sayings_of

CLOSE = 1
"""Two meanings of a rank and as many parts whose words differ by no more signs fit as well."""
ENOUGH = 2
"""Parts of a cue that must be there before an answer is offered."""
_BESIDE_HAN = re.compile(rf"\s+(?=[{HAN}])|(?<=[{HAN}])\s+")
_STRUCK = "※"
_CLIPPED = re.compile(r"\b(ca|do|does|did|is|are|was|were|wo|have|has|had|would|could|should)nt\b", re.ASCII)
"""A no that was typed without its apostrophe."""
_CLAUSE = re.compile(r"[,，。;；!！?？\n]+|\.(?=\s|$)|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_RANKS = list(Rank)
_AGAINST = frozenset((Rank.ACCUSATION, Rank.GROUND, Rank.OFFER, Rank.DELAY))
"""Ranks whose answers ask for something: who is just given it had better not send them."""
RECENT = 16
"""So many sentences are kept as they were read: of each is asked what it means, which goods and which parcel."""


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


_Met = Callable[[Said, Meaning, tuple[Part, ...]], Hit | None]
"""How a cue of a meaning is met by a sentence, if it is."""
_Ready = tuple[Meaning, tuple[tuple[Part, ...], ...], Part]
"""A meaning with the parts of its cues, and of what takes it away."""


class Ear:
    """The meanings of one language, ready to listen; `sayings` reads the text of `sayings.md` when it is needed."""

    def __init__(self, meanings: Meanings, sayings: Callable[[], str] = str) -> None:
        self.meanings = meanings.all
        self._sayings = sayings
        self._read = lru_cache(maxsize=RECENT)(self.read)
        self._undone = tuple(map(Chain, meanings.undone))
        self._leans = Leans(meanings.leaning)
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
        return self._heard(text, _met)

    def whole(self, text: str) -> tuple[Hit, ...]:
        """The whole ones alone: most meanings are given up at the second part of a cue."""
        return self._heard(text, _all_met)

    def _heard(self, text: str, met: _Met) -> tuple[Hit, ...]:
        said = self._read(text)
        near = sorted(set().union(*(self._begun[gram] for gram in self._begun.keys() & said.grams)))
        found = (
            hit
            for at, places in groupby(near, key=itemgetter(0))
            if (hit := _hit(said, met, self._ready[at], [place for _, place in places]))
        )
        return tuple(sorted(found, key=lambda hit: (not hit.whole, hit.order)))

    @cached_property
    def _begun(self) -> dict[str, set[tuple[int, int]]]:
        """By signs of their first parts, the places of the meanings and of the cues that can begin to be there."""
        begun: dict[str, set[tuple[int, int]]] = {}
        for at, (_, cues, _) in enumerate(self._ready):
            for place, cue in enumerate(cues):
                for gram in cue[0].grams:
                    begun.setdefault(gram, set()).add((at, place))
        return begun

    @cached_property
    def memory(self) -> Memory:
        """The sentences that are remembered, with those the meanings were tried with; none where none are told."""
        told = tuple((name, said) for _, name, said in sayings_of(self._sayings()))
        tried = ((one.id, said) for one in self.meanings.values() for said in one.examples)
        return Memory(dict.fromkeys((*told, *tried)) if told else ())

    def goods(self, *texts: str) -> tuple[str, ...]:
        """The kinds of goods that are named."""
        said = [self._read(text) for text in texts]
        return tuple(name for name, words in self._goods.items() if any(words.signs(text) for text in said))

    def sent_back(self, text: str) -> bool:
        """Whether a parcel is named with which goods went back."""
        return bool(self._sent_back.signs(self._read(text)))

    def lean(self, text: str) -> Lean:
        """Whether a message gives what is asked for, or denies it."""
        return self._leans.of(map(self._read, clauses(text)))

    def read(self, text: str) -> Said:
        """A sentence as it is compared: one width, small letters, nothing that says nothing, nothing taken back."""
        told = _BESIDE_HAN.sub("", _CLIPPED.sub(r"\1n't", plain(text)))
        said = Said(self._silent.sub(r"\1", told))
        for undone in self._undone:
            said = undone.replaced(said, _STRUCK)
        return said

    def _part(self, alternatives: tuple[str, ...]) -> Part:
        if alternatives not in self._known:
            self._known[alternatives] = Part(alternatives)
        return self._known[alternatives]


def _hit(said: Said, met: _Met, ready: _Ready, places: list[int]) -> Hit | None:
    """How the best of these cues of a meaning is met."""
    meaning, cues, unless = ready
    found = [hit for place in places if (hit := met(said, meaning, cues[place]))]
    if not found or unless.signs(said):
        return None
    return min(found, key=lambda hit: (not hit.whole, hit.order))


def _met(said: Said, meaning: Meaning, cue: tuple[Part, ...]) -> Hit | None:
    if not cue[0].signs(said):
        return None
    words = [word for part in cue if (word := part.found(said))]
    return Hit(meaning, len(words), len(cue), sum(map(len, words)), tuple(dict.fromkeys(words)))


def _all_met(said: Said, meaning: Meaning, cue: tuple[Part, ...]) -> Hit | None:
    words = list[str]()
    for part in cue:
        if not (word := part.found(said)):
            return None
        words.append(word)
    hit = Hit(meaning, len(words), len(cue), sum(map(len, words)), tuple(dict.fromkeys(words)))
    return hit if hit.whole else None


def _silent(meanings: Meanings) -> re.Pattern[str]:
    """What finds words that say nothing, and first, as its group, those listened for that hold one (花呗)."""
    blank = either(sorted(map(plain, meanings.blanks), key=len, reverse=True)) or "(?!)"
    found, alone = re.compile(blank).search, re.compile(blank).fullmatch
    parts = (part for one in meanings.all.values() for part in (*chain.from_iterable(one.cues), one.unless))
    held = {said for part in dict.fromkeys(parts) for said in part if found(said) and not alone(said)}
    kept = either(Part(tuple(held)).by_length) if held else "(?!)"
    return re.compile(f"({kept})|(?:{blank})")


def fights(meaning: Meaning, lean: Lean) -> bool:
    """Whether a meaning goes against the lean of a message: its answer would fight what is given, or it takes a
    denial for a gift."""
    if meaning.rank is Rank.GRANT:
        return lean is Lean.DENIES
    return lean in GIVEN and meaning.rank in _AGAINST and lean not in meaning.beside


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
        if hit.order[:2] == first.order[:2] and first.signs - hit.signs <= CLOSE:
            yield hit
