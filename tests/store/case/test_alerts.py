"""Perishable evidence counts as time: it comes first, is named by the next action, and has a date where it can."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.pack.model import Clock, Lasts
from content.pack.origins import Origin
from content.pack.reader import read_evidence
from store.board.entries import entries_of
from store.case.alerts import vanishing
from store.case.checklist import ItemSource
from store.case.intents import MarkItem, OpenCase, SetFact, TakeChoice
from store.case.view import remaining
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import opened

HEAD = "# e\n\n| id | a | b | c | d | e |\n|---|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("cell", "words", "lasts"),
    [
        ("48 小时：对方可能撤回", "对方可能撤回", Lasts(48, Clock.HOURS, None)),
        ("48 hours: can be recalled", "can be recalled", Lasts(48, Clock.HOURS, None)),
        ("1 day: same day", "same day", Lasts(1, Clock.DAYS, None)),
        ("3 工作日 received-on：快", "快", Lasts(3, Clock.WORKDAYS, Origin(fact="received-on"))),
        ("24 hours step:refused: gone", "gone", Lasts(24, Clock.HOURS, Origin(steps=("refused",)))),
        ("2 civil-days: gone", "gone", Lasts(2, Clock.CIVIL_DAYS, None)),
        ("对方可能撤回", "对方可能撤回", None),
        ("48 years: no", "48 years: no", None),
        ("—", "", None),
    ],
)
def test_the_cell_may_begin_with_an_amount_and_keeps_its_words(cell: str, words: str, lasts: Lasts | None) -> None:
    kind = read_evidence(f"{HEAD}| x | a | b | c | d | {cell} |\n", "evidence.md")["x"]
    assert (kind.perishes, kind.lasts) == (words, lasts)


def test_evidence_that_vanishes_comes_first_and_the_soonest_before_the_others(desk: HomeDesk) -> None:
    items = desk.view(opened(desk, reason="false-advertising")).checklist
    vanishing = [item for item in items if item.source is ItemSource.EVIDENCE and item.perishes]
    assert list(items[: len(vanishing)]) == vanishing
    dated = [item.until for item in vanishing if item.until]
    assert dated == sorted(dated)
    assert vanishing[0].until == datetime(2026, 11, 25, tzinfo=HOME_ZONE), (
        "a product page: the day after the case began"
    )
    assert all(item.until is None for item in vanishing[len(dated) :])


def test_the_next_action_names_it_with_how_long_one_has(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, reason="false-advertising")
    notes = [str(note) for note in desk.view(number).next.notes]
    assert any("商品页" in note and "2026-11-24 24:00" in note for note in notes)
    assert [entry.id for entry in desk.agenda().entries] == ["evidence:page"]
    clock.forward(days=3)
    notes = [str(note) for note in desk.view(number).next.notes]
    assert any("商品页" in note and "gone already" in note for note in notes)
    assert desk.agenda().entries == (), "too late is not overdue for ever"
    view = desk.do(number, MarkItem("page", "have")).view
    assert not any("商品页" in str(note) for note in view.next.notes)


def test_what_vanishes_is_gone_from_the_very_moment_on(desk: HomeDesk) -> None:
    item = desk.view(opened(desk, reason="false-advertising")).checklist[0]
    assert item.until is not None
    (before,) = vanishing((item,), item.until - timedelta(seconds=1))
    (then,) = vanishing((item,), item.until)
    assert "best before" in str(before)
    assert "gone already" in str(then)


def test_a_date_that_is_not_known_gives_no_date(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, reason="not-received")
    found = {item.id: item for item in desk.view(number).checklist}
    assert found["refusal"].until is None
    view = desk.do(number, SetFact("refused-on", "今天")).view
    until = next(item.until for item in view.checklist if item.id == "refusal")
    assert until is not None
    assert until - clock.now < timedelta(days=2)


def test_the_next_action_asks_for_the_date_a_right_hangs_on(desk: HomeDesk) -> None:
    number = opened(desk)
    assert any("Received on" in str(note) for note in desk.view(number).next.notes)
    view = desk.do(number, SetFact("received-on", "11-20")).view
    assert not any("Received on" in str(note) for note in view.next.notes)


def test_a_right_that_is_about_to_end_leads_the_next_action(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, reason="sealed-goods", received_on="2026-11-17")
    view = desk.view(number)
    assert str(view.next.title) == "First of all, before 2026-11-24 24:00: 期限快到，直接提交申请"
    assert "apply" in view.next.opened
    assert "apply" in {choice.id for choice in view.next.choices}
    clock.forward(days=2)
    assert "内封" in str(desk.view(number).next.title), "what is over leads no more"


def test_a_right_with_time_left_leads_nothing(desk: HomeDesk) -> None:
    view = desk.view(opened(desk, reason="sealed-goods", received_on="2026-11-21"))
    assert "内封" in str(view.next.title)
    assert view.next.opened == ()


@pytest.mark.parametrize(
    ("facts", "back", "said"),
    [
        ({"paid": "128"}, "128", True),
        ({"paid": "128", "amount": "100"}, "100", True),
        ({"paid": "128"}, "100", False),
        ({"paid": "128", "freight-paid": "12"}, "128", False),
        ({"paid": "128", "demand": "compensation"}, "128", False),
        ({}, "128", False),
    ],
)
def test_when_the_money_is_all_back_closing_is_named(
    desk: HomeDesk, facts: dict[str, str], back: str, said: bool
) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "券", "reason": "voucher-unused", **facts})).view.number
    view = desk.do(number, SetFact("paid-back", back, sure=True)).view
    assert ("all back" in str(view.next.title)) is said
    assert view.next.settled is said
    assert not any("all back" in str(note) for note in view.next.notes)


def test_days_that_run_from_the_arrival_of_the_goods_are_told_to_be_early_until_then(
    desk: HomeDesk,
) -> None:
    def early() -> bool:
        return any("too early" in note.text for note in desk.view(number).next.notes)

    number = opened(desk, reason="quality")
    for choice in ("refused", "review", "approved", "send-back"):
        desk.do(number, TakeChoice(choice, anyway=True))
        assert not early()
    desk.do(number, TakeChoice("refund-wait", anyway=True))
    assert early()
    desk.do(number, SetFact("returned-on", "今天"))
    assert not early()


def test_what_happens_by_itself_is_told_as_such_and_nobody_is_late_with_it(
    desk: HomeDesk, clock: StandingClock
) -> None:
    """Receipt is confirmed by the platform: no answer “did not come”, and nothing is overdue twice."""
    facts = {"product": "锅", "bought-on": "11-05", "shipped-on": "11-07"}  # signed 11-22, not signed 11-25
    number = desk.open(OpenCase("douyin", facts=facts)).view.number

    def told() -> tuple[list[str], list[str]]:
        view = desk.view(number)
        due = [one.id for one in entries_of(view, desk.clock()) if one.id.startswith("auto-confirm")]
        return due, [str(note) for note in view.next.notes if "by itself" in str(note)]

    clock.now = datetime(2026, 11, 20, 10, tzinfo=HOME_ZONE)
    assert told() == (["auto-confirm"], [])
    clock.now = datetime(2026, 11, 24, 10, tzinfo=HOME_ZONE)
    due, notes = told()
    assert (due, len(notes)) == (["auto-confirm-unsigned"], 1)
    clock.now = datetime(2026, 11, 28, 10, tzinfo=HOME_ZONE)
    due, notes = told()
    assert (due, len(notes)) == ([], 1), "what happened is told once"
    assert not any("No answer came" in str(note) for note in desk.view(number).next.notes)
    assert [str(remaining(one, desk.clock())) for one in desk.view(number).deadlines if "auto" in one.id] == [
        "has probably happened"
    ] * 2
    desk.do(number, SetFact("received-on", "11-10"))
    assert [one.id for one in desk.view(number).deadlines if "auto" in one.id] == ["auto-confirm"]
