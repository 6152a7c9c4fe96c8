"""Search over all text of a case. Chinese needs no word breaks; names are also found by their pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from content.text.pinyin import may_be_pinyin, spelled
from store.board.board import Board
from store.board.outline import Outline
from store.case.case import Case

Holding = Callable[[str], Container[int] | None]
"""The cases in which a folded word may stand; see `CaseStore.holding`."""

_GROUPS = re.compile(r"(?<=\d),(?=\d{3})")
"""The commas of a long number: 20,000 is found by 20000, and 1284.00 by 1,284 as cards show it."""
_TYPED_GROUPS = re.compile(r"(?<=\d),(?=\d|$)")
"""The same in a word that may not be typed to its end."""


def search(board: Board, words: str, holding: Holding, text: Callable[[int], str]) -> Board:
    """The cases in which every word stands somewhere, whatever its letter case.

    A word of Latin letters may also be how a part of a name is read: `lyej` and `lanyaerji` find 蓝牙耳机.
    `holding` narrows the cases down, so that the long texts of the others, which `text` gives, need not be made.
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
        *(f"{remark.author} {remark.text}" for remark in case.remarks),
        *(f"{exhibit.name} {exhibit.note}" for exhibit in case.exhibits),
    ]
    return _folded("\n".join(parts))


def _folded(text: str) -> str:
    return _GROUPS.sub("", text.casefold())


def _is_named(one: Outline, word: str) -> bool:
    """Whether the word is the number, stands in a name, or is how a part of one is read."""
    if word in _folded(f"{one.number}\n{one.names}"):
        return True
    return may_be_pinyin(word) and spelled(word).search(one.names) is not None
