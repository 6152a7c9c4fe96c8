"""A view that was kept is the view of now, whatever time has passed: a desk may be open for weeks."""

from __future__ import annotations

import pytest

from content.pack.errors import PlaybookError
from content.pack.library import Library
from store.board.viewcache import ViewCache
from store.care.packs import new_pack
from store.case.intents import (
    AddTodo,
    CloseCase,
    NoteDiary,
    NoteOffer,
    OpenCase,
    SetFact,
    SnoozeDeadline,
    TakeChoice,
    TrashCase,
)
from store.case.view import CaseView, view
from store.days.workdays import WorkCalendar
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock


def shown(one: CaseView) -> tuple[object, ...]:
    """All that is shown of a case, when it was put together aside."""
    return one.turn, one.step, one.next, one.checklist, set(one.dated), one.deadlines, one.nearest


@pytest.fixture
def various(desk: HomeDesk) -> HomeDesk:
    """Cases with a deadline of each kind: counted, promised, copied, put off, of hours that run from a day."""
    fill(desk.home, desk.clock, "zh")
    desk.refresh()
    number = desk.open(OpenCase("douyin", facts={"product": "券", "reason": "voucher"}, sure=True)).view.number
    desk.do(number, SetFact("redeemed-on", "2026-11-23", sure=True))
    desk.do(number, NoteOffer("退20元", until="11-25"))
    desk.do(number, AddTodo("打电话", "11-26"))
    number = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "quality"})).view.number
    for choice in ("refused", "review"):
        desk.do(number, TakeChoice(choice, anyway=True))
    desk.do(number, SnoozeDeadline("merchant-answer", "明天", "再等等"))
    desk.do(number, NoteDiary("客服说三天内退", "merchant", "chat", "三天内退款"))
    return desk


def test_a_kept_view_is_the_view_of_now_at_every_hour(various: HomeDesk, clock: StandingClock) -> None:
    calendar, cache = WorkCalendar(), ViewCache(WorkCalendar())
    cases = [(one.case, one.playbook) for one in various.views()]
    for _ in range(24 * 12):
        clock.forward(minutes=30)
        for case, playbook in cases:
            kept, fresh = cache.view(case, playbook, clock()), view(case, playbook, clock(), calendar)
            assert shown(kept) == shown(fresh), (clock(), case.number)


def test_what_has_a_moment_is_known_without_the_rest_of_the_checklist(various: HomeDesk) -> None:
    found = [one for one in various.views() if one.dated]
    assert len(found) > 1
    for one in found:
        assert set(one.dated) == {item for item in one.checklist if item.until is not None}


def test_a_broken_file_is_known_with_the_view_or_harms_nothing_that_is_put_together_later(
    desk: HomeDesk, clock: StandingClock
) -> None:
    pack = new_pack(desk.home, desk.library, "my-shop", clock().date()) / "zh"
    facts = {"product": "灯", "reason": "quality", "paid": "99", "received-on": clock().date().isoformat()}
    numbers = [desk.open(OpenCase("my-shop", facts=facts)).view.number for _ in range(4)]
    desk.do(numbers[1], NoteDiary("说明天退", "merchant", promise="明天退"))
    desk.do(numbers[2], CloseCase("refunded"))
    desk.do(numbers[3], TrashCase())
    clock.forward(days=5)
    cases, calendar, told = [desk.view(number).case for number in numbers], WorkCalendar(), set()
    for file in sorted(pack.rglob("*.md")):
        whole = file.read_bytes()
        file.write_text("---\n: [\n---\n", encoding="utf-8")
        for case in cases:
            try:
                found = view(case, Library(desk.home.playbooks).get("my-shop", "zh"), clock(), calendar)
            except PlaybookError:
                told.add((file.name, case.number))
            else:
                assert shown(found)
        file.write_bytes(whole)
    assert {(name, number) for name in ("limits.md", "evidence.md") for number in numbers} <= told
