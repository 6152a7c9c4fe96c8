"""Numbers of choices with two digits wait for the second one."""

from __future__ import annotations

import pytest
from textual import events

from tui.desk.screens.parts.digits import Digits


class Port:
    """Hears what is said."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def say(self, words: object, bad: bool = False, later: bool = False) -> None:
        """Keep it."""
        self.said.append(words)


def pressed(most: int, *keys: str) -> tuple[list[int], list[bool]]:
    """The numbers that were taken, and which keys after the first were part of a number."""
    taken: list[int] = []
    digits = Digits(Port(), lambda: most, taken.append)  # type: ignore[arg-type]
    digits.begin(int(keys[0]))
    mine = [digits.key(events.Key(key, key if len(key) == 1 else None)) for key in keys[1:]]
    return taken, mine


@pytest.mark.parametrize(
    ("most", "keys", "taken"),
    [
        (3, ("2",), [2]),
        (9, ("9",), [9]),
        (10, ("1", "0"), [10]),
        (10, ("1", "enter"), [1]),
        (10, ("2",), [2]),
        (100, ("1", "2"), [12]),
        (100, ("1", "0", "0"), [100]),
        (100, ("1", "0", "enter"), [10]),
        (100, ("1",), []),
        (100, ("1", "escape"), []),
        (100, ("1", "u"), []),
        (100, ("1", "down", "2"), []),
    ],
)
def test_a_number_is_taken_when_no_other_can_be_meant(most: int, keys: tuple[str, ...], taken: list[int]) -> None:
    assert pressed(most, *keys)[0] == taken


def test_a_key_that_is_no_digit_is_itself_again() -> None:
    assert pressed(100, "1", "u")[1] == [False]
    assert pressed(100, "1", "escape")[1] == [True]
    assert pressed(100, "1", "5", "7")[1] == [True, False]
