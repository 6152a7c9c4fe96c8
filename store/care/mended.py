"""What a repair came to, in words: what was kept, what came from where case by case, and what is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from content.text.words import N_, Message, counted, message
from store.care.links import FILE, JOURNAL
from store.days.clock import HOME_ZONE
from store.disk.journal.repair import Repaired


def words_of(path: Path, repaired: Repaired) -> Iterator[Message]:
    """What a repair came to."""
    told = repaired.told
    copies, cases, lost = tuple(told.get("copies", ())), told.get("cases", []), told.get("lost", [])
    if repaired.earlier:
        yield message(N_("{path} is whole. What its last repair came to:"), path=str(path))
    elif not copies and not cases:
        yield message(N_("{path} is whole; nothing was changed."), path=str(path))
    if copies:
        text = N_("{path} was repaired. The files as they were found are kept: {copies}")
        yield message(text, path=str(path), copies=copies)
    yield from _origins(cases)
    if told.get("foreign"):
        text = N_("Under these numbers stood another case's text, or one that does not go with what was saved: "
                  "cases {numbers}. It does not count there; the files kept aside hold it as it was "
                  "found.")  # fmt: skip
        yield message(text, numbers=tuple(map(str, told["foreign"])))
    if lost:
        text = N_("Neither the file nor a snapshot holds in a readable form: cases {numbers}.")
        yield message(text, numbers=tuple(map(str, lost)))
    if told.get("next"):
        text = N_("Changes that stood only in the missing part of the journal are lost. Numbers go on at {next}, "
                  "so that none is given twice.")  # fmt: skip
        yield message(text, next=told["next"])
    elif copies and not lost and not any(missing for *_, missing in cases):
        yield message(N_("No case is missing."))


def _origins(cases: list[list[Any]]) -> Iterator[Message]:
    """What came from where, case by case."""
    alike: dict[str, list[str]] = {}
    for number, events, origins, missing in cases:
        if len(origins) == 1 and not missing and origins[0] not in (FILE, JOURNAL):
            alike.setdefault(origins[0], []).append(str(number))
            continue
        one, text = (
            N_("Case {number}: {n} event, from: {sources}."),
            N_("Case {number}: {n} events, from: {sources}."),
        )
        if missing:
            one = N_("Case {number}: {n} event, from: {sources}. {lost} more were saved and are nowhere in a "
                     "readable form; what is left of them is in the files kept aside.")  # fmt: skip
            text = N_("Case {number}: {n} events, from: {sources}. {lost} more were saved and are nowhere in a "
                      "readable form; what is left of them is in the files kept aside.")  # fmt: skip
        yield counted(one, text, events, number=number, sources=tuple(map(_source, origins)), lost=missing)
    for origin, numbers in alike.items():
        text = N_("From the snapshot of {moment}, as they were then: cases {numbers}.")
        yield message(text, moment=_moment(origin), numbers=tuple(numbers))


def _source(origin: str) -> Message:
    if origin == FILE:
        return message(N_("the file"))
    if origin == JOURNAL:
        return message(N_("the journal"))
    return message(N_("the snapshot of {moment}"), moment=_moment(origin))


def _moment(origin: str) -> str:
    return datetime.fromisoformat(origin).astimezone(HOME_ZONE).strftime("%Y-%m-%d %H:%M")
