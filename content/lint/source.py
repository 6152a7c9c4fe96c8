"""A playbook as the linter sees it: every file of every language, read as far as it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from markdown_it.token import Token
from msgspec import Struct

from content.pack import reader
from content.pack.base import TABLES, BasedFiles, Files
from content.pack.columns import COLUMNS, NamedRow, named_rows
from content.pack.errors import PlaybookError, UnknownPage
from content.pack.files import SHIPPED, PackFiles
from content.pack.markdown import Source, read_source
from content.pack.model import Flow
from content.pack.playbook import BEYOND, FOLDERS, GROUNDS, MEANINGS, SAYINGS, Playbook
from content.text.words import LANGUAGES

_V = TypeVar("_V")
_Read = Callable[[str, str], object]

TOP: Mapping[str, _Read] = {
    "playbook.md": reader.read_meta,
    "flow.md": reader.read_flow,
    "reasons.md": reader.read_reasons,
    "evidence.md": reader.read_evidence,
    "limits.md": reader.read_limits,
    "channels.md": reader.read_channels,
    "laws.md": reader.read_laws,
    BEYOND: reader.read_beyond,
    GROUNDS: reader.read_grounds,
    "replies.md": reader.read_replies,
    MEANINGS: reader.read_meanings,
}
BELOW: Mapping[str, _Read] = {
    "steps": reader.read_step,
    "reasons": reader.read_reason,
    "letters": reader.read_letter,
    "dossiers": reader.read_dossier,
    "pages": reader.read_page,
}


@dataclass(frozen=True, eq=False)
class File:
    """One file: `path` inside its language, `name` with it; `value` is what the reader made of it, if it could.

    `own` tells that the playbook says something in it itself, beside what it has of its base.
    """

    path: str
    name: str
    text: str
    source: Source | None
    value: object
    error: PlaybookError | None
    own: bool = True

    @property
    def folder(self) -> str:
        """The folder inside the language, empty for a file beside the flow."""
        return self.path.rpartition("/")[0]

    @property
    def id(self) -> str:
        """The id a file has by its name."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @cached_property
    def blocks(self) -> Sequence[Token]:
        """The blocks of its body with their words; what stands inside them costs as much again, see `tokens`."""
        return self.source.tokens() if self.source else ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of its body, inline ones too; none while the front matter cannot be read."""
        return self.source.all_tokens if self.source else ()

    @cached_property
    def rows(self) -> tuple[NamedRow, ...]:
        """The rows of its table, as far as they can be told apart."""
        if self.source is None or self.table not in COLUMNS:
            return ()
        try:
            return tuple(named_rows(self.source, self.table))
        except PlaybookError:
            return ()

    @property
    def table(self) -> str:
        """By what its columns are declared: its folder, or the file itself."""
        return self.folder or self.path

    @cached_property
    def numbered(self) -> tuple[tuple[int, str], ...]:
        """Its lines with their numbers; a dozen rules read them."""
        return tuple(enumerate(self.text.splitlines(), 1))

    @cached_property
    def small(self) -> str:
        """Its text in small letters, each sign in its place: any words are found there sooner."""
        return in_small_letters(self.text)

    def line(self, token: Token) -> int:
        """The line on which a block token begins."""
        return self.source.line(token) if self.source else 1

    def row(self, name: str) -> int:
        """The line of the table row with this id, or 1."""
        return self._lines.get(name, 1)

    @cached_property
    def _lines(self) -> dict[str, int]:
        return {row.id: row.line for row in reversed(self.rows)}

    def front(self, key: str) -> int:
        """The line of a key of the front matter, or 1."""
        if self.source is None or not self.source.front:
            return 1
        head = self.text.splitlines()[: self.source.body_line - 1]
        return next((n for n, line in enumerate(head, 1) if line.startswith(f"{key}:")), 1)


class Book(Struct, frozen=True):
    """A playbook in one language; `files` by their path inside it, `strays` are files that nothing reads.

    `texts` knows where each line really stands.
    """

    language: str
    files: Mapping[str, File]
    strays: tuple[str, ...]
    texts: Files

    @property
    def own(self) -> tuple[File, ...]:
        """The files in which the playbook itself says something; what its base says is that one's matter."""
        return tuple(file for file in self.files.values() if file.own)

    def value(self, path: str, kind: type[_V]) -> _V | None:
        """What the reader made of a file; nothing when it is missing or cannot be read."""
        file = self.files.get(path)
        return file.value if file is not None and isinstance(file.value, kind) else None

    @property
    def flow(self) -> Flow | None:
        """The flow, if it can be read."""
        return self.value("flow.md", Flow)

    def table(self, path: str, kind: type[_V]) -> Iterator[tuple[File, int, str, _V]]:
        """The rows of a table: file, line, id and value."""
        values = self.value(path, dict) or {}
        for name, value in values.items():
            if isinstance(value, kind):
                yield self.files[path], self.files[path].row(name), name, value

    def ids(self, path: str) -> frozenset[str] | None:
        """The ids of a table; nothing when it is missing or cannot be read."""
        values = self.value(path, dict)
        return None if values is None else frozenset(values)

    def below(self, folder: str, kind: type[_V], *, own: bool = False) -> Iterator[tuple[File, _V]]:
        """The files of a folder that could be read; all, or only the playbook's own."""
        for file in self.own if own else self.files.values():
            if file.folder == folder and isinstance(file.value, kind):
                yield file, file.value


class Pack(Struct, frozen=True, eq=False):
    """What the rules look at: all languages, the day, and the keys of the facts a letter may use.

    Each is itself only, so that what several rules need of it can be found once.
    """

    name: str
    books: tuple[Book, ...]
    today: date
    facts: frozenset[str]

    def files(self) -> Iterator[File]:
        """All files of all languages."""
        for book in self.books:
            yield from book.files.values()

    def own(self) -> Iterator[File]:
        """The files of all languages in which the playbook itself says something."""
        for book in self.books:
            yield from book.own


def in_small_letters(text: str) -> str:
    """A text in small letters, as long as it was: a sign whose small one takes more room stays."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(min(sign.lower(), sign, key=len) for sign in text)


def read_pack(folder: Path, today: date, facts: frozenset[str], roots: Sequence[Path] = (SHIPPED,)) -> Pack:
    """Read everything below a playbook's folder, and what it has of a playbook it builds on."""
    written = (folder.joinpath(name) for name in LANGUAGES)
    return Pack(folder.name, tuple(_book(one, roots) for one in written if one.is_dir()), today, facts)


def _book(folder: Path, roots: Sequence[Path]) -> Book:
    language, fault = folder.name, None
    try:
        texts: Files = Playbook(folder, roots).files
    except (PlaybookError, UnknownPage) as refused:
        texts, fault = PackFiles(folder), refused
    files: dict[str, File] = {}
    strays: list[str] = []
    written = {*_markdown(folder, "")} - {SAYINGS}  # the words of others; `meant` looks at them
    for path in sorted({*written, *_inherited(texts)}):
        parent = path.rpartition("/")[0]
        read = BELOW.get(parent) if parent else TOP.get(path)
        if read is None:
            strays.append(f"{language}/{path}")
        else:
            files[path] = _file(texts, path, f"{language}/{path}", read, path in written)
    if isinstance(fault, PlaybookError) and "playbook.md" in files:
        files["playbook.md"] = replace(files["playbook.md"], error=fault)
    order = {f"{name}.md": n for n, name in enumerate(("playbook", "flow", *TABLES, *FOLDERS))}
    by_place = sorted(files, key=lambda path: (order.get(path.partition("/")[0], len(order)), path))
    return Book(language, {path: files[path] for path in by_place}, tuple(sorted(strays)), texts)


def _inherited(texts: Files) -> Iterator[str]:
    if isinstance(texts, BasedFiles):
        yield from (path for path in TOP if texts.has(path))
        yield from (f"{folder}/{name}.md" for folder in BELOW for name in texts.names(folder))


def _markdown(folder: Path, path: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_file() and entry.name.endswith(".md"):
            yield path + entry.name
        elif not path and entry.is_dir():
            yield from _markdown(entry, f"{entry.name}/")


def _file(texts: Files, path: str, name: str, read: _Read, own: bool) -> File:
    text, source, value, error = "", None, None, None
    try:
        text = texts.text(path)
        source = read_source(text, name)
        value = read(text, name)
    except PlaybookError as refused:
        error = refused
    return File(path, name, text, source, value, error, own)
