"""The deadlines of a case: which hold, which lead, what is spent, and how the sum is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.pack.model import Effect
from content.text.words import Message, Translator
from store.case.deadlines import Deadline, DeadlineState
from store.case.deadlines.engine import group_of
from store.case.intents import MarkItem, NoteDiary, OpenCase, SetFact, SnoozeDeadline, TakeChoice, UndoChange
from store.case.turns import remaining_until
from store.case.view import CaseView, remaining
from store.days.clock import HOME_ZONE
from store.desk import Reading
from store.errors import Refused
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


def opened(desk: HomeDesk, *way: str, **facts: str) -> int:
    """A case that went this way; its facts by key with `_` for `-`."""
    known = {"product": "鞋", "reason": "quality"} | {key.replace("_", "-"): value for key, value in facts.items()}
    number = desk.open(OpenCase("douyin", facts=known)).view.number
    for choice in way:
        desk.do(number, TakeChoice(choice, anyway=True))
    return number


def by_id(view: CaseView) -> dict[str, Deadline]:
    return {deadline.id: deadline for deadline in view.deadlines}


def test_a_deadline_is_empty_and_the_checklist_asks_for_its_date_until_it_is_known(desk: HomeDesk) -> None:
    number = opened(desk)
    view = desk.view(number)
    waiting = by_id(view)["no-reason-return"]
    assert (waiting.at, waiting.state, waiting.asks) == (None, DeadlineState.UNKNOWN, "received-on")
    asked = {item.id: item.required for item in view.checklist}
    assert asked["fact:received-on"]
    assert not asked["fact:merchant"]
    view = desk.do(number, SetFact("received-on", "11-20")).view
    assert by_id(view)["no-reason-return"].at == at("2026-11-28T00:00")
    assert "fact:received-on" not in {item.id for item in view.checklist}


def test_the_sum_is_told_in_both_languages(desk: HomeDesk) -> None:
    view = desk.view(opened(desk, received_on="2026-11-22"))
    because = by_id(view)["no-reason-return"].because
    source = "《消费者权益保护法》第25条，《网络购买商品七日无理由退货暂行办法》第10条"
    assert (
        Translator("zh").say(because) == f"收货日2026-11-22，从次日起7天 → 2026-11-29 24:00（{source}；官方文本）"
    )
    english = "Received on 2026-11-22, 7 days from the next day → 2026-11-29 24:00"
    assert str(because) == f"{english} ({source}; official text)"


def test_the_sum_tells_what_was_skipped_and_what_is_a_guess(desk: HomeDesk, clock: StandingClock) -> None:
    clock.now = at("2026-12-28T10:00")
    view = desk.view(opened(desk, "refused", "review", "intervene", "ruling"))
    whole = by_id(view)["t1-whole-case"]
    assert whole.estimate
    assert "2026-12-31" in str(whole.because), "until which day the notices reach"
    assert "days off skipped" in str(whole.because)
    assert (whole.at, whole.latest) == (at("2027-01-07T00:00"), at("2027-01-19T00:00"))


def test_the_users_own_notice_makes_it_certain(desk: HomeDesk, clock: StandingClock) -> None:
    (desk.home.path / "holidays.toml").write_text('[2027]\noff = ["2027-01-01/2027-01-03"]\n', encoding="utf-8")
    again = open_home(desk.home, clock, "小李", "zh")
    clock.now = at("2026-12-28T10:00")
    whole = by_id(again.view(opened(again, "refused", "review", "intervene", "ruling")))["t1-whole-case"]
    assert not whole.estimate
    assert whole.at == at("2027-01-08T00:00"), "29, 30, 31 December; 4 to 7 January"


def test_rival_claims_stand_side_by_side_and_the_strictest_leads(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "intervene")
    found = by_id(desk.view(number))
    strict, old = found["intervene-window"], found["intervene-window-old"]
    assert strict.group == old.group
    assert (strict.leads, old.leads) == (True, False)
    clock.forward(hours=49)
    found = by_id(desk.view(number))
    assert found["intervene-window"].state is DeadlineState.OVER
    assert found["intervene-window"].leads, "what is over stays in sight"
    assert found["intervene-window-old"].leads, "by the other claim the right may still be there"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rivals_are_the_same_in_both_languages(desk: HomeDesk, language: str) -> None:
    desk.reading = Reading(language, "小李")
    groups: dict[str, list[str]] = {}
    for limit in desk.playbook().limits.values():
        groups.setdefault(group_of(limit), []).append(limit.id)
    rivals = sorted(names for names in groups.values() if len(names) > 1)
    assert rivals == [
        ["auto-confirm", "auto-confirm-unsigned"],
        ["intervene-window", "intervene-window-old"],
        ["refund-arrival", "refund-arrival-slow"],
    ]


def test_a_clock_runs_on_from_one_step_of_its_limit_to_the_next(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "supplement")
    start = clock.now
    clock.forward(hours=20)
    view = desk.do(number, TakeChoice("intervene")).view
    window = by_id(view)["intervene-window"]
    assert window.at is not None
    assert (window.at - start).total_seconds() == 48 * 3600, "the refusal began it, not the second step"
    assert "再次提交证据" in str(window.because)


def test_a_window_that_was_left_is_spent_and_never_counted_down_again(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "intervene", "ruling")
    window = by_id(desk.view(number))["intervene-window"]
    assert window.state is DeadlineState.SPENT
    assert str(remaining(window, clock.now)) == "used in time"
    assert desk.view(number).deadlines[-1].state is DeadlineState.SPENT
    assert all(deadline.id != "intervene-window" for deadline in [desk.view(number).nearest] if deadline)


def test_a_new_refusal_opens_a_new_window(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "supplement", "review")
    clock.forward(days=3)
    window = by_id(desk.do(number, TakeChoice("supplement")).view)["intervene-window"]
    assert window.open
    assert window.at == at("2026-11-28T10:00")


def test_a_deadline_that_does_not_apply_is_set_aside_until_its_next_window(
    desk: HomeDesk, clock: StandingClock
) -> None:
    number = opened(desk, "refused", "review", "supplement", received_on="11-01")
    view = desk.do(number, MarkItem("limit:intervene-window", "not-needed")).view
    assert by_id(view)["intervene-window"].state is DeadlineState.SPENT
    assert by_id(view)["intervene-window-old"].leads
    desk.do(number, TakeChoice("review", anyway=True))
    clock.forward(days=1)
    assert by_id(desk.do(number, TakeChoice("supplement")).view)["intervene-window"].open
    desk.do(number, UndoChange())


def test_a_reminder_is_put_off_with_a_reason_but_never_beyond_the_end_of_a_right(
    desk: HomeDesk, clock: StandingClock
) -> None:
    number = opened(desk, "refused", "review", "intervene")
    with pytest.raises(Refused, match="cannot be put off"):
        desk.do(number, SnoozeDeadline("intervene-window", "11-26", "等"))
    with pytest.raises(Refused, match="Say why"):
        desk.do(number, SnoozeDeadline("intervene-window", "明天", " "))
    view = desk.do(number, SnoozeDeadline("intervene-window", "明天", "等同事回来")).view
    asleep = by_id(view)["intervene-window"]
    assert asleep.snoozed == at("2026-11-24T00:00")
    assert [e.id for e in desk.agenda().entries if e.deadline] == []
    assert desk.agenda().asleep == 1
    clock.forward(hours=14)
    assert [e.id for e in desk.agenda().entries if e.deadline] == ["intervene-window"]
    assert "等同事回来" in str(view.timeline()[-1].text)


def test_the_very_end_of_a_right_is_too_late_to_be_reminded_of_it(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review", "intervene")
    end = by_id(desk.view(number))["intervene-window"].at
    assert end == at("2026-11-25T10:00")
    with pytest.raises(Refused, match="cannot be put off"):
        desk.do(number, SnoozeDeadline("intervene-window", "2026-11-25 10:00", "等"))
    view = desk.do(number, SnoozeDeadline("intervene-window", "2026-11-25 09:59", "等")).view
    assert by_id(view)["intervene-window"].snoozed == at("2026-11-25T09:59")


def test_waiting_becomes_my_move_when_the_answer_is_overdue(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review")
    assert desk.view(number).turn == "theirs"
    clock.forward(days=10)
    assert desk.view(number).turn == "mine"
    for name in ("t3-first-reply", "merchant-answer"):
        desk.do(number, SnoozeDeadline(name, "12-20", "再等等"))
    assert desk.view(number).turn == "theirs", "put off, so not my move yet"


def test_when_their_duty_lapses_the_choice_it_opens_is_marked(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review")
    assert desk.view(number).next.opened == ()
    clock.forward(hours=48)
    action = desk.view(number).next
    assert action.opened == ("approved",)
    assert any("审核通过" in str(note) for note in action.notes)


def test_the_nearest_deadline_that_costs_a_right_is_the_one_to_show(desk: HomeDesk) -> None:
    nearest = desk.view(opened(desk, "refused", "review", "intervene")).nearest
    assert nearest is not None
    assert nearest.id == "intervene-window"


def test_an_answer_that_did_not_come_is_shown_before_one_that_is_still_due(
    desk: HomeDesk, clock: StandingClock
) -> None:
    number = opened(desk, "refused", "review")
    running = desk.view(number).nearest
    assert running is not None
    assert running.open
    clock.forward(days=10)
    late = desk.view(number).nearest
    assert late is not None
    assert (late.state, late.effect) == (DeadlineState.OVER, Effect.THEIRS)
    for name in ("t3-first-reply", "merchant-answer"):
        desk.do(number, SnoozeDeadline(name, "12-20", "再等等"))
    assert desk.view(number).nearest is None, "put off, so not to be shown either"


def test_what_is_left_of_a_range_is_told_up_to_its_end(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review")
    answer = by_id(desk.view(number))["t3-first-reply"]
    assert answer.at is not None
    assert answer.due is not None
    assert answer.at < answer.due
    assert str(remaining(answer, answer.at - timedelta(minutes=1))) == str(
        remaining_until(answer.due, answer.at - timedelta(minutes=1))
    )
    assert str(remaining(answer, answer.at)) == "any day now"
    assert str(remaining(answer, answer.due)) == "over"


def test_a_closed_case_has_no_deadlines(desk: HomeDesk) -> None:
    number = opened(desk, "agreed", "refund-wait", "refunded", "finish")
    assert desk.view(number).deadlines == ()


def test_an_old_or_broken_date_in_a_file_is_not_counted_from(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk)
    with pytest.raises(Refused, match="1990"):
        desk.do(number, SetFact("received-on", "0001-01-01"))
    assert by_id(desk.view(number))["no-reason-return"].at is None


def test_a_limit_for_certain_reasons_holds_for_them_alone(desk: HomeDesk) -> None:
    course = by_id(desk.view(opened(desk, reason="course", bought_on="2026-11-20")))
    assert course["prepaid-cooling"].at == at("2026-11-28T00:00")
    assert "prepaid-cooling" not in by_id(desk.view(opened(desk, bought_on="2026-11-20")))
    undecided = desk.open(OpenCase("douyin", facts={"product": "课", "bought-on": "2026-11-20"})).view
    assert "prepaid-cooling" not in by_id(undecided)


def test_what_makes_no_sense_with_a_reason_is_neither_asked_nor_counted_from(desk: HomeDesk) -> None:
    lost = desk.view(opened(desk, reason="lost-parcel"))
    assert "fact:received-on" not in {str(item.id) for item in lost.checklist}
    assert not {"no-reason-return", "after-sale-period"} & set(by_id(lost))
    assert "auto-confirm-unsigned" in by_id(lost), "it runs from the day of shipping"
    assert "auto-confirm" not in by_id(lost), "nobody signed for what never came"


def test_a_reason_can_take_a_limit_away(desk: HomeDesk) -> None:
    fresh = by_id(desk.view(opened(desk, reason="fresh-food", received_on="2026-11-22")))
    assert "quality-return" in fresh
    assert "no-reason-return" not in fresh, "what perishes is not sent back without a reason"


@pytest.mark.parametrize("on", ["", "2026-11-20"])
def test_a_promise_without_a_date_names_the_command_that_gives_it(desk: HomeDesk, on: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    desk.do(number, NoteDiary("会处理", "merchant", "chat", "会给您处理", on=on))
    (promise,) = (one for one in desk.view(number).deadlines if one.id.startswith("promise:"))
    assert promise.due is None
    assert isinstance(promise.because, Message)
    assert "{do_deadline}" in promise.because.text
    assert promise.because.values["promise"] == "会给您处理"
    assert str(promise.because.values["said"]).startswith(on or "2026-11-23 10:00")
