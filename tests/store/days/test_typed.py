"""What people type and say: each line of the tables is read as it is meant, or refused where it cannot be.

Each line of the `.jsonl` files has its own present moment; in `more.tsv` it is Thursday 2026-11-26, 10:00.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from content.pack.library import Library
from store.case.deadlines import tell
from store.case.facts import parse_fact
from store.case.money import parse_money
from store.days.ahead import parse_ahead
from store.days.clock import HOME_ZONE
from store.days.past import parse_moment
from store.days.promises import promised_moment
from store.days.workdays import WorkCalendar
from store.errors import BadValue

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=HOME_ZONE)
TYPED = [
    json.loads(line)
    for name in ("typed.jsonl", "fresh.jsonl", "strangers.jsonl", "unread.jsonl", "others.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
]
MORE = [line.split("\t") for line in (DATA / "more.tsv").read_text(encoding="utf-8").splitlines()[1:]]
FACTS = {"date": "bought-on", "moment": "bought-on", "amount": "paid", "reason": "reason", "demand": "demand"}


def read(kind: str, text: str, line: dict[str, str]) -> str | None:
    now = datetime.fromisoformat(line["now"])
    try:
        if kind == "deadline":
            return parse_ahead(text, now).isoformat()
        if kind == "promise":
            due = promised_moment(text, datetime.fromisoformat(line["noted"]), WorkCalendar())
            return due.isoformat() if due else None
        reasons = Library().get("douyin", "zh").reasons
        return parse_fact(FACTS[kind], text, now, reasons)
    except BadValue:
        return None


def same(got: str | None, wanted: str | None) -> bool:
    if got is None or wanted is None or "T" not in wanted:
        return got == wanted
    moments = [datetime.fromisoformat(one).replace(second=0) for one in (got, wanted)]
    return moments[0] == moments[1]


@pytest.mark.parametrize("line", TYPED, ids=[f"{line['kind']} {line['text']}" for line in TYPED])
def test_what_was_typed_is_what_was_meant(line: dict[str, str]) -> None:
    wanted = line["expect"] if isinstance(line["expect"], list) else [line["expect"]]
    got = read(line["kind"], line["text"], line)
    assert any(same(got, one) for one in wanted), got


def _shown(moment: date | datetime | None) -> str:
    if moment is None:
        return "refused"
    return tell(moment) if isinstance(moment, datetime) and moment.hour == 0 else str(moment)[:16]


def _past(text: str) -> str:
    moment = parse_moment(text, NOW)
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else str(moment)


READERS: dict[str, Callable[[str], str]] = {
    "past": _past,
    "ahead": lambda text: _shown(parse_ahead(text, NOW)),
    "promise": lambda text: _shown(promised_moment(text, NOW, WorkCalendar())),
    "amount": parse_money,
    "demand": lambda text: parse_fact("demand", text, NOW, {}),
}


@pytest.mark.parametrize(("kind", "text", "meant"), MORE, ids=[f"{kind} {text}" for kind, text, _ in MORE])
def test_more_of_the_same_kinds(kind: str, text: str, meant: str) -> None:
    try:
        got = READERS[kind](text)
    except BadValue:
        got = "refused"
    assert got == meant
