"""Checksummed lines: what a journal is made of.

    crc32 crc32-of-the-line-before length payload crc32-of-the-line-before\\n    (8 hexadecimal digits each)

The first checksum covers all that follows it. The second number chains the lines, so that a line that is missing
or was replaced is found; the length tells a line that was cut off from one that was damaged. The second number
stands at the end again: where the head of a line is lost, its end still tells whether a whole line was lost before
it. The first line of a journal, and all lines of the first format, have no such end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from msgspec import Struct, field

HEAD, TAIL = 27, 9
"""Bytes before the payload, and between it and the newline."""
_HEAD = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) ")
_TAIL = re.compile(rb" ([0-9a-f]{8})\n\Z")
_ZEROS = re.compile(rb"\0+")
_BLOCK = 512


def make_line(payload: bytes, before: int, tail: bool = False) -> tuple[bytes, int]:
    """The line of a payload without newlines, and its checksum, which the next line is given as `before`."""
    rest = b"%08x %08x %s" % (before, len(payload), payload)
    if tail:
        rest += b" %08x" % before
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


def read_lines(data: bytes, before: int, offset: int = 0, tail: bool = False, most: int = -1) -> Lines:
    """Read the lines, `most` of them, of a piece that follows a line with the checksum `before`, at `offset` in
    its file; with `tail` they are of the form that has an end."""
    lines = Lines(crc=before)
    while len(lines.payloads) != most and (found := _line(data, lines.end, tail)) and found[1] == lines.crc:
        lines.crc, _, payload, lines.end = found
        lines.payloads.append(payload)
    lines.rest = data[lines.end :]
    lines.damaged = bool(lines.rest) and most < 0 and not _is_torn(lines.rest, offset + lines.end, lines.crc, tail)
    return lines


def salvage_lines(data: bytes) -> Iterator[bytes]:
    """All payloads that are whole, in whatever surroundings."""
    position = 0
    while found := _HEAD.search(data, position):
        line = _line(data, found.start(), True, any_end=True) or _line(data, found.start(), False, any_end=True)
        if line:
            yield line[2]
        position = line[3] if line else found.start() + 1


def _line(data: bytes, start: int, tail: bool, any_end: bool = False) -> tuple[int, int, bytes, int] | None:
    """Checksum, checksum of the line before, payload and end of the line at `start`, if it is whole."""
    head = _HEAD.match(data, start)
    if not head:
        return None
    close = start + HEAD + int(head[3], 16)
    end = close + TAIL * tail
    if (data[end : end + 1] != b"\n" and not any_end) or crc32(data[start + 9 : end]) != int(head[1], 16):
        return None
    return int(head[1], 16), int(head[2], 16), data[start + HEAD : close], end + 1


def _is_torn(rest: bytes, offset: int, before: int, tail: bool) -> bool:
    """Whether a crash can have left this: the beginning of one line, or one with blocks that were never written.

    Each line is durable before the next is begun, so only one can be unfinished: behind it is nothing. Two
    witnesses say that a line is complete, its newline and its length: a flipped byte can't silence both.
    """
    if b"\n" in rest[:-1]:
        return False
    head, length = _HEAD.match(rest), len(rest) - (rest[-1:] in (b"\n", b"\0"))
    if head and (int(head[2], 16) != before or length > HEAD + int(head[3], 16) + TAIL * tail):
        return False
    if _has_lost_blocks(rest, offset):
        return not rest.endswith(b"\n") or (tail and _ends_after(rest, before))
    if rest.endswith(b"\n"):
        return False
    return bool(head) or len(rest) < HEAD


def _ends_after(rest: bytes, before: int) -> bool:
    """Whether the end of a line says that it follows the line with this checksum, as far as it says anything."""
    end = _TAIL.search(rest)
    return int(end[1], 16) == before if end else b"\0" in rest[-TAIL - 1 :]


def _has_lost_blocks(rest: bytes, offset: int) -> bool:
    for zeros in _ZEROS.finditer(rest):
        begins = zeros.start() == 0 or (offset + zeros.start()) % _BLOCK == 0
        if begins and (zeros.end() == len(rest) or (offset + zeros.end()) % _BLOCK == 0):
            return True
    return False
