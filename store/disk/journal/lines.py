"""Checksummed lines: what a journal is made of.

    crc32 crc32-of-the-line-before length payload\\n        (numbers as 8 hexadecimal digits)

The checksum covers all that follows it. The second number chains the lines, so that a line that is missing
or was replaced is found; the length tells a line that was cut off from one that was damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from msgspec import Struct, field

HEAD = 27
"""Bytes before the payload."""
_HEAD = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) ")
_ZEROS = re.compile(rb"\0+")
_BLOCK = 512


def make_line(payload: bytes, before: int) -> tuple[bytes, int]:
    """The line of a payload without newlines, and its checksum, which the next line is given as `before`."""
    rest = b"%08x %08x %s" % (before, len(payload), payload)
    crc = crc32(rest)
    return b"%08x %s\n" % (crc, rest), crc


class Lines(Struct):
    """What a piece of a journal holds: the payloads that are whole and in a chain, where they end, and the rest.

    `end` counts bytes from the beginning of the piece; `crc` is that of the last line. `rest` are the bytes
    after `end`; `damaged` tells that they are not just a line that was being written when all went dark.
    """

    payloads: list[bytes] = field(default_factory=list)
    end: int = 0
    crc: int = 0
    rest: bytes = b""
    damaged: bool = False


def read_lines(data: bytes, before: int, offset: int = 0) -> Lines:
    """Read the lines of a piece that follows a line with the checksum `before`, at `offset` in its file."""
    lines = Lines(crc=before)
    while (found := _line(data, lines.end)) and found[1] == lines.crc:
        lines.crc, _, payload, lines.end = found
        lines.payloads.append(payload)
    lines.rest = data[lines.end :]
    lines.damaged = bool(lines.rest) and not _is_torn(lines.rest, offset + lines.end)
    return lines


def salvage_lines(data: bytes) -> Iterator[bytes]:
    """All payloads that are whole, in whatever surroundings."""
    position = 0
    while found := _HEAD.search(data, position):
        line = _line(data, found.start(), any_end=True)
        if line:
            yield line[2]
        position = line[3] if line else found.start() + 1


def _line(data: bytes, start: int, any_end: bool = False) -> tuple[int, int, bytes, int] | None:
    """Checksum, checksum of the line before, payload and end of the line at `start`, if it is whole."""
    head = _HEAD.match(data, start)
    if not head:
        return None
    end = start + HEAD + int(head[3], 16)
    if (data[end : end + 1] != b"\n" and not any_end) or crc32(data[start + 9 : end]) != int(head[1], 16):
        return None
    return int(head[1], 16), int(head[2], 16), data[start + HEAD : end], end + 1


def _is_torn(rest: bytes, offset: int) -> bool:
    """Whether a crash can have left this: the beginning of one line, or blocks that were never written.

    Two witnesses say that a line is complete, its newline and its length: a flipped byte can't silence both.
    """
    for zeros in _ZEROS.finditer(rest):
        begins = zeros.start() == 0 or (offset + zeros.start()) % _BLOCK == 0
        if begins and (zeros.end() == len(rest) or (offset + zeros.end()) % _BLOCK == 0):
            return True
    if b"\n" in rest:
        return False
    head = _HEAD.match(rest)
    if head:
        return len(rest) <= HEAD + int(head[3], 16)
    return len(rest) < HEAD
