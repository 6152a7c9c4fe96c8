"""Why an answer is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Why(StrEnum):
    """What is wrong with an answer."""

    UNREADABLE = "unreadable"
    REQUEST = "request"
    ROOTS_UNREADABLE = "roots-unreadable"
    NOT_STAMPED = "not-stamped"
    IMPRINT = "imprint"
    NONCE = "nonce"
    POLICY = "policy"
    SIGNATURE = "signature"
    METHOD = "method"
    USAGE = "usage"
    EXPIRED = "expired"
    ROOTS = "roots"


class Wrong(Exception):
    """An answer that is not taken: why, and the values of the sentence that says so."""

    def __init__(self, why: Why, /, **values: object) -> None:
        self.why: Why = why
        self.values: Mapping[str, object] = values
        super().__init__(why)
