"""One of a few, as people name it: by its id, by a title in any language, by how a Chinese title is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from content.text.words import LANGUAGES, Translator, message
from store.days.numerals import plain_words
from store.errors import NotAmong

Name = TypeVar("Name", bound=str)

LEAST_PART = 3
"""The fewest letters of pinyin by which a part of a title is named: two are found in too many by chance."""


def named(text: str, known: Mapping[str, Iterable[str]]) -> str:
    """The id that is meant among the `known` ids with their titles; empty when none is, or several could be."""
    wanted = plain_words(text)
    titles = {name: tuple(map(plain_words, called)) for name, called in known.items()}
    for name, called in titles.items():
        if wanted == name or wanted in called:
            return name
    return _read_like(wanted.replace(" ", ""), titles)


def one_of(text: str, words: Mapping[Name, str]) -> Name:
    """One of a few by its id or its word in either language; of a Chinese word a part is enough: 电话 for 电话里.

    `words` are English msgids. Raises `NotAmong`.
    """
    titles = {name: in_every_language(word) for name, word in words.items()}
    meant, wanted = named(text, {str(name): called for name, called in titles.items()}), plain_words(text)
    likely = [name for name in words if name == meant]
    if not meant and not wanted.isascii():
        likely = [name for name, called in titles.items() if any(wanted in plain_words(one) for one in called)]
    if len(likely) != 1:
        raise NotAmong(text, {str(name): message(word) for name, word in words.items()})
    return likely[0]


def in_every_language(words: str) -> tuple[str, ...]:
    """A word of the interface (an English msgid) in all its languages."""
    return tuple(Translator(language)(words) for language in LANGUAGES)


def _read_like(wanted: str, titles: Mapping[str, Iterable[str]]) -> str:
    """The one whose title is read so: `zhiliangwenti`, `tksb`; whole titles before parts of them, of which two
    letters name none.
    """
    from content.text.pinyin import may_be_pinyin, spelled

    if not may_be_pinyin(wanted):
        return ""
    pattern = spelled(wanted)
    for fits in (pattern.fullmatch, pattern.search)[: 1 if len(wanted) < LEAST_PART else 2]:
        found = [name for name, called in titles.items() if any(fits(one) for one in called if not one.isascii())]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""
