"""Numbers with their units, as two languages and the laws write them: days, months, years, money, shares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CN = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_CALENDAR = 1_900
"""From here on a number of years is a year of the calendar."""
_DIGITS = r"\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千万]+"
_ZH_UNITS = {
    "小时": "hours", "个工作日": "working days", "工作日": "working days", "个自然日": "days", "自然日": "days",
    "日": "days", "天": "days", "个月": "months", "年": "years", "元": "yuan", "倍": "times",
}  # fmt: skip
_ZH = re.compile(
    rf"(?<![月第\d,.、—-])(?P<number>{_DIGITS})\s*(?P<wan>万)?(?P<unit>{'|'.join(_ZH_UNITS)})(?![期子常前志度级代龄]|无理由)"
    r"|百分之(?P<share>[零一二三四五六七八九十百]+)|(?<!\d)(?P<percent>\d{1,6})\s{0,2}[%％]"
)
_EN_UNITS = {
    "hour": "hours", "working day": "working days", "working-day": "working days", "day": "days", "month": "months",
    "year": "years", "yuan": "yuan", "times": "times",
}  # fmt: skip
_EN_SPAN = re.compile(
    rf"\b(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_EN)})(?:[\s-]+(?:calendar|full|whole|more))?[\s-]+"
    r"(?P<unit>hour|working[\s-]day|day|month|year|yuan|times)s?\b(?!\s+returns?\b|[\s-]+old\b)|(?:RMB|¥|￥)\s*(?P<money>\d[\d,]*)"
    r"|(?<!\d)(?P<percent>\d{1,6})\s{0,2}(?:[%％]|percent\b|per cent\b)",
    re.IGNORECASE,
)
_EN_NEEDED = re.compile(
    "[hH]our|[dD]ay|[mM]onth|[yY](?:ear|uan)|[tT]imes|[pP]er|HOUR|DAY|MONTH|YEAR|YUAN|TIMES|PER|[rR][mM][bB]|[¥￥%％]"
)
"""What a text has, or the pattern finds nothing in it: it is sought many times as fast."""
_BLANKS = re.compile(r"\s+")


def chinese_number(text: str) -> int:
    """What a number in Chinese characters or digits is worth: 二百五十 is 250."""
    text = unicodedata.normalize("NFKC", text)
    if text.replace(",", "").isascii():
        return int(float(text.replace(",", "")))
    total, digit = 0, 0
    for char in text:
        if char == "万":
            total, digit = (total + digit or 1) * _POWERS[char], 0
        elif char in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[char], 0
        else:
            digit = _CN[char]
    return total + digit


@lru_cache(maxsize=8_192)
def spans(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """All numbers with a unit that a text names, in its order."""
    return tuple(_zh(text) if language == "zh" else _en(text))


def _zh(text: str) -> Iterator[tuple[int, str]]:
    for found in _ZH.finditer(text):
        if found["number"]:
            number = chinese_number(found["number"]) * (_POWERS["万"] if found["wan"] else 1)
            if number < _CALENDAR or found["unit"] != "年":
                yield number, _ZH_UNITS[found["unit"]]
        else:
            yield chinese_number(found["share"] or found["percent"]), "percent"


def _en(text: str) -> Iterator[tuple[int, str]]:
    for found in _EN_SPAN.finditer(text) if _EN_NEEDED.search(text) else ():
        if found["number"]:
            said = found["number"].lower()
            yield _EN.get(said) or chinese_number(said), _EN_UNITS[_BLANKS.sub(" ", found["unit"].lower())]
        elif found["money"]:
            yield chinese_number(found["money"]), "yuan"
        else:
            yield int(found["percent"]), "percent"


def same_time(amount: int, unit: str) -> frozenset[tuple[int, str]]:
    """All ways to write a span of time: 365 days are a year, 180 days half of one or six months."""
    same = {(amount, unit)}
    if unit == "days" and not amount % 30:
        same.add((amount // 30, "months"))
    if unit == "days" and not amount % 365:
        same.add((amount // 365, "years"))
    if unit == "hours" and not amount % 24:
        same.add((amount // 24, "days"))
    return frozenset(same)
