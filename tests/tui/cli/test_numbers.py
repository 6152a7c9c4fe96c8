"""The number of a case is understood as people type it, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from tui.cli.numbers import case_number


@pytest.mark.parametrize("typed", ["7", "07", " #7 ", "案件7", "７", "第7号案件", "case 7", "no. 7", "7号", "7."])
def test_a_number_is_read_as_it_is_written(typed: str) -> None:
    assert case_number(typed) == 7


@pytest.mark.parametrize("typed", ["", "seven", "-7", "7.5", "7 8", "²", "1234567890", "１２３４５６７８９０"])
def test_what_is_no_number_of_a_case_is_none(typed: str) -> None:
    assert case_number(typed) is None


def test_the_longest_number_has_nine_digits() -> None:
    assert (case_number("999999999"), case_number("９９９９９９９９９")) == (999_999_999, 999_999_999)
