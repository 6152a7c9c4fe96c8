"""The words of a compiled catalogue (`.mo`), each read when it is first said.

A command says some twenty of the thousands of sentences. `gettext` reads all of them at its start, and that was
longer than the work of most commands. A catalogue is sorted, so that a sentence is found by halves.
"""

from __future__ import annotations

import errno
import struct
from bisect import bisect_left
from collections.abc import Sequence
from operator import add
from pathlib import Path

_MAGIC = 0x950412DE


class Catalogue(dict[str, str]):
    """What each sentence is in another language; one that is not there is said as it is.

    A sentence that counts stands here with both its English forms, a NUL between them, as in the file.
    """

    def __init__(self, path: Path) -> None:
        """Raises `OSError` for a file that cannot be read, or that is not, or no longer, a whole catalogue."""
        super().__init__()
        self._data = data = path.read_bytes()
        order = "<" if data[:4] == struct.pack("<I", _MAGIC) else ">"
        try:
            magic, _, count, texts, said = struct.unpack_from(f"{order}5I", data)
            self._texts: Sequence[int] = struct.unpack_from(f"{order}{2 * count}I", data, texts)
            self._said: Sequence[int] = struct.unpack_from(f"{order}{2 * count}I", data, said)
        except struct.error as error:
            raise _none(path) from error
        self._count = count
        ends = (max(map(add, one[::2], one[1::2]), default=0) for one in (self._texts, self._said))
        if magic != _MAGIC or max(ends) > len(data):
            raise _none(path)  # of one cut short, what is gone would be said as nothing at all

    def __missing__(self, text: str) -> str:
        """Look a sentence up; what is found is kept, and nothing else: texts of users must not pile up here."""
        wanted = text.encode("utf-8", "surrogatepass")
        place = bisect_left(range(self._count), wanted, key=self._text)
        if not wanted or place == self._count or self._text(place) != wanted:
            return text
        said = self[text] = self._at(self._said, place).decode("utf-8", "replace")
        return said

    def _text(self, place: int) -> bytes:
        return self._at(self._texts, place)

    def _at(self, places: Sequence[int], place: int) -> bytes:
        length, start = places[2 * place : 2 * place + 2]
        return self._data[start : start + length]


def _none(path: Path) -> OSError:
    return OSError(errno.EINVAL, "not a catalogue", str(path))
