"""Numbers as people write them: 3, 三, 两百五, 二〇二六, three. Half width and small letters are expected."""

from __future__ import annotations

import re
import unicodedata

_CN = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
ENGLISH = {
    "a couple of": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "thirty": 30,
}  # fmt: skip
"""Number words of English that stand before a unit."""

DIGITS = r"零〇一二两俩仨三四五六七八九十百"
NUMBER = rf"(?:\d{{1,4}}|[{DIGITS}]{{1,5}})"
"""A number below ten thousand in digits or Chinese numerals, as a pattern."""
COUNT = rf"(?:{NUMBER}|\b(?:{'|'.join(ENGLISH)})\b)"
"""The same, or an English number word."""

STOPS = "。.!,;、 "
"""What may stand behind a value that was typed as a sentence, in half width."""


class NoNumber(ValueError):
    """Signs of numbers that are none together, such as 两三, which is two."""


def plain_words(text: str) -> str:
    """A text in half width and small letters, as the readers of this package take it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def number_of(text: str) -> int:
    """A number in digits, Chinese numerals up to 千, four digits in a row (二〇二六), or an English word.

    Raises `NoNumber` for anything else, such as 两三, which is two numbers.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if text in ENGLISH:
        return ENGLISH[text]
    if len(text) == 4 and all(char in _CN for char in text):
        return int("".join(str(_CN[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _CN and not digit:
            digit = _CN[char]
        else:
            raise NoNumber(text)
    if not text:
        raise NoNumber(text)
    return total + (digit or 0)


_GROUPED = re.compile(r"[A-Za-z]{0,5} ?\d[\d -]{3,40}")
_WHOLE = 11
"""Digits from which a group is a number of its own: two such are two numbers."""


def joined(text: str) -> str:
    """A long number without the blanks between its groups, to be found however it is typed; other text as it is."""
    plain = unicodedata.normalize("NFKC", text)
    groups = plain.split()
    if not _GROUPED.fullmatch(plain) or sum(len(group) >= _WHOLE for group in groups) > 1:
        return text
    return "".join(groups)
