"""Once goods went back, what is said of a lost parcel is about that one, and gets the law of that one."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, SetFact, TakeChoice
from store.desk import Desk

SENT = {"tracking": "SF1234567890", "tracking-on": "2026-11-20"}
LOST = (
    "货丢了你找快递",
    "快递弄丢的，与我们无关",
    "物流停在中转站三天了，您联系快递吧",
    "没保价只赔三倍运费",
    "The parcel got lost, claim from the courier.",
    "The courier lost it, nothing to do with us.",
)
NOT_THERE = (
    "仓库没有收到",
    "退货没收到",
    "我们没收到啊",
    "咱们这边没见着你的货",
    "Our warehouse has not received it.",
    "Nothing has arrived here.",
)


def heard(desk: Desk, text: str, reason: str, facts: dict[str, str]) -> list[str]:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": reason, **facts})).view.number
    return [card.id for card in desk.answer(number, text).cards]


@pytest.mark.parametrize("text", LOST)
def test_a_return_that_was_lost_has_answers_of_its_own(desk: Desk, text: str) -> None:
    assert heard(desk, text, "quality", SENT)[:1] == ["return-lost"]
    assert heard(desk, text, "no-reason", SENT)[:1] == ["return-lost-no-reason"]


@pytest.mark.parametrize("text", LOST)
def test_before_anything_went_back_it_is_the_parcel_that_came(desk: Desk, text: str) -> None:
    assert not {"return-lost", "return-lost-no-reason"} & set(heard(desk, text, "quality", {}))


@pytest.mark.parametrize("text", NOT_THERE)
def test_a_return_that_did_not_arrive_is_answered(desk: Desk, text: str) -> None:
    assert heard(desk, text, "quality", SENT)[:1] == ["return-not-received"]


@pytest.mark.parametrize(
    "text", ["您退回来的路上压坏了，您找快递", "The courier lost your returned parcel, ask them."]
)
def test_words_that_name_the_return_are_enough(desk: Desk, text: str) -> None:
    assert heard(desk, text, "quality", {})[:1] == ["return-lost"]


def test_the_step_of_sending_back_is_enough(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": "quality"})).view.number
    for choice in ("agreed", "send-back", "refund-wait"):
        desk.do(number, TakeChoice(choice, anyway=True))
    assert [card.id for card in desk.answer(number, "货丢了你找快递").cards][:1] == ["return-lost"]


@pytest.mark.parametrize("reason", ["not-received", "lost-parcel"])
def test_what_never_came_never_went_back(desk: Desk, reason: str) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": reason})).view.number
    desk.do(number, SetFact("tracking", "SF1234567890"))
    assert [card.id for card in desk.answer(number, "货丢了你找快递").cards][:1] == ["ask-courier"]
