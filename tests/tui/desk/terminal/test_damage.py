"""Damage: the terminal shows the same, for fewer bytes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desk.terminal.damage import Damage

COLUMNS, LINES = 24, 6
LOOKS = (
    "", "1;38;5;231;48;5;16", "38;5;252;48;5;16", "1;4;38;5;252;48;5;16", "38;2;1;2;3;48;2;4;5;6", "7",
    "1;3;7;31;44", "31;44", "1;31;44", "2;3;31;44", "1;2;31;44", "4;97;101", "9;97;101", "53;97;101",
)  # fmt: skip
TEXTS = (
    "a",
    "\xadb",
    "退款",
    "中a文",
    " ",
    "  ",
    "a b  c",
    "     ",
    "─│",
    "☑ 是",
    "x" * 8,
    "e\u0301",
    "👩‍👩‍👧",
    "。",
)

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


def cells(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    return [[seen(screen.buffer[y][x]) for x in range(COLUMNS)] for y in range(LINES)]


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    """What is seen of a cell; of a blank that is not, as of most, only the ground."""
    lines = (cell.underscore, cell.strikethrough, cell.reverse)
    if cell.data == " " and not any(lines):
        return (cell.data, cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *lines)


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


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(("31;44", "1;31;44", "4;31;44", "32;44")), st.sampled_from("aab 退")),
            max_size=9,
        ),
        min_size=2,
        max_size=4,
    )
)
def test_a_line_that_is_painted_again_is_the_same(lines: list[list[tuple[str, str]]]) -> None:
    damage = Damage()
    plain, plain_stream = emulator()
    spared, spared_stream = emulator()
    for line in lines:
        data = "\x1b[1;1H" + "".join(f"\x1b[{look}m{text}\x1b[0m" for look, text in line)
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


def test_a_blank_of_which_only_the_colour_of_letters_changes_is_left_alone() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1H\x1b[31;44ma          b\x1b[0m")
    assert damage.feed("\x1b[1;1H\x1b[32;44ma          b\x1b[0m") == "\x1b[1;1H\x1b[32ma\x1b[10Cb"


def test_a_blank_is_written_in_any_colour_but_not_on_another_ground_or_with_another_line() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1H\x1b[31;44mab\x1b[0m")
    assert damage.feed("\x1b[1;1H\x1b[32;44m \x1b[0m") == "\x1b[1;1H "
    assert damage.feed("\x1b[1;1H\x1b[31;45m \x1b[0m") == "\x1b[1;1H\x1b[45m "
    assert damage.feed("\x1b[1;1H\x1b[4;31;45m \x1b[0m") == "\x1b[1;1H\x1b[4m "
    assert damage.feed("\x1b[1;1H\x1b[4;32;45m \x1b[0m") == "\x1b[1;1H\x1b[32m "


def test_over_few_cells_that_stay_one_writes_instead_of_moving() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Ha.b..c退d")
    assert damage.feed("\x1b[1;1HA.B..C退D") == "\x1b[1;1HA.B..C\x1b[2CD"


def test_one_does_not_write_over_what_has_another_look_or_is_longer_than_a_move() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Ha\x1b[31m.\x1b[0mb─c")
    assert damage.feed("\x1b[1;1HA\x1b[31m.\x1b[0mB─C") == "\x1b[1;1HA\x1b[CB\x1b[CC"


def test_one_does_not_write_over_cells_of_which_nothing_is_known() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Habcde\x1b[1;6H👩‍👩‍👧")
    assert damage.feed("\x1b[1;4HX\x1b[1;7H") == "\x1b[1;4H\x1b[0mX\x1b[2C"


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


def test_the_other_half_of_a_wide_character_that_is_gone_does_not_touch_what_stands_in_its_place() -> None:
    damage = Damage()
    for one in ("\x1b[1;2H退", "\x1b[1;2Ha", "\x1b[1;3Hb"):
        damage.feed(one)
    assert damage.feed("\x1b[1;2Hab") == ""


def test_bold_ends_without_its_colours_being_said_again() -> None:
    damage = Damage()
    look = "38;5;252;48;5;16"
    written_once = damage.feed(f"\x1b[1;1H\x1b[1;{look}m退\x1b[0m\x1b[{look}m款\x1b[1;{look}m台\x1b[0m")
    assert written_once == f"\x1b[1;1H\x1b[0;1;{look}m退\x1b[22m款\x1b[1m台"


def test_where_nothing_was_painted_yet_the_cursor_stays_where_the_terminal_has_it() -> None:
    damage = Damage()
    for told in ("\x1b[?1049h", "\x1b[?25l", "\x1b[?1000h"):
        assert damage.feed(told) == told
    assert "\x1b[2;3H" in damage.feed("\x1b[2;3Hab")
    damage.forget()
    for told in ("\x1b[?1049l\x1b[?25h", "\x1b[?1004l"):
        assert damage.feed(told) == told


def test_what_was_asked_of_cursor_and_colour_is_done_before_what_is_not_understood() -> None:
    damage = Damage()
    damage.feed("\x1b[1;1Hab")
    assert damage.feed("\x1b[4;5H\x1b[31m\x1b[K") == "\x1b[4;5H\x1b[0;31m\x1b[K"
