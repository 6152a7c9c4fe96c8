"""Search over all text of a case. Chinese needs no word breaks; names are also found by their pinyin initials."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache

from store.view import CaseView

SHORTEST = 2
"""Letters from which on a word may be pinyin initials; one letter would find everything."""
_HAN = ("\u4e00", "\u9fff")


def matches(view: CaseView, words: str) -> bool:
    """Whether every word stands somewhere in the case, whatever its letter case.

    A word of ASCII letters may also be the pinyin initials of a part of a name: `lyej` finds 蓝牙耳机.
    """
    wanted = words.casefold().split()
    if not wanted:
        return True
    text = text_of(view)
    return all(word in text or _by_initials(view, word) for word in wanted)


def text_of(view: CaseView) -> str:
    """All text of a case in one, folded for comparing."""
    parts = [
        str(view.number),
        view.title,
        view.step.title,
        view.reason,
        *view.facts.values(),
        *(f"{entry.text} {entry.promise}" for entry in view.diary),
        *(f"{exhibit.name} {exhibit.note}" for exhibit in view.exhibits),
    ]
    return "\n".join(parts).casefold()


def _by_initials(view: CaseView, word: str) -> bool:
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return False
    names = (
        view.title,
        view.facts.get("product", ""),
        view.facts.get("merchant", ""),
        view.reason,
        view.step.title,
    )
    return _initials(word).search("\n".join(names)) is not None


@lru_cache(maxsize=64)
def _initials(word: str) -> re.Pattern[str]:
    """Finds Chinese characters that are read with these letters in a row, and the letters themselves."""
    return re.compile("".join(f"[{letter}{_characters().get(letter, '')}]" for letter in word), re.IGNORECASE)


@cache
def _characters() -> dict[str, str]:
    """The Chinese characters that begin with each letter, in any of their readings."""
    # the table of single characters is all that is needed; that of phrases takes half a second
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    found: dict[str, set[str]] = {}
    for code, readings in pinyin_dict.items():
        char = chr(code)
        if _HAN[0] <= char <= _HAN[1]:
            for reading in readings.split(","):
                found.setdefault(unicodedata.normalize("NFD", reading)[0], set()).add(char)
    return {letter: "".join(sorted(chars)) for letter, chars in found.items()}


def warm_up() -> None:
    """Read the table of readings now, so that the first search need not wait for it."""
    _characters()
