"""Words that name nobody: the vocabulary of disputes, goods, law, days, cities and brands in both languages.

`harmless.zh.txt` begins with a line of the characters that stand alone in ordinary sentences, then a word a line;
`harmless.en.txt` has a word in small letters a line. They were drawn from the playbooks, the words of the screens
and the answers of merchants, without the people and streets in them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST = 6
"""Characters of the longest Chinese word that is looked up."""


@cache
def words(language: str) -> frozenset[str]:
    """The harmless words of a language, in small letters."""
    return frozenset(_lines(language)[_FIRST.get(language, 0) :])


@cache
def alone() -> frozenset[str]:
    """The Chinese characters that stand alone in ordinary sentences."""
    return frozenset(_lines("zh")[0])


_FIRST = {"zh": 1}


def _lines(language: str) -> list[str]:
    return (files("content.text") / f"harmless.{language}.txt").read_text("utf-8").splitlines()


def is_english(word: str) -> bool:
    """Whether a word is a harmless English one or a form of one."""
    small = _SHORT.sub("", word.casefold().replace("’", "'"))
    return small in words("en") or any(
        small.endswith(end) and len(small) - len(end) > 2 and _is_root(small.removesuffix(end)) for end in _ENDS
    )


_SHORT = re.compile("(?:n't|'(?:s|ll|ve|d|re|m))$")
_ENDS = ("s", "es", "ies", "ed", "ied", "d", "ing", "er", "ers", "ly", "est", "able", "ness")


def _is_root(root: str) -> bool:
    return not words("en").isdisjoint((root, f"{root}e", f"{root}y", _single(root)))


def _single(root: str) -> str:
    """The root of a form with its last letter doubled: stopp of stopped."""
    return root[:-1] if root[-1:] == root[-2:-1] else root


def parts(run: str) -> list[tuple[int, int]]:
    """A run of Chinese characters as harmless words, and single characters where no word explains them."""
    known, free = words("zh"), alone()
    cost = [0.0] * (len(run) + 1)
    back = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        cost[end], back[end] = cost[end - 1] + (_FREE if run[end - 1] in free else _STRANGE), end - 1
        for start in range(max(end - LONGEST, 0), end - 1):
            if cost[start] + 1 < cost[end] and run[start:end] in known:
                cost[end], back[end] = cost[start] + 1, start
    found, end = [], len(run)
    while end:
        found.append((back[end], end))
        end = back[end]
    return found[::-1]


_FREE, _STRANGE = 1.3, 3.0
"""What a single character costs, a word costing one: with the fewest and best words the sum is the least."""
