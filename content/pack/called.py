"""By which words people call something: whether one of them stands in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

DOTS = "..."
"""What `…` is in half width."""
_SIGNS = re.compile(r"\.{6}|\.{3}|#")
_SIGNS_KEPT = re.compile(f"({_SIGNS.pattern})")
_NUMBER = r"(?:\d+|[一二两三四五六七八九十百几半]+)"
_COUNTED = (
    r"(?:\d+|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty"
    r"|thirty|a dozen|half)"
)
_OF_SIGNS = {DOTS: "[^，。；！？,;!?]{0,8}?", DOTS * 2: "[^。；！？;!?]{0,16}?", "#": _NUMBER}
_OF_LETTERS = {DOTS: "[^.,;!?]{0,60}?", DOTS * 2: "[^.;!?]{0,80}?", "#": _COUNTED}
"""What the signs of a playbook's word stand for, in Chinese and in languages with letters."""


def longest(said: Iterable[str], text: str) -> int:
    """How many signs the longest of some words has that stands in a text; 0 when none does. All in half width."""
    return max((len(word.replace(DOTS, "")) for word in said if stands(word, text)), default=0)


def stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, `…` for a few signs of the same clause, `……` for more of a sentence and
    `#` for a number; one of letters only as a word of its own, or in its plural. Both in half width and small."""
    parts = _SIGNS.split(word)
    if not all(part in text for part in parts):
        return False
    if len(parts) == 1 and not _SIGNS.sub("", word).isascii():
        return True
    return _made(word).search(text) is not None


@lru_cache(1_024)
def _made(word: str) -> re.Pattern[str]:
    latin = _SIGNS.sub("", word).isascii()
    stands_for = _OF_LETTERS if latin else _OF_SIGNS
    said = "".join(stands_for.get(part) or re.escape(part) for part in _SIGNS_KEPT.split(word))
    return re.compile(rf"(?<![a-z]){said}(?:e?s|ed)?(?![a-z])" if latin else said)
