"""Which character of a line a cell of the screen belongs to."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from tui.desk.widgets.selection import Selectable


class Page(Selectable):
    """One line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def text_at(self, y: int) -> str:
        """The line."""
        return self.text


@pytest.mark.parametrize(
    ("text", "cell", "char"),
    [
        ("蓝牙耳机", 0, 0),
        ("蓝牙耳机", 3, 1),
        ("蓝牙耳机", 8, 4),
        ("ab蓝c", 2, 2),
        ("ab蓝c", 4, 3),
        ("好👍的", 4, 2),
        ("👨‍👩‍👧家", 2, 5),
        ("👨‍👩‍👧家", 1, 0),
        ("❤️爱", 2, 2),
        ("1️⃣一", 2, 3),
        ("👍🏽好", 2, 2),
        ("e\u0301té", 1, 2),
    ],
)
def test_a_click_finds_its_character_also_behind_signs_made_of_several(text: str, cell: int, char: int) -> None:
    assert Page(text).offset_at(cell, 0) == Offset(char, 0)
