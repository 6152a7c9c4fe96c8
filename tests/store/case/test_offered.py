"""What sum the words of an offer name."""

from __future__ import annotations

import pytest

from store.case.offered import all_back, offered_sum, spoken_of


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("补偿50元不退货", "50.00"),
        ("补偿５０元", "50.00"),
        ("我们给您补20块 您看可以吗", "20.00"),
        ("赔您一百元，差评删一下", "100.00"),
        ("亲这边可以补偿您三十元现金", "30.00"),
        ("退30元，再送50元券", "30.00"),
        ("退 1,299 元", "1299.00"),
        ("给你返现15.5元到微信", "15.50"),
        ("refund you 50 yuan, no return", "50.00"),
        ("We can offer ¥30 as a goodwill payment", "30.00"),
        ("30元", "30.00"),
        ("¥30", "30.00"),
        ("30.00", "30.00"),
        ("30 RMB", "30.00"),
        ("RMB 30", "30.00"),
        ("30块钱", "30.00"),
        ("三十元", "30.00"),
        ("退30", "30.00"),
        ("只退30", "30.00"),
        ("亲，给您退30元吧", "30.00"),
        ("退两百五", "250.00"),
        ("退30给你", "30.00"),
        ("30元可以吗？", "30.00"),
        ("refund 30", "30.00"),
        ("they offer 30", "30.00"),
        ("30 yuan back", "30.00"),
    ],
)
def test_one_sum_that_is_theirs_to_give_is_read(words: str, amount: str) -> None:
    assert offered_sum(words) == amount


@pytest.mark.parametrize(
    "words",
    [
        "3",
        "30",
        "2026",
        "二",
        "30吧",
        "退一半",
        "全额退款",
        "退款，扣80元开机费",
        "您补80元差价我们换新",
        "退款199元，运费您承担",
        "补收20元",
        "运费补15元",
        "给您50元优惠券",
        "补偿一个20元红包",
        "先退100元，收到货再退99元",
        "退20%",
        "退3件",
        "退30天",
        "30元优惠券",
        "30元运费",
        "退30元或50元",
        "20-30元",
        "refund 50%",
        "11-20",
        "13800138000",
        "you pay 20 yuan shipping and we refund ¥100",
        "",
    ],
)
def test_no_sum_is_read_where_it_could_be_another(words: str) -> None:
    assert offered_sum(words) == ""


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("给您退50元，再送一张30元券，就别投诉了", {"extras", "conditions"}),
        ("补20块，差评删一下，运费我们出", {"freight", "conditions"}),
        ("退50元，3天内到账", {"by"}),
        ("We refund 50 within 3 days if you withdraw the complaint", {"by", "conditions"}),
        ("退50元", set()),
        ("refund 50", set()),
    ],
)
def test_what_else_their_words_speak_of_was_not_left_unsaid(words: str, about: set[str]) -> None:
    assert {key for key in ("freight", "extras", "conditions", "by") if spoken_of(words, key)} == about
    assert not spoken_of(words, "law")


@pytest.mark.parametrize(
    "words", ["全额退款", "不用寄回，给您全额退款", "We give you a full refund", "refund you in full"]
)
def test_all_that_was_paid_can_be_offered_without_a_sum(words: str) -> None:
    assert all_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "不能全额退，补您一点",
        "全额退款，扣手续费",
        "换货",
        "我们没法给您全额退款",
        "not a full refund",
        "a full refund minus a fee",
        "",
    ],
)
def test_what_is_taken_off_or_denied_is_not_all(words: str) -> None:
    assert not all_back(words)
