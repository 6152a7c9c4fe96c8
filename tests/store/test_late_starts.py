"""The days of a limit run from the day the word or the paper came, not from the day somebody wrote it down."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator
from store.case.facts import BY_KEY
from store.case.intents import OpenCase, PlaceCase, SetFact, TakeChoice
from store.days.clock import HOME_ZONE
from store.desk import Desk
from tests.conftest import StandingClock


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


@pytest.fixture
def number(desk: Desk) -> int:
    facts = {"product": "耳机", "reason": "quality", "received-on": "2026-11-12"}
    return desk.open(OpenCase("douyin", facts=facts)).view.number


AGREED = "2026-11-18"


def return_limit(desk: Desk, number: int) -> tuple[datetime | None, str]:
    found = next(one for one in desk.view(number).deadlines if one.id == "return-tracking")
    return found.due, Translator("zh").say(found.because)


def test_the_days_for_the_waybill_run_from_the_day_the_platform_agreed(
    desk: Desk, clock: StandingClock, number: int
) -> None:
    """Not from the day somebody pressed a key; a day that is told later moves them, and the sum says the start."""
    clock.now = at("2026-11-23 10:00")
    for choice, when in (("refused", "2026-11-15"), ("review", "2026-11-16"), ("approved", "2026-11-17 09:00")):
        desk.do(number, TakeChoice(choice, on=when, anyway=True))
    desk.do(number, TakeChoice("send-back"))
    due, told = return_limit(desk, number)
    assert due == at("2026-11-25 00:00"), "seven days from the 18th, the day after"
    assert "同意日2026-11-17 09:00" in told, "the choice tells the day"
    done = desk.do(number, SetFact("agreed-on", AGREED))
    due, told = return_limit(desk, number)
    assert due == at("2026-11-26 00:00")
    assert f"同意日{AGREED}" in told.replace(" ", "")
    assert any("2026-11-24 24:00 → 2026-11-25 24:00" in str(one) for one in done.moved)


def test_an_agreement_of_an_earlier_round_starts_no_clock_of_this_one(
    desk: Desk, clock: StandingClock, number: int
) -> None:
    way = (
        ("refused", "2026-11-05"), ("review", "2026-11-06"), ("approved", "2026-11-07"),
        ("refund-wait", "2026-11-07"), ("intervene", "2026-11-12"),
        ("ruling", "2026-11-12"), ("ruled", "2026-11-20"), ("send-back", "2026-11-20"),
    )  # fmt: skip
    desk.do(number, SetFact("agreed-on", "2026-11-07"))
    clock.now = at("2026-11-23 10:00")
    for choice, when in way:
        desk.do(number, TakeChoice(choice, on=when, anyway=True, sure=True))
    due, told = return_limit(desk, number)
    assert due == at("2026-11-28 00:00"), "ruled on the 20th"
    assert "同意日2026-11-20" in told


@pytest.mark.parametrize(
    ("step", "fact", "ends"),
    [
        # it came on Thursday the 12th: 13 to 19, the end of that day
        ("court-wait", "fee-notice-on", "court-fee 2026-11-20"),
        # the 13th is the first day, the 27th the last of fifteen
        ("sued", "served-on", "suit-answer 2026-11-28"),
        ("lost", "judgment-on", "appeal-window 2026-11-28"),
        ("owed", "judgment-on", "appeal-window 2026-11-28"),
    ],
)
def test_papers_of_a_court_start_their_days_when_they_came(
    desk: Desk, number: int, step: str, fact: str, ends: str
) -> None:
    limit, day = ends.split()
    view = desk.do(number, PlaceCase(step, "收到法院的文书")).view
    assert f"fact:{fact}" in {item.id for item in view.checklist}
    view = desk.do(number, SetFact(fact, "2026-11-12")).view
    found = next(one for one in view.deadlines if one.id == limit)
    assert found.due == at(day)
    assert BY_KEY[fact].label in str(found.because)


def test_nobody_is_pressed_for_a_notice_that_has_not_come(desk: Desk, number: int) -> None:
    view = desk.do(number, PlaceCase("court-wait", "已经交到法院")).view
    (item,) = [item for item in view.checklist if item.id == "fact:fee-notice-on"]
    assert not item.required
    assert not [note for note in view.next.notes if "Fee notice" in str(note)]
