"""Listens to a sentence for what it can mean. Pure: meanings and a text in, what was heard out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from content.pack.meanings import Condition, Cue, Meaning, Meanings, Rank

ENOUGH = 2
"""Parts of a cue that must be there before an answer is offered."""
_HAN = "\u3400-\u9fff"
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百几半]+)"
_GAP = {True: "[^。!?;\n]{0,8}?", False: "[^.!?;\n]{0,40}?"}
"""How much may stand where a pattern has `…`: in Chinese, and in languages with letters; never past a sentence."""
_STRUCK = "※"
_DOTS = "\x00"
_CLIPPED = re.compile(r"\b(ca|do|does|did|is|are|was|were|wo|have|has|had|would|could|should)nt\b", re.ASCII)
"""A no that was typed without its apostrophe."""
_CLAUSE = re.compile(r"[,，。;；!！?？\n]+|\.(?=\s|$)|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_SPECIAL = re.compile(r"[\x00#*\s]|^[a-z0-9]|[a-z0-9]$")
"""What makes an alternative more than letters to look for: its own signs, and where a word of letters must end."""
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
        self._undone = tuple(map(_chain, meanings.undone))
        self._known: dict[tuple[str, ...], Part] = {}

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every meaning of which at least the first part is there, the best first; whole ones before others."""
        said = self.read(text)
        found = (hit for meaning in self._meanings.all.values() if (hit := self._hit(said, meaning)))
        return tuple(sorted(found, key=lambda hit: (not hit.whole, hit.order)))

    def goods(self, *texts: str) -> tuple[str, ...]:
        """The kinds of goods that are named."""
        said = [self.read(text) for text in texts]
        kinds = self._meanings.goods.items()
        return tuple(name for name, words in kinds if any(self._part(words).signs(text) for text in said))

    def read(self, text: str) -> str:
        """A sentence as it is compared: one width, small letters, nothing that says nothing, nothing taken back."""
        plain = _CLIPPED.sub(r"\1n't", _plain(text))
        plain = re.sub(rf"\s+(?=[{_HAN}])|(?<=[{_HAN}])\s+", "", plain)
        plain = self._part(self._meanings.blanks).replaced(plain, "")
        for chain in self._undone:
            plain = chain.sub(_STRUCK, plain)
        return plain

    def _hit(self, said: str, meaning: Meaning) -> Hit | None:
        """How the best cue of a meaning is met."""
        met = [hit for cue in meaning.cues if (hit := self._met(said, meaning, cue))]
        if not met or self._part(meaning.unless).signs(said):
            return None
        return min(met, key=lambda hit: (not hit.whole, hit.order))

    def _met(self, said: str, meaning: Meaning, cue: Cue) -> Hit | None:
        if not self._part(cue[0]).signs(said):
            return None
        words = [word for part in cue if (word := self._part(part).found(said))]
        return Hit(meaning, len(words), len(cue), sum(map(len, words)), tuple(dict.fromkeys(words)))

    def _part(self, alternatives: tuple[str, ...]) -> Part:
        if alternatives not in self._known:
            self._known[alternatives] = Part(alternatives)
        return self._known[alternatives]


class Part:
    """One part of a cue: what may stand in a sentence for it."""

    def __init__(self, alternatives: tuple[str, ...]) -> None:
        plain = [_plain(one.replace("…", _DOTS)) for one in alternatives]
        self._literal = tuple(one for one in plain if not _SPECIAL.search(one))
        patterned = sorted((one for one in plain if _SPECIAL.search(one)), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, patterned))) if patterned else None

    def signs(self, said: str) -> int:
        """How many signs of a sentence the longest alternative that is there takes; 0 when none is there."""
        return len(self.found(said))

    def found(self, said: str) -> str:
        """The longest stretch of a sentence that is one of the alternatives; empty when none is there."""
        if self._pattern is not None:
            patterned = max((found[0] for found in self._pattern.finditer(said)), key=len, default="")
            if patterned:
                return patterned
        return max((one for one in self._literal if one in said), key=len, default="")

    def replaced(self, said: str, by: str) -> str:
        """The sentence with every alternative replaced, longer ones first."""
        for one in sorted(self._literal, key=len, reverse=True):
            said = said.replace(one, by)
        return said if self._pattern is None else self._pattern.sub(by, said)


def _plain(text: str) -> str:
    """One width, small letters, one apostrophe, one word for whoever is spoken to."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("你", "您")


def _chain(parts: Cue) -> re.Pattern[str]:
    """What finds parts that follow one another at once, the longest alternative of each first."""
    ready = ((_plain(one.replace("…", _DOTS)) for one in part) for part in parts)
    return re.compile(
        r"\s*".join(f"(?:{'|'.join(map(_pattern, sorted(part, key=len, reverse=True)))})" for part in ready)
    )


def _pattern(alternative: str) -> str:
    """The regular expression of an alternative: `…` is a short gap, `#` a number, `*` the rest of a word."""
    gap = _GAP[bool(re.search(f"[{_HAN}]", alternative))]
    made = "".join(
        {_DOTS: gap, "#": _NUMBER, "*": r"\w*", " ": r"\s+"}.get(sign, re.escape(sign)) for sign in alternative
    )
    before = r"(?<![a-z0-9])" if re.match("[a-z0-9]", alternative) else ""
    after = r"(?![a-z0-9])" if re.search("[a-z0-9]$", alternative) else ""
    return f"{before}{made}{after}"


def fits(meaning: Meaning, reason: str, goods: tuple[str, ...], step: str) -> bool | None:
    """Whether the answer to a meaning is true in a case; None when that is not known.

    Goods that are not known are taken for ordinary ones.
    """
    told = (meaning.reasons.holds(reason), _ordinary(meaning.goods, goods), meaning.steps.holds(step))
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
