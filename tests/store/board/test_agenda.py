"""One line of time over all cases: what `due`, the header of the desk and the cards say is the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from content.pack.model import Effect
from store.board.board import Board
from store.board.entries import entries_of
from store.board.viewcache import ViewCache
from store.case.checklist import ItemSource
from store.case.deadlines import DeadlineState
from store.case.intents import OpenCase, TakeChoice
from store.case.refs import EvidenceRef
from store.case.turns import Turn
from store.case.view import CaseView, view
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.disk.home import Home
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import opened
from tests.store.randomcases import Walk, playbook_of

CALENDAR = WorkCalendar()


PLAYBOOK = playbook_of(Home(Path("/nonexistent")))


def shown_on_cards(views: list[CaseView], now: datetime) -> set[tuple[int, str]]:
    """What the cards and cases show as running or over, gathered without the agenda."""
    shown = set()
    for one in views:
        if one.turn in (Turn.CLOSED, Turn.TRASH):
            continue
        for deadline in one.deadlines:
            if deadline.effect is Effect.HAPPENS and deadline.state == "over":
                continue  # it came by itself, and nobody is late with it
            asleep = deadline.snoozed is not None and now < deadline.snoozed
            if deadline.at and deadline.leads and deadline.state in ("running", "soon", "over") and not asleep:
                shown.add((one.number, deadline.id))
        for item in one.checklist:
            if item.source is ItemSource.EVIDENCE and item.open and item.until and item.until > now:
                shown.add((one.number, f"evidence:{item.id}"))
    return shown


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(0, 60 * 24 * 40))
def test_due_and_the_desk_agree_on_every_case_at_every_moment(seed: int, count: int, minutes: int) -> None:
    walk = Walk(PLAYBOOK, CALENDAR, seed)
    made = [walk.case(number) for number in range(1, count + 1)]
    now = max(moment for _, moment in made) + timedelta(minutes=minutes)
    views = [view(case, PLAYBOOK, now, CALENDAR) for case, _ in made]
    found = Board.of(views, now).agenda
    assert {(entry.number, entry.id) for entry in found.entries} == shown_on_cards(views, now)
    assert [entry.at for entry in found.entries] == sorted(entry.at for entry in found.entries)
    assert found.mine == sum(one.turn is Turn.MINE for one in views)
    assert found.overdue == sum(entry.at <= now for entry in found.entries)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), HOME_ZONE)
    assert found.due_today == sum(now < entry.at <= midnight for entry in found.entries)
    for one in views:
        nearest = one.nearest
        if nearest and not nearest.asleep(now):
            of_case = [entry for entry in found.entries if entry.number == one.number and entry.deadline]
            running = [entry for entry in of_case if not entry.overdue]
            losing = [entry for entry in running if entry.effect is Effect.LOSE]
            lapsed = [entry for entry in of_case if entry.overdue and entry.effect is not Effect.LOSE]
            lost = [entry for entry in of_case if entry.overdue and entry.effect is Effect.LOSE]
            assert nearest.id in {entry.id for entry in losing or lapsed or running or lost}


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 60 * 24 * 40))
def test_nothing_counts_down_twice_and_states_fit_their_moments(seed: int, minutes: int) -> None:
    case, moment = Walk(PLAYBOOK, CALENDAR, seed).case(1)
    now = moment + timedelta(minutes=minutes)
    one = view(case, PLAYBOOK, now, CALENDAR)
    assert len({deadline.id for deadline in one.deadlines}) == len(one.deadlines)
    for deadline in one.deadlines:
        assert str(deadline.because)
        if deadline.state == "spent":
            continue
        assert (deadline.at is None) == (deadline.state == "unknown")
        if deadline.due is not None:
            assert (deadline.state == "over") == (deadline.due <= now)
    dated = [deadline for deadline in one.deadlines if deadline.at and deadline.state != "spent"]
    for group in {deadline.group for deadline in dated}:
        rivals = [deadline for deadline in dated if deadline.group == group]
        assert any(deadline.leads for deadline in rivals)
        assert sum(deadline.leads and deadline.open for deadline in rivals) <= 1


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 60 * 24 * 3), max_size=12))
def test_a_kept_view_says_what_a_new_one_would(seed: int, steps: list[int]) -> None:
    case, now = Walk(PLAYBOOK, CALENDAR, seed).case(1)
    cache = ViewCache(CALENDAR)
    for minutes in steps:
        now += timedelta(minutes=minutes)
        kept, new = cache.view(case, PLAYBOOK, now), view(case, PLAYBOOK, now, CALENDAR)
        assert (kept.turn, kept.next, kept.checklist) == (new.turn, new.next, new.checklist)
        assert kept.deadlines == new.deadlines


def test_the_counts_of_the_header(desk: HomeDesk, clock: StandingClock) -> None:
    opened(desk, "refused", "review", "intervene")
    opened(desk, "refused", "review")
    found = desk.agenda()
    assert (found.due_today, found.overdue, found.mine) == (0, 0, 1)
    clock.now = datetime(2026, 11, 25, 8, 0, tzinfo=HOME_ZONE)
    assert desk.agenda().due_today == 3, "the window, the merchant's 48 hours, the first answer by 24:00"
    clock.now = datetime(2026, 11, 25, 12, 0, tzinfo=HOME_ZONE)
    found = desk.agenda()
    assert (found.due_today, found.overdue, found.mine) == (1, 2, 2)


def test_what_is_within_a_span_counts_what_is_overdue(desk: HomeDesk, clock: StandingClock) -> None:
    opened(desk, "refused", "review", "intervene")
    clock.forward(hours=47)
    assert [entry.id for entry in desk.agenda().within(timedelta(hours=1))] == ["intervene-window"]
    clock.forward(hours=10)
    assert "intervene-window-old" in [entry.id for entry in desk.agenda().entries]


def test_evidence_is_about_to_vanish_until_the_moment_it_is_gone(desk: HomeDesk) -> None:
    case = desk.view(opened(desk, reason="food", received_on="2026-11-22"))
    until = next(one.until for one in case.checklist if isinstance(one.ref, EvidenceRef) and one.until and one.open)

    def told(before: timedelta) -> list[DeadlineState]:
        return [one.state for one in entries_of(case, until - before) if one.item and one.at == until]

    minute = timedelta(minutes=1)
    assert set(told(timedelta(days=1) + minute)) == {DeadlineState.RUNNING}
    assert set(told(timedelta(days=1))) == {DeadlineState.SOON}
    assert set(told(minute)) == {DeadlineState.SOON}
    assert told(timedelta()) == []


def test_a_case_in_the_trash_or_closed_is_due_no_more(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "quality"})).view.number
    for choice in ("agreed", "refund-wait", "refunded", "finish"):
        desk.do(number, TakeChoice(choice, anyway=True))
    assert desk.agenda().entries == ()


def test_what_ends_at_midnight_is_of_today_and_what_ends_a_minute_later_is_not(desk: HomeDesk) -> None:
    case = desk.view(opened(desk, received_on="2026-11-16"))
    (end,) = [one.due for one in case.deadlines if one.id == "no-reason-return"]
    assert end == datetime(2026, 11, 24, tzinfo=HOME_ZONE)
    second = timedelta(seconds=1)
    for now, today, overdue in (
        (end - timedelta(days=1) - second, False, False),
        (end - timedelta(days=1), True, False),
        (end - second, True, False),
        (end, False, True),
    ):
        found = [
            one
            for one in entries_of(view(case.case, case.playbook, now, WorkCalendar()), now)
            if one.id == "no-reason-return"
        ]
        assert [(one.today, one.overdue) for one in found] == [(today, overdue)], now
