"""Looks in a sentence for what a cue names: its parts, each with its alternatives. Pure, and each thing once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import groupby, takewhile
from string import ascii_lowercase, digits

from content.pack.meanings import Cue
from content.text.traditional import SIMPLE

HAN = "\u3400-\u9fff"
_IN_HAN = re.compile(f"[{HAN}]")
_NUMBER = r"(?:\d++(?:\.\d++)?|[一二两三四五六七八九十百几半]{1,8})"
_GAP = {True: "[^。!?;\n]{0,8}?", False: "[^.!?;\n]{0,40}?"}
"""How much may stand where a pattern has `…`: in Chinese, and in languages with letters; never past a sentence."""
_DOTS = "\x00"
_SIGNS = re.compile(r"[\x00#*]")
"""What only a pattern can look for."""
_APART = re.compile(r"[\x00#*\s]+")
_BLANKS = re.compile(r"\s*")
_GRAM = 4
"""So many signs of an alternative tell in a moment that a sentence cannot hold it."""
_LETTERS = frozenset(ascii_lowercase + digits)
_ALIKE = SIMPLE | str.maketrans("你妳劵帐帳滴", "您您券账账的")
"""Signs that are typed for one another in a chat, traditional ones for simplified ones, and one word for whoever is
spoken to."""
MOST = 4_096
"""So many alternatives with signs are kept as patterns; a playbook has a thousand, and a sentence needs few."""


class Said:
    """A sentence as it is compared: all parts of all cues ask the same one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def grams(self) -> frozenset[str]:
        """Every run of a few signs; the empty one too, for a pattern without letters."""
        said = self.text
        return frozenset(said[at : at + n] for n in range(_GRAM + 1) for at in range(len(said)))

    @cached_property
    def flat(self) -> str:
        """The sentence with one blank between words."""
        return " ".join(self.text.split())


_Sought = tuple[str, tuple[str, ...], bool, bool, bool]
"""An alternative as it is sought: the words between its signs where a pattern has to find it, whether it is letters
alone, and whether a word begins and ends it."""


class Part:
    """One part of a cue: what may stand in a sentence for it. Many cues share one and ask it in turn."""

    def __init__(self, alternatives: tuple[str, ...]) -> None:
        self._alternatives = alternatives
        self._last: tuple[Said | None, str] = (None, "")
        self._sought: dict[int, _Sought] = {}

    @cached_property
    def by_length(self) -> tuple[str, ...]:
        """The alternatives as they are compared, the longest first."""
        marked = "\n".join(self._alternatives).replace("…", _DOTS)
        compared = plain(marked).split("\n")  # at once: they are thousands
        return tuple(sorted(compared, key=len, reverse=True))

    @cached_property
    def grams(self) -> frozenset[str]:
        """A few signs of each alternative: a sentence that has none of them cannot hold the part."""
        return frozenset(self._near)

    @cached_property
    def _near(self) -> dict[str, list[int]]:
        """By a few of their signs, the places of the alternatives that can stand in a sentence that has these."""
        near: dict[str, list[int]] = {}
        for at, one in enumerate(self.by_length):
            near.setdefault(_gram(one), []).append(at)
        return near

    def may_stand(self, said: Said) -> bool:
        """Whether a sentence holds the signs by which an alternative is told."""
        return not self.grams.isdisjoint(said.grams)

    def signs(self, said: Said) -> int:
        """How many signs of a sentence the longest alternative that is there takes; 0 when none is there."""
        return len(self.found(said))

    def found(self, said: Said) -> str:
        """The longest stretch of a sentence that is one of the alternatives; empty when none is there."""
        if self._last[0] is not said:
            self._last = (said, self._found(said))
        return self._last[1]

    def places(self, said: Said) -> dict[int, tuple[int, ...]]:
        """Where alternatives begin in a sentence, and where each ends then, the longest first."""
        stood: dict[int, tuple[int, ...]] = {}
        for at in self._near_in(said):
            for begin, ends in _places(self.by_length[at], said.text):
                stood[begin] = (*stood.get(begin, ()), *ends)
        return stood

    def _near_in(self, said: Said) -> list[int]:
        return sorted(at for gram in self.grams & said.grams for at in self._near[gram])

    def _found(self, said: Said) -> str:
        if not self.may_stand(said):
            return ""
        stretch = words = letters = ""
        for at in self._near_in(said):
            if at not in self._sought:  # of thousands a few are ever met
                self._sought[at] = _sought(self.by_length[at])
            one, between, alone, begins, ends = self._sought[at]
            if between:
                if all(words in said.text for words in between):  # most patterns are never made
                    stretch = max(stretch, *(found[0] for found in _made(one).finditer(said.text)), "", key=len)
            elif alone:
                letters = letters or (one if one in said.text else "")
            elif not words and one in said.flat and _stands(one, said.flat, begins, ends):
                words = one
        return max(stretch, words, key=len) or letters


class Chain:
    """Parts that follow one another at once, the longest alternative of each first.

    Looked for from its last part to its first, so that a place from which the rest cannot stand is found once:
    a regular expression would try every choice of alternatives before it.
    """

    def __init__(self, parts: Cue) -> None:
        self._parts = tuple(map(Part, parts))

    def stands(self, said: Said) -> bool:
        """Whether a sentence holds it."""
        return bool(self._stretches(said))

    def replaced(self, said: Said, by: str) -> Said:
        """The sentence with every place of it replaced."""
        left, done = list[str](), 0
        for begin, end in sorted(self._stretches(said).items()):
            if begin >= done:
                left += (said.text[done:begin], by)
                done = end
        return Said("".join((*left, said.text[done:]))) if done else said

    def _stretches(self, said: Said) -> dict[int, int]:
        """Where it begins and where it ends then; a place where all its parts are missing is none."""
        if not all(part.may_stand(said) for part in self._parts):
            return {}
        stood = list(takewhile(bool, (part.places(said) for part in self._parts)))
        if len(stood) < len(self._parts):
            return {}
        rest: dict[int, int] | None = None
        for places in reversed(stood):
            rest = dict(_followed(places, rest, said.text))
        return {begin: end for begin, end in (rest or {}).items() if end > begin}


def _followed(
    places: Mapping[int, tuple[int, ...]], rest: Mapping[int, int] | None, text: str
) -> Iterator[tuple[int, int]]:
    """Where a part of a chain begins and the rest after it ends: blanks between them count for nothing."""
    for begin, ends in places.items():
        over = ends if rest is None else (rest.get(_end(_BLANKS, text, end)) for end in ends)
        found = next((one for one in over if one is not None), None)
        if found is not None:
            yield begin, found


def plain(text: str) -> str:
    """One width, small letters, one apostrophe, one sign for those that are typed for it."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").translate(_ALIKE)


def either(alternatives: Iterable[str]) -> str:
    """The regular expression of alternatives in their order; those that must end alike say so once."""
    return "|".join(
        f"{'(?<![a-z0-9])' if begins else ''}(?:{'|'.join(map(_pattern, alike))}){'(?![a-z0-9])' if ends else ''}"
        for (begins, ends), alike in groupby(alternatives, _edges)
    )


@lru_cache(MOST)
def _made(alternative: str) -> re.Pattern[str]:
    """What finds an alternative with signs. Many parts share one, and most are never met."""
    return re.compile(either((alternative,)))


def _places(alternative: str, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where an alternative begins in a text, and all its ends from there: a gap has many, the nearest first."""
    begins, ends = _edges(alternative)
    pieces, gap = _pieces(alternative)
    found = pieces[0].search(text)
    while found is not None:
        begin, reached = found.start(), [found.end()]
        for piece in pieces[1:]:
            near = dict.fromkeys(at for one in reached for at in range(one, _end(gap, text, one) + 1))
            reached = list(dict.fromkeys(stood.end() for at in near if (stood := piece.match(text, at))))
        reached = [one for one in reached if not (ends and text[one : one + 1] in _LETTERS)]
        if reached and not (begins and text[max(begin - 1, 0) : begin] in _LETTERS):
            yield begin, tuple(reached)
        found = pieces[0].search(text, begin + 1) if begin < len(text) else None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what a pattern finds at a place of a text ends: there itself when it finds nothing."""
    found = pattern.match(text, at)
    return found.end() if found else at


@lru_cache(MOST)
def _pieces(alternative: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """What finds the stretches of an alternative between its gaps, and what finds a gap as long as it may be."""
    gap = re.compile(_GAP[bool(_IN_HAN.search(alternative))].removesuffix("?"))
    return tuple(re.compile(_pattern(one)) for one in alternative.split(_DOTS)), gap


def _sought(alternative: str) -> _Sought:
    words, edges = alternative.split(), _edges(alternative)
    if _SIGNS.search(alternative):
        return alternative, tuple(_APART.split(alternative)), False, *edges
    if any(edges) or len(words) > 1:
        return " ".join(words), (), False, *edges
    return alternative, (), True, *edges


def _gram(alternative: str) -> str:
    longest = alternative if alternative.isalnum() else max(_APART.split(alternative), key=len)
    return longest[:_GRAM]


def _stands(words: str, said: str, begins: bool, ends: bool) -> bool:
    """Whether words stand in a sentence, and not inside a longer one."""
    at = said.find(words)
    while at >= 0:
        end = at + len(words)
        inside = (begins and said[max(at - 1, 0) : at] in _LETTERS) or (ends and said[end : end + 1] in _LETTERS)
        if not inside:
            return True
        at = said.find(words, at + 1)
    return False


def _edges(alternative: str) -> tuple[bool, bool]:
    """Whether a word of letters begins an alternative, and whether one ends it."""
    return alternative[:1] in _LETTERS, alternative[-1:] in _LETTERS


def _pattern(alternative: str) -> str:
    """The regular expression of an alternative: `…` is a short gap, `#` a number, `*` the rest of a word."""
    gap = _GAP[bool(_IN_HAN.search(alternative))]
    return "".join(
        {_DOTS: gap, "#": _NUMBER, "*": r"\w*+", " ": r"\s+"}.get(sign, re.escape(sign)) for sign in alternative
    )
