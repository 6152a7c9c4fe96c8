"""A case that grows is the case of all its records, whatever is undone and redone on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.case import growing as module
from store.case.events import (
    CaseOpened,
    ChangeRedone,
    ChangeUndone,
    ChoiceTaken,
    DiaryNoted,
    Event,
    EvidenceAttached,
    FactSet,
    Record,
)
from store.case.fold import fold
from store.case.growing import Growing, growing
from store.days.clock import HOME_ZONE
from tests.store.case.test_fold import assert_known, steps_of

START = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)


def happening(n: int, what: str, target: int) -> Event:
    """What happens in a change: an undo and a redo aim at any change, as a hostile file may."""
    events: dict[str, Event] = {
        "note": DiaryNoted(f"第{n}次", "merchant", "chat", "明天退"),
        "fact": FactSet("paid", f"{n}.00"),
        "choice": ChoiceTaken("refused", ("refused",) if n % 2 else ("contact",)),
        "exhibit": EvidenceAttached("chat", f"{n}.txt", f"{n:016x}-{n}.txt", f"{n:064x}", 9, ""),
        "undo": ChangeUndone(target),
        "redo": ChangeRedone(target),
    }
    return events[what]


STEP = st.tuples(
    st.sampled_from(["note", "fact", "choice", "exhibit", "exhibit", "undo", "undo", "redo"]),
    st.integers(0, 60),
    st.sampled_from(["last", "last", "any"]),
    st.booleans(),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(STEP, max_size=60), st.integers(0, 40))
def test_a_case_that_grows_is_the_case_of_all_its_records(
    steps: list[tuple[str, int, str, bool]], read_anew: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STRIDE", 3)
        patch.setattr(module, "LONG", 6)
        records = [Record(1, START, "x", CaseOpened("douyin", "耳机", "contact"))]
        state = growing(1, records)
        change = 1
        for n, (what, anything, aim, joins) in enumerate(steps):
            change += not joins or change == 1
            last = state.case.undoable if what == "undo" else state.case.redoable
            target = last if aim == "last" else anything
            one = Record(change, START + timedelta(hours=n), "x", happening(n, what, target))
            records.append(one)
            state = growing(1, records) if n == read_anew else state.on([one])
            assert state.case == fold(1, records)
            assert_known(state.case)


def lines(n: int) -> list[Record]:
    """A case of so many lines."""
    opened = Record(1, START, "x", CaseOpened("douyin", "耳机", "contact"))
    return [opened, *(Record(k, START, "x", happening(k, "note", 0)) for k in range(2, n + 1))]


def undone(state: Growing) -> Growing:
    """After an undo."""
    case = state.case
    return state.on([Record(case.records[-1].change + 1, START, "x", ChangeUndone(case.undoable))])


def redone(state: Growing) -> Growing:
    """After a redo."""
    case = state.case
    return state.on([Record(case.records[-1].change + 1, START, "x", ChangeRedone(case.redoable))])


def test_an_undo_and_a_redo_go_through_what_is_near_and_not_through_the_whole_case() -> None:
    few, many = redone(undone(growing(1, lines(1_000)))), redone(undone(growing(1, lines(8_000))))
    for _ in range(40):
        assert steps_of(partial(undone, many)) <= 1.5 * steps_of(partial(undone, few))
        few, many = redone(undone(undone(few))), redone(undone(undone(many)))
    assert many.case.undoable == 8_000 - 40


def test_who_undoes_on_and_on_waits_for_few_whole_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    state, whole = growing(1, lines(4_000)), 0

    def counted(number: int, records: list[Record]) -> Growing:
        nonlocal whole
        whole += 1
        return growing(number, records)

    monkeypatch.setattr(module, "growing", counted)
    for _ in range(600):
        state = undone(state)
    assert state.case.undoable == 3_400
    assert state.case == fold(1, state.case.records)
    assert whole <= 5
