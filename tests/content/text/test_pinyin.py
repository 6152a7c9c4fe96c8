"""Chinese text is found by initials, by whole syllables, and by syllables of which the last is cut off."""

from __future__ import annotations

import pytest

from content.text.pinyin import may_be_pinyin, spelled


@pytest.mark.parametrize("word", ["lyej", "LYEJ", "lanyaerji", "lanya", "lanyae", "yaerji"])
def test_a_name_is_found_by_how_it_is_read(word: str) -> None:
    assert spelled(word).search("蓝牙耳机")


@pytest.mark.parametrize("word", ["lyejx", "lanyaerjix", "jiye", "lx"])
def test_what_is_read_otherwise_is_not_found(word: str) -> None:
    assert not spelled(word).search("蓝牙耳机")


def test_all_readings_of_a_character_count() -> None:
    assert spelled("chongqing").search("重庆")
    assert spelled("zhongliang").search("重量")
    assert spelled("nvzhuang").search("女装")


def test_one_letter_is_no_reading() -> None:
    assert not may_be_pinyin("l")
    assert not may_be_pinyin("蓝")
    assert may_be_pinyin("ly")
