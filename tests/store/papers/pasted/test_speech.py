"""A buying that is told in spoken words: what is taken of it, and what is not."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.ordertext import read_page
from store.papers.pasted.script import lines_of
from store.papers.pasted.speech import facts_of_speech
from store.papers.pasted.values import is_value

NOW = datetime.fromisoformat("2026-12-10T10:00+08:00")
SAID = (
    "上上周六", "前天", "十一月二十号", "last friday", "买的", "下的单", "收到", "花了", "一共付了", "三百二十块",
    "四十九块九", "八十块钱", "补", "没", "，", " ", "i ordered", "it came on", "165 yuan", "百千万块", "说",
    "买的耳机", "0元", "¥0", "实付0", "0.00", "11.31", "订单号 1234567890123456", "店铺",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "bought", "paid", "received"),
    [
        ("就是上上周六在直播间买的 花了三百二十块 上礼拜二到的", "2026-11-28", "320", "2026-12-01"),
        ("前天，在抖音上拍的，付了两千三", "2026-12-08", "2300", ""),
        ("上周日下的单 一共付了一百零八块五 客服让我等三天", "2026-12-06", "108.50", ""),
        ("I ordered it last Friday for 165 yuan and it arrived on Monday", "2026-12-04", "165", "2026-12-07"),
        ("上周三下的单 付了九十九 说好昨天到的 还没收到", "2026-12-02", "99", ""),
        ("上周日买的花了四十块 他说退我十块", "2026-12-06", "40", ""),
        ("前天买的耳机，0元，昨天收到", "2026-12-08", "", "2026-12-09"),
        ("上周日买的花了四十块 另一个花了五十块 前天收到", "2026-12-06", "", "2026-12-08"),
    ],
)
def test_days_and_the_price_are_taken(told: str, bought: str, paid: str, received: str) -> None:
    facts = read_page(told, NOW).facts
    assert facts.get("bought-on", "") == bought
    assert float(facts.get("paid", 0)) == float(paid or 0)
    assert facts.get("received-on", "") == received


@pytest.mark.parametrize(
    "told",
    [
        "五花肉两斤花了五十块，上周六做的，记得买八角",
        "上周六去了超市，人很多",
        "花了三百二十块，全是霉味",
        "打算上周六买的，要花三百块，没买",
    ],
)
def test_what_tells_of_no_buying_gives_nothing(told: str) -> None:
    assert facts_of_speech(lines_of(told), NOW) == {}


@given(words=st.lists(st.sampled_from(SAID), max_size=30))
def test_any_words_are_heard_without_harm(words: list[str]) -> None:
    facts = facts_of_speech(lines_of("".join(words)), NOW)
    told = {"bought-on", "received-on", "paid", "product"}
    assert facts.keys() <= told | {"shipped-on", "merchant"}
    assert not is_value(facts.get("product", "好"))
    assert not facts or len(facts.keys() & told) > 1, "one alone is no telling of a buying"


@pytest.mark.parametrize(
    ("told", "product"),
    [
        ("【商城】您购买的“九阳豆浆机”已于12月3日签收，如有问题请联系商家", "九阳豆浆机"),
        ("【商城】您的包裹已于12月3日签收，内有您订购的「红富士苹果10斤」", "红富士苹果10斤"),
        ("【商城】您的包裹已于12月3日签收，谨防购买“三无产品”", ""),
        ("【商城】您购买的“帽子”和购买的“围巾”已于12月3日签收", ""),
        ("上周日买的“羊毛围巾”，花了八十块钱，昨天收到", "羊毛围巾"),
    ],
)
def test_goods_that_were_bought_are_named_in_quotation_marks(told: str, product: str) -> None:
    assert read_page(told, NOW).facts.get("product", "") == product


@pytest.mark.parametrize("label", ["编号", "货号：", "批号 ", "no. ", "证券卡号:"])
def test_the_digits_of_a_number_are_no_day(label: str) -> None:
    facts = read_page(f"{label}20261103 购买家用投影仪一台 付了1599元", NOW).facts
    assert "bought-on" not in facts


def test_what_was_bought_today_was_bought_and_tomorrow_nothing_was() -> None:
    assert facts_of_speech(lines_of("今天在直播间买的台灯，花了320块"), NOW)["bought-on"] == "2026-12-10"
    assert "bought-on" not in facts_of_speech(lines_of("12月11日买的台灯，花了320块"), NOW)
