"""What every engine promises: these tests know the protocols of `store.ports` and no engine but by its opening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from store.case.case import Case
from store.case.events import CaseOpened, DiaryNoted, Event, Record
from store.days.clock import HOME_ZONE
from store.disk.cache import Cache
from store.disk.casefile import CaseFile
from store.disk.drafts import Drafts
from store.disk.vault import Vault
from store.errors import Refused, UnknownCase
from store.kept import CopyState
from store.ports import NEVER, Histories, Stores
from tests.store.samples import exhibit

NOON = datetime(2026, 11, 23, 12, tzinfo=HOME_ZONE)
Open = Callable[[], Stores]
"""Opens the same place once more, as another process does."""


def on_one_disk(folder: Path) -> Open:
    home = folder / "home"
    home.joinpath("drafts").mkdir(parents=True)
    return lambda: Stores(
        CaseFile(home / "cases.json"), Vault(home / "evidence"), Drafts(home / "drafts"), Cache(home / "cache")
    )


@pytest.fixture(params=[on_one_disk])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    opened: Open = request.param(tmp_path)
    return opened


def stamp(change: int, event: Event) -> Record:
    return Record(change, NOON, "小李", event)


def begin(stores: Stores, title: str = "耳机") -> int:
    made = CaseOpened("douyin", title, "contact")
    return stores.cases.append(None, lambda _: (made,), stamp).number


def note(stores: Stores, number: int, text: str) -> Case:
    said = DiaryNoted(text, "merchant", "chat", "")
    return stores.cases.append(number, lambda case: (said,), stamp)


def test_what_was_appended_is_seen_by_everybody(engine: Open) -> None:
    one, two = engine(), engine()
    number = begin(one)
    note(one, number, "商家说不退")
    assert [entry.text for entry in two.cases.case(number).diary] == ["商家说不退"]
    two.cases.refresh()
    assert list(two.cases.cases()) == [number]


def test_a_refusal_changes_nothing(engine: Open) -> None:
    stores = engine()
    number = begin(stores)

    def refuse(case: Case | None) -> tuple[Event, ...]:
        raise Refused("no")

    before = stores.cases.case(number)
    with pytest.raises(Refused):
        stores.cases.append(number, refuse, stamp)
    with pytest.raises(UnknownCase):
        stores.cases.append(99, lambda _: (), stamp)
    assert engine().cases.case(number) == before


def test_a_decision_is_made_on_the_newest_case(engine: Open) -> None:
    one, two = engine(), engine()
    number = begin(one)
    two.cases.case(number)
    note(one, number, "第一句")
    seen: list[int] = []

    def look(case: Case | None) -> tuple[Event, ...]:
        assert case is not None
        seen.append(len(case.diary))
        return ()

    two.cases.append(number, look, stamp)
    assert seen == [1]


def test_a_number_is_never_given_twice(engine: Open) -> None:
    one = engine()
    begin(one)
    last = begin(one)

    def without(here: Histories) -> Histories:
        here.cases.pop(last)
        here.purged.append(last)
        return here

    one.cases.rewrite(without)
    one.cases.close()
    assert begin(engine()) == last + 1


def test_cases_stay_what_they_were_while_they_are_looked_at(engine: Open) -> None:
    one, two = engine(), engine()
    number = begin(one)
    before = two.cases.cases()
    note(one, number, "后来的话")
    later = begin(one)
    two.cases.refresh()
    assert not before[number].diary
    assert later not in before
    assert set(two.cases.cases()) == {number, later}


def test_what_was_changed_after_a_mark_is_named_whoever_changed_it(engine: Open) -> None:
    mine, theirs = engine(), engine()
    first, second = begin(mine), begin(mine)
    assert mine.cases.changed_since(NEVER).numbers is None
    mark = mine.cases.cases().at
    assert mine.cases.changed_since(mark).numbers == frozenset()
    assert not mine.cases.refresh()
    note(theirs, second, "他们写的")
    assert mine.cases.refresh()
    note(mine, first, "我写的")
    changes = mine.cases.changed_since(mark)
    assert changes.numbers == frozenset({first, second})
    assert mine.cases.changed_since(changes.mark).numbers == frozenset()


def test_the_mark_of_a_case_is_another_when_the_case_is(engine: Open) -> None:
    stores = engine()
    number, other = begin(stores), begin(stores, "灯")
    before = stores.cases.cases()
    note(stores, number, "一句")
    after = stores.cases.cases()
    assert before.mark(number) != after.mark(number)
    assert before.mark(other) == after.mark(other)


@pytest.mark.parametrize("word", ["耳机", "不退", "abc", "1284", "ß", '"', "\\"])
def test_looking_for_a_word_never_misses_a_case_that_holds_it(engine: Open, word: str) -> None:
    stores = engine()
    number = begin(stores)
    note(stores, number, 'ABC “不退” 1,284 ß "\\')
    held = stores.cases.holding(word.casefold())
    assert held is None or number in held


def test_evidence_is_kept_compared_and_given_to_another_case(engine: Open) -> None:
    one = engine()
    stored = one.evidence.take(1, BytesIO(b"photo"), "小票.jpg")
    copy = exhibit(stored)
    assert (stored.name, stored.size) == ("小票.jpg", 5)
    assert engine().evidence.check(1, copy) is CopyState.UNCHANGED
    assert one.evidence.path(1, copy).read_bytes() == b"photo"
    assert one.evidence.check(2, copy) is CopyState.MISSING
    one.evidence.adopt(1, 2, copy)
    one.evidence.path(1, copy).chmod(0o666)
    one.evidence.adopt(1, 3, copy)  # others may write into it, and what it holds is what was taken in
    assert one.evidence.check(3, copy) is CopyState.UNCHANGED
    assert one.evidence.remove(1) == 1
    assert (one.evidence.check(1, copy), one.evidence.check(2, copy)) == (CopyState.MISSING, CopyState.UNCHANGED)


def test_drafts_are_there_for_the_next_desk(engine: Open) -> None:
    one = engine()
    one.drafts.save("note-3", {"text": "打到一半", "who": ""})
    one.drafts.save("fact-3", {"paid": "19"})
    assert engine().drafts.load("note-3") == {"text": "打到一半"}
    assert one.drafts.drop_case(3) == 2
    assert engine().drafts.load("note-3") == {}


def test_what_only_saves_time_may_be_kept(engine: Open) -> None:
    engine().cache.keep("outlines-zh", b"\x00data")
    assert engine().cache.load("outlines-zh") in (None, b"\x00data")
    assert engine().cache.load("nothing") is None
