"""One of a few, as people name it: by its id, by a title in any language, by how a Chinese title is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.text.words import LANGUAGES, Translator
from store.days.numerals import plain_words


def named(text: str, known: Mapping[str, Iterable[str]]) -> str:
    """The id that is meant among the `known` ids with their titles; empty when none is, or several could be."""
    wanted = plain_words(text)
    titles = {name: tuple(map(plain_words, called)) for name, called in known.items()}
    for name, called in titles.items():
        if wanted == name or wanted in called:
            return name
    return _read_like(wanted.replace(" ", ""), titles)


def in_every_language(words: str) -> tuple[str, ...]:
    """A word of the interface (an English msgid) in all its languages."""
    return tuple(Translator(language)(words) for language in LANGUAGES)


def _read_like(wanted: str, titles: Mapping[str, Iterable[str]]) -> str:
    """The one whose title is read so: `zhiliangwenti`, `tksb`; whole titles before parts of them."""
    from content.text.pinyin import may_be_pinyin, spelled

    if not may_be_pinyin(wanted):
        return ""
    pattern = spelled(wanted)
    for fits in (pattern.fullmatch, pattern.search):
        found = [name for name, called in titles.items() if any(fits(one) for one in called if not one.isascii())]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""
