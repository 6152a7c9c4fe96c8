"""The text of a calendar file (RFC 5545): lines of at most 75 octets, ended by CRLF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

LONGEST = 75
"""Octets of a line, its end aside."""


class Component:
    """A part of a calendar: lines, and the parts inside it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lines: list[str] = []
        self._inside: list[Component] = []

    def add(self, name: str, value: str) -> None:
        """Add a line whose value is no text: an id, a number, a moment, a word of the standard."""
        self._lines.append(f"{name}:{value}")

    def say(self, name: str, text: str) -> None:
        """Add a line of text for people."""
        self._lines.append(f"{name}:{escaped(text)}")

    def put(self, inner: Component) -> None:
        """Put a part inside."""
        self._inside.append(inner)

    def __bytes__(self) -> bytes:
        return b"".join(self._chunks())

    def _chunks(self) -> Iterator[bytes]:
        yield f"BEGIN:{self.name}\r\n".encode()
        for line in self._lines:
            yield folded(line)
        for inner in self._inside:
            yield from inner._chunks()
        yield f"END:{self.name}\r\n".encode()


def escaped(text: str) -> str:
    """A text as the value of a line (RFC 5545, 3.3.11)."""
    safe = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return safe.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def folded(line: str) -> bytes:
    """A line broken where it is too long, never inside a character (RFC 5545, 3.1)."""
    data = line.encode("utf-8", "replace")
    if len(data) <= LONGEST:
        return data + b"\r\n"
    parts, begin, room = [], 0, LONGEST
    while len(data) - begin > room:
        end = begin + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[begin:end])
        begin, room = end, LONGEST - 1
    parts.append(data[begin:])
    return b"\r\n ".join(parts) + b"\r\n"


def moment(at: datetime) -> str:
    """A moment, in UTC: no program has to know a time zone to show it right."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def span(length: timedelta) -> str:
    """A length of time as whole days, or as hours and minutes; below zero it lies before."""
    seconds = int(length.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    days, rest = divmod(seconds, 86_400)
    if not rest:
        return f"{sign}P{days}D"
    hours, minutes = seconds // 3_600, seconds % 3_600 // 60
    return f"{sign}PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
