"""Search over all text of a case. Chinese needs no word breaks; names are also found by their pinyin initials."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Container
from functools import cache, lru_cache

from store.board.board import Board
from store.board.outline import Outline
from store.case.case import Case

Holding = Callable[[str], Container[int] | None]
"""The cases in which a folded word may stand; see `CaseStore.holding`."""

SHORTEST = 2
"""Letters from which on a word may be pinyin initials; one letter would find everything."""
_HAN = ("\u4e00", "\u9fff")
_GROUPS = re.compile(r"(?<=\d),(?=\d{3})")
"""The commas of a long number: 20,000 is found by 20000, and 1284.00 by 1,284 as cards show it."""
_TYPED_GROUPS = re.compile(r"(?<=\d),(?=\d|$)")
"""The same in a word that may not be typed to its end."""


def search(board: Board, words: str, holding: Holding, text: Callable[[int], str]) -> Board:
    """The cases in which every word stands somewhere, whatever its letter case.

    A word of ASCII letters may also be the pinyin initials of a part of a name: `lyej` finds 蓝牙耳机. `holding`
    narrows the cases down, so that the long texts of the others, which `text` gives, need not be made.
    """
    found = list(board.outlines)
    for word in words.casefold().split():
        forms = {form: holding(form) for form in {word, _TYPED_GROUPS.sub("", word)}}
        found = [
            one
            for one in found
            if any(
                _is_named(one, form) or ((held is None or one.number in held) and form in text(one.number))
                for form, held in forms.items()
            )
        ]
    return board.only(one.number for one in found)


def text_of(case: Case) -> str:
    """What was recorded of a case as one text, folded for comparing."""
    parts = [
        case.title,
        *case.facts.values(),
        *(f"{entry.text} {entry.promise}" for entry in case.diary),
        *(f"{exhibit.name} {exhibit.note}" for exhibit in case.exhibits),
    ]
    return _folded("\n".join(parts))


def _folded(text: str) -> str:
    return _GROUPS.sub("", text.casefold())


def _is_named(one: Outline, word: str) -> bool:
    """Whether the word is the number, stands in a name, or is the initials of a part of one."""
    if word in _folded(f"{one.number}\n{one.names}"):
        return True
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return False
    return _initials(word).search(one.names) is not None


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
