"""Dates and sums that cannot be are asked about, in whatever order they are told."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, ReceiveMoney, SetFact, TakeChoice
from store.case.sequence import doubts
from store.case.stands import corrected
from store.desk import Desk
from store.errors import Doubtful
from tests.conftest import StandingClock

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
    with pytest.raises(Doubtful, match=r"¥1,990\.00 would have come back, and ¥199\.00 was paid"):
        desk.do(number, ReceiveMoney("1990"))
    desk.do(number, ReceiveMoney("150"))
    with pytest.raises(Doubtful, match=r"¥210\.00"):
        desk.do(number, ReceiveMoney("60"))
    desk.do(number, SetFact("freight-paid", "12"))
    desk.do(number, ReceiveMoney("61"))
    with pytest.raises(Doubtful):
        desk.do(number, SetFact("paid-back", "300"))
    desk.do(number, ReceiveMoney("60", "voucher"))


def stood(desk: Desk, clock: StandingClock, *way: tuple[str, str]) -> int:
    """A case that came to steps, each on a day of November, or today; a minute ago the last was told."""
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "quality"})).view.number
    for step, day in way:
        desk.do(number, TakeChoice(step, on=day, anyway=True))
        clock.forward(minutes=1)
    return number


TWICE = (("refused", "11-10"), ("review", "11-11"), ("supplement", "11-15"))


@pytest.mark.parametrize(
    ("key", "more", "days"),
    [
        ("intervened-on", (("intervene", "11-16"), ("ruling", "11-17")), ("11-12", "11-16")),
        ("intervened-on", (("intervene", ""), ("ruling", "")), ("11-12", "11-15")),
        ("applied-on", (("review", "11-17"),), ("11-12", "11-15")),
        ("ruled-on", (("intervene", "11-16"), ("ruling", "11-17"), ("rejected", "11-20")), ("11-16", "11-17")),
    ],
)
def test_a_date_corrected_to_before_its_round_is_asked_about(
    desk: Desk, clock: StandingClock, key: str, more: tuple[tuple[str, str], ...], days: tuple[str, str]
) -> None:
    day, earlier = days
    number = stood(desk, clock, *TWICE, *more)
    kept = desk.view(number).facts.get(key)
    with pytest.raises(Doubtful, match=f"2026-{day} would be before .* 2026-{earlier}"):
        desk.do(number, SetFact(key, day))
    assert desk.view(number).facts.get(key) == kept
    desk.do(number, SetFact(key, day, sure=True))
    view = desk.view(number)
    told = [str(one) for one in doubts(view.case, clock(), view.playbook)]
    assert any(f"2026-{day}" in one and f"2026-{earlier}" in one for one in told)
    desk.do(number, TakeChoice(view.next.choices[0].id, anyway=True))


def test_within_its_round_a_date_is_corrected_without_a_word(desk: Desk, clock: StandingClock) -> None:
    number = stood(desk, clock, *TWICE, ("intervene", "11-16"), ("ruling", "11-19"))
    desk.do(number, SetFact("intervened-on", "11-17"))
    assert "2026-11-17" in corrected(desk.view(number).case).values()


def test_the_refusal_of_the_round_before_dates_no_later_step(desk: Desk, clock: StandingClock) -> None:
    number = stood(desk, clock, ("refused", "11-10"), ("review", "11-10"), ("supplement", ""))
    assert desk.view(number).facts["refused-on"] == "2026-11-10"
    assert not corrected(desk.view(number).case)
