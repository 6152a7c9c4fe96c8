"""A letter cites the article that carries what it says, and no other."""

from __future__ import annotations

import pytest

from store.opening import HomeDesk
from store.papers.check import Fault
from tests.store.papers.test_letter_kinds import written


def test_a_card_of_a_shop_that_moved_ends_by_the_law_of_prepayments(desk: HomeDesk) -> None:
    facts = {
        "reason": "prepaid-card",
        "demand": "refund",
        "amount": "100",
        "received_on": "",
        "bought_on": "2026-03-01",
    }
    text = written(desk, "rescission", problem="门店搬到十公里外", **facts)
    assert "若干问题的解释》第13条，以及《民法典》第563条" in text
    assert "第13条" not in written(desk, "rescission", problem="教练换了", **facts)
    assert "第13、15条" in written(desk, "demand-letter", problem="门店搬到十公里外", **facts)


@pytest.mark.parametrize(
    ("facts", "article"),
    [
        ({"reason": "quality", "demand": "return-refund"}, "实施条例》第18条"),
        ({"reason": "missing-items", "demand": "refund", "amount": "20"}, "《消费者权益保护法》第52条"),
        (
            {"reason": "prepaid-card", "demand": "refund", "received_on": "", "bought_on": "2026-03-01"},
            "《消费者权益保护法》第53条",
        ),
        ({"reason": "security-deposit", "demand": "refund", "received_on": ""}, "实施条例》第20条"),
    ],
)
def test_a_short_refund_is_asked_for_by_the_article_of_its_kind(
    desk: HomeDesk, facts: dict[str, str], article: str
) -> None:
    text = written(desk, "refund-difference", **facts)
    assert article in text
    assert text.count("《消费者权益保护法") == 1


def test_a_law_is_cited_only_for_what_it_carries(desk: HomeDesk) -> None:
    assert "七日无理由" not in written(desk, "seller-identity", reason="quality")
    assert "第44条；《网络购买商品七日无理由退货暂行办法》第24条" in written(
        desk, "seller-identity", reason="no-reason"
    )
    plain, live = (
        written(desk, "replay-request", reason="quality"),
        written(desk, "replay-request", reason="live-host"),
    )
    assert "依据：《电子商务法》第31、62条" in plain
    assert "依据：《直播电商监督管理办法》第16、18条" in live


@pytest.mark.parametrize(("reason", "told"), [("second-hand", True), ("quality", False)])
@pytest.mark.parametrize("name", ["complaint-12315", "report"])
def test_of_second_hand_goods_is_told_that_a_private_sale_is_no_consumer_matter(
    desk: HomeDesk, name: str, reason: str, told: bool
) -> None:
    assert ("《侵害消费者权益行为处罚办法》" in written(desk, "demand-letter", reason=reason)) is not told
    written(desk, name, reason=reason)
    premises = [one.words.text for one in desk.letter(2, name).findings if one.fault is Fault.PREMISE]
    assert any("private person" in one for one in premises) is told
