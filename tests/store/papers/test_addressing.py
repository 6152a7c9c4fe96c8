"""The answer that is sent speaks to whom it is sent, and of goods only where there are some."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase
from store.opening import HomeDesk


def answered(desk: HomeDesk, playbook: str, reason: str, said: str) -> str:
    number = desk.open(OpenCase(playbook, "", {"product": "一件", "reason": reason})).view.number
    return desk.answer(number, said).cards[0].answer


@pytest.mark.parametrize(("reason", "house"), [("booking", "贵方"), ("tour", "贵公司"), ("quality", "贵店")])
def test_an_answer_speaks_to_the_house_it_is_sent_to(desk: HomeDesk, reason: str, house: str) -> None:
    assert f"我是向{house}下单的" in answered(desk, "generic", reason, "ask-platform")


def test_who_bought_a_service_is_told_nothing_of_returns(desk: HomeDesk) -> None:
    assert "退货的" not in answered(desk, "generic", "booking", "part-only")
    assert "退货的" in answered(desk, "generic", "quality", "part-only")
