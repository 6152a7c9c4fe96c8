"""A right that is over says so where one decides for the reason that rests on it, with what is left."""

from __future__ import annotations

import pytest

from store.case.intents import NoteDiary, SetFact
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import by_id, opened


def test_who_chooses_a_return_without_reason_too_late_is_told_so_with_what_is_left(desk: HomeDesk) -> None:
    number = opened(desk, received_on="2026-11-10")
    done = desk.do(number, SetFact("reason", "no-reason"))
    told = str(done.moved[0])
    assert told.startswith("Over since 2026-11-17 24:00")
    assert "质量有问题" in told, "what is left"
    assert not desk.do(number, SetFact("reason", "quality")).moved


def test_the_first_move_of_a_reason_leads_no_more_when_its_right_is_over(
    desk: HomeDesk, clock: StandingClock
) -> None:
    """Nobody is told to look how many hours are left when none are."""
    number = opened(desk, reason="no-reason", received_on="2026-11-20")
    first = desk.view(number).next.title
    assert "还剩几小时" in str(first)
    assert desk.view(number).right_over is None
    clock.forward(days=5)
    after = desk.view(number)
    assert after.next.title != first
    assert str(after.right_over) in [str(note) for note in after.next.notes]


@pytest.mark.parametrize("promise", ["明天退", "尽快处理"])
def test_a_promise_of_which_only_the_day_is_known_bears_no_invented_hour(desk: HomeDesk, promise: str) -> None:
    number = opened(desk)
    view = desk.do(number, NoteDiary("客服说的", "merchant", "chat", promise, on="2026-11-22")).view
    (found,) = [one for name, one in by_id(view).items() if name.startswith("promise:")]
    assert "promised on 2026-11-22: " in str(found.because)
    assert "00:00" not in str(found.because).split("→")[0]
