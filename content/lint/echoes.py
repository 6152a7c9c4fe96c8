"""The rule that two languages say the same: articles, amounts, spans of time, headings and items of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.lint.finding import Fault
from content.lint.source import File, Pack
from content.pack.markdown import is_task
from content.text.words import N_, Message, message

_CN = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ZH_ARTICLE = re.compile(r"第\s*(\d[\d、至到和\s-]*)\s*条")
_EN_ARTICLE = re.compile(r"(?:Arts?\.|Articles?)\s*(\d+(?:\(\d+\))*(?:\s*(?:,|–|-|and|to|or)\s*\d+(?:\(\d+\))*)*)")
_ZH_SPAN = re.compile(
    r"(?<![月\d])(\d+|[一二两三四五六七八九十]+)\s*个?(小时|工作日|天|自然日|日(?!期|子|常|前|志))"
)
_EN_SPAN = re.compile(
    rf"\b(\d+|{'|'.join(_EN)})(?:[\s-]+(?:calendar|full|whole))?[\s-]+(hours?|working[\s-]days?|days?)\b",
    re.IGNORECASE,
)
_UNITS = {"小时": "h", "工作日": "w", "天": "d", "自然日": "d", "日": "d"}
_UNIT_WORDS = {"h": "hours", "w": "working days", "d": "days"}
_ZH_MONEY = re.compile(
    r"(?:人民币|¥|￥)?\s*(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*(万)?[余多]?元|[¥￥]\s*(\d[\d,]*(?:\.\d+)?)"
)
_EN_MONEY = re.compile(r"(?:RMB|¥|￥)\s*(\d[\d,]*(?:\.\d+)?)|(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*yuan", re.IGNORECASE)
_YEARS = 1_300
"""From here on a number is no article but a year: the longest law has 1,260."""
_PARTS = (
    (N_("headings"), "heading_open"),
    (N_("items"), "list_item_open"),
    (N_("quotes"), "blockquote_open"),
)
_FOLDERS = ("steps", "reasons", "pages")


def twin_says_other(pack: Pack) -> Iterator[Fault]:
    """A page whose twin names other articles, amounts or spans, or has other headings or items."""
    books = {book.language: book for book in pack.books}
    if set(books) != {"zh", "en"}:
        return
    for path, file in books["zh"].files.items():
        twin = books["en"].files.get(path)
        if file.folder in _FOLDERS and twin is not None and file.source and twin.source:
            yield from _compare(file, twin)


def _compare(zh: File, en: File) -> Iterator[Fault]:
    hint = message(N_("The two languages must say the same; only the words differ."))
    named: tuple[tuple[str, Mapping[str, int], Mapping[str, int]], ...] = (
        (N_("articles"), _articles(zh, True), _articles(en, False)),
        (N_("amounts"), _amounts(zh, True), _amounts(en, False)),
        (N_("spans"), _spans(zh, True), _spans(en, False)),
    )
    for what, here, there in named:
        for one in sorted(here.keys() ^ there.keys()):
            mine, other = (zh, en) if one in here else (en, zh)
            words = message(N_("{what}: {one} is not in {file}."), what=message(what), one=one, file=other.name)
            yield Fault(mine.name, here.get(one) or there.get(one) or 1, words, hint)
    for what, kind in _PARTS:
        mine_has, other_has = (_count(file, kind) for file in (zh, en))
        if mine_has != other_has:
            yield Fault(en.name, _last(en, kind), _counted(what, other_has, mine_has, zh), hint)


def _count(file: File, kind: str) -> int:
    """How many parts of a kind there are; to-dos have a rule of their own."""
    return sum(
        token.type == kind and not (kind == "list_item_open" and is_task(file.tokens[at + 2].content))
        for at, token in enumerate(file.tokens)
    )


def _counted(what: str, here: int, there: int, zh: File) -> Message:
    text = N_("{what}: {here} here, {there} in {file}.")
    return message(text, what=message(what), here=here, there=there, file=zh.name)


def _last(file: File, kind: str) -> int:
    return max((file.line(token) for token in file.tokens if token.type == kind), default=1)


def _articles(file: File, chinese: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(file.text.splitlines(), 1):
        for match in (_ZH_ARTICLE if chinese else _EN_ARTICLE).finditer(line):
            said = match[1] if chinese else re.sub(r"\(\d+\)", "", match[1])
            for part in map(int, re.findall(r"\d+", said)):
                if part < _YEARS:
                    found.setdefault(str(part), number)
    return found


def _amounts(file: File, chinese: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(file.text.splitlines(), 1):
        for match in (_ZH_MONEY if chinese else _EN_MONEY).finditer(line):
            said = next(part for part in match.groups() if part and part != "万")
            value = float(said.replace(",", "")) * (10_000 if chinese and match[2] else 1)
            found.setdefault(f"{value:g}", number)
    return found


def _spans(file: File, chinese: bool) -> dict[str, int]:
    """Hours, days and working days, longer than one: “one day” is often no span at all."""
    found: dict[str, int] = {}
    for number, line in enumerate(file.text.splitlines(), 1):
        for match in (_ZH_SPAN if chinese else _EN_SPAN).finditer(line):
            unit = _UNITS[match[2]] if chinese else match[2].lower()[0]
            amount = _number(match[1].lower())
            if amount > 1:
                found.setdefault(f"{amount} {_UNIT_WORDS[unit]}", number)
    return found


def _number(text: str) -> int:
    if text in _EN:
        return _EN[text]
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _CN[char]
    return total + digit
