from __future__ import annotations

import unicodedata
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from content.text.cells import CUT, cells, cut, pad, plain


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("蓝牙耳机，左耳无声", "蓝牙耳机，左耳无声"),
        ("\x1b[31m红\x1b[0m", "红"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x9b31mb", "ab"),
        ("a\x1bP1;2|data\x1b\\b", "ab"),
        ("\x1b]52;c;没有结尾", ""),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("\u2066a\u2069\u200f", "a"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("\x00\x07\x08\x7f", ""),
        ("[/]", "[/]"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("\udcb0GBK", "\ufffdGBK"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_what_could_do_harm_goes_and_the_rest_stays(given_text: str, shown: str) -> None:
    assert plain(given_text) == shown


def test_line_breaks_stay_only_where_they_are_wanted() -> None:
    assert plain("a\r\nb\rc", multiline=True) == "a\nb\nc"


def test_five_megabytes_are_cut_with_a_mark() -> None:
    assert plain("退" * 5_000_000, most=10) == "退" * 9 + CUT
    assert plain("\x1b[31m" * 1_000_000, most=10) == CUT


def test_a_tower_of_marks_is_levelled() -> None:
    assert len(plain("a" + "\u0301" * 1000)) == 5


@given(st.text(), st.booleans(), st.integers(1, 50))
def test_nothing_unseen_gets_through(text: str, multiline: bool, most: int) -> None:
    shown = plain(text, multiline, most)
    assert len(shown) <= most
    assert all(unicodedata.category(char) not in ("Cc", "Cs") or (multiline and char == "\n") for char in shown)
    assert "\u202e" not in shown


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("退款", 4),
        ("，。", 4),
        ("e\u0301", 1),
        ("👍🏽", 2),
        ("🇨🇳", 2),
        ("❤\ufe0f", 2),
        ("①→…", 3),
        ("", 0),
    ],
)
def test_cells_are_counted_as_a_terminal_does(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(alphabet="退款ab，😀e\u0301", max_size=30), st.integers(0, 20))
def test_cut_and_padded_text_has_the_width_asked_for(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(pad(cut(text, width), width)) == width
    if cells(text) <= width:
        assert cut(text, width) == text


def test_widths_are_those_of_the_library_that_knows_them_all() -> None:
    """The library itself would cost a start more than it saves: it takes longer to load than the desk's words."""
    scripts = ((0x20, 0x7E), (0xA0, 0x52F), (0x2000, 0x25FF), (0x2700, 0x27BF), (0x2E80, 0x302D), (0x3030, 0x3163),
               (0x3165, 0x4DBF), (0x4E00, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFF9F),
               (0xFFA1, 0xFFEE), (0x1F300, 0x1FAFF), (0x20000, 0x2FA1F))  # fmt: skip
    known = (chr(code) for first, last in scripts for code in range(first, last + 1) if code != 0xAD)
    others = [
        char for char in known if category(char) not in ("Cn", "Co", "Zl", "Zp") and cells(char) != wcwidth(char)
    ]
    assert others == []


PIECES = (*"退款a ，。—…¥①é👧❤☑", "🇨🇳", "👍🏽", "❤\ufe0f", "e\u0301", "👩\u200d👩\u200d👧", "a\ufe0f")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_fill_what_the_library_says_of_the_whole(text: str) -> None:
    assert cells(text) == wcswidth(text)


def test_a_cut_leaves_neither_a_mark_nor_a_stub_of_a_word() -> None:
    assert cut("Cherries, a box of 2.5 kg", 14) == "Cherries, a…"
    assert cut("Complain to the authorities", 8) == "Complai…"
    assert cut("用七天无理由的：发出退货通知", 18) == "用七天无理由的…"
    assert cut("E1 ab的照片", 6) == "E1 ab…"
    assert cut("Ask customer service", 16) == "Ask customer…"
    assert cut("The money came", 8) == "The mon…", "of little room nothing is given away"
