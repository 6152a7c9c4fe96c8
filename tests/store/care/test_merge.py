"""What becomes of the cases here when others come: numbers that were purged stay gone."""

from __future__ import annotations

import pytest

from store.care.merge import Fate, merge, replace
from store.ports import Histories, History


def case(name: str) -> History:
    return [{"kind": "opened", "v": 1, "change": 1, "at": "2026-11-23T10:00+08:00", "by": name, "data": {}}]


@pytest.mark.parametrize("decide", [merge, replace])
def test_a_number_that_was_purged_here_or_there_is_not_given_again(decide: object) -> None:
    here = Histories({1: case("a")}, 3, [2, 3])
    there = Histories({1: case("a"), 2: case("b")}, 5, [4])
    after, moves = (merge if decide is merge else replace)(here, there)
    assert set(after.purged) == {2, 3, 4}
    assert after.last == 6
    assert {move.number: move.fate for move in moves} == {1: Fate.SAME, 6: Fate.RENUMBERED}
    assert after.cases[6] == case("b")


def test_what_is_not_in_the_file_is_removed_by_replacing_alone() -> None:
    here, there = Histories({1: case("a"), 2: case("b")}, 2), Histories({1: case("c")}, 1)
    replaced, moves = replace(here, there)
    assert replaced.cases == {1: case("c")}
    assert {move.fate for move in moves} == {Fate.REPLACED, Fate.REMOVED}
    merged, _ = merge(here, there)
    assert set(merged.cases) == {1, 2, 3}


def further(history: History, name: str) -> History:
    return [
        *history,
        {"kind": "noted", "v": 1, "change": 2, "at": "2026-11-24T10:00+08:00", "by": name, "data": {}},
    ]


def test_a_case_that_comes_home_under_another_number_is_not_doubled() -> None:
    """Dumped here, loaded elsewhere beside a case of the same number, dumped there and loaded here again."""
    first, _ = merge(Histories({1: case("there")}, 1), Histories({1: case("here")}, 1))
    assert first.cases == {1: case("there"), 2: case("here")}
    again, moves = merge(Histories({1: case("here")}, 1), first)
    assert sorted(again.cases.values(), key=str) == [case("here"), case("there")]
    assert {move.source: move.fate for move in moves} == {1: Fate.RENUMBERED, 2: Fate.SAME}


def test_two_that_went_on_from_one_case_are_both_kept() -> None:
    here = Histories({1: case("a")}, 1)
    there = Histories({2: further(case("a"), "x"), 3: further(case("a"), "y")}, 3)
    after, moves = merge(here, there)
    assert after.cases == {1: further(case("a"), "x"), 3: further(case("a"), "y")}
    assert [move.fate for move in moves] == [Fate.EXTENDED, Fate.NEW]


def test_two_cases_that_begin_alike_stay_two() -> None:
    both = Histories({1: case("a"), 2: case("a")}, 2)
    after, moves = merge(Histories({1: case("a")}, 1), both)
    assert after.cases == both.cases
    assert [move.fate for move in moves] == [Fate.SAME, Fate.NEW]
