"""Remembers sentences of the other side, and tells which of them a new one is like. Pure.

A cue says by which words a meaning is known; sentences that mean it say how such a message is written as a whole.
They are a second clue: a message may hold the words of a cue and be of another matter altogether.

They are asked in two ways. `Memory.like` finds the sentences that are like the message; `Memory.odds` tells whose
sentences, taken together, speak as it does, also where no single one is like it. `shares` is both by halves.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from statistics import fmean, pstdev

from content.pack.looking import HAN, plain

NOTHING = "nothing"
"""The section of what wants no card."""
NEAREST = 25
"""So many sentences are asked what they mean."""
WEIGHT = 3
"""The power of its likeness with which each of them counts: the nearest say most."""
SMOOTH = 10
"""So many sentences that speak as all do are counted to those of each id: of few sentences little is believed."""
FEWEST = 6
"""So many sentences an id needs to be heard by all of them together."""
SHARP = 2.5
"""The power of e by which an id counts more than another for each deviation that its odds stand above them."""
PIECE = 4
"""Letters of the parts in which words are compared beside whole words, as one word has many endings."""
ASKED = 16_384
"""So many signs, words and pairs of them are kept with where they stand: most come again."""
_HEADING = re.compile(r"##\s+(\S.*?)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RUN = re.compile(rf"[{HAN}#%]+|[a-z']+|#")
_HAN = re.compile(f"[{HAN}]")

Like = tuple[float, str]
"""How like a remembered sentence is, and the id of what it means."""


class Memory:
    """Sentences of one language, each with the id of what it means before it."""

    def __init__(self, sayings: Iterable[tuple[str, str]]) -> None:
        told = tuple(sayings)
        compared = plain("\n".join(said for _, said in told)).split("\n") if told else []
        folded = list(map(_folded, compared))
        self._text = "\n".join(folded)
        """The sentences as they are compared, a line each, which is searched faster than one by one."""
        self._starts = tuple(accumulate((len(said) + 1 for said in folded), initial=0))
        self._roots = tuple(math.sqrt(_length(said)) for said in folded)
        """How much likeness the length of each alone would bring."""
        self._names = tuple(name for name, _ in told)
        self._sizes = Counter(self._names)
        self._at = lru_cache(maxsize=ASKED)(self._places)

    def _places(self, gram: str) -> array[int]:
        """In which sentences it stands; in four bytes each, as some stand in most."""
        found, at = array("I"), self._text.find(gram)
        while at >= 0:
            found.append(bisect_right(self._starts, at) - 1)
            at = self._text.find(gram, self._starts[found[-1] + 1])
        return found

    @property
    def known(self) -> bool:
        """Whether there is any."""
        return bool(self._names)

    def like(self, text: str) -> list[Like]:
        """The nearest sentences, the nearest first: those that share most of what is rare.

        A sentence that is the text itself counts as any other.
        """
        sought = 0.0
        weights = dict[int, float]()
        for gram in _grams(_folded(plain(text))):
            at = self._at(gram)
            weight = math.log((len(self._names) + 1) / (len(at) + 0.5)) ** 2
            sought += weight
            for place in at:
                weights[place] = weights.get(place, 0.0) + weight
        scale = math.sqrt(sought) or 1.0
        found = ((weight / scale / self._roots[place], self._names[place]) for place, weight in weights.items())
        return sorted(found, reverse=True)

    def odds(self, text: str) -> dict[str, float]:
        """How much more the sentences of each id speak as the text does than all sentences do; none where no sign
        is known.

        It is the logarithm of how often the signs of the text stand in them, less that for all sentences, smoothed
        after Dirichlet (Zhai and Lafferty, A Study of Smoothing Methods for Language Models, 2004).
        """
        told, known = dict.fromkeys(self._sizes, 0.0), 0
        for gram in _pieces(_folded(plain(text))):
            at = self._at(gram)
            usual = SMOOTH * (len(at) + 0.5) / (len(self._names) + 1)
            known += bool(at)
            for name, times in Counter(map(self._names.__getitem__, at)).items():
                told[name] += math.log1p(times / usual)
        if not known:
            return {}
        heard = ((name, size) for name, size in self._sizes.items() if size >= FEWEST)
        return {name: told[name] + known * math.log(SMOOTH / (size + SMOOTH)) for name, size in heard}


def shares(found: Iterable[Like], odds: Mapping[str, float] | None = None) -> Mapping[str, float]:
    """The share of each id in what a message means, the greatest first: one half by the nearest sentences, one by
    the odds, if there are any. What is like none means nothing."""
    near = dict[str, float]()
    for likeness, name in sorted(found, reverse=True)[:NEAREST]:
        near[name] = near.get(name, 0.0) + likeness**WEIGHT
    voices = [voice for voice in (_parts(near), spoken(odds or {}) if near else {}) if voice]
    told = dict[str, float]()
    for name, part in chain.from_iterable(voice.items() for voice in voices):
        told[name] = told.get(name, 0.0) + part / len(voices)
    return {name: told[name] for name in sorted(told, key=told.__getitem__, reverse=True)}


def spoken(odds: Mapping[str, float]) -> dict[str, float]:
    """The share of each id by the odds alone, as far as they stand out from those of all; none without any."""
    if not odds:
        return {}
    usual, most = fmean(odds.values()), max(odds.values())
    apart = pstdev(odds.values(), usual) or 1.0
    return _parts({name: math.exp(SHARP * (one - most) / apart) for name, one in odds.items()})


def _parts(told: Mapping[str, float]) -> dict[str, float]:
    whole = sum(told.values()) or 1.0
    return {name: one / whole for name, one in told.items()}


def sayings_of(text: str) -> Iterator[tuple[int, str, str]]:
    """The line, the id of the section, and the words of each sentence in the text of `sayings.md`."""
    name = ""
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.fullmatch(line):
            name = heading[1]
        elif name and line.startswith("- ") and (said := line[2:].strip()):
            yield number, name, said


def _folded(text: str) -> str:
    """Letters and signs alone, each number one sign, one blank around words."""
    return f" {' '.join(_RUN.findall(_NUMBER.sub('#', text)))} "


def _grams(folded: str) -> set[str]:
    """What a sentence may share with another: signs and pairs of signs, words and pairs of words."""
    runs = folded.split()
    words = [run for run in runs if not _HAN.search(run)]
    pairs = (f" {first} {second} " for first, second in pairwise(words))
    signs = (run[at : at + n] for run in runs if _HAN.search(run) for n in (1, 2) for at in range(len(run) - n + 1))
    return {*(f" {word} " for word in words), *pairs, *signs} - {"#", " # "}


def _pieces(folded: str) -> set[str]:
    """The same, and the pieces of words, so that what has another ending is known, too."""
    words = (f" {run} " for run in folded.split() if not _HAN.search(run))
    return _grams(folded) | {word[at : at + PIECE] for word in words for at in range(len(word) - PIECE + 1)} - {
        " # "
    }


def _length(folded: str) -> int:
    """How many of them a sentence has, near enough."""
    counted = 2 * len(folded) - 5 if _HAN.search(folded) else 2 * folded.count(" ") - 3
    return max(1, counted)
