"""A case that was handed in twice tells both times: in its story, in its papers, and when a date is corrected."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.pack.arguing import Audience
from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase, SetFact, TakeChoice
from store.case.view import CaseView
from store.days.clock import HOME_ZONE
from store.desk import Desk
from store.errors import Doubtful
from store.papers.story import events
from tests.conftest import StandingClock


@pytest.fixture
def twice(desk: Desk, clock: StandingClock) -> int:
    """Applied on the 20th, refused on the 25th, handed in again that evening; told on the 26th."""
    clock.now = datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE)
    facts = {
        "product": "车厘子",
        "reason": "food",
        "bought-on": "2026-11-14",
        "received-on": "2026-11-17",
        "applied-on": "2026-11-20 10:00",
        "refused-on": "2026-11-25 14:10",
    }
    number = desk.open(OpenCase("douyin", facts=facts, stands="rejected")).view.number
    clock.forward(minutes=1)
    desk.do(number, TakeChoice("review", on="2026-11-25 21:30"))
    clock.forward(minutes=1)
    return number


def told(view: CaseView, audience: Audience = Audience.SELF, *, diary: bool = False) -> list[tuple[str, str]]:
    return [(one.about, one.on.strftime("%m-%d")) for one in events(view, audience, diary=diary)]


def test_papers_tell_every_round_in_the_order_of_the_hours(desk: Desk, twice: int) -> None:
    """The refusal of the 25th came before the second application of that day, and the first one was on the 20th."""
    assert told(desk.view(twice))[1:] == [
        ("applied-on", "11-20"),
        ("refused-on", "11-25"),
        ("applied-on", "11-25"),
    ]
    sentences = [one.text for one in events(desk.view(twice), Audience.SELF)]
    assert sum("再次提出申请" in text for text in sentences) == 1
    assert "再次" not in next(text for text in sentences if "20日" in text)


def test_a_first_application_stays_on_its_day_in_the_story(desk: Desk, twice: int) -> None:
    story = [
        (entry.at.strftime("%m-%d %H:%M"), Translator("zh").say(entry.text))
        for entry in desk.view(twice).timeline()
    ]
    assert next(when for when, text in story if text.startswith("申请日：2026-11-20")) == "11-20 10:00"


def test_what_a_step_told_anew_is_no_correction_and_what_the_user_corrects_is_one(desk: Desk, twice: int) -> None:
    desk.do(twice, SetFact("applied-on", "2026-11-25 22:00"))
    assert told(desk.view(twice))[1:] == [
        ("applied-on", "11-20"),
        ("refused-on", "11-25"),
        ("applied-on", "11-25"),
    ]
    assert desk.view(twice).trail()[-1].at.strftime("%H:%M") == "22:00"


def test_a_refusal_of_the_first_round_may_be_corrected_in_the_second(desk: Desk, twice: int) -> None:
    """It lies before the second application, and after the first."""
    here = desk.do(twice, SetFact("refused-on", "2026-11-24 09:00")).view
    assert next(one for one in here.trail() if one.step == "supplement").at.strftime("%m-%d") == "11-24"
    assert ("refused-on", "11-24") in told(here)
    with pytest.raises(Doubtful, match=r"2026-11-19.*2026-11-2"):
        desk.do(twice, SetFact("refused-on", "2026-11-19 09:00"))


def test_a_second_refusal_that_is_told_as_a_fact_leaves_the_first_one_where_it_was(desk: Desk, twice: int) -> None:
    here = desk.do(twice, SetFact("refused-on", "2026-11-26 09:00")).view
    assert next(one for one in here.trail() if one.step == "supplement").at.strftime("%m-%d") == "11-25"


def test_rounds_that_were_lived_are_told_and_what_was_clicked_through_is_not(
    desk: Desk, clock: StandingClock
) -> None:
    facts = {"product": "壶", "reason": "quality", "received-on": "2026-11-12"}
    number = desk.open(OpenCase("douyin", facts=facts)).view.number
    for choice in ("refused", "review", "supplement", "review"):
        clock.forward(days=1)
        desk.do(number, TakeChoice(choice, anyway=True))
    days = [day for about, day in told(desk.view(number)) if about == "applied-on"]
    second = clock() - timedelta(days=2)
    assert days == [f"{second:%m-%d}", f"{clock():%m-%d}"]

    other = desk.open(OpenCase("douyin", facts={**facts, "applied-on": "2026-11-14"})).view.number
    for choice in ("refused", "review", "supplement", "review"):
        desk.do(other, TakeChoice(choice, anyway=True))
    assert [day for about, day in told(desk.view(other)) if about == "applied-on"] == ["11-14"]


def test_a_word_of_the_platform_is_not_the_refusal_of_the_merchant(desk: Desk, twice: int) -> None:
    """A line of the diary of the same day by somebody else, or one that is told elsewhere, hides no refusal."""
    desk.do(twice, NoteDiary("客服说会查", "platform", "phone", on="2026-11-25 15:00"))
    for diary in (True, False):
        found = events(desk.view(twice), Audience.SELF, "客服说会查", diary=diary)
        assert [one.about for one in found].count("refused-on") == 1
