"""A case is what its events tell: folding, undo and redo."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.case.events import (
    KINDS,
    CaseOpened,
    ChangeRedone,
    ChangeUndone,
    ChoiceTaken,
    DiaryNoted,
    Event,
    EvidenceAttached,
    FactSet,
    ItemMarked,
    Record,
)
from store.case.fold import fold
from store.case.records import record_from_json, record_to_json
from store.days.clock import HOME_ZONE

START = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)
OPENED = CaseOpened("douyin", "蓝牙耳机", "contact")

words = st.text(max_size=12)
changes: st.SearchStrategy[Event] = st.one_of(
    st.builds(FactSet, st.sampled_from(["order", "paid"]), words),
    st.builds(ItemMarked, st.sampled_from(["order", "chat"]), st.sampled_from(["have", "missing"])),
    st.builds(DiaryNoted, words, st.just("me"), st.just("chat"), words),
    st.builds(ChoiceTaken, words, st.lists(words, min_size=1, max_size=2).map(tuple)),
    st.builds(EvidenceAttached, words, words, words, words, st.integers(0, 9), words),
)


def records(*events: Event) -> list[Record]:
    return [Record(n, START + timedelta(minutes=n), "小李", event) for n, event in enumerate(events, 1)]


def test_facts_marks_and_diary_add_up() -> None:
    case = fold(
        3,
        records(
            OPENED,
            FactSet("order", "1"),
            FactSet("order", "2"),
            FactSet("paid", "199.00"),
            FactSet("paid", ""),
            ItemMarked("chat", "have"),
            DiaryNoted("商家说等两天", "merchant", "chat", "两天内"),
        ),
    )
    assert (case.number, case.title, case.step) == (3, "蓝牙耳机", "contact")
    assert case.facts == {"order": "2"}
    assert case.marks == {"chat": "have"}
    assert case.diary[0].promise == "两天内"
    assert case.version == 7


def test_the_way_so_far_holds_the_steps_that_were_passed() -> None:
    case = fold(1, records(OPENED, ChoiceTaken("contact", ("refused", "apply"))))
    assert [stop.step for stop in case.trail] == ["contact", "refused", "apply"]
    assert case.step == "apply"
    assert case.came_to("apply") == START + timedelta(minutes=2)
    assert case.came_to("review") is None


def test_undo_takes_back_the_last_change_that_counts() -> None:
    story = records(OPENED, FactSet("order", "1"), FactSet("order", "2"))
    assert fold(1, story).undoable == 3
    story.append(Record(4, START, "小王", ChangeUndone(3)))
    undone = fold(1, story)
    assert undone.facts == {"order": "1"}
    assert (undone.undoable, undone.redoable) == (2, 3)
    story.append(Record(5, START, "小王", ChangeRedone(3)))
    assert fold(1, story).facts == {"order": "2"}


def test_a_new_change_after_undo_ends_the_chance_to_redo() -> None:
    story = records(OPENED, FactSet("order", "1"), ChangeUndone(2), FactSet("order", "9"))
    assert fold(1, story).redoable == 0


def test_a_change_of_several_events_is_undone_as_one() -> None:
    opened, choice = records(OPENED, ChoiceTaken("contact", ("apply",)))
    also = Record(2, START, "小李", FactSet("refused-on", "2026-11-20"))
    case = fold(1, [opened, choice, also, Record(3, START, "小李", ChangeUndone(2))])
    assert (case.step, case.facts) == ("contact", {})


def test_the_opening_cannot_be_undone() -> None:
    assert fold(1, records(OPENED)).undoable == 0


@given(st.lists(changes, max_size=12), st.integers(0, 12))
def test_undoing_everything_and_redoing_it_changes_nothing(events: list[Event], steps: int) -> None:
    story = records(OPENED, *events)
    before = fold(1, story)
    for kind in (ChangeUndone, ChangeRedone):
        for _ in range(min(steps, len(events))):
            now = fold(1, story)
            target = now.undoable if kind is ChangeUndone else now.redoable
            story.append(Record(story[-1].change + 1, START, "小李", kind(target)))
    after = fold(1, story)
    assert (after.facts, after.marks, after.diary, after.exhibits) == (
        before.facts,
        before.marks,
        before.diary,
        before.exhibits,
    )
    assert (after.step, after.trail, after.undoable) == (before.step, before.trail, before.undoable)


@given(st.lists(changes, max_size=8))
def test_a_record_comes_back_from_disk_as_it_was(events: list[Event]) -> None:
    for record in records(OPENED, *events):
        assert record_from_json(record_to_json(record)) == record


def test_every_kind_of_event_has_a_name_of_its_own() -> None:
    assert len(KINDS) == len({*KINDS.values()})
    assert all(name == kind.kind for name, kind in KINDS.items())
