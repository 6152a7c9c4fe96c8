"""What a bundle and an answer to it are: an archive (.zip) whose list names every file with its size and SHA-256.

A bundle holds `bundle.json` (`Bundle`), `cases.json` (a dump), copies of evidence as they are, packed no further,
and the user's own playbooks as far as its cases use them. An answer holds `answer.json` (`Answer`). Both hold a
page that says how they are opened. How they are closed is the matter of `sealing`.
"""

from __future__ import annotations

import hmac
import re
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

BUNDLE, CASES, ANSWER, README = "bundle.json", "cases.json", "answer.json", "READ-ME.txt"
FORMAT, ANSWER_FORMAT, VERSION = "tuikuan-bundle", "tuikuan-answer", 1
MOST_LIST = 16 << 20
"""Bytes that `bundle.json` or `answer.json` may have."""
MOST_CASES_BYTES = 256 << 20
MOST_PAGE = 1 << 20
"""Bytes that a page of a playbook may have."""
MOST_FILES = 20_000

Hex32 = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Hex64 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Number = Annotated[int, Meta(gt=0, lt=10**9)]
Name = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=5_000)]


class Member(Struct, frozen=True):
    """A file of a bundle."""

    size: Annotated[int, Meta(ge=0, lt=1 << 53)]
    sha256: Hex64


class HandedCase(Struct, frozen=True):
    """A case of a bundle: its number, the SHA-256 of its first event by which it is known again, how many events it
    had, and the names of what was left out of it."""

    number: Number
    opening: Hex64
    events: Annotated[int, Meta(gt=0, lt=10**6)]
    left: list[Name]


class Bundle(Struct, frozen=True):
    """What a bundle says of itself. `key` ties answers to it: who does not have the bundle cannot make one."""

    format: str
    version: int
    id: Hex32
    key: Hex64
    by: Name
    whom: Name
    made: Name
    redacted: bool
    cases: Annotated[list[HandedCase], Meta(min_length=1, max_length=1000)]
    files: dict[Name, Member]


class AnswerRemark(Struct, frozen=True):
    """Something a helper said or proposed; see `store.case.outside.Remarked`. `at` is an ISO moment with offset."""

    case: Number
    id: Hex32
    at: Annotated[str, Meta(max_length=40)]
    author: Name
    text: Text
    about: Annotated[str, Meta(max_length=20)]
    key: Name
    value: Text


class Answer(Struct, frozen=True):
    """What comes back: to which bundle it belongs, who wrote it, and the remarks; `mac` is made with its key."""

    format: str
    version: int
    id: Hex32
    by: Name
    made: Name
    remarks: Annotated[list[AnswerRemark], Meta(min_length=1, max_length=10_000)]
    mac: str = ""


def mac_of(answer: Answer, key: str) -> str:
    """HMAC-SHA256 of an answer without its own, in hexadecimal digits."""
    data = msgspec.json.encode(msgspec.structs.replace(answer, mac=""), order="sorted")
    return hmac.new(bytes.fromhex(key), data, "sha256").hexdigest()


def is_inner_name(name: str) -> bool:
    """Whether a file may lie in a bundle under this name: nothing that leads out of it, nothing hidden."""
    evidence = r"evidence/[1-9]\d{0,8}/[^/\\\0]{1,200}"
    page = r"playbooks/[a-z][a-z0-9-]{0,60}(?:/[a-z][a-z0-9-]{0,60}){1,2}/[a-z][a-z0-9-]{0,60}\.md"
    return name == CASES or (
        re.fullmatch(f"{evidence}|{page}", name) is not None and not any(part[0] == "." for part in name.split("/"))
    )
