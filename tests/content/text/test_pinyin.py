"""Chinese text is found by initials, by whole syllables, and by syllables of which the last is cut off."""

from __future__ import annotations

import pytest

from content.text.pinyin import may_be_pinyin, may_be_read, spelled


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


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("xlx217", "行李箱217"), ("XLX21", "行李箱217"), ("xinglixiang217", "行李箱217"), ("217xlx", "217行李箱"),
        ("20cxlx", "20寸行李箱"), ("20寸xlx", "20寸行李箱"), ("行李x217", "行李箱217"), ("sjk70", "手机K70"),
        ("xlx217", "行李箱 217"), ("xlx217", "行李箱-217"), ("lyej2dai", "蓝牙耳机2代"), ("abc217", "ABC217"),
    ],
)  # fmt: skip
def test_a_reading_is_found_with_what_stands_beside_it(word: str, text: str) -> None:
    assert may_be_read(word)
    assert spelled(word).search(text)


@pytest.mark.parametrize(
    ("word", "text"),
    [("xlx217", "行李箱"), ("xlx217", "行李箱271"), ("217xlx", "行李箱217"), ("xlx21", "行李箱1217")],
)
def test_what_stands_beside_it_must_be_there(word: str, text: str) -> None:
    assert not spelled(word).search(text)


def test_one_letter_beside_digits_is_no_reading() -> None:
    for word in ("k70", "4s", "217", "行李箱217", "xlx_217", "a.b"):
        assert not may_be_read(word), word
    assert not may_be_pinyin("xlx217")
