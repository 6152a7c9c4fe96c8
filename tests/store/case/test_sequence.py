"""Dates and sums that cannot be are asked about, in whatever order they are told."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, ReceiveMoney, SetFact
from store.desk import Desk
from store.errors import Doubtful

ONE_AFTER_ANOTHER = [
    ("quality", "refused-on", "11-10", "received-on", "11-18"),
    ("quality", "contacted-on", "11-10", "received-on", "11-18"),
    ("no-reason", "applied-on", "11-10", "received-on", "11-18"),
    ("", "received-on", "11-10", "bought-on", "11-18"),
    ("", "refused-on", "11-10", "applied-on", "11-18"),
    ("", "refused-on", "11-10", "contacted-on", "11-18"),
    ("", "paid-back-on", "11-10", "contacted-on", "11-18"),
    ("", "paid-back-on", "11-10", "applied-on", "11-18"),
    ("", "tracking-on", "11-10", "applied-on", "11-18"),
    ("", "tracking-on", "11-10", "received-on", "11-18"),
    ("", "ruled-on", "11-10", "intervened-on", "11-18"),
    ("", "contacted-on", "11-10", "found-on", "11-18"),
]


@pytest.mark.parametrize("told", ONE_AFTER_ANOTHER)
def test_two_dates_that_cannot_be_are_asked_about_in_whatever_order_they_are_told(
    desk: Desk, told: tuple[str, str, str, str, str]
) -> None:
    reason, early, first, late, second = told
    for one, other in (((early, first), (late, second)), ((late, second), (early, first))):
        number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": reason})).view.number
        desk.do(number, SetFact(*one))
        with pytest.raises(Doubtful, match=f"2026-{first} would be before .* 2026-{second}"):
            desk.do(number, SetFact(*other))
        assert other[0] not in desk.view(number).facts
        desk.do(number, SetFact(*other, sure=True))


@pytest.mark.parametrize("reason", ["not-received", "lost-parcel", "price-protection", ""])
def test_who_waits_for_the_goods_can_be_refused_before_they_come(desk: Desk, reason: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": reason})).view.number
    desk.do(number, SetFact("refused-on", "11-10"))
    desk.do(number, SetFact("received-on", "11-18"))


def test_more_back_than_was_paid_is_asked_about(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "paid": "199"})).view.number
    with pytest.raises(Doubtful, match=r"¥1990\.00 would have come back, and ¥199\.00 was paid"):
        desk.do(number, ReceiveMoney("1990"))
    desk.do(number, ReceiveMoney("150"))
    with pytest.raises(Doubtful, match=r"¥210\.00"):
        desk.do(number, ReceiveMoney("60"))
    desk.do(number, SetFact("freight-paid", "12"))
    desk.do(number, ReceiveMoney("61"))
    with pytest.raises(Doubtful):
        desk.do(number, SetFact("paid-back", "300"))
    desk.do(number, ReceiveMoney("60", "voucher"))
