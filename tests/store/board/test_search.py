"""Search finds what stands in a case, and what its initials spell; looking at the bytes first changes nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.board.board import Board
from store.board.search import search, text_of
from store.case.intents import NoteDiary, OpenCase, SetFact
from store.disk.holding import _LIKE_ASCII, may_hold
from store.opening import HomeDesk

LETTERS = '退款货貨發发髮 aA90,ßſKİıÉé"\\/\x01\x7f\udc80ﬁΣσςЖж蓝ｱＡ，😀'


def found(desk: HomeDesk, words: str) -> list[int]:
    return [view.number for view in desk.search(words)]


def numbers(board: Board) -> list[int]:
    return [one.number for one in board.outlines]


def in_all(word: str) -> range:
    """Narrows nothing down."""
    return range(1_000_000)


@pytest.fixture
def three(desk: HomeDesk) -> HomeDesk:
    desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机", "merchant": "声动旗舰店", "order": "6921AB"}))
    desk.open(OpenCase("douyin", facts={"product": "Straße 12", "reason": "quality"}))
    desk.open(OpenCase("douyin", facts={"product": "灯", "merchant": 'a "b" \\ c'}))
    desk.do(1, NoteDiary("客服说“不退”", "merchant", "chat", "48小时内"))
    desk.attach_stream(3, BytesIO(b"x"), "小票.txt", "order", "第二张")
    desk.do(3, SetFact("order", "0000"))
    return desk


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [1, 2, 3]),
        ("蓝牙", [1]),
        ("lyej", [1]),
        ("sdqj", [1]),
        ("6921ab 耳机", [1]),
        ("耳机 灯", []),
        ("不退 48小时", [1]),
        ("STRASSE", [2]),
        ("质量", [2]),
        ("联系商家", [1, 2, 3]),
        ("小票 第二张", [3]),
        ('"B"', [3]),
        ("\\", [3]),
        ("diary-noted", []),
        ("events", []),
    ],
)
def test_every_word_stands_somewhere_in_the_case(three: HomeDesk, words: str, numbers: list[int]) -> None:
    assert sorted(found(three, words)) == numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("20000", [1]), ("20,000", [1]), ("20,0", [1]), ("200", [1]), ("1,284", [1]), ("1284", [1]),
        ("7,8", [2]), ("78", []), ("123,45", [2]), ("12345", [2]),
    ],
)  # fmt: skip
def test_a_long_number_is_found_with_and_without_its_commas(desk: HomeDesk, words: str, numbers: list[int]) -> None:
    desk.open(OpenCase("douyin", facts={"product": "Power bank, 20,000 mAh", "paid": "1,284"}))
    desk.open(OpenCase("douyin", facts={"product": "灯", "order": "123,456"}))
    desk.do(2, NoteDiary("7,8月再说"))
    assert found(desk, words) == numbers


@pytest.mark.parametrize("words", ["蓝牙", "藍牙", "耳机 靚聲", "靓声", "客服說", "ＡＢ", "发髮", "12号"])
def test_traditional_signs_and_simplified_ones_find_each_other(desk: HomeDesk, words: str) -> None:
    desk.open(OpenCase("douyin", facts={"product": "藍牙耳機", "merchant": "靚聲旗艦店", "order": "ＡＢ"}))
    desk.open(OpenCase("douyin", facts={"product": "灯"}))
    desk.do(1, NoteDiary("客服说“發髮”，12號再說", "merchant", "chat", ""))
    assert found(desk, words) == [1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(LETTERS, min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4),
    words=st.text(LETTERS, max_size=4),
    cut=st.tuples(st.integers(0, 8), st.integers(0, 8)),
)
def test_looking_at_the_bytes_first_finds_the_same(
    texts: list[str], words: str, cut: tuple[int, int], desk: HomeDesk
) -> None:
    for text in texts:
        number = desk.open(OpenCase("douyin", facts={"product": "灯"})).view.number
        desk.do(number, NoteDiary(text, "me", "other", ""))
    desk.close()
    views = desk.views()
    for wanted in (words, texts[0][cut[0] : cut[1]], texts[-1].upper()):
        every = search(views, wanted, in_all, lambda number: text_of(desk.view(number).case))
        assert numbers(desk.search(wanted, views)) == numbers(every)


def test_the_words_that_are_looked_for_as_they_are_have_no_other_form() -> None:
    folding = [char for char in map(chr, range(128, 0x110000)) if char != char.casefold()]
    assert {char for char in folding if any(part.isascii() for part in char.casefold())} == set(_LIKE_ASCII)
    for char in folding:
        assert not any("\u2e80" <= part < "\ua000" or part in "0123456789-" for part in char.casefold())
    assert may_hold("退款")("退款".encode())
    assert not may_hold("退款")("退 款".encode())
    assert may_hold("kelvin")("\u212aelvin".encode())
    assert may_hold("退款")(rb'"\u9000\u6b3e"')


def test_the_text_of_a_case_is_in_its_bytes(three: HomeDesk) -> None:
    for view in three.views():
        for word in text_of(view.case).split():
            assert view.number in three.file.holding(word)


def test_one_letter_is_no_pinyin_search(three: HomeDesk) -> None:
    assert 1 in found(three, "lyej")
    assert 1 in found(three, "ej")
    assert 1 not in found(three, "j")


def test_a_name_is_found_by_its_reading_with_the_digits_beside_it(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "行李箱217"}))
    desk.open(OpenCase("douyin", facts={"product": "行李箱218", "merchant": "20号箱包店"}))
    for words, numbers in {
        "xlx217": [1], "xinglixiang217": [1], "xlx21": [1, 2], "行李x218": [2], "20hxbd": [2], "xlx 218": [2],
        "217xlx": [], "xlx219": [],
    }.items():  # fmt: skip
        assert sorted(found(desk, words)) == numbers, words


def test_a_tag_is_found_as_cards_write_it(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "灯"}))
    desk.open(OpenCase("douyin", facts={"product": "锅"}))
    desk.do(2, SetFact("tags", "厨房 家电"))
    assert found(desk, "#厨房") == [2]
    assert found(desk, "#没有") == []


def test_a_sign_before_a_number_means_a_case_or_a_tag_and_not_every_number(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "灯", "order": "6912345678901234"}))
    desk.open(OpenCase("douyin", facts={"product": "锅", "tags": "12月"}))
    assert found(desk, "12") == [1, 2]
    assert found(desk, "#12") == [2]
    assert found(desk, "#1") == [1, 2], "the first case, and what has a tag that begins so"
    assert found(desk, "#2") == [2]
