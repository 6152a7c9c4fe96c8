"""Answers where nothing was sent: none speaks of goods, and a child that paid is believed."""

from __future__ import annotations

import pytest

from store.desk import Desk
from tests.store.papers.test_replies import ids, said


@pytest.mark.parametrize("reason", ["auto-renewal", "course", "top-up", "digital-goods", "voucher-unused"])
@pytest.mark.parametrize(
    "text",
    [
        "签收了就代表认可，不处理",
        "没有开箱视频不予处理",
        "穿过了不能退",
        "You agreed to auto-renewal when you signed up",
        "You signed for it, so you accepted it.",
    ],
)
def test_where_there_are_no_goods_no_answer_speaks_of_them(desk: Desk, reason: str, text: str) -> None:
    of_goods = {"signed-accepts", "confirmed-receipt", "no-unboxing", "worn-used", "hygiene-sealed", "second-sale"}
    assert not of_goods & set(ids(said(desk, text, reason=reason)))


@pytest.mark.parametrize(
    "text", ["账号是成年人实名的，无法退款", "The account is in an adult's name, we can't refund."]
)
def test_an_account_of_an_adult_is_no_proof_that_no_child_paid(desk: Desk, text: str) -> None:
    assert ids(said(desk, text, reason="minor"))[:1] == ["minor-purchase"]


@pytest.mark.parametrize(("reason", "shown"), [("lost-parcel", False), ("not-received", False), ("damaged", True)])
def test_where_nothing_came_no_picture_of_it_is_asked_for(desk: Desk, reason: str, shown: bool) -> None:
    card = next(one for one in said(desk, "你自己去问快递吧", reason=reason).cards if one.id == "ask-courier")
    assert ("goods" in {one.evidence for one in card.evidence}) is shown
    assert "logistics" in {one.evidence for one in card.evidence}
