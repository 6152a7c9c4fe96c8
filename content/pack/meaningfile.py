"""Reads `meanings.md`: headings, and below them lines of `- key: value`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.pack.errors import PlaybookError
from content.pack.flow import ID
from content.pack.markdown import Source
from content.pack.meanings import Condition, Meaning, Meanings, Rank
from content.text.words import N_, message

KEYS = {
    "rank": "rank", "等级": "rank", "reasons": "reasons", "原因": "reasons", "goods": "goods", "商品": "goods",
    "steps": "steps", "步骤": "steps", "cue": "cue", "听到": "cue", "unless": "unless", "除非": "unless",
    "example": "example", "例句": "example", "ask": "ask", "反问": "ask", "instead": "instead", "改做": "instead",
}  # fmt: skip
"""The keys of a section in both languages."""
_HEADING = re.compile(rf"##\s+({ID})\s*(.*)")
_ITEM = re.compile(r"-\s+([^:：]+?)\s*[:：]\s*(.+)")
_WORD = re.compile(rf"`({ID})`")
_Item = tuple[int, str, str]


def meanings_of(source: Source) -> Meanings:
    """The meanings that a file tells. Raises `PlaybookError`."""
    file, sections = source.file, dict(_sections(source))
    words: dict[str, tuple[str, ...]] = {}
    for line, key, value in sections.pop("words", ("", 0, []))[2]:
        words[key.strip("`")] = _alternatives(value, words, file, line)
    tables = {name: sections.pop(name, ("", 0, []))[2] for name in ("goods", "blanks", "undone")}
    told = {
        name: {key: _alternatives(value, words, file, line) for line, key, value in items}
        for name, items in tables.items()
    }
    return Meanings(
        {name: _meaning(name, section, words, file) for name, section in sections.items()},
        told["goods"],
        tuple(said for group in told["blanks"].values() for said in group),
        tuple(said for group in told["undone"].values() for said in group),
    )


def _sections(source: Source) -> Iterator[tuple[str, tuple[str, int, list[_Item]]]]:
    """The sections with their title, line and items; a section that stands twice is refused."""
    seen: set[str] = set()
    items: list[_Item] = []
    for number, line in enumerate(source.lines, source.body_line):
        if heading := _HEADING.fullmatch(line.strip()):
            name, items = heading[1], []
            if name in seen:
                raise PlaybookError(source.file, number, message(N_("{id} is declared twice."), id=name))
            seen.add(name)
            yield name, (heading[2], number, items)
        elif seen and (item := _ITEM.fullmatch(line.strip())):
            items.append((number, item[1], item[2]))


def _meaning(
    name: str, section: tuple[str, int, list[_Item]], words: Mapping[str, tuple[str, ...]], file: str
) -> Meaning:
    title, line, items = section
    told: dict[str, list[tuple[int, str]]] = {}
    for number, key, value in items:
        if key not in KEYS:
            known = ", ".join(dict.fromkeys(KEYS.values()))
            raise PlaybookError(file, number, message(N_("“{text}” is none of: {known}."), text=key, known=known))
        told.setdefault(KEYS[key], []).append((number, value))

    def one(key: str) -> str:
        return told[key][0][1].strip() if key in told else ""

    if one("rank") not in set(Rank):
        known = ", ".join(Rank)
        raise PlaybookError(file, line, message(N_("“{text}” is none of: {known}."), text=one("rank"), known=known))
    return Meaning(
        name,
        title,
        Rank(one("rank")),
        line,
        tuple(
            tuple(_alternatives(part, words, file, number) for part in value.split(" + "))
            for number, value in told.get("cue", [])
        ),
        tuple(
            said for number, value in told.get("unless", []) for said in _alternatives(value, words, file, number)
        ),
        _condition(one("reasons")),
        _condition(one("goods")),
        _condition(one("steps")),
        tuple(value.strip() for _, value in told.get("example", [])),
        one("ask"),
        one("instead"),
    )


def _condition(text: str) -> Condition:
    ids = tuple(part for part in re.split(r"[\s,，、]+", text) if part)
    if ids and ids[0] in ("not", "不是"):
        return Condition(ids[1:])
    return Condition(ids, only=bool(ids))


def _alternatives(text: str, words: Mapping[str, tuple[str, ...]], file: str, line: int) -> tuple[str, ...]:
    """What stands between the strokes; a word in back-ticks stands for all its own alternatives."""
    found: list[str] = []
    for said in (part.strip() for part in text.split("/")):
        if word := _WORD.fullmatch(said):
            if word[1] not in words:
                raise PlaybookError(
                    file, line, message(N_("“{id}” is not in {file}."), id=word[1], file="## words")
                )
            found += words[word[1]]
        elif said:
            found.append(said)
    return tuple(dict.fromkeys(found))
