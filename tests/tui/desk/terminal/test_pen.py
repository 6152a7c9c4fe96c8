"""The shortest way from one look to another."""

from __future__ import annotations

import pytest

from tui.desk.terminal.pen import PLAIN, Look, alike_blank, read_look


@pytest.mark.parametrize(
    ("before", "look", "step"),
    [
        ("31", "32", "32"), ("31", "1;31", "1"), ("1;38;5;252;48;5;16", "38;5;252;48;5;16", "22"),
        ("1;31", "2;31", "22;2"), ("1;2;31", "1;31", "22;1"), ("1;3;31", "3;31", "22"), ("53;31", "31", "0;31"),
        ("7;31", "", "0"), ("31;44", "31", "49"), ("38;5;1;44", "44", "39"),
    ],
)  # fmt: skip
def test_from_one_look_to_another(before: str, look: str, step: str) -> None:
    assert read_look(look).after(read_look(before)) == f"\x1b[{step}m"


@pytest.mark.parametrize(
    ("numbers", "look"),
    [
        ("1;38;2;1;2;3;48;2;4;5;6", Look(("1",), "38;2;1;2;3", "48;2;4;5;6", ("48;2;4;5;6",))),
        ("38;5;7;48;5;8;4", Look(("4",), "38;5;7", "48;5;8", ("48;5;8", "38;5;7", "4"))),
        ("97;101", Look((), "97", "101", ("101",))),
        ("0", PLAIN),
    ],
)
def test_a_look_is_read_from_its_numbers(numbers: str, look: Look) -> None:
    assert read_look(numbers) == look


def test_in_which_order_a_look_is_asked_for_is_all_the_same() -> None:
    assert read_look("3;1;31") == read_look("1;3;31")


def test_after_what_nobody_knows_all_is_said() -> None:
    assert read_look("1;31;44").after(None) == "\x1b[0;1;31;44m"
    assert PLAIN.after(None) == "\x1b[0m"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("31;44", "1;3;32;44", True), ("31;44", "31;45", False), ("4;31;44", "31;44", False),
        ("4;31;44", "4;32;44", False), ("7;31;44", "7;32;44", False), ("7;31;44", "7;31;44", True),
        ("", "1;31", True),
    ],
)  # fmt: skip
def test_whether_a_blank_is_seen_alike(one: str, other: str, alike: bool) -> None:
    assert alike_blank(read_look(one), read_look(other)) is alike
