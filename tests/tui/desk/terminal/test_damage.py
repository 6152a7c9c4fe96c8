"""Damage: the terminal shows the same, for fewer bytes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desk.terminal.damage import Damage

COLUMNS, LINES = 24, 6
LOOKS = ("", "1;38;5;231;48;5;16", "38;5;252;48;5;16", "38;2;1;2;3;48;2;4;5;6", "7", "31;44", "4;97;101")
TEXTS = ("a", "\xadb", "退款", "中a文", "  ", "─│", "☑ 是", "x" * 8, "e\u0301", "👩‍👩‍👧", "。")

pieces = st.tuples(st.sampled_from(LOOKS), st.sampled_from(TEXTS))
moves = st.tuples(st.integers(1, LINES), st.integers(1, COLUMNS))
strokes = st.tuples(moves, st.lists(pieces, min_size=1, max_size=4), st.booleans())
frames = st.lists(st.lists(strokes, min_size=1, max_size=6), min_size=1, max_size=6)


def written(frame: list[tuple[tuple[int, int], list[tuple[str, str]], bool]]) -> str:
    """A frame as Textual writes it."""
    parts = ["\x1b[?2026h"]
    for (line, column), spans, newline in frame:
        parts.append(f"\x1b[{line};{column}H")
        parts += [f"\x1b[{look}m{text}\x1b[0m" if look else text for look, text in spans]
        parts.append("\r\n" if newline and line < LINES else "")
    return "".join(parts) + "\x1b[?2026l"


def fits(frame: list[tuple[tuple[int, int], list[tuple[str, str]], bool]]) -> bool:
    return all(column + sum(2 * len(text) for _, text in spans) <= COLUMNS for (_, column), spans, _ in frame)


def emulator() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(COLUMNS, LINES)
    return screen, pyte.Stream(screen)


def cells(screen: pyte.Screen) -> list[list[tuple[str, str, str, bool]]]:
    return [
        [(c.data, c.fg, c.bg, c.bold) for c in (screen.buffer[y][x] for x in range(COLUMNS))] for y in range(LINES)
    ]


@pytest.mark.parametrize("told", ["\x1b]22;default\x07", "\x1b]52;c;6YCA5qy+\x07", "\x1b]0;tuikuan\x1b\\"])
def test_what_is_told_to_the_terminal_beside_its_cells_changes_none(told: str) -> None:
    damage = Damage()
    shown = "\x1b[1;1H退款"
    damage.feed(shown)
    assert damage.feed(told) == told
    assert damage.feed(shown) == ""


@settings(max_examples=300, deadline=None)
@given(frames)
def test_the_screen_is_the_same(
    drawn: list[list[tuple[tuple[int, int], list[tuple[str, str]], bool]]],
) -> None:
    damage = Damage()
    plain, plain_stream = emulator()
    spared, spared_stream = emulator()
    for frame in filter(fits, drawn):
        data = written(frame)
        plain_stream.feed(data)
        spared_stream.feed(damage.feed(data))
        assert cells(spared) == cells(plain)
        assert (spared.cursor.x, spared.cursor.y) == (plain.cursor.x, plain.cursor.y)


def test_what_is_shown_already_costs_nothing() -> None:
    damage = Damage()
    frame = "\x1b[1;1H\x1b[1;31m退款案台\x1b[0m\r\n\x1b[2;1Habc"
    assert damage.feed(frame)
    assert damage.feed(frame) == ""


def test_only_the_cells_that_change_are_written() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1H还有5小时")
    assert damage.feed("\x1b[1;1H还有6小时") == "\x1b[1;5H6\x1b[4C"


def test_after_anything_else_everything_is_written_again() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Habc")
    assert damage.feed("\x1b[?1049h").endswith("\x1b[?1049h")
    assert "abc" in damage.feed("\x1b[1;1Habc")


def test_a_wide_character_of_which_half_was_written_over_is_written_again() -> None:
    damage = Damage()
    damage.feed("\x1b[1;2H退款")
    damage.feed("\x1b[1;3He\u0301")
    assert "退" in damage.feed("\x1b[1;2H退款")
