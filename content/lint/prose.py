"""The sentences of a file, line by line: what a person reads, without the marks of Markdown and templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from content.lint.source import File
from content.pack.markdown import Source
from content.pack.model import Flow

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TO_DO_ID = re.compile(r"(?<![ \t])[ \t]*\{#[^}]*\}[ \t]*$")
MOST = 1_024
"""So many files are kept while they are looked at; a playbook in two languages has three hundred."""
GAP = "\ufffc"
"""Stands where a template puts something in."""


@lru_cache(maxsize=MOST)
def prose(file: File) -> tuple[tuple[int, str], ...]:
    """The lines of a file that hold sentences, with their numbers; many rules read them."""
    return tuple(_prose(file))


def _prose(file: File) -> Iterator[tuple[int, str]]:
    if file.source is None:
        return
    yield from _front(file, file.source)
    if file.folder == "letters":
        yield from _template(file.source)
        return
    yield from _body(file)
    if isinstance(file.value, Flow):
        yield from _chart(file.value)


def _front(file: File, source: Source) -> Iterator[tuple[int, str]]:
    for key, value in source.front.items():
        if isinstance(value, str):
            yield file.front(str(key)), value


def _template(source: Source) -> Iterator[tuple[int, str]]:
    def mask(match: re.Match[str]) -> str:
        return (GAP if match[0].startswith("{{") else "") + "\n" * match[0].count("\n")

    yield from enumerate(_TAG.sub(mask, source.body).split("\n"), source.body_line)


def _body(file: File) -> Iterator[tuple[int, str]]:
    for token in file.tokens:
        if token.type == "inline":
            yield from _inline(token, file.line(token))


def _inline(token: Token, line: int) -> Iterator[tuple[int, str]]:
    words = ""
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            yield line, _TO_DO_ID.sub("", words)
            words, line = "", line + 1
        elif child.type == "code_inline":
            words += GAP
        else:
            words += child.content
    yield line, _TO_DO_ID.sub("", words)


def _chart(flow: Flow) -> Iterator[tuple[int, str]]:
    for step in flow.steps.values():
        yield step.line, step.title
        for choice in flow.choices[step.id]:
            if choice.title != flow.steps[choice.id].title:
                yield choice.line, choice.title
