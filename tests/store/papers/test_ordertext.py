from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.facts import BY_KEY, parse_fact
from store.papers.ordertext import recognise
from tests.conftest import StandingClock

FROM_THE_APP = """交易成功
声动旗舰店 >
蓝牙耳机 X3 降噪版 ¥259.00
黑色；标准版 x1
商品总价 ¥259.00
店铺优惠 -¥60.00
运费 ¥0.00
实付款 ¥199.00
订单编号：６９２１２３４５６７８９０１２３４５６ 复制
下单时间：2026-11-02 18:30:12
支付方式：微信支付
支付时间：2026-11-02 18:31:25
发货时间 2026-11-03 09:00
物流：您的快件已签收 2026-11-05 14:20:01
"""
LABELS_ON_THEIR_OWN = """订单编号
6921234567890123456
店铺：云衣仓
商品：羽绒服 长款 x1
合计：￥1,284.00
下单时间
11-02 08:01
"""
ENGLISH = """Order number: 123456789012
Seller: Cloud Shop
Product: Down jacket
Total: ¥1,284.00
Paid: ¥1,200.00
Ordered on 2026-11-02
Delivered 2026-11-05
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            FROM_THE_APP,
            {
                "product": "蓝牙耳机 X3 降噪版",
                "order": "6921234567890123456",
                "merchant": "声动旗舰店",
                "sku": "黑色；标准版",
                "paid": "199.00",
                "bought-on": "2026-11-02 18:30",
                "shipped-on": "2026-11-03 09:00",
                "received-on": "2026-11-05 14:20",
            },
        ),
        (
            LABELS_ON_THEIR_OWN,
            {
                "product": "羽绒服 长款",
                "order": "6921234567890123456",
                "merchant": "云衣仓",
                "paid": "1284.00",
                "bought-on": "2026-11-02 08:01",
            },
        ),
        (
            ENGLISH,
            {
                "product": "Down jacket",
                "order": "123456789012",
                "merchant": "Cloud Shop",
                "paid": "1200.00",
                "bought-on": "2026-11-02",
                "received-on": "2026-11-05",
            },
        ),
        ("6921234567890123456", {"order": "6921234567890123456"}),
        ("共1件商品 实付 ￥39.9", {"paid": "39.90"}),
        ("总价 ¥259 实付 ¥199", {"paid": "199.00"}),
        ("¥10 ¥20", {}),
        ("", {}),
        ("今天天气不错", {}),
    ],
)
def test_what_an_order_says_is_recognised(text: str, facts: dict[str, str], clock: StandingClock) -> None:
    assert recognise(text, clock()) == facts


def test_a_date_that_cannot_be_is_left_for_the_user(clock: StandingClock) -> None:
    assert "bought-on" not in recognise("下单时间：2026-13-40", clock())
    assert "received-on" not in recognise("签收时间：2027-01-01", clock())


def test_escape_sequences_are_not_recognised(clock: StandingClock) -> None:
    assert recognise("店铺：\x1b[31m云衣仓\x1b[0m\n实付：¥9.90", clock())["merchant"] == "云衣仓"


@given(text=st.text(alphabet="订单编号实付款下签收店铺商品：:¥￥0123456789.-/ ,\n年月日abc旗舰x", max_size=300))
def test_whatever_is_recognised_would_be_accepted(text: str) -> None:
    from datetime import datetime

    from store.days.clock import HOME_ZONE

    now = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
    for key, value in recognise(text, now).items():
        assert key in BY_KEY
        assert parse_fact(key, value, now, {})


@pytest.mark.parametrize(
    "piece", ["x", "实付", "订单编号：", "1-", "¥1,", "\n", "11-02 ", "下单\n", "\x1b[", "店", "1 "]
)
def test_five_megabytes_of_rubbish_take_no_time(piece: str, clock: StandingClock) -> None:
    text = piece * (5_000_000 // len(piece))
    before = time.process_time()
    recognise(text, clock())
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("单号：6928374650192837465", "order", "6928374650192837465"),
        ("单号：12345678", "order", ""),
        ("门店：城南火锅店", "merchant", "城南火锅店"),
        ("门店：全国128家门店通用", "merchant", ""),
    ],
)
def test_words_that_may_stand_before_anything_are_believed_only_where_it_can_be_that(
    clock: StandingClock, line: str, key: str, value: str
) -> None:
    page = f"商品：耳机\n{line}\n实付款：¥199.00\n下单时间：2026-11-02 18:30"
    assert recognise(page, clock()).get(key, "") == value
