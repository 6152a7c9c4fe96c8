"""The dump: all cases as one JSON value that can be read back to the same cases, and is trusted in nothing.

    {"format": "tuikuan-dump", "version": 1, "last_number": 7, "purged": [2],
     "cases": [{"number": 1, "events": [...]}, ...],
     "evidence": [{"case": 1, "stored": "...", "name": "...", "sha256": "...", "size": 1}, ...]}

Events stand in it as in `cases.json`. The list of evidence only tells which copies belong to it; the copies
themselves are in a backup made with evidence.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from content.text.words import N_
from store.case.facts import BY_KEY, MOMENTS
from store.case.marks import ItemState
from store.case.outside import can_be_remarked
from store.case.records import record_from_json
from store.case.upcasting import lift
from store.disk.caserows import read_case
from store.disk.journal.documents import encode, parse
from store.disk.journal.origin import TABLE
from store.disk.vault import safe_name
from store.errors import DamagedFile, HomeProblem, NewerCase, Refused
from store.ports import Histories, History

FORMAT, VERSION = "tuikuan-dump", 1
MOST_BYTES = 1 << 30
MOST_NUMBER = 10**9
MOST_CASES = 1_000_000
MOST_EVENTS = 100_000
"""Events of one case; nobody makes as many by hand."""
EARLIEST, LATEST = date(1970, 1, 2), date(2999, 12, 31)
"""Days between which everything that happens in a case lies."""
LONGEST = 1_000_000
_EVENT = {"kind", "v", "change", "at", "by", "data"}
_DUMP = {"format", "version", "last_number", "purged", "cases", "evidence"}


class NotADump(ValueError):
    """Something in a file is not as a dump has it; the text says what and where."""


def dump(histories: Histories) -> bytes:
    """All cases, and what evidence they name, as JSON."""
    cases = sorted(histories.cases.items())
    return encode(
        {
            "format": FORMAT,
            "version": VERSION,
            "last_number": histories.last,
            "purged": histories.purged,
            "cases": [{"number": number, "events": history} for number, history in cases],
            "evidence": [
                {"case": number, **{key: event["data"].get(key) for key in ("stored", "name", "sha256", "size")}}
                for number, history in cases
                for event in history
                if event.get("kind") == "evidence-attached" and isinstance(event.get("data"), dict)
            ],
        }
    )


def read_dump(source: Path | BinaryIO) -> Histories:
    """The cases of a dump, or of a file such as `cases.json`, every event looked at. Raises `Refused`."""
    path = source if isinstance(source, Path) else Path("-")
    try:
        return _histories(parse(_bytes(source) if isinstance(source, Path) else _piped(source)))
    except NotADump as error:
        why = str(error)
    except (ValueError, RecursionError):
        why = "JSON"
    except NewerCase as problem:
        raise Refused(
            N_("{path} was written by a newer tuikuan; nothing was loaded. Update tuikuan."), path=str(path)
        ) from problem
    raise Refused(
        N_("{path} is not a dump of tuikuan, or was changed ({why}); nothing was loaded."), path=str(path), why=why
    )


def trouble(number: int, history: History) -> str:
    """Why a case could not be loaded from a dump, empty when it could."""
    try:
        _history(number, history)
    except NotADump as error:
        return str(error)
    return ""


def _piped(source: BinaryIO) -> bytes:
    data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotADump(f"> {MOST_BYTES >> 20} MB")
    return data


def _bytes(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise Refused(N_("{path} is not a file that can be read; nothing was loaded."), path=str(path))
            if found.st_size > MOST_BYTES:
                raise Refused(
                    N_("{path} has {size} MB, and {most} MB are the most that is read; nothing was loaded."),
                    path=str(path),
                    size=found.st_size >> 20,
                    most=MOST_BYTES >> 20,
                )
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise HomeProblem(N_("{path} cannot be read ({why})."), path=str(path), why=why) from error


def _histories(data: Any) -> Histories:
    if not isinstance(data, dict):
        raise NotADump("{}")
    if data.keys() - {TABLE} == {"cases", "meta"}:
        return _plain(data)
    if data.get("format") != FORMAT:
        raise NotADump("format")
    if _whole(data.get("version"), "version") > VERSION:
        raise NewerCase("")
    if data.keys() != _DUMP:
        raise NotADump(", ".join(sorted(map(str, data.keys() ^ _DUMP))[:5]))
    cases: dict[int, History] = {}
    for one in _list(data["cases"], "cases", MOST_CASES):
        if not isinstance(one, dict) or one.keys() != {"number", "events"}:
            raise NotADump("cases")
        number = _number(one["number"])
        if number in cases:
            raise NotADump(f"#{number} ×2")
        cases[number] = _history(number, one["events"])
    for one in _list(data["evidence"], "evidence", MOST_CASES * 10):
        if not isinstance(one, dict) or one.keys() != {"case", "stored", "name", "sha256", "size"}:
            raise NotADump("evidence")
    purged = [_number(number) for number in _list(data["purged"], "purged", MOST_CASES)]
    return Histories(cases, max(_last(data["last_number"]), *cases, 0), purged)


def _plain(data: dict[str, Any]) -> Histories:
    meta = data["meta"].get("1") if isinstance(data["meta"], dict) else None
    if not isinstance(data["cases"], dict) or not isinstance(meta, dict):
        raise NotADump("meta")
    cases = {}
    for key, document in data["cases"].items():
        if not key.isdecimal() or not isinstance(document, dict) or document.keys() - {"sums"} != {"events"}:
            raise NotADump(f"#{key[:20]}")
        cases[_number(int(key[:10]))] = _history(int(key[:10]), document["events"])
    purged = [_number(number) for number in _list(meta.get("purged", []), "purged", MOST_CASES)]
    return Histories(cases, max(_last(meta.get("last_number")), *cases, 0), purged)


def _history(number: int, events: Any) -> History:
    """Look at every event of a case. Raises `NotADump`, and `NewerCase` for forms that are not known yet."""
    changes = [0]
    for place, event in enumerate(_list(events, f"#{number}"), 1):
        try:
            _event(event)
            _check_order(event, changes)
        except NotADump as error:
            raise NotADump(f"#{number}, {place}: {error}") from None
        changes.append(event["change"])
    try:
        read_case(number, events)
    except DamagedFile:
        raise NotADump(f"#{number}") from None
    return list(events)


def _event(event: Any) -> None:
    if not isinstance(event, dict) or event.keys() != _EVENT:
        raise NotADump("event")
    if not all(isinstance(event[key], str) for key in ("kind", "at", "by")) or len(event["by"]) > LONGEST:
        raise NotADump("by")
    _whole(event["change"], "change")
    _whole(event["v"], "v")
    if not isinstance(event["data"], dict):
        raise NotADump("data")
    try:
        record = record_from_json(event)
    except DamagedFile:
        raise NotADump("data") from None
    if not _fits(record.at):
        raise NotADump("at")
    given = lift(event["kind"], event["v"], event["data"])
    if given.keys() != set(record.event.__struct_fields__):
        raise NotADump("data")
    for name in record.event.__struct_fields__:
        _check_value(name, getattr(record.event, name))
    if isinstance(told := record.told, datetime) and not _fits(told):
        raise NotADump("happened")
    _check_meaning(event["kind"], given)


def _check_order(event: Mapping[str, Any], changes: list[int]) -> None:
    """A case is opened once, changes are counted upwards, and only what was done after that is undone."""
    undoes = event["kind"] in ("undone", "redone")
    if (
        (event["kind"] == "opened") != (len(changes) == 1)
        or event["change"] < max(changes[-1], 1)
        or (undoes and event["data"]["change"] not in set(changes) - {*changes[:2]})
    ):
        raise NotADump("change")


def _check_value(name: str, value: Any) -> None:
    """Reading an event looked at its types; here it is held to sizes."""
    match value:
        case str():
            good = len(value) <= LONGEST
        case int():
            good = 0 <= value < 1 << 53
        case Mapping():
            good = len(value) < 1000 and all(len(part) <= LONGEST for pair in value.items() for part in pair)
        case _:
            parts, least = value or (), 1 if name == "way" else 0
            good = least <= len(parts) < 1000 and all(len(part) <= LONGEST for part in parts)
    if not good:
        raise NotADump(name)


def _check_meaning(kind: str, data: Mapping[str, Any]) -> None:
    """What the program relies on beyond the shape: states, moments, and names that stay inside the vault."""
    if kind == "item-marked" and data["state"] not in list(ItemState):
        raise NotADump("state")
    if kind == "remarked" and not can_be_remarked(data):
        raise NotADump("remarked")
    for key in {"at", "until", "by"} & data.keys():
        if data[key] or kind == "deadline-snoozed":
            try:
                fits = _fits(datetime.fromisoformat(data[key]))
            except ValueError:
                fits = False
            if not fits:
                raise NotADump(key)
    if kind == "fact-set":
        _check_fact(data["key"], data["value"])
    if kind == "evidence-attached":
        digest, stored = data["sha256"], data["stored"]
        if not re.fullmatch("[0-9a-f]{64}", digest):
            raise NotADump("sha256")
        begin, _, name = stored.partition("-")
        if begin not in (digest, digest[:12]) or safe_name(name) != name:
            raise NotADump("stored")


def _check_fact(key: str, value: str) -> None:
    """A day that no calendar can reckon with; other words that make no sense are only words."""
    field = BY_KEY.get(key)
    if field is None or field.kind not in MOMENTS or not value:
        return
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return
    if not EARLIEST <= day <= LATEST:
        raise NotADump(key)


def _fits(moment: datetime) -> bool:
    return moment.tzinfo is not None and EARLIEST <= moment.date() <= LATEST


def _last(value: Any) -> int:
    if _whole(value, "last_number") >= MOST_NUMBER:
        raise NotADump("last_number")
    return int(value)


def _list(value: Any, name: str, most: int = MOST_EVENTS) -> list[Any]:
    if isinstance(value, list) and len(value) > most:
        raise NotADump(f"{name}: {len(value)} > {most}")
    if not isinstance(value, list):
        raise NotADump(name)
    return value


def _whole(value: Any, name: str) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise NotADump(name)
    return value


def _number(value: Any) -> int:
    if not 0 < _whole(value, "number") < MOST_NUMBER:
        raise NotADump("number")
    return int(value)
