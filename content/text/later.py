"""Patterns that are compiled when they are first asked: a command starts with hundreds of them and asks a few."""

from __future__ import annotations

import re
from functools import cached_property


class Later:
    """A pattern that waits; `made` is the pattern itself."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text, self._flags = text, flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The pattern, compiled once. Raises `re.error`."""
        return re.compile(self.text, self._flags)
