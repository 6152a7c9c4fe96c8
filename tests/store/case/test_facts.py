"""Facts: what people type becomes what is kept, or is refused with a sentence."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.model import Reason
from store.case.facts import FIELDS, name_of, parse_fact
from store.case.money import parse_money
from store.days.clock import HOME_ZONE
from store.errors import BadValue

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
REASONS = {"quality": Reason("quality", "商品质量问题", "坏了", "")}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("199", "199.00"),
        ("¥1,284.5", "1284.50"),
        ("￥99.90", "99.90"),
        ("199元", "199.00"),
        ("0.01", "0.01"),
        (" 5 ", "5.00"),
        ("９９．５", "99.50"),
    ],
)
def test_amounts_are_kept_with_two_places(typed: str, kept: str) -> None:
    assert parse_money(typed) == kept


@pytest.mark.parametrize("typed", ["abc", "-1", "0", "1.234", "1,23", "", "-", "1e9", "10000000000", "NaN", "inf"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_money(typed)


@given(st.decimals("0.01", "999999999", places=2))
def test_every_amount_is_kept_exactly(amount: Decimal) -> None:
    assert Decimal(parse_money(f"{amount:,}")) == amount


@pytest.mark.parametrize("typed", ["quality", "商品质量问题", "QUALITY"])
def test_a_reason_is_known_by_its_id_or_its_words(typed: str) -> None:
    assert parse_fact("reason", typed, NOW, REASONS) == "quality"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("reason", "because"),
        ("demand", "everything"),
        ("paid", "abc"),
        ("bought-on", "2026-13-40"),
        ("received-on", "2026-11-24"),
        ("bought-on", "today 23:59"),
        ("problem", "长" * 4001),
        ("colour", "red"),
    ],
)
def test_what_cannot_be_true_is_refused(key: str, typed: str) -> None:
    with pytest.raises(BadValue):
        parse_fact(key, typed, NOW, REASONS)


def test_lines_of_a_one_line_fact_are_joined_and_those_of_a_long_one_kept() -> None:
    assert parse_fact("product", " 蓝牙\n耳机 ", NOW, REASONS) == "蓝牙 耳机"
    assert parse_fact("problem", "右耳\n无声", NOW, REASONS) == "右耳\n无声"


def test_an_empty_text_takes_a_fact_back() -> None:
    assert {parse_fact(field.key, "  ", NOW, REASONS) for field in FIELDS} == {""}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1天2小时", "2026-11-24T12:00+08:00"),
        ("47:59:12", "2026-11-25T09:59+08:00"),
        ("2026-11-25 18:00", "2026-11-25T18:00+08:00"),
    ],
)
def test_a_countdown_is_kept_as_the_moment_at_which_it_ends(typed: str, kept: str) -> None:
    assert parse_fact("countdown", typed, NOW, {}) == kept


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"title": "那双鞋", "product": "鞋"}, "那双鞋"),
        ({"product": "鞋", "merchant": "云衣仓"}, "鞋"),
        ({"merchant": "云衣仓", "order": "6921"}, "云衣仓 6921"),
        ({"refund-no": "7148"}, "7148"),
        ({"paid": "199.00", "bought-on": "2026-11-02"}, ""),
    ],
)
def test_a_case_is_called_by_what_is_known(facts: dict[str, str], name: str) -> None:
    assert name_of(facts) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("6930 1847 2651 0384 921", "6930184726510384921"),
        ("６９３０ １８４７ ２６５１ ０３８４ ９２１", "6930184726510384921"),
        ("261104-583920174650921", "261104-583920174650921"),
        ("YT 8812 3456 78901", "YT8812345678901"),
        ("6930184726510384921 6930184726510384922", "6930184726510384921 6930184726510384922"),
        ("在短信里", "在短信里"),
    ],
)
def test_a_number_in_groups_is_kept_without_its_blanks(typed: str, kept: str) -> None:
    assert parse_fact("order", typed, NOW, {}) == kept
    assert parse_fact("order", kept, NOW, {}) == kept


def test_a_title_of_digits_keeps_its_blanks() -> None:
    assert parse_fact("title", "2026 1104", NOW, {}) == "2026 1104"
