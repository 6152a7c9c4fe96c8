"""A right that was used in time is not lost when its days are over, however it is known that it was used."""

from __future__ import annotations

import pytest

from store.case.deadlines import Deadline, DeadlineState
from store.case.intents import Intent, NoteDiary, OpenCase, PlaceCase, SetFact, TakeChoice
from store.case.view import remaining
from store.case.worth import worth
from store.opening import HomeDesk
from tests.conftest import StandingClock

LATE = "2026-11-23 is after 2026-11-15, on which the seven days from 2026-11-08 were over"


def opened(desk: HomeDesk, reason: str = "quality", playbook: str = "douyin", **facts: str) -> int:
    known = {"product": "耳机", "reason": reason, "bought-on": "11-05", "received-on": "11-08"}
    known |= {key.replace("_", "-"): value for key, value in facts.items()}
    return desk.open(OpenCase(playbook, facts=known)).view.number


def limit(desk: HomeDesk, number: int, name: str) -> Deadline:
    return next(one for one in desk.view(number).deadlines if one.id == name)


IN_TIME: tuple[tuple[Intent, ...], ...] = (
    (SetFact("contacted-on", "11-10"),),
    (SetFact("refused-on", "11-12"),),
    (SetFact("applied-on", "11-14"),),
    (SetFact("contacted-on", "11-15"),),
    (TakeChoice("refused", on="11-12"),),
    (NoteDiary("不给退", who="merchant", on="11-11"),),
    (NoteDiary("坏了，请退货", channel="chat", on="11-11"),),
    (NoteDiary("联系了商家，要求退货", on="11-11"),),
    (NoteDiary("打电话跟店里说不想要了，要退", on="11-11"),),
    (NoteDiary("通知老板退货", on="11-11"),),
    (NoteDiary("I asked the seller to take it back", on="11-11"),),
    (PlaceCase("refused", "当时就拒绝了", on="11-12"),),
)
TOO_LATE: tuple[tuple[Intent, ...], ...] = (
    (),
    (SetFact("contacted-on", "11-16"),),
    (SetFact("applied-on", "11-17"),),
    (TakeChoice("refused"),),
    (NoteDiary("还没联系商家", on="11-11"),),
    (NoteDiary("耳机没有声音", on="11-11"),),
    (NoteDiary("派送到了", who="courier", on="11-11"),),
)


@pytest.mark.parametrize("happened", IN_TIME)
def test_a_right_that_was_claimed_in_time_is_not_lost(desk: HomeDesk, happened: tuple[Intent, ...]) -> None:
    number = opened(desk)
    for intent in happened:
        desk.do(number, intent)
    found = limit(desk, number, "quality-return")
    assert (found.state, found.lost) == (DeadlineState.SPENT, False), LATE
    assert str(remaining(found, desk.clock())) == "used in time"
    assert "quality-return" not in {one.id for one in worth(desk.view(number)).lost}


@pytest.mark.parametrize("happened", TOO_LATE)
def test_what_came_late_or_was_not_said_to_the_merchant_keeps_no_right(
    desk: HomeDesk, happened: tuple[Intent, ...]
) -> None:
    number = opened(desk)
    for intent in happened:
        desk.do(number, intent)
    found = limit(desk, number, "quality-return")
    assert not found.used
    assert found.lost or desk.view(number).step.id == "apply"


def test_words_keep_the_right_and_the_act_uses_it_up(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, received_on="11-20")
    desk.do(number, SetFact("contacted-on", "11-21"))
    assert limit(desk, number, "quality-return").open, "to apply is still the safe way"
    desk.do(number, SetFact("applied-on", "11-22"))
    assert limit(desk, number, "quality-return").state is DeadlineState.SPENT
    desk.do(number, SetFact("refused-on", "11-23"))
    assert limit(desk, number, "quality-return").open, "what was refused can be asked for anew"
    clock.forward(days=7)
    assert limit(desk, number, "quality-return").state is DeadlineState.SPENT


@pytest.mark.parametrize(
    "told",
    [
        ("douyin", "no-reason", "no-reason-return", {}, "contacted-on"),
        ("generic", "quality", "quality-return", {}, "refused-on"),
        ("generic", "course", "prepaid-cooling", {"received-on": ""}, "contacted-on"),
        ("virtual", "course-instalments", "prepaid-cooling", {"received-on": ""}, "contacted-on"),
        ("services", "prepaid-card", "prepaid-cooling", {"received-on": ""}, "applied-on"),
        ("jd", "quality", "jd-surface", {}, "contacted-on"),
        ("jd", "quality", "jd-surface-file", {}, "applied-on"),
        ("taobao", "quality", "taobao-after-sale", {}, "applied-on"),
        ("douyin", "quality", "after-sale-period", {}, "applied-on"),
    ],
)
def test_every_limit_within_which_something_is_to_be_done_is_kept_by_doing_it(
    desk: HomeDesk, clock: StandingClock, told: tuple[str, str, str, dict[str, str], str]
) -> None:
    playbook, reason, name, facts, act = told
    number = opened(desk, reason, playbook, **facts)
    assert limit(desk, number, name).used is None
    desk.do(number, SetFact(act, "11-09"))
    clock.forward(days=60)
    found = limit(desk, number, name)
    assert (found.state, found.used is not None) == (DeadlineState.SPENT, True)


@pytest.mark.parametrize(
    "told",
    [
        ("services", "prepaid-card", "prepaid-cooling", "余额"),
        ("virtual", "course-instalments", "prepaid-cooling", "余额"),
        ("generic", "course", "prepaid-cooling", "余额"),
        ("douyin", "quality", "after-sale-period", "偏早"),
        ("taobao", "quality", "taobao-after-sale", "偏早"),
    ],
)
def test_where_a_time_is_over_and_the_right_is_not_it_is_said(
    desk: HomeDesk, clock: StandingClock, told: tuple[str, str, str, str]
) -> None:
    playbook, reason, name, words = told
    number = opened(desk, reason, playbook, **({"received-on": ""} if "prepaid" in name else {}))
    clock.forward(days=60)
    found = limit(desk, number, name)
    assert (found.lost, words in found.left) == (True, True), found.left


def test_the_time_to_answer_for_a_code_runs_from_the_application_and_not_from_a_letter(desk: HomeDesk) -> None:
    number = opened(desk, "voucher-unused", "services", **{"received-on": ""})
    for choice in ("refused", "demand-wait"):
        desk.do(number, TakeChoice(choice, anyway=True))
    assert "third-code" not in {one.id for one in desk.view(number).deadlines}
    for choice in ("where", "platform", "platform-wait"):
        desk.do(number, TakeChoice(choice, anyway=True))
    assert limit(desk, number, "third-code").due is not None


def test_who_does_not_take_an_offer_told_the_merchant_when_he_first_did(desk: HomeDesk) -> None:
    number = opened(desk)
    desk.do(number, SetFact("contacted-on", "11-10"))
    for choice, day in (("offer", "11-12"), ("declined", "11-20")):
        view = desk.do(number, TakeChoice(choice, anyway=True, on=day)).view
    assert view.facts["contacted-on"] == "2026-11-10"
    assert limit(desk, number, "quality-return").used is not None


def test_an_intervention_asked_for_in_its_window_is_not_lost_by_the_stricter_claim(
    desk: HomeDesk, clock: StandingClock
) -> None:
    number = opened(desk)
    for choice, day in (("refused", "11-10"), ("review", "11-11"), ("intervene", "11-12")):
        desk.do(number, TakeChoice(choice, anyway=True, on=day))
    assert limit(desk, number, "intervene-window").lost
    desk.do(number, SetFact("intervened-on", "11-16"))
    strict, other = (limit(desk, number, name) for name in ("intervene-window", "intervene-window-old"))
    assert other.used is not None
    assert not strict.leads, "four days later is too late by one claim and in time by the other, which was taken"


def test_where_the_reason_is_a_defect_words_are_no_notice_of_a_return_without_reason(desk: HomeDesk) -> None:
    number = opened(desk)
    desk.do(number, SetFact("contacted-on", "11-10"))
    assert limit(desk, number, "no-reason-return").lost
    desk.do(number, SetFact("demand", "return-refund"))
    assert limit(desk, number, "no-reason-return").used is not None


def test_who_does_not_say_when_is_asked(desk: HomeDesk) -> None:
    facts = {"product": "耳机", "reason": "quality", "received-on": "11-08"}
    number = desk.open(OpenCase("douyin", facts=facts, stands="refused")).view.number
    assert limit(desk, number, "quality-return").lost
    notes = [str(note) for note in desk.view(number).next.notes]
    assert any(f"tuikuan fact {number} contacted-on DAY" in note for note in notes)
    desk.do(number, SetFact("contacted-on", "11-09"))
    assert not limit(desk, number, "quality-return").lost


def test_it_is_told_when_and_by_what(desk: HomeDesk) -> None:
    number = opened(desk)
    desk.do(number, SetFact("contacted-on", "11-10"))
    found = limit(desk, number, "quality-return")
    assert str(found.because).startswith("used in time on 2026-11-10 (Merchant contacted on); the sum was: ")
    used = "Used in time on 2026-11-10 (Merchant contacted on), before 2026-11-15 24:00: "
    assert f"{used}“质量不合要求的：直接要求退货”." in [str(note) for note in desk.view(number).next.notes]


def test_who_tells_it_late_is_answered_that_the_right_is_kept(desk: HomeDesk) -> None:
    number = opened(desk)
    assert limit(desk, number, "quality-return").lost
    done = desk.do(number, SetFact("contacted-on", "11-10"))
    assert [str(one) for one in done.moved] == ["“质量不合要求的：直接要求退货”: used in time"]


def test_a_case_opened_before_its_story_was_told_does_not_say_that_it_began_after_it(desk: HomeDesk) -> None:
    number = opened(desk)
    assert not desk.view(number).trail()[0].unknown
    view = desk.do(number, TakeChoice("refused", on="11-12")).view
    assert [(one.step, one.unknown) for one in view.trail()] == [
        ("contact", True), ("refused", False), ("apply", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        ("taobao", "quality", "taobao-after-sale", "where platform"),
        ("jd", "quality", "jd-surface-file", "where platform"),
        ("services", "voucher-short", "post-use", "where platform"),
    ],
)
def test_a_letter_to_the_merchant_is_no_application_on_the_platform(
    desk: HomeDesk, told: tuple[str, str, str, str]
) -> None:
    playbook, reason, name, way = told
    number = opened(desk, reason, playbook, **({"redeemed-on": "11-08"} if playbook == "services" else {}))
    for choice, day in (("refused", "11-10"), ("demand-wait", "11-11")):
        view = desk.do(number, TakeChoice(choice, anyway=True, on=day, sure=True)).view
    assert (view.facts["demanded-on"], view.facts.get("applied-on")) == ("2026-11-11", None)
    assert limit(desk, number, name).used is None
    for choice in (*way.split(), "platform-wait"):
        desk.do(number, TakeChoice(choice, anyway=True, on="11-12", sure=True))
    found = limit(desk, number, name).used
    assert found is not None
    assert found.fact == "intervened-on", "what the platform was asked is an application there"


def test_a_letter_within_the_days_keeps_the_right_against_the_merchant(desk: HomeDesk) -> None:
    number = opened(desk, "quality", "taobao")
    desk.do(number, TakeChoice("demand", anyway=True))
    desk.do(number, TakeChoice("demand-wait", anyway=True, on="11-12", sure=True))
    found = limit(desk, number, "quality-return").used
    assert found is not None
    assert found.fact == "demanded-on"
