"""Markdown as the playbooks use it: front matter, tables, task lists and fenced blocks, with line numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from msgspec import Struct

from content.pack.errors import PlaybookError
from content.pack.flow import ID
from content.pack.guidance import ToDo
from content.text.words import N_, counted, message

_LINE_END = re.compile(r"\r\n?|\n")
"""What ends a line for Markdown; other separators of Unicode do not."""
LONGEST_FRONT = 10_000
"""Characters of front matter; it holds a few keys."""
_MARKS = re.compile(r"[\n\\`*_\[<&!]")
"""What begins anything but words inside a paragraph, by the rules of CommonMark that are on."""
_TASK = re.compile(r"^\[[ xX]\] ")
_TAG = re.compile(
    rf"(?<![ \t])[ \t]*\{{#(?P<id>{ID})(?P<optional> optional)?(?P<goods> goods)?\}}[ \t]*$", re.MULTILINE
)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one Markdown parser: CommonMark with tables, without raw HTML."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=1)
def _blocks() -> MarkdownIt:
    """The same parser, for who needs no marks inside a paragraph; it is twice as fast."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["inline", "text_join"])


@lru_cache(maxsize=1)
def _inside() -> MarkdownIt:
    """The same parser, for what stands inside the blocks that are known already."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["normalize", "block"])


@dataclass(frozen=True)
class Source:
    """A Markdown file that was taken apart: `body` begins on line `body_line` (counted from 1)."""

    file: str
    front: Mapping[str, Any]
    body: str
    body_line: int

    def tokens(self) -> list[Token]:
        """The block tokens of the body."""
        return self._tokens

    @cached_property
    def _links(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _tokens(self) -> list[Token]:
        return _blocks().parse(self.body, self._links)

    @cached_property
    def all_tokens(self) -> tuple[Token, ...]:
        """The tokens of the body with those inside its paragraphs; the blocks are read once for both."""
        marked: list[Token] = []
        for token in self._tokens:
            if token.type != "inline" or _MARKS.search(token.content):
                marked.append(token)
            else:  # three of four paragraphs and cells are words alone
                token.children = [Token("text", "", 0, content=token.content)] if token.content else []
        _inside().core.process(StateCore(self.body, _inside(), self._links, marked))
        return tuple(self._tokens)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body."""
        return _LINE_END.split(self.body)

    def line(self, token: Token) -> int:
        """The line of the file on which a block token begins."""
        return self.body_line + (token.map[0] if token.map else 0)


class Row(Struct, frozen=True):
    """A table row: its line in the file and its cells as plain Markdown, `—` read as empty."""

    line: int
    cells: tuple[str, ...]


@lru_cache(maxsize=1)
def read_source(text: str, file: str) -> Source:
    """Take the front matter off a file. Raises `PlaybookError` when it is not a YAML mapping."""
    if not text.startswith("---"):
        return Source(file, {}, text, 1)
    lines = _LINE_END.split(text)
    if lines[0].rstrip() != "---":
        return Source(file, {}, text, 1)
    try:
        end = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    except StopIteration:
        raise PlaybookError(file, 1, message(N_("the front matter is not closed by a line ---."))) from None
    head = "\n".join(lines[1:end])
    if len(head) > LONGEST_FRONT:
        raise PlaybookError(
            file, 1, message(N_("the front matter is longer than {n} characters."), n=LONGEST_FRONT)
        )
    try:
        _refuse_aliases(head, file)
        front = yaml.load(head, Loader=_loader()) or {}
    except (yaml.YAMLError, ValueError) as error:  # a day such as 2026-13-45 is a ValueError
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        line = mark.line + 2 if mark else 1
        raise PlaybookError(file, line, message(N_("the front matter is not YAML."))) from error
    if not isinstance(front, dict):
        raise PlaybookError(file, 2, message(N_("the front matter is not a list of “key: value”.")))
    return Source(file, front, "\n".join(lines[end + 1 :]), end + 2)


def _refuse_aliases(head: str, file: str) -> None:
    """A few lines of YAML that refer to each other can stand for more than any memory holds."""
    if "*" not in head:
        return
    for event in yaml.parse(head, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 2 if event.start_mark else 1
            raise PlaybookError(file, line, message(N_("the front matter may not use YAML aliases.")))


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_header(source: Source) -> Row | None:
    """The header of the first table of a file; None when it has no table."""
    cells: list[str] | None = None
    line = 1
    for token in source.tokens():
        if token.type == "thead_open":
            cells, line = [], source.line(token)
        elif token.type == "thead_close":
            break
        elif cells is not None and token.type == "inline":
            cells.append(token.content.strip())
    return None if cells is None else Row(line, tuple(cells))


def read_table(source: Source, columns: int) -> tuple[Row, ...]:
    """The rows of the first table of a file; raises `PlaybookError` on a row of another width."""
    rows: list[Row] = []
    cells: list[str] = []
    inside = False
    for token in source.tokens():
        if token.type == "tbody_open":
            inside = True
        elif token.type == "table_close":
            break
        elif inside and token.type == "tr_open":
            cells, line = [], source.line(token)
            _refuse_odd_width(source, line, columns)
        elif inside and token.type == "inline":
            cells.append(_cell(token.content))
        elif inside and token.type == "tr_close":
            if len(cells) != columns:  # the header is narrower than its rows
                one = N_("the table has {n} column, {columns} are needed.")
                what = N_("the table has {n} columns, {columns} are needed.")
                raise PlaybookError(source.file, line, counted(one, what, len(cells), columns=columns))
            rows.append(Row(line, tuple(cells)))
    return tuple(rows)


def _refuse_odd_width(source: Source, line: int, columns: int) -> None:
    # markdown-it pads and cuts rows to the width of the header, so the width is counted in the raw line
    raw = source.lines[line - source.body_line].strip().replace(r"\|", "")
    width = raw.removeprefix("|").removesuffix("|").count("|") + 1
    if width != columns:
        one = N_("this row has {n} cell, {columns} are needed.")
        raise PlaybookError(
            source.file,
            line,
            counted(one, N_("this row has {n} cells, {columns} are needed."), width, columns=columns),
            message(N_("A bar inside a cell is written \\|.")),
        )


def _cell(text: str) -> str:
    text = text.replace("<br>", "\n").strip()
    return "" if text in ("—", "-", "–") else text


def read_todos(source: Source) -> tuple[ToDo, ...]:
    """The task list items of a page. Raises `PlaybookError` when one has no id or an id twice."""
    todos: dict[str, ToDo] = {}
    for token in source.tokens():
        if token.type != "inline" or not is_task(token.content):
            continue
        line = source.line(token)
        tag = _TAG.search(token.content)
        if not tag:
            raise PlaybookError(
                source.file,
                line,
                message(N_("this to-do has no id.")),
                message(N_("End it with {example}."), example="{#some-id}"),
            )
        if tag["id"] in todos:
            raise PlaybookError(source.file, line, message(N_("{id} is declared twice."), id=tag["id"]))
        text = _TAG.sub("", _TASK.sub("", token.content)).replace("\n", " ").strip()
        todos[tag["id"]] = ToDo(tag["id"], text, required=not tag["optional"], goods=bool(tag["goods"]))
    return tuple(todos.values())


def is_task(text: str) -> bool:
    """Whether the text of a paragraph is a task list item."""
    return _TASK.match(text) is not None


def task_id(text: str) -> str:
    """The id at the end of a task list item, or an empty text."""
    tag = _TAG.search(text)
    return tag["id"] if tag else ""


def read_fence(source: Source, language: str) -> tuple[list[str], int]:
    """The lines of the first fenced block in `language`, and the line of the file where they begin."""
    for token in source.tokens():
        if token.type == "fence" and token.info.strip() == language:
            return token.content.splitlines(), source.line(token) + 1
    raise PlaybookError(source.file, 1, message(N_("there is no ``` {language} block."), language=language))


def title_of(source: Source) -> str:
    """The first heading of a page, or an empty text."""
    tokens = source.tokens()
    for n, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return tokens[n + 1].content.strip()
    return ""


def without_tags(body: str) -> str:
    """The body as it is shown: to-do ids are for the machine."""
    return _TAG.sub("", body).strip()
