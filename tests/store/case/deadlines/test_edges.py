"""Where clocks begin and end anew: ranges, days without an hour, what a new round takes over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from content.pack.library import Library
from content.pack.model import Effect
from store.case.deadlines import DeadlineState, deadlines
from store.case.deadlines.starts import start_of
from store.case.intents import MarkItem, PlaceCase, SetDeadline, SetFact, SnoozeDeadline, TakeChoice
from store.days.workdays import WorkCalendar
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import at, by_id, opened


@pytest.mark.parametrize(("effect", "due"), [(Effect.LOSE, "2026-11-24"), (Effect.THEIRS, "2026-11-26")])
def test_of_a_range_a_right_ends_with_the_shorter_time_and_a_duty_with_the_longer(
    desk: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, effect: Effect, due: str
) -> None:
    """One day is counted on for oneself, three are given to them."""
    number = opened(desk, "refused", "review")
    playbook = Library().get("douyin", "zh")
    limit = replace(playbook.limits["merchant-answer"], least=24, most=72, effect=effect, used=(), kept=())
    monkeypatch.setattr(playbook, "limits", {limit.id: limit})
    case = replace(desk.view(number).case, rules={})
    (found,) = deadlines(case, playbook, clock(), WorkCalendar())
    assert found.due == at(f"{due}T10:00")
    (later,) = deadlines(case, playbook, clock() + timedelta(hours=30), WorkCalendar())
    assert (later.state is DeadlineState.OVER) == (effect is Effect.LOSE)


def test_a_refusal_that_is_told_anew_ends_what_was_copied_set_aside_or_snoozed_before(
    desk: HomeDesk, clock: StandingClock
) -> None:
    """What was said of the window of one refusal says nothing of that of the next."""
    number = opened(desk, "refused", "review", "supplement", refused_on="2026-11-23 09:00")
    desk.do(number, SetDeadline("intervene-window", "31小时"))
    desk.do(number, SnoozeDeadline("intervene-window", "2026-11-23 20:00", "after work"))
    desk.do(number, MarkItem("limit:intervene-window", "not-needed"))
    assert by_id(desk.view(number))["intervene-window"].state is DeadlineState.SPENT
    clock.forward(days=3)
    window = by_id(desk.do(number, SetFact("refused-on", "2026-11-26 09:00")).view)["intervene-window"]
    assert not window.stated
    assert window.snoozed is None
    assert window.state is not DeadlineState.SPENT
    assert window.due == at("2026-11-28T09:00")


def test_a_step_of_which_only_the_day_is_told_starts_its_clock_on_the_day(desk: HomeDesk) -> None:
    """Nobody said 0:00: the sum tells the day, and hours are counted from its begin, which is the strictest."""
    view = desk.do(opened(desk), PlaceCase("ruling", "the platform has it", on="2026-11-22")).view
    reply = view.playbook.limits["t2-service-reply"]
    start = start_of(reply, view.case, view.playbook, desk.clock().tzinfo)
    assert start is not None
    assert start.at == date(2026, 11, 22)
    assert by_id(view)[reply.id].due == at("2026-11-25T00:00")
    assert "2026-11-22 00:00" not in str(by_id(view)[reply.id].because)


def test_a_right_that_is_lost_is_never_called_open_to_choose(desk: HomeDesk, clock: StandingClock) -> None:
    """Their duty that lapsed opens a choice; a right of one's own that is over closes one."""
    number = opened(desk, "refused", "review", "supplement", refused_on="2026-11-14 10:00", applied_on="2026-11-13")
    clock.forward(days=3)
    view = desk.view(number)
    assert by_id(view)["intervene-window"].lost
    assert "intervene" not in view.next.opened
    assert "intervene" in view.next.over


@pytest.mark.parametrize("late", [timedelta(minutes=5), timedelta(days=1), timedelta(days=4)])
def test_what_is_recorded_late_never_looks_as_if_it_was_recorded_in_time(
    desk: HomeDesk, clock: StandingClock, late: timedelta
) -> None:
    """However late a refusal is told, its window ends when it ends, and is lost once that is over."""
    number = opened(desk, "refused", "review")
    clock.forward(seconds=int(late.total_seconds()))
    view = desk.do(number, TakeChoice("supplement", on="2026-11-23 10:00")).view
    window = by_id(view)["intervene-window"]
    assert window.due == at("2026-11-25T10:00")
    assert window.lost == (late > timedelta(days=2))
    entry = next(one for one in reversed(view.timeline()) if one.kind == "choice-taken")
    assert entry.recorded - entry.at == late
    assert ("written down" in str(entry.text)) == (late > timedelta(hours=1))
