"""What answer a fraud gets: one alone, whatever else it says; and a warning against it gets none."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.intents import OpenCase
from store.desk import Desk
from store.papers.replies import Answer

KNOWN = [
    line.split("\t")
    for line in Path(__file__).with_name("data").joinpath("frauds.tsv").read_text("utf-8").splitlines()
]
"""What a message is (a fraud, a trap that leads to one, or fine: a warning, a request, good news), and its text."""


def said(desk: Desk, text: str) -> Answer:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": "quality"})).view.number
    return desk.answer(number, text)


def ids(answer: Answer) -> list[str]:
    return [card.id for card in answer.cards]


def test_danger_stands_alone_and_is_loud(desk: Desk) -> None:
    answer = said(desk, "请下载会议软件共享屏幕，我给您办理退款，拆封也可以退")
    assert answer.heard.danger
    assert ids(answer) == ["call-scam"]


@pytest.mark.parametrize(
    "text", ["官方不会向您索要验证码，谨防诈骗", "We will never ask for your verification code."]
)
def test_a_warning_against_fraud_is_no_fraud(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert (answer.heard.danger, answer.cards) == (False, ())
    assert answer.heard.instead


@pytest.mark.parametrize(
    "text",
    [
        "谨防诈骗，为保证资金安全请把验证码告诉客服，给您退款",
        "不会要求您转账的，只要共享屏幕我教您关闭百万保障",
        "您好，我是反诈中心民警，请下载会议软件开共享屏幕配合调查",
        "Beware of fraud, so just tell me the verification code and I refund you",
    ],
)
def test_a_fraud_that_speaks_like_a_warning_is_a_fraud(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert answer.heard.danger
    assert ids(answer) == ["call-scam"]


@pytest.mark.parametrize(("kind", "text"), KNOWN, ids=[text for _, text in KNOWN])
def test_frauds_are_told_from_what_merchants_honestly_write(desk: Desk, kind: str, text: str) -> None:
    answer = said(desk, text)
    assert answer.heard.danger == (kind == "fraud")
    if kind != "fine":
        assert ids(answer)[:1] == ["call-scam" if kind == "fraud" else "off-platform"]


@pytest.mark.parametrize(
    "text",
    [
        "以证书为准，页面只是参考",
        "材料费不包含在免费安装里",
        "运费险不是我们出的，找保险公司",
        "春节不发货，年后按顺序发，急的话自己去申请退款，扣5%手续费",
    ],
)
def test_an_everyday_word_of_a_fraud_asks_about_none(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert not answer.heard.danger
    assert "call-scam" not in [one.id for one in answer.heard.likely]


@pytest.mark.parametrize("text", ["违规账号，财产不退", "外挂封的号，剩下的钻石不退"])
def test_an_account_that_is_said_to_have_broken_the_rules_is_no_fraud(desk: Desk, text: str) -> None:
    assert not said(desk, text).heard.danger


def test_a_deposit_given_back_once_and_not_twice_is_no_good_news(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "餐桌", "reason": "deposit"})).view.number
    assert ids(desk.answer(number, "定金可以退给您，双倍没有这个说法")) == ["deposit-kept"]


def test_goods_offered_for_a_loss_are_no_part_of_the_price(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "肉松饼", "reason": "food"})).view.number
    assert "part-only" not in ids(desk.answer(number, "铁丝不可能是我们生产线的，最多赔您一箱饼"))
