"""Facts that stand beside each other, laid one below the other: the rows of a table, the fields of one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from store.papers.pasted.fields import fields_in
from store.papers.pasted.labels import labels_in
from store.papers.pasted.script import MOST_LINE, MOST_TEXT, Line, fold
from store.papers.pasted.vocabulary import Kind, Label

_CELLS = (r"\t", r"[|｜]", r"[,，](?!\d{3}(?!\d))", r" {2,}")
"""What parts the cells of a table: a sheet or a web page puts tabs, plain text lines, an export commas."""
_NAMED = re.compile(r'"\s*:\s*(?:["\d{\[]|true|false|null)')
_RULE = re.compile(r"[\s|｜:+-]+")
_BETWEEN = re.compile(r"[，；;]|,(?!\s?\d{3,4}(?![\d年/-]))|\s[|｜/]\s")
"""What parts the fields of one line; a comma before three or four digits may be inside an amount or a date."""
_NUMBER_ALONE = re.compile(r"\d{15,24}")
_ALONE = (
    ("实付", re.compile(r"^[¥￥]\d[\d.,]*元?$|^\d[\d.,]*元$")),
    ("下单时间", re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}:\d{2}(?::\d{2})?$")),
    ("店铺", re.compile(r"(?:旗舰店|专卖店|专营店|店铺|小店|商行|超市|书店)$")),
)
"""What a part of a line is that stands between blanks, without a label."""
_DAYS = re.compile(r"[，,；;、\s]+(?=(?:[\dOo]{2,4}\s?[年./-]\s?)?[\dOol]{1,2}\s?[月./-]\s?[\dOol]{1,2})")
"""Where the next day begins on a line that says what was done on several."""
_NUMBERED = re.compile(r"^\s*(?:商品|宝贝|[Ii]tem)\s?\d{1,2}\s?[:：、.]\s*")
"""What numbers the goods of an order."""
_ENOUGH = 3
"""So many values behind labels make a sentence a list of fields."""


def rows_as_lines(text: str) -> str:
    """A text in which each row below a header of labels is lines of a label and its value; else as it was."""
    found: list[str] = []
    cells, header, above = "", list[str](), False
    written = [_closed_up(_unquoted(line)) for line in text[: MOST_TEXT * 2].splitlines()]
    for line in _uprighted(_told_apart(written)):
        if cells and _RULE.fullmatch(line):
            continue
        row = _parted(cells, line) if cells else []
        if "," in cells and len(row) != len(header):  # 59.00,108.00 are two amounts where the header has two
            row = _parted("[,，]", line)
        if cells == r"\t" and len(row) > 1:  # empty cells at the end may be lost in copying
            row += [""] * (len(header) - len(row))
        if row and len(row) == len(header):
            if above:
                found.pop()
            found += _row(header, row)
            above = False
        else:
            cells, header = _header(line)
            above = bool(cells)
            found.append(line)
    return "\n".join(found)


def fields_as_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines, of which those that list fields beside each other are parted into one for each."""
    return [part for line in lines for part in _fields(line)]


def _unquoted(line: str) -> str:
    """A line of JSON without its signs."""
    return re.sub(r'[{}\[\]"]', "", line).rstrip(", ") if _NAMED.search(line) else line


def _closed_up(line: str) -> str:
    """A line without the blanks that stand between all of its characters, as some readers of pictures set them."""
    parts = line.split()
    alone = sum(len(part) == 1 and not part.isascii() for part in parts)
    spread = (alone >= 3 and alone * 2 >= len(parts)) or (alone >= 2 and all(len(part) <= 3 for part in parts))
    return "".join(parts) if spread else line


def _told_apart(lines: Sequence[str]) -> list[str]:
    """A paste of one line that begins with the number of an order and has its price: its parts, in lines."""
    parts = lines[0].split() if len(lines) == 1 else []
    if len(parts) < _ENOUGH or not _NUMBER_ALONE.fullmatch(parts[0]):
        return list(lines)
    found: dict[str, list[str]] = {}
    for part in parts[1:]:
        key = next((key for key, pattern in _ALONE if pattern.search(part)), "商品")
        found.setdefault(key, []).append(part)
    if len(found.get("实付", ())) != 1:
        return list(lines)
    return [f"订单号: {parts[0]}", *(f"{key}: {' '.join(told)}" for key, told in found.items())]


def _uprighted(lines: Sequence[str]) -> list[str]:
    """Lines in which a table whose cells stand below each other, first all its labels, has its rows again."""
    full = [line.strip() for line in lines if line.strip()]
    for begin in range(len(full)):
        labels = list(takewhile(lambda line: _label(line) is not None, full[begin:]))
        width, cells = len(labels), full[begin + len(labels) :]
        keys = {label.key for line in labels if (label := _label(line))}
        whole = width >= _ENOUGH and len(keys) == width and cells and len(cells) % width == 0
        if whole and not any(_label(cell) for cell in cells):
            rows = (cells[at : at + width] for at in range(0, len(cells), width))
            return [*full[:begin], *(line for row in rows for line in _row(labels, row))]
        if labels:
            break
    return list(lines)


def _parted(cells: str, line: str) -> list[str]:
    bare = line.strip().strip("|｜") if "|" in cells else line.strip("\r\n ")
    return [cell.strip(' "') for cell in re.split(cells, bare)]


def _header(line: str) -> tuple[str, list[str]]:
    """How the cells of a header are parted, and its words; none when the line is no header."""
    for cells in _CELLS if len(line) <= MOST_LINE else ():
        words = _parted(cells, line)
        labels = [label.key for word in words if (label := _label(word))]
        if len(set(labels)) >= 2 and len(labels) * 2 >= len(words) and not any(map(_has_digit, words)):
            return cells, words
    return "", []


def _label(word: str) -> Label | None:
    """The label that a cell is, if it is one and nothing else."""
    places = labels_in(fold(word))
    whole = len(places) == 1 and places[0].begin == 0 and places[0].end >= len(word)
    return places[0].label if whole else None


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _row(header: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """One row, its number of an order first: where that changes, another order begins."""
    told = [(label, f"{label}: {value}") for label, value in zip(header, row, strict=True) if label and value]
    yield from (line for _, line in sorted(told, key=lambda cell: not _is_order(cell[0])))


def _is_order(word: str) -> bool:
    label = _label(word)
    return label is not None and label.key == "order"


def _fields(line: Line) -> list[Line]:
    if (numbered := _NUMBERED.match(line.raw)) and (rest := line.raw[numbered.end() :].strip()):
        return [Line(rest, fold(rest))]
    days = [Line(raw, fold(raw)) for raw in map(str.strip, _DAYS.split(line.text)) if raw]
    if len(days) > 1 and all(_is_deed(day) for day in days):
        return days
    raws = [raw.strip(" 。") for raw in _BETWEEN.split(line.raw)]
    parts = [Line(raw, fold(raw)) for raw in raws if raw]
    told = sum(any(field.leads and field.value for field in fields_in([part])) for part in parts)
    return parts if told >= _ENOUGH else [line]


def _is_deed(line: Line) -> bool:
    """Whether a line is a day and what was done on it, and nothing else."""
    fields = fields_in([line])
    return len(fields) == 1 and bool(fields[0].value) and fields[0].label.kind is Kind.MOMENT
