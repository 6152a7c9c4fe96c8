"""A case that goes on: what is added makes the case that all its events make, at the cost of what is added."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace

from store.case.case import Case, Diary, Exhibits
from store.case.events import (
    CaseOpened,
    ChoiceTaken,
    DiaryNoted,
    Event,
    EvidenceAttached,
    ExhibitLabelled,
    ExhibitsOrdered,
    Record,
)
from store.case.fold import fold
from store.case.growing import fold_on
from store.case.intents import Intent, NoteDiary, OpenCase, SetFact
from store.case.records import record_to_json
from store.days.clock import HOME_ZONE, system_clock
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.opening import open_home
from store.ports import Histories
from tests.store.randomcases import START

FEW, MANY = 20, 2_000


def attached(n: int, kind: str = "chat", sha: int = -1) -> EvidenceAttached:
    """A file that was taken in; with `sha` its bytes are those of another."""
    digits = f"{n if sha < 0 else sha:064x}"
    return EvidenceAttached(kind, f"{n}.txt", f"{digits[-12:]}-{n}.txt", digits, 9, "")


FURTHER: tuple[Event, ...] = (
    attached(1),
    attached(2, "goods"),
    attached(1, "goods", sha=1),  # the same copy as another kind
    DiaryNoted("三天内退", "merchant", "chat", "三天内"),
    ExhibitLabelled("chat/000000000001-1.txt", "goods", "右耳没有声音", out=True),
    attached(1, "chat", sha=1),  # called as one that is called otherwise by now
    DiaryNoted("好", "me", "chat", ""),
    ExhibitsOrdered(("goods/000000000002-2.txt", "chat/000000000001-1.txt")),
    ChoiceTaken("refused", ("apply",)),
    attached(3, "order"),
)


@pytest.mark.parametrize("earlier", [False, True], ids=["in their order", "a step of an earlier day"])
def test_event_by_event_the_case_is_that_of_all_events_and_knows_the_same_of_its_lists(earlier: bool) -> None:
    records = [Record(1, START, "x", CaseOpened("douyin", "耳机", "contact"))]
    case = fold(1, records)
    on = (START + timedelta(minutes=1)).isoformat()
    further = [replace(one, happened=on) if earlier and isinstance(one, ChoiceTaken) else one for one in FURTHER]
    for n, event in enumerate(further, 2):
        records.append(Record(n, START + timedelta(hours=n), "x", event))
        case = fold_on(case, records[-1:])
        assert case == fold(1, records)
        assert_known(case)
    assert [one.evidence for one in case.exhibits.under(f"{1:064x}")] == ["goods", "goods", "chat"]


def assert_known(case: Case) -> None:
    """What was carried on is what is found when everything is looked through."""
    lines, exhibits = Diary(case.diary), Exhibits(case.exhibits)
    assert (case.diary.promises, case.diary.latest) == (lines.promises, lines.latest)
    assert case.exhibits.kinds == exhibits.kinds
    for one in exhibits:
        assert case.exhibits.under(one.sha256) == exhibits.under(one.sha256)
        assert case.exhibits.under(one.stored) == exhibits.under(one.stored)


def test_of_what_did_not_come_to_be_nothing_is_known() -> None:
    opened = fold(1, [Record(1, START, "x", CaseOpened("douyin", "耳机", "contact"))])
    begun = fold_on(opened, [Record(2, START, "x", attached(1))])
    refused, kept = (fold_on(begun, [Record(3, START, "x", attached(n))]) for n in (2, 3))
    assert [one.name for one in kept.exhibits] == ["1.txt", "3.txt"]
    assert kept.exhibits.under(f"{2:064x}") == () == begun.exhibits.under(f"{3:064x}")
    again = fold_on(kept, [Record(4, START, "x", attached(2))])
    assert [one.no for one in again.exhibits.under(f"{2:064x}")] == [3]
    assert [one.no for one in refused.exhibits.under(f"{2:064x}")] == [2]
    tried_again = fold_on(begun, [Record(3, START, "x", attached(2))])
    assert [one.no for one in tried_again.exhibits.under(f"{2:064x}")] == [2]


def history(events: int, one: Callable[[int], Event]) -> list[dict[str, Any]]:
    """A case of so many events of a kind."""
    records = [Record(1, START, "x", CaseOpened("douyin", "耳机", "contact"))]
    records += [Record(n, START, "x", one(n)) for n in range(2, events + 1)]
    return [record_to_json(record) for record in records]


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of the program a piece of work goes through, those of comprehensions for each turn."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("event", "intent"),
    [
        (lambda n: DiaryNoted(f"第{n}次", "merchant", "chat", ""), NoteDiary("好", "merchant", "chat")),
        (lambda n: DiaryNoted(f"第{n}次", "merchant", "chat", ""), SetFact("paid", "199")),
        (attached, NoteDiary("好", "merchant", "chat")),
        (attached, None),
    ],
    ids=["a line after lines", "a fact after lines", "a line after exhibits", "an exhibit after exhibits"],
)
def test_a_change_goes_through_what_is_new_and_not_through_what_was_there(
    home: Home, event: Callable[[int], Event], intent: Intent | None
) -> None:
    with closing(open_home(home, system_clock(HOME_ZONE), "x", "zh")) as desk:
        desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    with closing(CaseFile(home.cases)) as file:
        file.rewrite(lambda here: Histories({1: history(FEW, event), 2: history(MANY, event)}, 2))
    with closing(open_home(home, system_clock(HOME_ZONE), "x", "zh")) as desk:

        def change(number: int, n: int) -> object:
            if intent is None:
                return desk.attach_stream(number, BytesIO(f"{number} {n}".encode()), "more.txt", "chat")
            return desk.do(number, intent)

        for number in (1, 2):
            change(number, 1)  # what is made once is there
        desk.do(1, SetFact("paid", "5"))
        desk.do(2, SetFact("paid", "5"))
        few, many = (steps_of(lambda number=number: change(number, 2)) for number in (1, 2))  # type: ignore[misc]
    assert many - few < FEW
