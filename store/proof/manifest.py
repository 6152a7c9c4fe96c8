"""The manifest: a case as a list of hashes, the same text for the same case at any time and on any machine.

    tuikuan manifest 1
    case 3
    events 2
    exhibits 1

    event 1 2026-11-20T10:00:00+08:00 312 <SHA-256>
    event 2 2026-11-20T10:01:00+08:00 207 <SHA-256>
    exhibit E1 2026-11-20T10:01:00+08:00 48211 <SHA-256> "chat.png"

A line of an event tells when it was recorded, and size and hash of its JSON with keys in their order, without
blanks; of an exhibit when it came to be, size and hash of the file, and the name it came with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from store.case.case import Exhibit

HEAD = "tuikuan manifest 1"
MOST_BYTES = 64 << 20
"""Bytes that a kept manifest may have."""


def manifest_of(number: int, events: Sequence[dict[str, Any]], exhibits: Sequence[Exhibit]) -> bytes:
    """The manifest of a case: its events as they are kept, and its exhibits, those that were taken out included."""
    return "".join(f"{line}\n" for line in _lines(number, events, exhibits)).encode()


def _lines(number: int, events: Sequence[dict[str, Any]], exhibits: Sequence[Exhibit]) -> Iterator[str]:
    yield from (HEAD, f"case {number}", f"events {len(events)}", f"exhibits {len(exhibits)}", "")
    for place, event in enumerate(events, 1):
        data = msgspec.json.encode(event, order="sorted")
        yield f"event {place} {event['at']} {len(data)} {sha256(data).hexdigest()}"
    for one in exhibits:
        name = msgspec.json.encode(one.name).decode()
        yield f"exhibit E{one.no} {one.at.isoformat()} {one.size} {one.sha256} {name}"


def events_in(manifest: bytes) -> int | None:
    """Of how many events a manifest tells, None when it is none."""
    found = re.match(rb"tuikuan manifest 1\ncase \d{1,10}\nevents (\d{1,10})\nexhibits \d{1,10}\n", manifest)
    return int(found[1]) if found else None
