"""Reads `meanings.md`: headings, and below them lines of `- key: value`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from content.pack.errors import PlaybookError
from content.pack.flow import ID
from content.pack.markdown import Source
from content.pack.meanings import Condition, Cue, Lean, Leaning, Meaning, Meanings, Parcel, Rank
from content.text.words import N_, message

KEYS = {
    "rank": "rank", "等级": "rank", "reasons": "reasons", "原因": "reasons", "goods": "goods", "商品": "goods",
    "steps": "steps", "步骤": "steps", "cue": "cue", "听到": "cue", "unless": "unless", "除非": "unless",
    "example": "example", "例句": "example", "ask": "ask", "反问": "ask", "care": "care", "注意": "care",
    "instead": "instead", "改做": "instead", "parcel": "parcel", "包裹": "parcel",
    "beside": "beside", "并存": "beside", "either": "either", "都行": "either",
}  # fmt: skip
"""The keys of a section in both languages."""
_HEADING = re.compile(rf"##\s+({ID})\s*(.*)")
_ITEM = re.compile(r"-\s+([^:：]+?)\s*[:：]\s*(.+)")
_WORD = re.compile(rf"`({ID})`")
_SIGNS = re.compile("[…#*]")
GAPS, SIGNS, LINKS = 2, 3, 24
"""How many `…`, and how many of the signs `…`, `#` and `*` together, there may be, as each more takes many times as
long to look for; and how many parts of what is undone in a row."""
_Item = tuple[int, str, str]
"""The line of an item, its key and its value."""


class _Section(Struct):
    title: str
    line: int
    items: list[_Item]


def meanings_of(source: Source) -> Meanings:
    """The meanings that a file tells. Raises `PlaybookError`."""
    file, sections = source.file, _sections(source)
    words: dict[str, tuple[str, ...]] = {}
    for line, key, value in _items(sections, "words"):
        words[key] = (*words.get(key, ()), *_alternatives(value, words, file, line))
    told: dict[str, dict[str, tuple[str, ...]]] = {"goods": {}, "sent-back": {}, "blanks": {}}
    for name, groups in told.items():
        for line, key, value in _items(sections, name):
            groups[key] = (*groups.get(key, ()), *_alternatives(value, words, file, line))
    leaning = _leaning(_items(sections, "leaning"), words, file)
    undone = tuple(_chain(value, words, file, line) for line, _, value in _items(sections, "undone"))
    return Meanings(
        {name: _meaning(name, section, words, file) for name, section in sections.items()},
        told["goods"],
        tuple(said for group in told["sent-back"].values() for said in group),
        tuple(said for group in told["blanks"].values() for said in group),
        undone,
        leaning,
    )


def _leaning(items: list[_Item], words: Mapping[str, tuple[str, ...]], file: str) -> Leaning:
    """The chains of each key that `Leaning` knows; a key may stand several times."""
    told: dict[str, tuple[Cue, ...]] = dict.fromkeys(Leaning.__struct_fields__, ())
    for line, key, value in items:
        if key not in told:
            what = message(N_("“{text}” is none of: {known}."), text=key, known=", ".join(told))
            raise PlaybookError(file, line, what)
        told[key] = (*told[key], _chain(value, words, file, line))
    return Leaning(**told)


def _items(sections: dict[str, _Section], name: str) -> list[_Item]:
    return sections.pop(name).items if name in sections else []


def _sections(source: Source) -> dict[str, _Section]:
    """The sections by id; where one stands twice it goes on, as when a playbook adds to its base."""
    found: dict[str, _Section] = {}
    section: _Section | None = None
    for number, line in enumerate(source.lines, source.body_line):
        if heading := _HEADING.fullmatch(line.strip()):
            section = found.setdefault(heading[1], _Section(heading[2], number, []))
        elif section is not None and (item := _ITEM.fullmatch(line.strip())):
            section.items.append((number, item[1].strip("`"), item[2]))
    return found


def _meaning(name: str, section: _Section, words: Mapping[str, tuple[str, ...]], file: str) -> Meaning:
    told: dict[str, list[tuple[int, str]]] = {}
    for number, key, value in section.items:
        if key not in KEYS:
            known = ", ".join(dict.fromkeys(KEYS.values()))
            raise PlaybookError(file, number, message(N_("“{text}” is none of: {known}."), text=key, known=known))
        told.setdefault(KEYS[key], []).append((number, value))

    def one(key: str) -> str:
        return told[key][0][1].strip() if key in told else ""

    beside = tuple(re.split(r"[\s,，、]+", one("beside"))) if one("beside") else ()
    asked = (
        ("rank", Rank, one("rank")),
        ("parcel", Parcel, one("parcel")),
        *(("beside", Lean, lean) for lean in beside),
    )
    for key, kinds, value in asked:
        if value not in set(kinds):
            known = ", ".join(filter(None, kinds))
            what = message(N_("“{text}” is none of: {known}."), text=value or key, known=known)
            raise PlaybookError(file, section.line, what)
    return Meaning(
        name,
        section.title,
        Rank(one("rank")),
        section.line,
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
        Parcel(one("parcel")),
        tuple(value.strip() for _, value in told.get("example", [])),
        one("ask"),
        one("care"),
        one("instead"),
        tuple(map(Lean, beside)),
        one("either"),
    )


def _chain(text: str, words: Mapping[str, tuple[str, ...]], file: str, line: int) -> tuple[tuple[str, ...], ...]:
    """The parts of what is undone, which follow one another at once."""
    found = tuple(_link(part, words, file, line) for part in text.split(" + "))
    _bounded("".join(max(part, key=lambda said: len(_SIGNS.findall(said))) for part in found), file, line)
    if len(found) > LINKS:
        raise PlaybookError(
            file, line, message(N_("there are {n} parts in a row; {most} fit."), n=len(found), most=LINKS)
        )
    return found


def _link(part: str, words: Mapping[str, tuple[str, ...]], file: str, line: int) -> tuple[str, ...]:
    """The alternatives of a part of what is undone; one in brackets may be missing."""
    said = part.strip()
    if said.startswith("(") and said.endswith(")"):
        return (*_alternatives(said[1:-1], words, file, line), "")
    return _alternatives(said, words, file, line)


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
            _bounded(said, file, line)
            found.append(said)
    return tuple(dict.fromkeys(found))


def _bounded(said: str, file: str, line: int) -> None:
    if said.count("…") > GAPS or len(_SIGNS.findall(said)) > SIGNS:
        what = N_("“{text}” has too many of the signs … # *; {gaps} … fit, and {signs} signs in all.")
        raise PlaybookError(file, line, message(what, text=said[:40], gaps=GAPS, signs=SIGNS))
