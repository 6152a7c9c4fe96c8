"""Documents that only grow, and carry a chain of checksums over what they hold.

    {"events": [first, second, ...], "sums": "16 hexadecimal digits for each event"}

The checksum of an event covers that of the event before, and the first one covers the table and the id of the
document: so an event that was altered, lost, put elsewhere or into another document does not fit, and those
beside it still do. A checksum covers values, not the way in which they are written: a file that another program
wrote anew, and changed nothing in, is the same. A `!` before the sums is written where they did not hold when
the file was read: it stays until the document is mended or accepted. A document that is no such list may carry
one checksum as `sum`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from store.disk.journal.documents import canonical, decode, encode
from store.disk.journal.rows import LENGTH, SUMS, Addition, Grown, Row, join_row, tail_of


def start_of(table: str, key: str) -> bytes:
    """What stands in for the checksum before the first event of a document."""
    return _digest(b"", f"{table} {key}".encode(errors="surrogatepass"))


def link(before: bytes, event: Mapping[str, Any]) -> bytes:
    """The checksum of an event after another."""
    return _digest(before, canonical(event))


def links(before: bytes, events: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The checksums of events that follow one another."""
    for event in events:
        before = link(before, event)
        yield before


def sealed(table: str, key: str, events: Sequence[Mapping[str, Any]]) -> bytes:
    """The JSON of a document with its checksums."""
    return join_row(map(encode, events), b"".join(links(start_of(table, key), events)))


def grow(table: str, key: str, row: Row | None, added: Addition) -> Row:
    """A document with events added; the same one when it has them, and a marked one when they do not fit it."""
    if tail_of(row or b"") == (added.held, added.before):
        return Grown(row or b"", added)
    events, sums = parts_of(row or b"")
    end = (added.held + len(added.events)) * LENGTH
    if row is not None and len(sums) >= end and sums[end - len(added.sums) : end] == added.sums:
        return row
    return join_row([*events, *added.events], b"!" + sums + added.sums)


def marked(row: Row) -> bytes:
    """The document with the mark that its checksums did not hold."""
    events, sums = parts_of(row)
    return join_row(events, b"!" + sums)


class Judged(StrEnum):
    """How a document and its checksums compare: they hold, they do not, its only one does not, there are none."""

    HOLDS = "holds"
    BROKEN = "broken"
    FALSE = "false"
    BARE = "bare"


def judge(table: str, key: str, row: Row) -> Judged:
    """Compare a document with its checksums."""
    try:
        document = decode(bytes(row))
        if "sums" in document:
            sums = b"".join(links(start_of(table, key), document["events"]))
            good = bool(sums) and document.keys() == {"events", "sums"} and sums.decode() == document["sums"]
            return Judged.HOLDS if good else Judged.BROKEN
        if "sum" in document:
            return Judged.HOLDS if document["sum"] == sum_of(document) else Judged.FALSE
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Judged.BROKEN
    return Judged.BARE


def sum_of(document: Mapping[str, Any]) -> str:
    """The one checksum of a document, over all but itself."""
    return _digest(b"", canonical({key: value for key, value in document.items() if key != "sum"})).decode()


def is_short(row: Row, held: int) -> bool:
    """Whether a document whose checksums hold has fewer events than it had when its file was written."""
    end = tail_of(row)
    return (end[0] if end else len(parts_of(row)[1]) // LENGTH) < held


def parts_of(row: Row) -> tuple[list[bytes], bytes]:
    """Events and checksums without mark, as far as a document has any; one without a list is its only event."""
    try:
        document = decode(bytes(row))
    except (ValueError, RecursionError):
        return [], b""
    events, sums = document.get("events", [document]), document.get("sums")
    found = SUMS.fullmatch(sums.encode(errors="replace")) if isinstance(sums, str) else None
    return [encode(event) for event in (events if isinstance(events, list) else [document])], found[
        1
    ] if found else b""


def _digest(before: bytes, data: bytes) -> bytes:
    return blake2b(before + data, digest_size=LENGTH // 2).hexdigest().encode()
