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
