"""Finds labels in a line: the words behind which pages write their values."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from store.papers.pasted.vocabulary import LABELS, Label


class Place(Struct, frozen=True):
    """Where a label stands in a line."""

    begin: int
    end: int
    label: Label
    closed: bool
    """Whether a colon, a blank or the end of the line parts it from what follows."""
    words: str


@lru_cache(maxsize=1)
def _known() -> dict[str, Label]:
    """Every label by its words, without blanks and in small letters."""
    return {_key(words): label for label, many in LABELS for words in _words(many)}


def _words(many: str) -> list[str]:
    return [word.replace("_", " ") for word in many.split()]


def _key(words: str) -> str:
    return re.sub(r"\s", "", words).lower()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """One pattern of all labels; noise may have put blanks between the characters of a Chinese one."""
    every = sorted({word for _, many in LABELS for word in _words(many)}, key=len, reverse=True)
    chinese = "|".join(r"\s?".join(map(re.escape, word)) for word in every if not word[0].isascii())
    english = "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in every if word[0].isascii())
    return re.compile(
        rf"(?<![^\W\d件的原])(?:(?P<zh>{chinese})|(?P<en>{english})(?![a-z]))"
        r"(?P<note>\s?\([^()]{0,20}\))?(?P<mark>\s?:\s?|\s?[|丨]\s?|\s|$)?",
        re.IGNORECASE,
    )


def labels_in(text: str) -> list[Place]:
    """The labels in a folded line, from left to right; whether a value follows is not looked at."""
    found: list[Place] = []
    for match in _pattern().finditer(text):
        words = match["zh"] or match["en"]
        found.append(Place(match.start(), match.end(), _known()[_key(words)], match["mark"] is not None, words))
    return found
