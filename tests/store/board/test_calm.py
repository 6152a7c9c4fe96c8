"""Calm: one thing, one sentence, and never what is over."""

from __future__ import annotations

from store.board.calm import calm
from store.case.intents import AddTodo, CloseCase, MarkItem, OpenCase, TakeChoice
from store.opening import HomeDesk
from tests.conftest import StandingClock


def test_the_nearest_right_comes_first_and_is_said_in_one_sentence(desk: HomeDesk) -> None:
    late = desk.open(OpenCase("douyin", facts={"product": "灯", "reason": "quality"})).view.number
    soon = desk.open(
        OpenCase("douyin", facts={"product": "壶", "reason": "no-reason", "received-on": "11-17"})
    ).view
    first, *rest = calm(desk.views(), desk.clock())
    assert first.number == soon.number
    assert first.until is not None
    assert str(first.words).count(".") == 1
    assert [one.number for one in rest] == [late]


def test_on_the_last_day_of_a_right_it_is_the_one_thing_and_no_screenshot(
    desk: HomeDesk, clock: StandingClock
) -> None:
    desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "no-reason", "received-on": "11-17"}))
    clock.forward(days=1)
    (one,) = calm(desk.views(), clock())
    assert "发出退货通知" in str(one.words)
    assert one.until is not None
    assert f"{one.until:%m-%d %H}" == "11-25 00"


def test_what_is_over_is_not_held_against_anybody(desk: HomeDesk, clock: StandingClock) -> None:
    desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "no-reason", "received-on": "11-17"}))
    clock.forward(days=60)
    (one,) = calm(desk.views(), clock())
    assert one.until is None or one.until > clock()


def test_a_to_do_of_ones_own_with_a_day_is_the_thing_when_no_evidence_vanishes(desk: HomeDesk) -> None:
    view = desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "quality"})).view
    for item in view.checklist:
        if item.source == "evidence":
            desk.do(view.number, MarkItem(item.id, "have"))
    desk.do(view.number, AddTodo("给客服打电话", "11-24 9:00"))
    (one,) = calm(desk.views(), desk.clock())
    assert "给客服打电话" in str(one.words)


def test_a_to_do_leads_only_where_its_day_comes_before_what_vanishes(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("services", facts={"product": "海景酒店两晚", "reason": "booking"})).view.number
    desk.do(number, AddTodo("写评价", "12-20"))
    (one,) = calm(desk.views(), desk.clock())
    assert "写评价" not in str(one.words)
    desk.do(number, AddTodo("给前台打电话", "今天"))
    (one,) = calm(desk.views(), desk.clock())
    assert "给前台打电话" in str(one.words)


def test_where_it_is_not_my_move_there_is_nothing_to_do(desk: HomeDesk) -> None:
    waiting = desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "quality"})).view.number
    for choice in ("refused", "review"):
        desk.do(waiting, TakeChoice(choice, anyway=True))
    over = desk.open(OpenCase("douyin", facts={"product": "灯"})).view.number
    desk.do(over, CloseCase("stopped"))
    assert calm(desk.views(), desk.clock()) == ()
