"""What a paper rests on: what the case does not know is named, and what cannot be true is not offered."""

from __future__ import annotations

import pytest

from store.case.intents import NoteDiary, OpenCase, SetFact
from store.desk import Desk
from store.errors import LetterIncomplete
from store.papers.check import Fault

PERSON = {"name": "林晓", "phone": "13800138000", "address": "杭州市西湖区文三路1号"}
FACTS = {"product": "蓝牙耳机", "order": "6920001112223334445", "paid": "199", "merchant": "声动旗舰店",
         "problem": "右耳没有声音", "reason": "quality", "demand": "return-refund"}  # fmt: skip


@pytest.fixture
def number(desk: Desk) -> int:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    for key, value in PERSON.items():
        desk.do(number, SetFact(key, value))
    return number


def offered(desk: Desk, number: int) -> set[str]:
    return {letter.id for letter in desk.letters(number)}


def premises(desk: Desk, number: int, letter: str) -> list[str]:
    return [one.fact for one in desk.letter(number, letter).findings if one.fault is Fault.PREMISE]


def test_a_payment_order_waits_for_the_goods_to_be_back_and_for_words_that_admit_the_sum(
    desk: Desk, number: int
) -> None:
    assert "payment-order" not in offered(desk, number)
    assert premises(desk, number, "payment-order") == ["", "returned-on"]
    desk.do(number, SetFact("returned-on", "2026-11-20", sure=True))
    assert "payment-order" not in offered(desk, number)
    desk.do(number, NoteDiary("收到了", "merchant", "chat", "三天内退款199元"))
    assert "payment-order" in offered(desk, number)
    assert premises(desk, number, "payment-order") == []


def test_who_wants_money_without_a_return_is_offered_no_paper_about_the_return(desk: Desk, number: int) -> None:
    assert {"return-address", "return-sent"} <= offered(desk, number)
    desk.do(number, SetFact("demand", "refund"))
    assert not {"return-address", "return-sent"} & offered(desk, number)


def test_who_received_nothing_is_offered_no_return_address(desk: Desk, number: int) -> None:
    desk.do(number, SetFact("reason", "not-received"))
    assert "return-address" not in offered(desk, number)


def test_only_money_can_be_asked_for_by_a_payment_order(desk: Desk, number: int) -> None:
    desk.do(number, SetFact("demand", "exchange"))
    assert "payment-order" not in offered(desk, number)
    assert "demand" in premises(desk, number, "payment-order")


def test_there_is_nothing_to_enforce_before_a_judgment(desk: Desk, number: int) -> None:
    assert "enforcement" not in offered(desk, number)
    assert premises(desk, number, "enforcement") == [""]


def test_who_gives_no_reason_is_offered_no_rescission(desk: Desk, number: int) -> None:
    assert "rescission" in offered(desk, number)
    desk.do(number, SetFact("reason", "no-reason"))
    assert "rescission" not in offered(desk, number)


@pytest.mark.parametrize(
    ("reason", "reported"),
    [
        *((reason, True) for reason in ("false-advertising", "price-fraud", "counterfeit", "food", "auto-renewal")),
        *((reason, False) for reason in ("quality", "no-reason", "damaged", "repair", "missing-items", "work")),
    ],
)
def test_a_violation_is_reported_and_a_plain_complaint_is_not(
    desk: Desk, number: int, reason: str, reported: bool
) -> None:
    desk.do(number, SetFact("reason", reason))
    assert ("report" in offered(desk, number)) is reported


def test_no_promise_has_lapsed_where_none_was_made(desk: Desk, number: int) -> None:
    assert "promise-lapsed" not in offered(desk, number)
    desk.do(number, NoteDiary("好的，会处理", "merchant", "chat", "三天内退款"))
    assert "promise-lapsed" in offered(desk, number)


def test_what_was_promised_at_purchase_is_no_promise_that_lapsed(desk: Desk, number: int) -> None:
    desk.do(number, SetFact("promise", "假一赔十"))
    with pytest.raises(LetterIncomplete, match="diary"):
        desk.letter(number, "promise-lapsed")
