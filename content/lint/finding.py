"""What the linter says, and what one of its rules is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from content.lint.source import Pack
from content.text.words import Message


class Finding(Struct, frozen=True):
    """Something that is wrong: by which rule, in which file (with its language folder) and line, and what to do."""

    rule: str
    file: str
    line: int
    what: Message
    hint: Message


class Fault(Struct, frozen=True):
    """A finding before the name of its rule is put to it."""

    file: str
    line: int
    what: Message
    hint: Message


Rule = Callable[[Pack], Iterator[Fault]]
