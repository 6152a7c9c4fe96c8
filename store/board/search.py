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
from store.disk.journal.documents import encode_text

Holding = Callable[[Callable[[bytes], bool]], Container[int]]
"""The numbers of the cases whose JSON passes a test; see `CaseFile.holding`."""

SHORTEST = 2
"""Letters from which on a word may be pinyin initials; one letter would find everything."""
_HAN = ("\u4e00", "\u9fff")
_CASELESS = re.compile("[^A-Za-z\x80-\u2e7f\ua000-\U0010ffff]+")
"""Words that are written in one way only: no other letter folds into these."""
_LIKE_ASCII = "ſßẞ\u212aİŉǰẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆ"
"""All letters beyond ASCII that fold into something with an ASCII letter."""
_ESCAPED = b"\\u"
_GROUPS = re.compile(r"(?<=\d),(?=\d{3})")
"""The commas of a long number: 20,000 is found by 20000, and 1284.00 by 1,284 as cards show it."""
_TYPED_GROUPS = re.compile(r"(?<=\d),(?=\d|$)")
"""The same in a word that may not be typed to its end."""
_LONG_NUMBER = re.compile(r"\d\d")


def search(board: Board, words: str, holding: Holding, text: Callable[[int], str]) -> Board:
    """The cases in which every word stands somewhere, whatever its letter case.

    A word of ASCII letters may also be the pinyin initials of a part of a name: `lyej` finds 蓝牙耳机. `holding`
    narrows the cases down, so that the long texts of the others, which `text` gives, need not be made.
    """
    found = list(board.outlines)
    for word in words.casefold().split():
        forms = {form: holding(may_hold(form)) for form in {word, _TYPED_GROUPS.sub("", word)}}
        found = [
            one
            for one in found
            if any(
                _is_named(one, form) or (one.number in held and form in text(one.number))
                for form, held in forms.items()
            )
        ]
    return board.only(one.number for one in found)


def may_hold(word: str) -> Callable[[bytes], bool]:
    """Tells of the JSON of a case whether the folded word may stand in its events; when not, it does not."""
    found = _may_stand(word)
    if not _LONG_NUMBER.search(word):
        return found
    joined = _may_stand(word.replace(",", ""))
    return lambda data: found(data) or joined(data.replace(b",", b""))


def _may_stand(word: str) -> Callable[[bytes], bool]:
    stored = encode_text(word)[1:-1]
    if _CASELESS.fullmatch(word):
        return lambda data: stored in data or _holds(data, _ESCAPED)
    if word.isascii():
        likes = {char.encode()[:2] for char in _LIKE_ASCII if not set(word).isdisjoint(char.casefold())}
        return lambda data: stored in data.lower() or any(_holds(data, like) for like in (_ESCAPED, *likes))
    folded = stored.decode()
    return lambda data: folded in data.decode().casefold() or _holds(data, _ESCAPED)


def _holds(data: bytes, two: bytes) -> bool:
    """Whether two bytes stand in the data; that the first one does not is soon seen."""
    return two[:1] in data and two in data


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
