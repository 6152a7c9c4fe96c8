"""What came of one's own cases: counted by hand and by the desk, the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.board.statistics import statistics
from store.case.intents import CloseCase, Intent, OpenCase, ReceiveMoney, TakeChoice, TrashCase
from store.case.view import CaseView
from store.opening import HomeDesk
from tests.conftest import StandingClock


def one(desk: HomeDesk, *intents: Intent, **facts: str) -> CaseView:
    known = {"product": "货", "paid": "100", "reason": "quality", "merchant": "甲店"} | facts
    view = desk.open(OpenCase("douyin", facts=known)).view
    for intent in intents:
        view = desk.do(view.number, intent).view
    return view


def applied(way: str = "review") -> tuple[Intent, ...]:
    return (TakeChoice("refused"), TakeChoice(way, anyway=True))


@pytest.fixture
def some(desk: HomeDesk, clock: StandingClock) -> HomeDesk:
    """Two won, one lost, one in the trash, one still open."""
    one(desk, ReceiveMoney("100"), CloseCase("refunded"), product="杯")
    clock.forward(days=4)
    won = one(desk, *applied(), product="壶")
    gone = one(desk, *applied(), product="鞋", reason="food", merchant="乙店")
    clock.forward(days=10)
    desk.do(won.number, ReceiveMoney("60"))
    desk.do(won.number, CloseCase("refunded", way="apply", card="", worked="开箱视频"))
    desk.do(gone.number, CloseCase("stopped"))
    one(desk, CloseCase("refunded"), TrashCase(), product="废")
    one(desk, product="灯", paid="30")
    return desk


def test_sums_and_counts_are_those_of_the_cases(some: HomeDesk) -> None:
    found = statistics(some.views(), some.clock())
    assert (len(found.ended), found.won) == (3, 2)
    assert (found.asked, found.back, found.days) == (Decimal(300), Decimal(160), 10)
    assert (found.open_count, found.open_amount) == (1, Decimal(30))
    reasons = {heap.name: (heap.won, heap.lost, heap.back) for heap in found.reasons}
    assert reasons == {"quality": (2, 0, Decimal(160)), "food": (0, 1, Decimal(0))}
    ways = {heap.name: (heap.won, heap.lost) for heap in found.ways}
    assert ways == {"": (1, 0), "apply": (1, 1)}
    assert [heap.name for heap in found.merchants] == ["甲店", "乙店"]
    assert found.months == (("2026-11", Decimal(100)), ("2026-12", Decimal(60)))
    assert [(aged.most, aged.count) for aged in found.ages if aged.count] == [(7, 1)]


@pytest.mark.parametrize(("year", "ended"), [(2026, 3), (2025, 0), (None, 3)])
def test_a_year_counts_what_ended_in_it(some: HomeDesk, year: int | None, ended: int) -> None:
    found = statistics(some.views(), some.clock(), year)
    assert (len(found.ended), found.years) == (ended, (2026,))


def test_months_without_money_are_shown_as_such(desk: HomeDesk, clock: StandingClock) -> None:
    one(desk, ReceiveMoney("5"), CloseCase("refunded"))
    clock.forward(days=70)
    one(desk, ReceiveMoney("6"), CloseCase("refunded"), product="二")
    months = statistics(desk.views(), clock()).months
    assert [month for month, _ in months] == ["2026-11", "2026-12", "2027-01", "2027-02"]
    assert [back for _, back in months] == [Decimal(5), Decimal(0), Decimal(0), Decimal(6)]


def test_a_refund_without_an_amount_counts_as_what_was_asked_for(desk: HomeDesk) -> None:
    one(desk, CloseCase("refunded"))
    assert statistics(desk.views(), desk.clock()).back == Decimal(100)
