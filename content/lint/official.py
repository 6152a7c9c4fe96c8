"""The official words of the laws that the playbooks lean on, by law and article, as they were read.

They lie beside the glossary, `_glossary/official.md`: a section per law (by its id there), a row per article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from content.pack.files import SHIPPED

_ROW = re.compile(r"^\| (\d+) \| (.+) \|$")
_BLANKS = re.compile(r"\s+")


class Official(Struct, frozen=True):
    """What the laws say, by id of the law and number of the article."""

    laws: Mapping[str, Mapping[int, str]]

    def read(self, law: str) -> bool:
        """Whether anything of this law was read."""
        return law in self.laws

    def text(self, law: str, articles: Iterable[int]) -> str:
        """The words of some articles one after the other, without blanks; empty where they were not read."""
        said = self.laws.get(law, {})
        return "".join(said.get(article, "") for article in articles)

    def says(self, law: str, articles: Iterable[int], words: str) -> bool:
        """Whether these very words stand in one of the articles; marks at the ends do not count."""
        wanted = _BLANKS.sub("", words).strip("，。；：、…")
        return any(wanted in self.text(law, (article,)) for article in articles)


@lru_cache(maxsize=2)
def read_official(folder: Path = SHIPPED / "_glossary") -> Official:
    """The official words; nothing where the file is missing."""
    path = folder / "official.md"
    if not path.is_file():
        return Official({})
    laws: dict[str, dict[int, str]] = {}
    here: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            here = laws.setdefault(line.removeprefix("## ").strip(), {})
        elif row := _ROW.match(line):
            here[int(row[1])] = _BLANKS.sub("", row[2])
    return Official(laws)
