"""The manifests that were kept: whether each is still the one a stamp was asked for, and what differs if not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

from msgspec import Struct

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.disk.caserows import read_case
from store.errors import cannot_read
from store.proof.manifest import MOST_BYTES, events_in, manifest_of

MOST_TRIED = 300
"""Lengths of a case that are tried, to find what a manifest listed that is gone or was changed."""
MOST_DIGITS = 16
MOST_SHOWN = 200
"""Characters of a line that is told."""


class Listed(Struct, frozen=True):
    """What a stamped manifest lists: its SHA-256 (empty where nobody knows it any more), how many events and
    exhibits; what is wrong with the file that was kept; and its text."""

    sha256: str
    events: int
    exhibits: int
    differs: tuple[Message, ...] = ()
    data: bytes = b""


def listed(path: Path, begin: str, number: int, events: Sequence[dict[str, Any]]) -> Listed:
    """What the manifest at `path` lists, whose SHA-256 must begin with `begin`.

    Where the file is another or is gone, the case itself is asked for the manifest as it was. Raises `HomeProblem`.
    """
    data = _read(path)
    if _is(data, begin):
        return _listed(data)
    right = _made_again(data, begin, number, events)
    where = {"path": str(path)}
    if right is None:
        found = sha256(data).hexdigest()[:MOST_DIGITS] if data else "–"
        text = N_(
            "The manifest {path} is not the one that was stamped (SHA-256 {found}…, stamped {stamped}…), and the "
            "case as it is now does not give that one. A copy of it, from a backup, must be put there."
        )
        return Listed(
            "", events_in(data) or 0, 0, (message(text, **where, found=found, stamped=begin[:MOST_DIGITS]),)
        )
    if not data:
        text = N_("The manifest {path} is gone. The case still gives the one that was stamped.")
        return _listed(right, message(text, **where))
    count, line, now, then = _differences(data, right)
    text = N_(
        "The manifest {path} was changed after it was stamped; lines that differ: {n}. Line {line} is “{now}” and "
        "was “{then}”. The case still gives the one that was stamped."
    )
    return _listed(right, message(text, **where, n=count, line=line, now=now, then=then))


def _read(path: Path) -> bytes:
    """What was kept, empty where nothing was."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise cannot_read(path, error) from error


def _is(data: bytes, begin: str) -> bool:
    return events_in(data) is not None and sha256(data).hexdigest().startswith(begin)


def _listed(data: bytes, *differs: Message) -> Listed:
    return Listed(sha256(data).hexdigest(), events_in(data) or 0, data.count(b"\nexhibit "), differs, data)


def _made_again(data: bytes, begin: str, number: int, events: Sequence[dict[str, Any]]) -> bytes | None:
    """The manifest whose SHA-256 begins so, made of the case as it was after some of its events, or None."""
    told = events_in(data)
    newest = range(len(events), max(0, len(events) - MOST_TRIED), -1)
    lengths: Iterable[int] = newest if told is None else (min(told, len(events)), *newest)
    for length in lengths:
        kept = list(events[:length])
        if kept:
            found = manifest_of(number, kept, read_case(number, kept).exhibits)
            if sha256(found).hexdigest().startswith(begin):
                return found
    return None


def _differences(now: bytes, then: bytes) -> tuple[int, int, str, str]:
    """How many lines differ, which is the first, and how it is and was."""
    pairs = list(zip_longest(*(text.decode(errors="replace").splitlines() for text in (now, then)), fillvalue=""))
    at = [place for place, (one, other) in enumerate(pairs) if one != other]
    first = at[0] if at else 0
    shown = (plain(line, most=MOST_SHOWN) for line in pairs[first]) if at else ("", "")
    return len(at), first + 1, *shown
