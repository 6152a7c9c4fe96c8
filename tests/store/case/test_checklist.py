"""What a case asks for: what it needs, then what helps at its step and with its reason; nothing that is moot."""

from __future__ import annotations

import pytest

from store.case.checklist import ItemSource
from store.case.intents import AddTodo, MarkItem, OpenCase, PlaceCase, SetFact, TakeChoice
from store.desk import Desk

WHOLE = {
    "product": "壶", "order": "6920001112223334445", "merchant": "厨乐官方", "paid": "129",
    "bought-on": "2026-11-09", "demand": "refund", "problem": "漏水",
}  # fmt: skip


def asked(desk: Desk, number: int) -> list[str]:
    """The facts that a case asks for, in its order; what it needs with a star."""
    items = [item for item in desk.view(number).checklist if item.source is ItemSource.FACT]
    return [f"{item.id.removeprefix('fact:')}{'*' if item.required else ''}" for item in items]


@pytest.mark.parametrize(
    ("reason", "stands", "facts"),
    [
        ("false-advertising", "nothing", ["received-on*", "promise"]),
        ("not-shipped", "applied", ["applied-on", "refund-no", "countdown", "promise"]),
        (
            "false-advertising",
            "rejected",
            ["received-on*", "refused-on*", "reply", "refund-no", "countdown", "promise"],
        ),
        ("damaged", "sent-back", ["tracking", "tracking-on", "returned-on", "found-on", "received-on"]),
        ("not-shipped", "complaint", ["filed-on", "ticket", "promise"]),
        ("damaged", "refunded", ["paid-back", "paid-back-on", "found-on", "received-on"]),
    ],
)  # fmt: skip
def test_what_is_needed_comes_first_then_what_helps_here(
    desk: Desk, reason: str, stands: str, facts: list[str]
) -> None:
    number = desk.open(OpenCase("douyin", facts={**WHOLE, "reason": reason}, stands=stands)).view.number
    assert asked(desk, number) == facts


def test_what_the_way_tells_is_not_asked_for(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={**WHOLE, "reason": "not-shipped"})).view.number
    desk.do(number, TakeChoice("review", on="2026-11-20 10:00", anyway=True))
    assert asked(desk, number) == ["refund-no", "countdown", "promise"]
    desk.do(number, SetFact("refund-no", "7148841102290055128"))
    assert asked(desk, number) == ["countdown", "promise"]


def test_who_sent_nothing_back_is_asked_for_no_number_of_a_return(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={**WHOLE, "reason": "not-shipped"})).view.number
    desk.do(number, PlaceCase("refund-wait", "商家已同意"))
    assert "tracking" not in asked(desk, number)


def test_what_the_user_set_himself_is_no_evidence_and_what_is_due_first_comes_first(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "false-advertising"})).view.number
    assert [one.id for one in desk.view(number).dated] == ["page"], "the page of the shop vanishes before"
    assert desk.view(number).own_next is None
    for words, until in (("问平台", "11-30"), ("给客服打电话", "11-29 9:00"), ("想一想", "")):
        desk.do(number, AddTodo(words, until=until))
    first = desk.view(number).own_next
    assert first is not None
    assert first.title == "给客服打电话"
    desk.do(number, MarkItem(first.id, "have"))
    after = desk.view(number).own_next
    assert after is not None
    assert after.title == "问平台"
