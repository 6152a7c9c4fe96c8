"""Chinese text found by how it is read: `lyej`, `lanyaerji` and `lanyae` all find 蓝牙耳机, `xlx217` 行李箱217.

Single characters in any of their readings; phrases are not looked up, which would take half a second to load.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

SHORTEST = 2
"""Letters from which on a word may be pinyin; one letter would find everything."""
_HAN = ("\u4e00", "\u9fff")
_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_BETWEEN = "[ ·-]?"
"""What may stand between a reading and what is typed beside it in one word."""
_SYLLABLE = 6
"""Letters of the longest syllable."""
_LONGEST = 24
"""Letters up to which a word is taken apart into syllables."""
_MOST = 40
"""Ways to take a word apart that are tried."""


def may_be_pinyin(word: str) -> bool:
    """Whether a word could be a reading: small Latin letters, two or more."""
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def may_be_read(word: str) -> bool:
    """Whether a word could be a reading, or one beside digits or Chinese characters: `xlx217`, `20寸xlx`."""
    letters, han = sum(char.isascii() and char.isalpha() for char in word), any(map(_is_han, word))
    enough = letters >= SHORTEST - han  # beside digits one letter would find too much
    return letters > 0 and enough and all((char.isascii() and char.isalnum()) or _is_han(char) for char in word)


@lru_cache(maxsize=64)
def spelled(word: str) -> re.Pattern[str]:
    """Finds text that is read like `word`: by initials, by whole syllables, the last of which may be cut off.

    The letters themselves are found too, and what is no letter stands for itself.
    """
    runs = _RUNS.findall(word.casefold())
    parts = [f"(?:{_ways(run)})" if "a" <= run[0] <= "z" else re.escape(run) for run in runs]
    return re.compile(_BETWEEN.join(parts), re.IGNORECASE)


def _ways(letters: str) -> str:
    ways = ["".join(f"[{letter}{_by_initial().get(letter, '')}]" for letter in letters)]
    if len(letters) <= _LONGEST:
        for number, syllables in enumerate(_taken_apart(letters)):
            if number >= _MOST:
                break
            whole = (_readings()[syllable] for syllable in syllables[:-1])
            ways.append("".join(f"[{chars}]" for chars in (*whole, _beginning(syllables[-1]))))
    return "|".join(ways)


def warm_up() -> None:
    """Read the table of readings now, so that the first search need not wait for it."""
    _readings()


def _is_han(char: str) -> bool:
    return _HAN[0] <= char <= _HAN[1]


def _taken_apart(letters: str) -> Iterator[tuple[str, ...]]:
    """The ways to read letters as syllables, of which the last may be cut off; long syllables first."""
    if len(letters) <= _SYLLABLE and _beginning(letters):
        yield (letters,)
    for size in range(min(_SYLLABLE, len(letters) - 1), 0, -1):
        if letters[:size] in _readings():
            for more in _taken_apart(letters[size:]):
                yield (letters[:size], *more)


@cache
def _beginning(letters: str) -> str:
    """The characters whose reading begins with these letters."""
    return "".join(chars for reading, chars in _readings().items() if reading.startswith(letters))


@cache
def _by_initial() -> dict[str, str]:
    found: dict[str, str] = {}
    for reading, chars in _readings().items():
        found[reading[0]] = found.get(reading[0], "") + chars
    return found


@cache
def _readings() -> dict[str, str]:
    """The characters by their readings, without tones; ü is written v."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    found: dict[str, set[str]] = {}
    for code, readings in pinyin_dict.items():
        char = chr(code)
        if _is_han(char):
            for reading in readings.split(","):
                found.setdefault(_toneless(reading), set()).add(char)
    return {reading: "".join(sorted(chars)) for reading, chars in sorted(found.items()) if reading}


@cache
def _toneless(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("ê", "e")
    return "".join(char for char in plain if char.isascii() and char.isalpha())


def readings_of(char: str) -> tuple[str, ...]:
    """How a character is read, without tones, in all its readings; empty for what is no Chinese character."""
    if not _is_han(char):
        return ()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    readings = pinyin_dict.get(ord(char), "").split(",")
    return tuple(dict.fromkeys(filter(None, map(_toneless, readings))))
