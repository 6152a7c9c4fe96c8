"""Streams between us and a library that knows only files: what goes wrong in them is not lost on its way."""

from __future__ import annotations

from collections.abc import Generator
from typing import BinaryIO, cast

from store.errors import Refused


class Sink:
    """Keeps what is written until somebody takes it."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Keep it."""
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """All is there already."""

    def taken(self) -> bytes:
        """What was kept; it is kept no more."""
        made = b"".join(self._parts)
        self._parts.clear()
        return made


class Pull:
    """A file of pieces that are made while it is read. What goes wrong in making them is told by `check`: the
    library in between keeps only its words."""

    def __init__(self, pieces: Generator[bytes, None, None]) -> None:
        self._pieces, self._left, self._error = pieces, b"", cast("BaseException | None", None)

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes; none at the end."""
        try:
            while not self._left or size < 0:
                self._left += next(self._pieces)
        except StopIteration:
            pass
        except (Refused, OSError, ValueError, RuntimeError) as error:
            self._error = error
            raise
        size = len(self._left) if size < 0 else size
        data, self._left = self._left[:size], self._left[size:]
        return data

    def check(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error


class Push:
    """A file that remembers what went wrong in writing: the library in between may keep silent about it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._error = file, cast("BaseException | None", None)

    def write(self, data: bytes) -> int:
        """Write on."""
        try:
            return self._file.write(data)
        except OSError as error:
            self._error = error
            raise

    def flush(self) -> None:
        """What is underneath is flushed when it is closed."""

    def check(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error
