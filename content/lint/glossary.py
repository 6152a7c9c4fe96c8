"""The one glossary of all playbooks: what each law is called, how many articles it has, the words for things.

It lies beside the shipped playbooks, `_glossary/<language>.md`, for people to read and for the rules to hold to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from content.pack.files import SHIPPED
from content.pack.markdown import read_source, read_table

_LAW, _TERM = 8, 3
"""Columns of the two tables."""


class Statute(Struct, frozen=True):
    """A law as the text said that was read: its names (the full one first), articles or 0, version, since when."""

    id: str
    names: tuple[str, ...]
    articles: int
    version: str = ""
    since: str = ""


class Term(Struct, frozen=True):
    """The word for a thing, and the words that are not used for it."""

    word: str
    instead: tuple[str, ...]


class Glossary(Struct, frozen=True):
    """The laws and terms of one language."""

    laws: tuple[Statute, ...]
    terms: tuple[Term, ...]

    def law(self, name: str) -> Statute | None:
        """The law of this name, full or short."""
        return next((law for law in self.laws if name in law.names), None)

    def named(self, words: str) -> Statute | None:
        """The law whose name stands in some words; the longest name where there are several."""
        found = [(len(name), law) for law in self.laws for name in law.names if name in words]
        return max(found, key=lambda one: one[0])[1] if found else None


@lru_cache(maxsize=4)
def read_glossary(language: str, folder: Path = SHIPPED / "_glossary") -> Glossary:
    """The glossary of a language; an empty one where there is none."""
    path = folder / f"{language}.md"
    if not path.is_file():
        return Glossary((), ())
    text = path.read_text(encoding="utf-8")
    first, _, second = text.partition("\n## ")[2].partition("\n## ")
    laws = (
        Statute(
            row.cells[0],
            tuple(filter(None, (row.cells[1], *_words(row.cells[2])))),
            _number(row.cells[3]),
            row.cells[4],
            row.cells[5],
        )
        for row in read_table(read_source(f"## {first}", path.name), _LAW)
    )
    terms = (
        Term(row.cells[1], _words(row.cells[2]))
        for row in read_table(read_source(f"## {second}", path.name), _TERM)
    )
    return Glossary(tuple(laws), tuple(terms))


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in re.split(r"[、,，;；]", cell) if word.strip() not in ("", "—"))


def _number(cell: str) -> int:
    return int(cell) if cell.isdigit() else 0
