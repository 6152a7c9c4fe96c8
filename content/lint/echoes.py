"""The rule that two languages say the same: articles, amounts, spans of time, headings and items of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.lint.finding import Fault
from content.lint.shapes import shape_differs, usual_headings
from content.lint.source import File, Pack
from content.lint.spans import chinese_number
from content.lint.statutes import mistaken
from content.pack.columns import NamedRow
from content.text.words import N_, message

_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ZH_ARTICLE = re.compile(r"第\s*(\d[\d、至到和\s-]*)\s*条")
_EN_ARTICLE = re.compile(r"(?:Arts?\.|Articles?)\s*(\d+(?:\(\d+\))*(?:\s*(?:,|–|-|and|to|or)\s*\d+(?:\(\d+\))*)*)")
_ZH_SPAN = re.compile(
    r"(?<![月\d])(\d{1,3}|[一二两三四五六七八九十]+)\s*(?:个?(小时|工作日|天|自然日|日(?!期|子|常|前|志))|(个月|年(?![龄级代前])))"
)
_EN_SPAN = re.compile(
    rf"\b(\d+|{'|'.join(_EN)})(?:[\s-]+(?:calendar|full|whole))?[\s-]+(hours?|working[\s-]days?|days?|months?|years?)\b(?![\s-]old)",
    re.IGNORECASE,
)
_UNITS = {"小时": "h", "工作日": "w", "天": "d", "自然日": "d", "日": "d", "个月": "m", "年": "y"}
_UNIT_WORDS = {"h": "hours", "w": "working days", "d": "days", "m": "months", "y": "years"}
_ZH_MONEY = re.compile(
    r"(?:人民币|¥|￥)?\s*(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*(万)?[余多]?元|[¥￥]\s*(\d[\d,]*(?:\.\d+)?)"
)
_EN_MONEY = re.compile(r"(?:RMB|¥|￥)\s*(\d[\d,]*(?:\.\d+)?)|(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*yuan", re.IGNORECASE)
_NEEDED = {
    _ZH_ARTICLE: re.compile("条"),
    _ZH_MONEY: re.compile("[元¥￥]"),
    _ZH_SPAN: re.compile("[时日天月年]"),
    _EN_ARTICLE: re.compile("Art"),
    _EN_MONEY: re.compile("yuan|Yuan|YUAN|rmb|Rmb|RMB|[¥￥]"),
    _EN_SPAN: re.compile("[hH]our|[dD]ay|[mM]onth|[yY]ear|HOUR|DAY|MONTH|YEAR"),
}
"""What a line has, or the pattern finds nothing in it: it is sought many times as fast."""
_YEARS = 1_300
"""From here on a number is no article but a year: the longest law has 1,260."""
_FOLDERS = ("steps", "reasons", "pages")
_TABLES = ("limits.md", "channels.md", "laws.md", "replies.md", "evidence.md", "grounds.md", "beyond.md")
_NO_WORDS = (
    "id",
    "amount",
    "perishes",
    "checked",
    "quote",
    "in-force",
    "evidence",
    "starts",
    "used",
    "kept",
    "form",
    "picture-mb",
    "pictures",
)
_Lines = list[tuple[int, str]]
_CITED = message(N_("articles"))
_HINT = N_("The two languages must say the same; only the words differ.")


def twin_says_other(pack: Pack) -> Iterator[Fault]:
    """A page whose twin names other articles, amounts or spans, or has other headings or items."""
    books = {book.language: book for book in pack.books}
    if set(books) != {"zh", "en"}:
        return
    usual = usual_headings(books["zh"], books["en"])
    for path, file in books["zh"].files.items():
        twin = books["en"].files.get(path)
        if twin is None or not file.source or not twin.source or not (file.own or twin.own):
            continue
        if file.folder in _FOLDERS:
            told = path in mistaken(pack)
            shape = list(shape_differs(file, twin, usual))
            yield from shape or (
                fault for fault in _compare(file, twin) if not (told and fault.what.values.get("what") == _CITED)
            )
        elif file.path in _TABLES:
            yield from _rows(file, twin)


def _compare(zh: File, en: File) -> Iterator[Fault]:
    for here, there in _parts(zh, en):
        yield from _numbers_differ(zh, here, en, there)


def _rows(zh: File, en: File) -> Iterator[Fault]:
    """The same of each row of a table, whose words stand side by side."""
    twins = {row.id: row for row in en.rows}
    for row in zh.rows:
        twin = twins.get(row.id)
        if twin is not None:
            yield from _numbers_differ(zh, [(row.line, _said(row))], en, [(twin.line, _said(twin))])


def _said(row: NamedRow) -> str:
    return " | ".join(cell for name, cell in row.cells.items() if name not in _NO_WORDS)


def _numbers_differ(zh: File, here: _Lines, en: File, there: _Lines) -> Iterator[Fault]:
    """Numbers that one has and the other has not; one in place of another is one fault, of the second language."""
    for what, find in ((_CITED.text, _articles), (N_("amounts"), _amounts), (N_("spans"), _spans)):
        mine, other = find(here, True), find(there, False)
        if mine.keys() == other.keys():
            continue
        only, instead = sorted(mine.keys() - other.keys()), sorted(other.keys() - mine.keys())
        for one, its in zip(only, instead, strict=False):
            words = message(
                N_("{what}: {one} here, {other} in {file}."), what=message(what), one=its, other=one, file=zh.name
            )
            yield Fault(en.name, other[its], words, message(_HINT), (zh.name, mine[one]))
        for file, found, rest, twin in (
            (zh, mine, only[len(instead) :], en),
            (en, other, instead[len(only) :], zh),
        ):
            for one in rest:
                words = message(N_("{what}: {one} is not in {file}."), what=message(what), one=one, file=twin.name)
                yield Fault(file.name, found[one], words, message(_HINT))


def _parts(zh: File, en: File) -> Iterator[tuple[_Lines, _Lines]]:
    """What both say in the same paragraph, row or item; all at once where they are parted otherwise."""
    mine, other = _parted(zh), _parted(en)
    if len(mine) == len(other):
        yield from zip(mine, other, strict=True)
    else:
        yield [line for part in mine for line in part], [line for part in other for line in part]


def _parted(file: File) -> list[_Lines]:
    """The lines of a file by its headings, paragraphs and rows; first those above them all."""
    begins = {
        file.line(token) for token in file.blocks if token.type in ("heading_open", "paragraph_open", "tr_open")
    }
    parts: list[_Lines] = [[]]
    for number, line in file.numbered:
        if number in begins:
            parts.append([])
        parts[-1].append((number, line))
    return parts


def _found(pattern: re.Pattern[str], lines: _Lines) -> Iterator[tuple[int, re.Match[str]]]:
    needed = _NEEDED[pattern]
    for number, line in lines:
        if needed.search(line):
            yield from ((number, found) for found in pattern.finditer(line))


def _articles(lines: _Lines, chinese: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, match in _found(_ZH_ARTICLE if chinese else _EN_ARTICLE, lines):
        said = match[1] if chinese else re.sub(r"\(\d+\)", "", match[1])
        for part in map(int, re.findall(r"\d+", said)):
            if part < _YEARS:
                found.setdefault(str(part), number)
    return found


def _amounts(lines: _Lines, chinese: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, match in _found(_ZH_MONEY if chinese else _EN_MONEY, lines):
        said = next(part for part in match.groups() if part and part != "万")
        value = float(said.replace(",", "")) * (10_000 if chinese and match[2] else 1)
        found.setdefault(f"{value:g}", number)
    return found


def _spans(lines: _Lines, chinese: bool) -> dict[str, int]:
    """Hours, days and working days, longer than one: “one day” is often no span at all."""
    found: dict[str, int] = {}
    for number, match in _found(_ZH_SPAN if chinese else _EN_SPAN, lines):
        unit = _UNITS[match[2] or match[3]] if chinese else match[2].lower()[0]
        amount = _number(match[1].lower())
        if amount > 1:
            found.setdefault(f"{amount} {_UNIT_WORDS[unit]}", number)
    return found


def _number(text: str) -> int:
    return _EN.get(text) or chinese_number(text)
