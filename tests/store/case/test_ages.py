"""How old the child was that paid: what is read, what is refused, and by which law the age is argued."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.library import Library
from store.case.ages import age_of, ground_of, parse_age
from store.case.intents import OpenCase
from store.case.refs import FactRef
from store.errors import BadValue
from store.opening import HomeDesk


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("7", "7"), ("7岁", "7"), ("7周岁", "7"), ("七岁半", "7"), ("十二岁", "12"), ("才6岁", "6"),
        ("17 岁", "17"),
        ("12 years old", "12"), ("12-year-old", "12"), ("nine", "9"), ("8 yo", "8"), ("１０岁", "10"), ("0", "0"),
    ],
)  # fmt: skip
def test_an_age_is_read_as_people_write_it(text: str, age: str) -> None:
    assert parse_age(text) == age


@pytest.mark.parametrize("text", ["小学三年级", "7.5", "-3", "虚岁九岁", "2018-03-04", "child", "7 or 8", "3个月"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="full years"):
        parse_age(text)


@pytest.mark.parametrize("text", ["18", "十八岁", "30 years old"])
def test_who_is_of_age_is_no_minor(text: str) -> None:
    with pytest.raises(BadValue, match="of age"):
        parse_age(text)


@given(st.integers(0, 17))
def test_every_age_of_a_minor_is_kept_as_it_is(years: int) -> None:
    assert parse_age(parse_age(f"{years}岁")) == str(years)


@pytest.mark.parametrize("pack", ["generic", "douyin", "virtual"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_age_says_by_which_articles_a_payment_is_argued(pack: str, language: str) -> None:
    book = Library().get(pack, language)

    def laws(**facts: str) -> tuple[str, ...]:
        ground = ground_of({"reason": "minor", **facts}, book)
        assert ground is not None
        return ground.laws[:2]

    assert laws(age="7") == ("civil-144", "civil-20")
    assert laws(age="8") == laws(age="17") == ("civil-145", "civil-19")
    assert laws() == ("civil-145", "civil-144")
    assert ground_of({"reason": "quality", "age": "7"}, book) == book.grounds["quality"]
    assert ground_of({}, book) is None


FACTS = {
    "product": "648 gems", "order": "6920001112223334445", "merchant": "游戏小店", "paid": "648",
    "bought-on": "2026-11-02", "contacted-on": "2026-11-03", "reason": "minor", "demand": "refund",
    "problem": "孩子自己充的，家里不知道", "name": "林晓", "phone": "13800138000", "address": "杭州市文三路1号",
}  # fmt: skip


@pytest.mark.parametrize(
    ("age", "own", "other"),
    [("六岁", ("付款时6周岁", "144"), "145"), ("12", ("付款时12周岁", "145"), "144")],
)
def test_letters_tell_the_age_and_the_articles_of_that_age(
    desk: HomeDesk, age: str, own: tuple[str, ...], other: str
) -> None:
    number = desk.open(OpenCase("generic", "", FACTS | {"age": age}, sure=True)).view.number
    for name in ("first-message", "demand-letter", "complaint-12315", "civil-outline"):
        text = desk.letter(number, name).text
        assert own[0] in text, name
        assert other not in text, name
    for name in ("demand-letter", "civil-outline"):
        assert own[1] in desk.letter(number, name).text, name


def test_without_an_age_a_letter_tells_none(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", FACTS, sure=True)).view.number
    assert "周岁" not in desk.letter(number, "first-message").text.replace("不满八周岁", "").replace(
        "已满八周岁", ""
    )


def test_the_age_is_asked_for_where_a_child_paid_and_nowhere_else(desk: HomeDesk) -> None:
    minor = desk.open(OpenCase("generic", "", FACTS, sure=True)).view
    other = desk.open(OpenCase("generic", "", FACTS | {"reason": "top-up", "order": "1"}, sure=True)).view
    asked = {item.ref.key for item in minor.checklist if isinstance(item.ref, FactRef)}
    assert "age" in asked
    assert "age" not in {item.ref.key for item in other.checklist if isinstance(item.ref, FactRef)}


@pytest.mark.parametrize("age", ["█", "seven", "7.5", "²"])
def test_an_age_that_is_hidden_or_was_edited_by_hand_is_as_one_nobody_told(age: str) -> None:
    book = Library().get("generic", "zh")
    assert ground_of({"reason": "minor", "age": age}, book) == ground_of({"reason": "minor"}, book)


@pytest.mark.parametrize(
    ("problem", "age"),
    [
        ("11岁的儿子用我的手机充了23笔", 11), ("女儿今年六岁半，趁我睡着付的款", 6), ("孩子刚满8周岁", 8),
        ("十二岁，上初一", 12), ("我38岁，孩子9岁", 9), ("小的5岁，大的7岁，一起充的", 5),
        ("my 11-year-old topped it up", 11), ("My son, aged 7, paid it", 7), ("She is nine years old", 9),
        ("不满8岁的孩子付的", None), ("孩子快8岁了", None), ("7岁和9岁的两个孩子", None), ("虚9岁", None),
        ("玩具写着3岁以上，孩子自己买的", None), ("适合8-12岁", None), ("孩子付的款", None),
        ("a child under 8 years old", None), ("he is almost 8 years old", None), ("5岁以下免费", None),
    ],
)  # fmt: skip
def test_an_age_that_the_story_tells_decides(problem: str, age: int | None) -> None:
    assert age_of({"reason": "minor", "problem": problem}) == age


def test_the_fact_wins_over_the_story() -> None:
    assert age_of({"age": "7", "problem": "11岁的儿子"}) == 7


@given(st.text())
def test_any_story_has_one_age_or_none(text: str) -> None:
    age = age_of({"problem": text})
    assert age is None or 0 <= age < 18
