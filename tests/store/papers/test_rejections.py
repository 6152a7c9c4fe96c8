"""A notice of rejection is heard by the ground it names, not by its form."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from store.case.intents import OpenCase
from store.days.clock import system_clock
from store.disk.home import Home
from store.opening import open_home
from store.papers.rejections import ground_of


@pytest.mark.parametrize(
    ("notice", "ground"),
    [
        ("商家已拒绝您的退款申请，拒绝原因：商品无质量问题", "商品无质量问题，不退"),
        ("您申请的仅退款商家已拒绝，理由：已签收，请在7天内修改申请", "已签收，不退"),
        ("您的售后申请商家不同意，理由为：签收时未验货，视为完好", "签收时未验货，视为完好，不退"),
        ("售后单被商家驳回，商家留言：“影响二次销售”", "影响二次销售，不退"),
        ("商家拒绝，理由是描述与实物一致", "描述与实物一致，不退"),
        ("商家不同意您的换货申请，理由：超过时间", "超过时间，不换"),
        ("商家已拒绝您的退款申请，拒绝原因：其他", "不退"),
        ("Return request rejected by the merchant, reason: opened package", "opened package, no refund"),
        (
            "The seller has rejected your refund request. Reason: item was worn. You may revise your request.",
            "item was worn, no refund",
        ),
        ("Your refund request was declined. Reason given: other", "no refund"),
    ],
)
def test_the_ground_is_what_stands_behind_the_form(notice: str, ground: str) -> None:
    assert ground_of(notice) == ground


@pytest.mark.parametrize(
    "said",
    [
        "您的退款申请已被商家拒绝",
        "退款已退回原支付账户，备注：订单288",
        "您不同意的原因是什么？",
        "如果商家拒绝，理由是超时，您可以申请介入",
        "拒绝的理由请您写清楚",
        "为什么拒绝？理由是什么",
        "If the seller has refused, reason: none, tell us",
        "已拆封不退",
        "",
    ],
)
def test_what_is_no_such_notice_stays(said: str) -> None:
    assert ground_of(said) == said


def test_a_pasted_notice_takes_no_time() -> None:
    pasted = "商家已拒绝，原因：" + "，" * 50_000
    begun = perf_counter()
    assert ground_of(pasted) == "不退"
    assert perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("reason", "notice", "card"),
    [
        ("quality", "商家已拒绝您的退款申请，拒绝原因：商品无质量问题", "no-defect"),
        ("no-reason", "商家已拒绝您的退款申请，拒绝原因：商品无质量问题", "quality-only"),
        ("not-received", "商家驳回了您的退款申请。驳回原因：物流显示已签收", "signed-not-received"),
        ("missing-items", "商家拒绝了您的售后，理由：已核实发货无误", "packed-correctly"),
        ("quality", "审核不通过，原因：商品外观有磕碰痕迹，人为损坏", "misuse"),
        ("no-reason", "审核未通过，原因：商品吊牌已拆", "worn-used"),
        ("quality", "商家已拒绝您的退款申请，拒绝原因：其他", "refused-bare"),
        ("quality", "您的退款被拒绝，原因：卡号异常，请点击链接重新验证银行卡", "call-scam"),
    ],
)
def test_the_card_answers_the_ground(tmp_path: Path, reason: str, notice: str, card: str) -> None:
    desk = open_home(Home(tmp_path), system_clock(), "test", "zh")
    number = desk.open(OpenCase("douyin", "", {"product": "货", "reason": reason})).view.number
    assert desk.answer(number, notice).meant[:1] == (card,)
