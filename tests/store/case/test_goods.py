"""Whether the goods go back with the money says the reason."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.case.demands import and_more, demand_of
from store.case.intents import OpenCase, SetFact
from store.desk import Desk
from store.errors import Doubtful, NotAmong


@pytest.mark.parametrize(
    ("reason", "said", "demand"),
    [
        ("no-reason", "全额退款", "return-refund"),
        ("no-reason", "money back", "return-refund"),
        ("no-reason", "仅退款", "refund"),
        ("no-reason", "refund", "refund"),
        ("no-reason", "refund-only", "refund"),
        ("no-reason", "only a refund", "refund"),
        ("no-reason", "仅 退款", "refund"),
        ("not-shipped", "全额退款", "refund"),
        ("not-received", "full refund", "refund"),
        ("lost-parcel", "退款", "refund"),
        ("quality", "全额退款", "return-refund"),
        ("quality", "full refund", "return-refund"),
        ("wrong-info", "把钱退给我", "return-refund"),
        ("counterfeit", "退钱", "return-refund"),
        ("coupon-split", "退款", "refund"),
        ("top-up", "全额退款", "refund"),
    ],
)
def test_money_alone_is_a_return_where_the_goods_go_back(desk: Desk, reason: str, said: str, demand: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": reason})).view.number
    assert desk.do(number, SetFact("demand", said)).view.facts["demand"] == demand
    again = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": reason, "demand": said})).view
    assert again.facts["demand"] == demand


@pytest.mark.parametrize("reason", ["", "food", "damaged", "cross-border"])
def test_money_alone_is_asked_about_where_the_reason_does_not_say_whether_goods_go_back(
    desk: Desk, reason: str
) -> None:
    facts = {"product": "鞋", "reason": reason}
    number = desk.open(OpenCase("douyin", facts=facts)).view.number
    with pytest.raises(Doubtful, match="Return and refund"):
        desk.do(number, SetFact("demand", "全额退款"))
    with pytest.raises(Doubtful, match="全额退款"):
        desk.open(OpenCase("douyin", facts=facts | {"demand": "全额退款"}))
    assert desk.do(number, SetFact("demand", "全额退款", sure=True)).view.facts["demand"] == "refund"
    assert desk.do(number, SetFact("demand", "退货退款")).view.facts["demand"] == "return-refund"


@pytest.mark.parametrize("playbook", ["douyin", "generic", "taobao", "pinduoduo", "jd"])
def test_every_pack_knows_that_defective_goods_go_back(desk: Desk, playbook: str) -> None:
    facts = {"product": "鞋", "reason": "quality", "demand": "全额退款"}
    assert desk.open(OpenCase(playbook, facts=facts)).view.facts["demand"] == "return-refund"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("尺码标错", "wrong-info"),
        ("尺码标小了", "wrong-info"),
        ("mislabelled", "wrong-info"),
        ("一直没开课", "course"),
        ("健身房搬走了", "prepaid-card"),
        ("course never opened", "course"),
        ("孩子充的", "minor"),
        ("扣款没提醒", "auto-renewal"),
        ("renewed automatically", "auto-renewal"),
    ],
)
def test_a_reason_is_known_by_how_people_say_it(desk: Desk, said: str, reason: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "一件"})).view.number
    assert desk.do(number, SetFact("reason", said)).view.facts["reason"] == reason


@pytest.mark.parametrize(
    ("said", "kept"),
    [("退款并赔偿", "refund"), ("退货退款再赔点误工费", "return-refund"), ("refund and compensation", "refund")],
)
def test_who_wants_a_loss_made_good_too_keeps_the_refund_and_is_told(desk: Desk, said: str, kept: str) -> None:
    assert demand_of(said) == kept
    with pytest.raises(Doubtful) as doubt:
        desk.open(OpenCase("douyin", "", {"product": "肉松饼", "reason": "food", "demand": said}))
    assert str(doubt.value).count(said) == 1
    here = desk.open(
        OpenCase("douyin", "", {"product": "肉松饼", "reason": "food", "demand": said}, sure=True)
    ).view
    assert here.facts["demand"] == kept


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("赔偿300元", "compensation"),
        ("退差价", "compensation"),
        ("不要赔偿，只要退款", "refund"),
        ("补偿", "compensation"),
    ],
)
def test_a_loss_alone_is_asked_for_alone(said: str, meant: str) -> None:
    assert demand_of(said) == meant
    assert not and_more(said)


def test_a_demand_that_is_none_is_told_with_what_there_is_in_words(desk: Desk) -> None:
    with pytest.raises(NotAmong) as refused:
        desk.open(OpenCase("douyin", "", {"product": "大米", "demand": "送货上门"}))
    assert "refund（仅退款）" in Translator("zh").say(refused.value.message)
    assert "refund (Refund only)" in str(refused.value)
