"""Dates that were copied from the app: they win while their window runs, and no longer."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.case.deadlines import DeadlineState
from store.case.intents import SetDeadline, TakeChoice
from store.errors import Refused
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import at, by_id, opened


def test_what_the_app_shows_is_copied_in_and_wins(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "intervene")
    view = desk.do(number, SetDeadline("intervene-window-old", "31小时", "售后详情")).view
    copied = by_id(view)["intervene-window-old"]
    assert (copied.at, copied.stated, copied.leads) == (at("2026-11-24T17:00"), True, True)
    assert not by_id(view)["intervene-window"].leads
    told = Translator("zh").say(copied.because)
    assert told.startswith("2026-11-24 17:00，2026-11-23 10:00抄自应用（售后详情）；")
    assert "“申请平台介入”" in told, "the sum it replaces is still told"
    assert view.nearest == copied
    view = desk.do(number, SetDeadline("intervene-window-old", "")).view
    assert not by_id(view)["intervene-window-old"].stated


def test_a_claim_that_has_lapsed_does_not_lead_beside_a_copied_date(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "intervene")
    clock.forward(hours=49)
    lapsed = by_id(desk.view(number))["intervene-window"]
    assert (lapsed.state, lapsed.leads) == (DeadlineState.OVER, True), "without one it is told as over"
    view = desk.do(number, SetDeadline("intervene-window-old", "31小时")).view
    assert by_id(view)["intervene-window-old"].leads
    assert not by_id(view)["intervene-window"].leads


def test_a_copied_date_does_not_outlive_its_window(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "supplement")
    desk.do(number, SetDeadline("intervene-window", "11-24 12:00"))
    clock.forward(hours=2)
    desk.do(number, TakeChoice("review", anyway=True))
    clock.forward(days=5)
    window = by_id(desk.do(number, TakeChoice("supplement")).view)["intervene-window"]
    assert not window.stated
    assert window.at == at("2026-11-30T12:00")


def test_a_copied_date_fills_a_deadline_whose_start_is_unknown(desk: HomeDesk) -> None:
    number = opened(desk)
    view = desk.do(number, SetDeadline("no-reason-return", "11-28")).view
    assert by_id(view)["no-reason-return"].at == at("2026-11-29T00:00"), "24:00 of that day"


def test_only_a_deadline_that_holds_now_can_be_set(desk: HomeDesk) -> None:
    number = opened(desk)
    with pytest.raises(Refused, match="no-reason-return"):
        desk.do(number, SetDeadline("intervene-window", "31小时"))
    with pytest.raises(Refused, match="has passed"):
        desk.do(number, SetDeadline("no-reason-return", "2026-11-20"))
