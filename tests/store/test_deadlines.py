"""Deadlines: when a limit is over, and how that was reckoned. (Working days: 2026 notice of the State Council.)"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model import Clock
from store.clock import HOME_ZONE
from store.deadlines import DeadlineState, end_of, tell
from store.desk import Desk
from store.intents import OpenCase, SetFact, TakeChoice
from store.workdays import is_workday
from tests.conftest import StandingClock


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


@pytest.mark.parametrize(
    ("start", "amount", "clock", "end", "why"),
    [
        ("2026-11-02", 7, Clock.DAYS, "2026-11-09 24:00", "the day of signing does not count"),
        ("2026-11-23 10:00", 48, Clock.HOURS, "2026-11-25 10:00", "hours run through the night"),
        ("2026-01-31 23:30", 1, Clock.HOURS, "2026-02-01 00:30", "across midnight and the end of a month"),
        ("2026-02-12", 3, Clock.WORKDAYS, "2026-02-24 24:00", "Fri 13th, Sat 14th (made up), then Spring Festival"),
        ("2026-09-30", 1, Clock.WORKDAYS, "2026-10-08 24:00", "National Day"),
        ("2026-10-09", 1, Clock.WORKDAYS, "2026-10-10 24:00", "a Saturday that is worked"),
        ("2026-09-24", 7, Clock.CIVIL_DAYS, "2026-10-08 24:00", "the last day falls into the holiday"),
        ("2026-09-24", 7, Clock.DAYS, "2026-10-01 24:00", "a platform clock does not roll over"),
        ("2028-02-22", 7, Clock.DAYS, "2028-02-29 24:00", "a leap day"),
    ],
)
def test_a_limit_ends_when_a_lawyer_would_say_so(start: str, amount: int, clock: Clock, end: str, why: str) -> None:
    begin = at(start) if ":" in start else date.fromisoformat(start)
    assert tell(end_of(clock, amount, begin, HOME_ZONE)[0]) == end, why


def test_beyond_the_published_holidays_the_date_is_an_estimate() -> None:
    assert end_of(Clock.WORKDAYS, 3, date(2026, 12, 1), HOME_ZONE)[1]
    assert not end_of(Clock.WORKDAYS, 30, date(2026, 12, 1), HOME_ZONE)[1]
    assert not end_of(Clock.CIVIL_DAYS, 60, date(2026, 12, 1), HOME_ZONE)[1]


@given(
    st.dates(date(2020, 1, 1), date(2026, 10, 1)), st.integers(0, 30), st.integers(0, 30), st.sampled_from(Clock)
)
def test_a_later_start_never_ends_earlier_and_more_never_less(
    start: date, later: int, more: int, clock: Clock
) -> None:
    after = date.fromordinal(start.toordinal() + later)
    first = end_of(clock, 5, start, HOME_ZONE)[0]
    assert end_of(clock, 5, after, HOME_ZONE)[0] >= first
    assert end_of(clock, 5 + more, start, HOME_ZONE)[0] >= first


@given(st.dates(date(2020, 1, 1), date(2026, 10, 1)), st.integers(1, 20))
def test_working_days_never_end_on_a_day_off(start: date, amount: int) -> None:
    end = end_of(Clock.WORKDAYS, amount, start, HOME_ZONE)[0]
    assert is_workday(date.fromordinal(end.date().toordinal() - 1))[0]


def test_a_deadline_is_empty_and_asks_for_its_date_until_that_is_known(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    open_ones = [limit for limit in desk.view(number).deadlines if limit.asks == "received-on"]
    assert open_ones
    assert all(limit.at is None and limit.state is DeadlineState.UNKNOWN for limit in open_ones)
    desk.do(number, SetFact("received-on", "11-20"))
    known = {limit.id: limit for limit in desk.view(number).deadlines}[open_ones[0].id]
    assert known.at is not None
    assert "2026-11-20" in str(known.because)


def test_waiting_becomes_my_move_when_the_answer_is_overdue(desk: Desk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    for choice in ("refused", "review"):
        desk.do(number, TakeChoice(choice))
    assert desk.view(number).turn == "theirs"
    clock.forward(days=10)
    assert desk.view(number).turn == "mine"


def test_the_nearest_deadline_that_costs_a_right_is_the_one_to_show(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "quality"})).view.number
    for choice in ("refused", "review", "intervene"):
        desk.do(number, TakeChoice(choice))
    nearest = desk.view(number).nearest
    assert nearest is not None
    assert nearest.effect == "lose"


def test_a_closed_case_has_no_deadlines(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    for choice in ("agreed", "refund-wait", "refunded", "finish"):
        desk.do(number, TakeChoice(choice))
    assert desk.view(number).deadlines == ()
