"""A case that began before today: told afterwards it is the case it would be had it been told step by step."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.pack.library import Library
from store.case.intents import NoteDiary, OpenCase, PlaceCase, SetDeadline, SetFact, TakeChoice, UndoChange
from store.case.late import end_of
from store.case.stands import STANDS, Stand, happenings
from store.days.clock import HOME_ZONE
from store.desk import Desk
from store.errors import BadValue, Doubtful, Refused
from store.papers.lettervalues import letter_facts
from tests.conftest import StandingClock


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


@pytest.fixture
def number(desk: Desk) -> int:
    facts = {"product": "耳机", "reason": "quality", "received-on": "2026-11-12"}
    return desk.open(OpenCase("douyin", facts=facts)).view.number


def test_a_refusal_five_days_ago_leaves_no_two_days(desk: Desk, clock: StandingClock, number: int) -> None:
    """The window after a refusal told late ended when it ended, and next says so with what is left."""
    clock.now = at("2026-11-26 08:00")
    desk.do(number, SetFact("refused-on", "2026-11-21 10:00"))
    for choice in ("refused", "review", "intervene"):
        here = desk.do(number, TakeChoice(choice, anyway=True)).view
    window = next(one for one in here.deadlines if one.id == "intervene-window")
    assert window.due == at("2026-11-23 10:00")
    assert window.lost
    assert "被拒日" in str(window.because) or "Refused on" in str(window.because)
    assert any("2026-11-23 10:00" in str(note) for note in here.next.notes)


def test_correcting_a_date_says_which_deadline_moved_and_how(desk: Desk, clock: StandingClock, number: int) -> None:
    for choice in ("refused", "review", "intervene"):
        desk.do(number, TakeChoice(choice, anyway=True))
    clock.now = at("2026-11-23 12:00")
    done = desk.do(number, SetFact("refused-on", "2026-11-21 10:00"))
    moved = [str(one) for one in done.moved]
    assert any("2026-11-25 10:00" in one and "2026-11-23 10:00" in one and "over" in one for one in moved)
    assert desk.do(number, UndoChange()).moved, "undoing moves it back, and says so"


@pytest.mark.parametrize(
    ("promise", "told"), [("3天内退款", "2026-11-28 24:00"), ("尽快处理", "no date can be read from it")]
)
def test_a_promise_says_as_which_day_it_was_read(
    desk: Desk, clock: StandingClock, number: int, promise: str, told: str
) -> None:
    clock.now = at("2026-11-26 12:00")
    done = desk.do(number, NoteDiary("客服说的", "merchant", "chat", promise, on="2026-11-25"))
    assert [str(one) for one in done.moved] == [f"“{promise}”: {told}"]
    assert not desk.do(number, UndoChange()).moved


def test_a_promise_told_after_the_case_has_gone_on_says_when_it_was_broken(
    desk: Desk, clock: StandingClock, number: int
) -> None:
    clock.now = at("2026-11-26 12:00")
    desk.do(number, TakeChoice("refused", on="2026-11-21"))
    desk.do(number, TakeChoice("review", on="2026-11-22", anyway=True))
    done = desk.do(number, NoteDiary("电话里说的", "merchant", "phone", "48小时内退款", on="2026-11-19 15:00"))
    assert [str(one) for one in done.moved] == ["“48小时内退款”: 2026-11-21 15:00, over"]


@pytest.mark.parametrize(
    ("known", "key", "text", "dates"),
    [
        ({"bought-on": "2026-11-10"}, "received-on", "2026-11-05", ("2026-11-05", "2026-11-10")),
        ({"received-on": "2026-11-10"}, "bought-on", "2026-11-15", ("2026-11-10", "2026-11-15")),
        ({"applied-on": "2026-11-20 10:00"}, "refused-on", "2026-11-20 09:00", ("09:00", "10:00")),
        ({"received-on": "2026-11-20"}, "tracking-on", "2026-11-18", ("2026-11-18", "2026-11-20")),
    ],
)
def test_an_order_that_cannot_be_is_asked_about_with_both_dates(
    desk: Desk, known: dict[str, str], key: str, text: str, dates: tuple[str, str]
) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶", **known})).view.number
    with pytest.raises(Doubtful) as asked:
        desk.do(number, SetFact(key, text))
    assert all(date in str(asked.value) for date in dates)
    assert desk.view(number).facts.get(key) is None
    assert desk.do(number, SetFact(key, text, sure=True)).view.facts[key]
    with pytest.raises(Doubtful):
        desk.open(OpenCase("douyin", facts={"product": "壶", **known, key: text}))


def test_the_same_day_is_no_doubt(desk: Desk) -> None:
    facts = {"product": "壶", "bought-on": "2026-11-10 18:00", "received-on": "2026-11-10"}
    assert desk.open(OpenCase("douyin", facts=facts)).changed


def test_a_step_before_the_last_one_is_asked_about_and_the_future_is_refused(desk: Desk, number: int) -> None:
    desk.do(number, TakeChoice("refused", on="2026-11-20 10:00"))
    with pytest.raises(Doubtful, match=r"2026-11-19.*2026-11-20 10:00"):
        desk.do(number, TakeChoice("review", on="2026-11-19"))
    with pytest.raises(BadValue, match=r"2026-12-01.*2026-11-23"):
        desk.do(number, TakeChoice("review", on="2026-12-01"))
    here = desk.do(number, TakeChoice("review", on="2026-11-19", sure=True)).view
    assert here.step.id == "review"


def test_what_the_app_showed_yesterday_is_counted_from_yesterday(desk: Desk, number: int) -> None:
    desk.do(number, TakeChoice("refused", on="2026-11-20"))
    desk.do(number, TakeChoice("review", on="2026-11-21 10:00"))
    here = desk.do(number, SetDeadline("merchant-answer", "31小时", on="2026-11-22 18:00")).view
    answer = next(one for one in here.deadlines if one.id == "merchant-answer")
    assert answer.due == at("2026-11-24 01:00")


@pytest.mark.parametrize(
    ("stands", "step"),
    [
        ("nothing", "contact"), ("wrote", "contact"), ("refused", "apply"), ("applied", "review"),
        ("rejected", "supplement"), ("intervention", "ruling"), ("ruled-against", "rejected"),
        ("complaint", "complain-wait"), ("court", "court-wait"), ("send-back", "send-back"),
    ],
)  # fmt: skip
def test_a_case_is_opened_where_it_stands(desk: Desk, stands: str, step: str) -> None:
    facts = {"product": "壶", "contacted-on": "2026-11-18", "refused-on": "2026-11-20 10:00"}
    here = desk.open(OpenCase("douyin", facts=facts, stands=stands)).view
    assert here.step.id == step
    assert all(one.unknown or one.at < at("2026-11-21 00:00") for one in here.trail()[1:])
    if stands not in ("nothing",):
        assert here.trail()[0].at == at("2026-11-18 00:00"), "the day the merchant was written to"


def test_what_was_passed_without_a_date_starts_no_clock(desk: Desk) -> None:
    here = desk.open(OpenCase("douyin", facts={"product": "壶"}, stands="rejected")).view
    window = next(one for one in here.deadlines if one.id == "intervene-window")
    assert window.due is None
    assert window.asks == "refused-on"
    assert "fact:refused-on" in {item.id for item in here.checklist if item.required}


def test_a_case_is_put_where_it_really_stands_and_that_can_be_undone(desk: Desk, number: int) -> None:
    with pytest.raises(Refused):
        desk.do(number, PlaceCase("ruling"))
    with pytest.raises(BadValue):
        desk.do(number, PlaceCase("approved", "那里停不住"))
    done = desk.do(number, PlaceCase("ruling", "应用里已经在介入", on="2026-11-22"))
    assert done.view.step.id == "ruling"
    assert any("应用里已经在介入" in str(entry.text) for entry in done.view.timeline())
    assert desk.do(number, UndoChange()).view.step.id == "contact"


def test_a_rule_that_nobody_checked_for_long_says_so(desk: Desk, clock: StandingClock, number: int) -> None:
    for choice in ("refused", "review", "intervene"):
        desk.do(number, TakeChoice(choice, anyway=True))
    fresh = next(one for one in desk.view(number).deadlines if one.id == "intervene-window")
    assert "long ago" not in str(fresh.because)
    clock.forward(days=500)
    old = next(one for one in desk.view(number).deadlines if one.id == "intervene-window")
    assert "long ago" in str(old.because)


def test_letters_bear_the_days_things_happened(desk: Desk, number: int) -> None:
    """What the way tells need not be typed once more; what was said on a day bears no invented hour."""
    desk.do(number, TakeChoice("refused", on="2026-11-18 21:00"))
    desk.do(number, NoteDiary("客服说拆封不退", "merchant", "chat", on="2026-11-19"))
    view = desk.view(number)
    assert happenings(view.case) == {"refused-on": "2026-11-18T21:00+08:00"}
    assert letter_facts(view, desk.clock())["refused_on"] == "2026年11月18日"
    desk.do(number, SetFact("refused-on", "2026-11-17"))
    assert letter_facts(desk.view(number), desk.clock())["refused_on"] == "2026年11月17日"
    (said,) = [one for one in desk.view(number).diary if one.text == "客服说拆封不退"]
    assert said.day


def test_a_day_that_is_corrected_is_the_day_of_the_step_in_the_way_and_in_the_story(
    desk: Desk, clock: StandingClock, number: int
) -> None:
    for choice in ("refused", "review", "supplement"):
        clock.forward(hours=1)
        desk.do(number, TakeChoice(choice, anyway=True))
    clock.forward(hours=1)
    taken = desk.view(number).trail()[-1].at
    right = taken - timedelta(minutes=30)
    here = desk.do(number, SetFact("refused-on", right.strftime("%Y-%m-%d %H:%M"))).view
    assert here.trail()[-1].at == right
    entry = next(one for one in reversed(here.timeline()) if one.kind == "choice-taken")
    assert entry.at == right
    assert desk.do(number, UndoChange()).view.trail()[-1].at == taken


@pytest.mark.parametrize("pack", Library().ids())
@pytest.mark.parametrize("stand", STANDS, ids=lambda one: one.id)
def test_every_answer_opens_a_case_in_every_playbook_and_is_a_place_there(
    desk: Desk, pack: str, stand: Stand
) -> None:
    """The way there is told afterwards: what nobody dated is unknown, and nothing is done today."""
    here = desk.open(OpenCase(pack, facts={"product": "壶"}, stands=stand.id, sure=True)).view
    assert here.step.id == end_of(stand, here.playbook)
    assert here.step.rests
    assert (here.step.id == here.playbook.flow.first) == (stand.id in ("nothing", "wrote"))
    assert all(stop.unknown for stop in here.trail()[1:])
    elsewhere = desk.open(OpenCase(pack, facts={"product": "壶"})).view.number
    put = desk.do(elsewhere, PlaceCase(stand.id, "应用里是这样", sure=True)).view
    assert put.step.id == here.step.id


@pytest.mark.parametrize("reason", ["not-shipped", "not-received", "lost-parcel"])
def test_nobody_waits_for_a_return_of_what_never_came(desk: Desk, reason: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": reason})).view.number
    for choice in ("agreed", "refund-wait"):
        here = desk.do(number, TakeChoice(choice, anyway=True)).view
    assert here.step.id == "refund-wait"
    assert "return-confirm" not in {one.id for one in here.deadlines}


def dated_steps(desk: Desk, stands: str, pack: str = "douyin", on: str = "", **facts: str) -> dict[str, str]:
    """The way of a case that is opened late: its steps in their order, each with its day, or a question mark."""
    known = {"product": "壶", "bought-on": "2026-11-01", "received-on": "2026-11-05"}
    known |= {key.replace("_", "-"): value for key, value in facts.items()}
    here = desk.open(OpenCase(pack, facts=known, stands=stands, on=on, sure=True)).view
    days = {stop.step: "?" if stop.unknown else f"{stop.at:%m-%d}" for stop in here.case.trail}
    return days | {f"={key}": here.facts[key] for key in ("refused-on", "tracking-on") if key in here.facts}


def test_a_case_that_is_opened_late_was_refused_only_by_whom_somebody_told(desk: Desk) -> None:
    came = dated_steps(desk, "rejected", applied_on="11-08", on="11-20")
    assert came == {
        "contact": "?", "apply": "?", "review": "11-08", "supplement": "11-20", "=refused-on": "2026-11-20",
    }  # fmt: skip
    assert dated_steps(desk, "rejected", applied_on="11-10", refused_on="11-07", on="11-20") == {
        "contact": "?", "refused": "11-07", "apply": "11-07", "review": "11-10", "supplement": "11-20",
        "=refused-on": "2026-11-20",
    }  # fmt: skip
    for pack in Library().ids():
        for stand in STANDS:
            told = dated_steps(desk, stand.id, pack)
            assert ("refused" in told) == (stand.id == "refused"), (pack, stand.id, told)
            assert not {"unreachable", "offer", "pressed"} & set(told), (pack, stand.id, told)


def test_the_day_of_a_case_that_is_opened_late_is_that_of_where_it_stands(desk: Desk) -> None:
    assert dated_steps(desk, "sent-back", agreed_on="11-10", on="11-15") == {
        "contact": "?", "agreed": "11-10", "goods": "11-10", "send-back": "?", "refund-wait": "11-15",
        "=tracking-on": "2026-11-15",
    }  # fmt: skip
    assert dated_steps(desk, "applied", on="11-12", contacted_on="11-10") == {
        "contact": "11-10", "apply": "?", "review": "11-12",
    }  # fmt: skip
    facts = desk.open(OpenCase("taobao", facts={"product": "壶"}, stands="applied", on="11-12")).view.facts
    assert (facts.get("applied-on"), facts.get("demanded-on")) == ("2026-11-12", None)
    assert dated_steps(desk, "wrote", on="11-12") == {"contact": "11-12"}
    assert dated_steps(desk, "", on="11-12") == {"contact": "11-12"}


def test_the_hours_after_a_rejection_run_from_it_and_not_from_an_earlier_refusal(desk: Desk) -> None:
    facts = {"product": "壶", "reason": "quality", "refused-on": "11-15", "applied-on": "11-16"}
    opened = OpenCase("douyin", facts=facts, stands="rejected", on="2026-11-22 20:00")
    window = next(one for one in desk.open(opened).view.deadlines if one.id == "intervene-window")
    assert window.due == at("2026-11-24 20:00")


@pytest.mark.parametrize(
    ("pack", "reason"), [("services", "voucher-unused"), ("virtual", "course"), ("douyin", "voucher")]
)
def test_what_was_never_sent_is_not_put_where_goods_go_back(desk: Desk, pack: str, reason: str) -> None:
    facts = {"product": "券", "reason": reason}
    number = desk.open(OpenCase(pack, facts=facts)).view.number
    with pytest.raises(Doubtful, match="nothing is sent"):
        desk.do(number, PlaceCase("send-back", "要寄回"))
    for stands in ("send-back", "sent-back"):
        with pytest.raises(Doubtful, match="nothing is sent"):
            desk.open(OpenCase(pack, facts=facts, stands=stands))
    assert desk.do(number, PlaceCase("send-back", "礼包要寄回", sure=True)).view.step.id == "send-back"
    assert desk.do(number, PlaceCase("refund-wait", "等退款")).view.step.id == "refund-wait"


def test_an_agreement_of_an_earlier_round_does_not_start_the_days_of_this_return(desk: Desk, number: int) -> None:
    for choice, day in (("agreed", "11-13"), ("refund-wait", "11-14"), ("service", "11-18")):
        desk.do(number, TakeChoice(choice, on=f"2026-{day}", anyway=True, sure=True))
    desk.do(number, SetFact("agreed-on", ""))
    here = desk.do(number, PlaceCase("send-back", "客服说改成寄回", on="2026-11-20")).view
    days = next(one for one in here.deadlines if one.id == "return-tracking")
    assert days.due == at("2026-11-28 00:00"), "seven days from the 20th, not from the 13th"
