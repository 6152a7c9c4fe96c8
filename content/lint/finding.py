"""What the linter says, and what one of its rules is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct

from content.lint.source import Pack
from content.text.words import Message


class Severity(StrEnum):
    """What comes of it when nobody mends it."""

    ERROR = "error"
    """Somebody is led wrong, or something cannot be used."""
    WARNING = "warning"
    """It can be used, but somebody is badly served or cannot check it."""
    NOTE = "note"
    """It is not written as the rest is."""


class Finding(Struct, frozen=True):
    """Something that is wrong: by which rule, in which file (with its language folder) and line, and what to do."""

    rule: str
    severity: Severity
    file: str
    line: int
    what: Message
    hint: Message


class Fault(Struct, frozen=True):
    """A finding before the name of its rule is put to it; `twin` is the place in the other language."""

    file: str
    line: int
    what: Message
    hint: Message
    twin: tuple[str, int] | None = None


class Rule(Struct, frozen=True):
    """One rule: its stable id, how severe its findings are, and what finds them.

    Where a rule of `after` has found something, on the line or on that of the twin it is held to, it is silent: one
    cause gives one finding.
    """

    id: str
    severity: Severity
    find: Callable[[Pack], Iterator[Fault]]
    after: tuple[str, ...] = ()
