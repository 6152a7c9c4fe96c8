"""Cases as documents of the file: what stands in them, what the file says of all, and what is wrong with one.

    "cases": {"7": {"events": [...], "sums": "..."}}
    "meta": {"1": {"format": 2, "last_number": 7, "purged": [3], "purging": [], "sum": "..."}}

In the first format cases and `meta` had no checksums.
"""

from __future__ import annotations

from typing import Any
from zlib import crc32

from msgspec import Struct, field

from content.text.words import N_
from store.case.case import Case
from store.case.events import Record
from store.case.growing import Growing, growing
from store.case.records import record_from_json
from store.disk.journal.chain import Judged, judge, sealed, sum_of
from store.disk.journal.documents import decode, encode
from store.disk.journal.rows import Row, is_marked, last_sum, tail_of
from store.errors import DamagedFile, NewerCase

FORMAT = 2
CASES, META = "cases", "meta"


class Meta(Struct, frozen=True):
    """What the file says of all cases: its format, the highest number that was ever given, the numbers of which
    nothing is left, and those that are being taken away for good."""

    format: int = FORMAT
    last_number: int = 0
    purged: list[int] = field(default_factory=list)
    purging: list[int] = field(default_factory=list)


def meta_of(row: Row | None) -> Meta | None:
    """What the file says of its cases, None when it says nothing. Raises `ValueError` when that was altered."""
    if row is None:
        return None
    document = decode(bytes(row))
    found = document.get("format", 1)
    if not isinstance(found, int):
        raise ValueError(found)  # noqa: TRY004 - to the caller it is one of the values that cannot be
    if found > FORMAT:
        return Meta(found)
    if found > 1 and judge(META, "1", row) is not Judged.HOLDS:
        raise ValueError(document)
    try:
        numbers = {name: [int(n) for n in document.get(name, ())] for name in ("purged", "purging")}
        return Meta(found, int(document.get("last_number", 0)), numbers["purged"], numbers["purging"])
    except TypeError as error:
        raise ValueError(document) from error


def meta_row(meta: Meta) -> bytes:
    """The document that says it."""
    document: dict[str, Any] = {"format": FORMAT, "last_number": meta.last_number}
    if meta.purged:
        document["purged"] = sorted(set(meta.purged))
    if meta.purging:
        document["purging"] = sorted(set(meta.purging))
    return encode(document | {"sum": sum_of(document)})


def case_row(number: int, history: list[dict[str, Any]]) -> bytes:
    """The document of a case."""
    return sealed(CASES, str(number), history)


def lifted(number: int, row: Row) -> bytes | None:
    """A case of the first format in the form of today, None for one that cannot be read or needs nothing."""
    events = events_of(row)
    if tail_of(row) or is_marked(row) or not events or not all(isinstance(event, dict) for event in events):
        return None
    return case_row(number, events)


def events_of(row: Row) -> list[Any] | None:
    """The events of a case in their stored form, whatever they are, None when there are none."""
    try:
        events = decode(bytes(row)).get("events")
    except (ValueError, RecursionError):
        return None
    return events if isinstance(events, list) else None


def mark_of(row: Row) -> int:
    """What tells a case apart from what it was: its last checksum, or length and checksum of its bytes."""
    try:
        return int(last_sum(row), 16)
    except ValueError:
        return len(bytes(row)) << 32 | crc32(bytes(row))


def why_not(number: int, row: Row, form: int) -> DamagedFile | None:
    """Why a case is not to be read, if its text is not what was saved."""
    if is_marked(row):
        return DamagedFile(
            N_("Case {number} was altered outside this program: its text is not what was saved. It was left as it "
               "is and is not shown. {do_repair} brings back what was saved, as far as it is "
               "anywhere; {do_accept} takes the text as it is now."),
            number=number,
        )  # fmt: skip
    if form > 1 and tail_of(row) is None:
        return DamagedFile(
            N_("Case {number} was written into the file by another program. It was left as it is and is not shown. "
               "{do_accept} takes it in as it is now."),
            number=number,
        )  # fmt: skip
    return None


def read_case(number: int, history: object) -> Case:
    """Fold a history on disk into its case. Raises `DamagedFile` or `NewerCase`, which name the case."""
    return read_growing(number, history).case


def read_growing(number: int, history: object, before: Growing | None = None) -> Growing:
    """The case of a history on disk, to which more may be added; with `before` the history goes on from there.
    Raises as `read_case` does."""
    if not isinstance(history, list) or not history:
        raise DamagedFile(N_("Case {number} has no events; the file was left as it is."), number=number)
    try:
        records: list[Record] = [record_from_json(data) for data in history]
        return growing(number, records) if before is None else before.on(records)
    except NewerCase:
        raise NewerCase(
            N_("Case {number} was written by a newer tuikuan; it was left untouched. Update tuikuan."),
            number=number,
        ) from None
    except (DamagedFile, ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise unreadable(number) from error


def unreadable(number: int) -> DamagedFile:
    """A case whose events are not what events are."""
    text = N_("Case {number} cannot be read; it was left as it is. {do_look} tells more.")
    return DamagedFile(text, number=number)
