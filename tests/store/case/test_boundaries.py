"""The very moment, the very amount, the very length at which something changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store.case.case import Offer
from store.case.deadlines import DeadlineState
from store.case.deadlines.engine import SOON, state_of
from store.case.decide_dealings import LONGEST_DUTY, minutes_of, offer_of
from store.case.gate import missing
from store.case.intents import (
    AddTodo,
    AnswerOffer,
    NoteDiary,
    NoteOffer,
    OpenCase,
    SetFact,
    SnoozeDeadline,
    TakeChoice,
)
from store.case.marks import OfferState
from store.case.rounds import new_since, rounds
from store.days.clock import HOME_ZONE
from store.errors import BadValue, Refused
from store.opening import HomeDesk
from tests.conftest import StandingClock

NOW = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "due", "state"),
    [
        (NOW, NOW, DeadlineState.OVER),
        (NOW + SECOND, NOW + SECOND, DeadlineState.SOON),
        (NOW + SOON, NOW + SOON, DeadlineState.SOON),
        (NOW + SOON + SECOND, NOW + SOON + SECOND, DeadlineState.RUNNING),
        (NOW, NOW + 9 * SOON, DeadlineState.SOON),
        (NOW + SECOND, NOW + 9 * SOON, DeadlineState.RUNNING),
    ],
)
def test_a_deadline_is_over_at_its_end_and_soon_a_day_before_or_once_it_may_come(
    at: datetime, due: datetime, state: DeadlineState
) -> None:
    assert state_of(at, due, NOW) is state


def test_what_is_attached_as_it_is_handed_in_belongs_to_that_round_and_is_not_new_after(
    desk: HomeDesk, clock: StandingClock, tmp_path: Path
) -> None:
    number = desk.open(
        OpenCase("douyin", facts={"product": "壶", "reason": "quality"}, stands="applied")
    ).view.number
    clock.forward(hours=1)
    desk.do(number, TakeChoice("supplement"))
    clock.forward(hours=1)
    file = tmp_path / "a.png"
    file.write_text("a")
    desk.attach(number, file, "goods")
    desk.do(number, TakeChoice("review", anyway=True))
    clock.forward(hours=1)
    desk.do(number, TakeChoice("supplement"))
    clock.forward(hours=1)
    view = desk.do(number, TakeChoice("review", anyway=True)).view
    found = rounds(view.case, view.playbook, "review")
    assert [one.new for one in found] == [(), (1,), ()]
    assert new_since(view.case, found[1]) == ()


@pytest.mark.parametrize(
    ("amount", "demand", "stops"),
    [("168", "refund", False), ("168.01", "refund", True), ("500", "compensation", False)],
)
def test_what_was_paid_may_be_asked_for_and_not_a_fen_more_unless_it_is_compensation(
    desk: HomeDesk, amount: str, demand: str, stops: bool
) -> None:
    facts = {"product": "车厘子", "reason": "food", "paid": "168", "amount": amount, "demand": demand}
    view = desk.open(OpenCase("douyin", facts=facts, sure=True)).view
    view = desk.do(view.number, TakeChoice("refused")).view
    assert ("fact:amount" in missing(view.case, view.playbook)) is stops


def test_an_offer_stands_until_its_moment_and_has_lapsed_at_it(desk: HomeDesk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    until = clock.now + timedelta(hours=8)
    offer: Offer = desk.do(number, NoteOffer("退20元", who="merchant", until="18:00")).view.case.offers[0]
    assert offer.stands(until - SECOND) is OfferState.OPEN
    assert offer.stands(until) is OfferState.LAPSED


def test_the_last_offer_has_the_number_of_offers_and_the_next_is_none(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    for words in ("退10元", "退20元"):
        desk.do(number, NoteOffer(words, who="merchant"))
    case = desk.view(number).case
    assert (offer_of(case, 2), offer_of(case, 0), offer_of(case, 1)) == (
        case.offers[1],
        case.offers[1],
        case.offers[0],
    )
    for wrong in (3, -1):
        with pytest.raises(Refused, match="it has 2"):
            desk.do(number, AnswerOffer(wrong, "refused"))


@pytest.mark.parametrize(
    ("text", "minutes"), [("99999", 99_999), ("0", 0), ("40分钟", 40), ("", 0), ("二十分钟", 20)]
)
def test_minutes_have_up_to_five_digits(text: str, minutes: int) -> None:
    assert minutes_of(text) == minutes
    with pytest.raises(BadValue):
        minutes_of("100000")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 h 30", 90), ("1.5 hours", 90), ("half an hour", 30), ("1 hour and 15 minutes", 75), ("90 min", 90),
        ("半小时", 30), ("半个小时", 30), ("一个半小时", 90), ("一小时半", 90), ("１小时", 60),
        ("两小时四十五分", 165),
    ],
)  # fmt: skip
def test_hours_are_minutes_too(text: str, minutes: int) -> None:
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["两三个小时", "1:30", "about 40", "-5", "1 30"])
def test_what_is_no_one_length_of_time_is_not_guessed(text: str) -> None:
    with pytest.raises(BadValue, match="no length of time"):
        minutes_of(text)


def test_a_todo_may_be_as_long_as_is_said_and_not_longer(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    desk.do(number, AddTodo("字" * LONGEST_DUTY))
    with pytest.raises(BadValue, match=str(LONGEST_DUTY)):
        desk.do(number, AddTodo("字" * (LONGEST_DUTY + 1)))


def test_an_hour_that_began_on_some_day_is_over_once_it_is_over_whenever_it_began(
    desk: HomeDesk, clock: StandingClock
) -> None:
    facts = {"product": "团购券", "reason": "voucher"}
    number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
    desk.do(number, SetFact("redeemed-on", "2026-11-22", sure=True))
    end = datetime(2026, 11, 23, 1, tzinfo=HOME_ZONE)
    clock.now = end - SECOND
    (undo,) = [one for one in desk.view(number).deadlines if one.id == "voucher-undo"]
    assert undo.state is DeadlineState.UNKNOWN
    clock.now = end
    (undo,) = [one for one in desk.view(number).deadlines if one.id == "voucher-undo"]
    assert undo.state is DeadlineState.OVER


def test_a_day_of_hours_is_counted_from_the_begin_of_a_day(desk: HomeDesk, clock: StandingClock) -> None:
    facts = {"product": "团购券", "reason": "voucher"}
    number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
    desk.do(number, TakeChoice("refused", anyway=True, sure=True))
    view = desk.do(number, TakeChoice("review", anyway=True, on="2026-11-23", sure=True)).view
    (answer,) = [one for one in view.deadlines if one.id == "voucher-third-code"]
    assert answer.at == datetime(2026, 11, 24, tzinfo=HOME_ZONE)


def test_a_deadline_that_was_put_off_is_told_again_at_its_moment(desk: HomeDesk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "quality"})).view.number
    for choice in ("refused", "review"):
        desk.do(number, TakeChoice(choice, anyway=True))
    view = desk.do(number, SnoozeDeadline("merchant-answer", "11-24 9:00", "等一天")).view
    (answer,) = [one for one in view.deadlines if one.id == "merchant-answer"]
    assert answer.snoozed == NOW + timedelta(hours=23)
    assert answer.asleep(answer.snoozed - SECOND)
    assert not answer.asleep(answer.snoozed)


def test_a_promise_is_soon_a_day_before_and_over_at_its_moment(desk: HomeDesk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    desk.do(number, NoteDiary("客服说退", "merchant", "chat", "11-26 18:00前退款"))
    end = datetime(2026, 11, 26, 18, tzinfo=HOME_ZONE)
    seen = []
    for moment in (end - SOON - SECOND, end - SOON, end - SECOND, end):
        clock.now = moment
        seen += [one.state for one in desk.view(number).deadlines if one.id.startswith("promise:")]
    assert seen == [DeadlineState.RUNNING, DeadlineState.SOON, DeadlineState.SOON, DeadlineState.OVER]
