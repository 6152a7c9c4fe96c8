"""Whose text stands under the number of a case.

The first event of a case is tied to its number by its checksum; those behind it are tied to the one before them
only. So a text that was put under another number is known by where its chain begins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from store.disk.caserows import CASES, events_of
from store.disk.journal.chain import link, parts_of, start_of
from store.disk.journal.rows import LENGTH, Row


def strays_of(here: Mapping[int, Row], bad: Collection[int], numbers: Iterable[int]) -> dict[int, int]:
    """The numbers under which the text of another case stands, and the number of that case, one of `numbers`."""
    candidates = {number: start_of(CASES, str(number)) for number in numbers}
    found: dict[int, int] = {}
    for number in bad:
        events, first = events_of(here[number]), parts_of(here[number])[1][:LENGTH]
        if not first or not events or not isinstance(events[0], dict):
            continue
        if link(start_of(CASES, str(number)), events[0]) == first:
            continue
        begin = events[0]
        owner = next((one for one, start in candidates.items() if link(start, begin) == first), None)
        if owner is not None:
            found[number] = owner
    return found


def sums_of(rows: Iterable[tuple[int, Row]], wanted: Collection[bytes]) -> dict[bytes, int]:
    """Which of these checksums stand in the text of which case."""
    found: dict[bytes, int] = {}
    for number, row in rows:
        sums = parts_of(row)[1]
        for at in range(0, len(sums), LENGTH):
            if sums[at : at + LENGTH] in wanted:
                found[sums[at : at + LENGTH]] = number
    return found
