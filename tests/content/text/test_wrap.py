from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text.cells import cells
from content.text.wrap import NO_END, NO_START, hang, wrap

MIXED = st.text(
    alphabet=st.sampled_from(
        "退款申请商家平台证据，。、；：？！”’）》】…—“‘（《【abcXYZ0189 .,:;!?()[]¥￥é😀\u3000"
    ),
    max_size=120,
)
WIDTHS = st.integers(4, 60)


def test_ideographs_part_anywhere_and_fill_the_line() -> None:
    assert wrap("一二三四五六七八", 6) == ["一二三", "四五六", "七八"]


def test_no_character_stands_alone_on_the_last_line_where_another_can_join_it() -> None:
    assert wrap("一二三四五六七", 6) == ["一二三", "四五", "六七"]
    assert wrap("一二三四五六七”。", 6) == ["一二三", "四五六", "七”。"], "its marks leave no room for another"
    assert wrap("一二三四五六七。", 6) == ["一二三", "四五", "六七。"]
    assert wrap("一二三四", 6) == ["一二", "三四"]
    assert wrap("一二三", 4) == ["一二", "三"], "the line before would be as lonely"
    assert wrap("the quick brown a", 15) == ["the quick", "brown a"]


def test_a_closing_mark_takes_the_character_before_it_to_the_next_line() -> None:
    assert wrap("一二三，四", 6) == ["一二", "三，四"]


def test_an_opening_mark_goes_to_the_next_line_with_what_it_opens() -> None:
    assert wrap("一二“三四”", 6) == ["一二", "“三四”"]


def test_latin_words_and_numbers_stay_whole() -> None:
    assert wrap("编号ABC123，请在18点前回复", 12) == ["编号ABC123，", "请在18点前", "回复"]
    assert wrap("the quick brown fox", 10) == ["the quick", "brown fox"]
    assert wrap("it isn’t so", 8) == ["it isn’t", "so"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_breaks_and_empty_lines_of_the_text_stay() -> None:
    assert wrap("一\n\n二", 10) == ["一", "", "二"]
    assert wrap("", 10) == [""]


def test_the_indent_of_a_paragraph_stays_but_never_eats_the_line() -> None:
    assert wrap("  一二三", 6) == ["  一二", "三"]
    assert wrap(" " * 100 + "一", 8) == ["    一"]


def test_marks_and_joined_emoji_are_never_torn_from_their_base() -> None:
    assert wrap("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]
    family = "👨\u200d👩\u200d👧"
    assert wrap(family * 3, 4) == [family * 2, family]


def test_hanging_lines_begin_under_the_first() -> None:
    assert hang("一二三四", 6, "- ", "  ") == ["- 一二", "  三四"]


@pytest.mark.parametrize("width", [-3, 0, 1])
def test_a_width_without_room_still_ends(width: int) -> None:
    assert wrap("一a", width) == ["一", "a"]


@given(MIXED, WIDTHS)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))


@given(MIXED, WIDTHS)
def test_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from(["退款", "申请，", "“商家”", "（平台）", "18点。", "ok", "《证据》："]), max_size=40)
)
def test_lines_of_real_text_neither_begin_nor_end_with_the_wrong_mark(words: list[str]) -> None:
    lines = wrap("".join(words), 16)
    assert not any(line[0] in NO_START for line in lines[1:])
    assert not any(line[-1] in NO_END for line in lines[:-1])


@given(MIXED)
def test_a_line_that_fits_is_left_alone(text: str) -> None:
    text = " ".join(text.split())
    assert wrap(text, max(1, cells(text))) == [text]


def test_a_number_stays_with_what_it_counts_and_with_what_orders_it() -> None:
    assert wrap("见办法第9条", 9) == ["见办法", "第9条"]
    assert wrap("从次日起15天", 9) == ["从次日起", "15天"]
    assert wrap("从次日起的15天", 13) == ["从次日起的", "15天"]
    assert wrap("一共第24条规定", 6) == ["一共", "第24条", "规定"]


def test_an_hour_stays_with_its_day() -> None:
    assert wrap("写昨天 21:30、11-21 10:00、3天前", 22) == ["写昨天 21:30、", "11-21 10:00、3天前"]
    assert wrap("还有9小时，今天 10:50", 16) == ["还有9小时，", "今天 10:50"]
    assert wrap("ask before tomorrow 24:00", 20) == ["ask before", "tomorrow 24:00"]
    assert wrap("12-02 24:00", 6) == ["12-02", "24:00"], "unless a line is too short for both"


def test_two_keys_that_are_named_together_stay_together() -> None:
    assert wrap("while you do not know; ← → today", 25) == ["while you do not know;", "← → today"]
    assert wrap("选择；↑ ↓移动", 7) == ["选择；", "↑ ↓移动"]
