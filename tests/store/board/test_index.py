"""Order and counts come from outlines; they say what the views say, and are thrown away when they may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.pack.library import Library
from content.text.words import Translator
from store import desk as desk_module
from store.board.board import Board
from store.board.entries import entries_of, undated_of
from store.board.index import LEAST
from store.board.outline import outline_of
from store.care.purge import purge
from store.case.intents import CloseCase, NoteDiary, OpenCase, SetFact, TrashCase
from store.case.records import record_to_json
from store.case.turns import Turn
from store.case.view import CaseView, view
from store.days.workdays import WorkCalendar
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.conftest import StandingClock
from tests.store.randomcases import Walk, playbook_of

CALENDAR = WorkCalendar()
PLAYBOOK = playbook_of(Home(Path("/nonexistent")))
MANY = LEAST + 10


def urgency(one: CaseView) -> tuple[int, bool, float, float]:
    """How a case is sorted, from its view alone."""
    nearest = one.nearest
    at = nearest.due.timestamp() if nearest and nearest.due and not nearest.lost else float("inf")
    presses = nearest is not None and (nearest.effect, nearest.state) == ("lose", "soon")
    return list(Turn).index(one.turn), not presses, at, -one.case.changed_at.timestamp()


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(0, 60 * 24 * 40))
def test_a_board_is_ordered_and_counted_as_its_views_are(seed: int, count: int, minutes: int) -> None:
    walk = Walk(PLAYBOOK, CALENDAR, seed)
    made = [walk.case(number) for number in range(1, count + 1)]
    now = max(moment for _, moment in made) + timedelta(minutes=minutes)
    views = [view(case, PLAYBOOK, now, CALENDAR) for case, _ in made]
    board = Board.of(views, now)
    assert [urgency(one) for one in board] == sorted(map(urgency, views))
    for turn in Turn:
        assert board.counts[turn] == sum(one.turn is turn for one in views)
        assert {one.number for one in board.in_turns((turn,))} == {one.number for one in views if one.turn is turn}
    every = [entry for one in views for entry in entries_of(one, now)]
    awake = [entry for entry in every if entry.deadline is None or not entry.deadline.asleep(now)]
    found = [(entry.at, entry.number, entry.id) for entry in board.agenda.entries]
    assert found == sorted((entry.at, entry.number, entry.id) for entry in awake)
    assert board.agenda.overdue == sum(entry.overdue for entry in awake)
    assert board.agenda.due_today == sum(entry.today for entry in awake)
    assert board.agenda.asleep == len(every) - len(awake)
    undated = {(one.number, two.deadline.id) for one in views for two in undated_of(one)}
    assert {(mark.number, mark.id) for mark in board.agenda.undated} == undated
    in_sections = [mark for _, marks in board.agenda.sections() for mark in marks]
    assert sorted(in_sections, key=lambda mark: (mark.at, mark.number, mark.id)) == list(board.agenda.marks)


@pytest.fixture
def many(home: Home, clock: StandingClock) -> Callable[[], HomeDesk]:
    """Opens desks, each as a new start, on a home with many cases."""
    home.prepare()
    walk = Walk(PLAYBOOK, CALENDAR, 3)
    histories = {n: [record_to_json(record) for record in walk.case(n)[0].records] for n in range(1, MANY + 1)}
    file = CaseFile(home.cases)
    file.rewrite(lambda here: Histories(histories, MANY))
    file.close()
    clock.now = datetime.fromisoformat("2026-06-01T10:00:00+08:00")
    return lambda: open_home(home, clock, "x", "zh")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the cases of which an outline is made."""
    numbers: list[int] = []
    made = outline_of

    def noting(one: CaseView, now: datetime, mark: int) -> object:
        numbers.append(one.number)
        return made(one, now, mark)

    monkeypatch.setattr(desk_module, "outline_of", noting)
    return numbers


def told(desk: HomeDesk) -> tuple[object, ...]:
    board = desk.views()
    return [one.number for one in board], dict(board.counts), board.agenda.marks, board.in_dispute


def test_a_second_start_opens_no_case_to_order_them(many: Callable[[], HomeDesk], drawn: list[int]) -> None:
    first = many()
    before = told(first)
    first.close()
    assert len(drawn) == MANY
    drawn.clear()
    assert told(many()) == before
    assert not drawn


def test_only_what_changed_is_made_anew(
    many: Callable[[], HomeDesk], drawn: list[int], clock: StandingClock
) -> None:
    first = many()
    board = first.views()
    first.close()
    open_case = next(one.number for one in board.outlines if one.turn is Turn.MINE)
    many().do(open_case, NoteDiary("客服说明天回复", "merchant", "chat"))
    drawn.clear()
    later = many()
    later.views()
    assert drawn == [open_case]
    drawn.clear()
    moments = sorted(one.until for one in board.outlines)
    clock.now = datetime.fromtimestamp(moments[0], clock.now.tzinfo)
    told_then = told(later)
    assert 0 < len(set(drawn)) < MANY
    later.home.cache.joinpath("outlines-zh").unlink()
    assert told(many()) == told_then


def test_a_home_with_few_cases_keeps_no_outlines(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.views()
    desk.close()
    assert not desk.home.cache.exists()


def test_a_case_that_cannot_be_shown_makes_no_file_however_often_one_looks(desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.library = Library(desk.home.path / "nowhere")
    CaseFile(desk.home.cases).rewrite(lambda here: Histories({9: here.cases[1][:0] or [{"kind": "later"}]}, 9))
    for _ in range(LEAST + 1):
        assert not desk.views()
    desk.close()
    assert not desk.home.cache.exists()


def broken(data: bytes) -> list[bytes]:
    return [b"", data[:3], data[:-1], data[:100] + bytes([data[100] ^ 1]) + data[101:], b"\0" * len(data)]


def test_a_broken_file_of_outlines_is_as_good_as_none(many: Callable[[], HomeDesk], drawn: list[int]) -> None:
    first = many()
    before = told(first)
    first.close()
    path = first.home.cache / "outlines-zh"
    for data in broken(path.read_bytes()):
        path.write_bytes(data)
        drawn.clear()
        assert told(many()) == before
        assert len(drawn) == MANY


@pytest.mark.parametrize(
    "file", ["holidays.toml", "playbooks/generic/zh/limits.md", "playbooks/own/en/steps/wait.md"]
)
def test_outlines_end_when_what_they_stand_on_changes(
    many: Callable[[], HomeDesk], drawn: list[int], home: Home, file: str
) -> None:
    first = many()
    first.views()
    first.close()
    drawn.clear()
    path = home.path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[2027]\noff = ["2027-01-01"]\n' if file.endswith("toml") else "")
    many().views()
    assert len(drawn) == MANY


def test_where_nothing_can_be_kept_the_desk_works_all_the_same(many: Callable[[], HomeDesk], home: Home) -> None:
    home.cache.write_text("not a folder")
    first = many()
    before = told(first)
    first.close()
    assert told(many()) == before


def test_what_is_purged_is_in_no_outline(many: Callable[[], HomeDesk], home: Home) -> None:
    first = many()
    number = first.open(OpenCase("douyin", facts={"product": "秘密的东西"})).view.number
    first.views()
    first.close()
    assert "秘密的东西".encode() in (home.cache / "outlines-zh").read_bytes()
    second = many()
    second.views()
    second.do(number, TrashCase())
    purge(second.home, second.file, number)
    second.close()
    kept = list(home.cache.iterdir())
    assert not any("秘密的东西".encode() in path.read_bytes() for path in kept)
    assert number not in {one.number for one in many().views()}


def test_what_is_in_dispute_is_the_sum_of_the_open_cases(desk: HomeDesk) -> None:
    for paid in ("199", "0.5", ""):
        desk.open(OpenCase("douyin", facts={"product": "耳机", "paid": paid} if paid else {"product": "灯"}))
    closed = desk.open(OpenCase("douyin", facts={"product": "锅", "paid": "1000"})).view.number
    desk.do(closed, CloseCase("refunded"))
    assert desk.views().in_dispute == "199.50"


def test_a_board_does_not_change_while_it_is_looked_at(desk: HomeDesk, home: Home, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    board = desk.views()
    other = open_home(home, clock, "y", "zh")
    other.do(number, SetFact("product", "音箱"))
    assert board[0].facts["product"] == "耳机"
    assert desk.views()[0].facts["product"] == "音箱"
    other.do(number, TrashCase())
    purge(other.home, other.file, number)
    desk.refresh()
    assert board.find(number)
    assert not desk.views()


def test_the_first_reading_of_many_cases_can_be_shown_while_it_goes_on(many: Callable[[], HomeDesk]) -> None:
    whole = told(many())
    fresh = many()
    board = fresh.views(seconds=-1)
    assert board.left == MANY - 1
    sizes = [0]
    while board.left:
        board = fresh.views(seconds=0.05)
        sizes.append(len(board))
        assert board.only([]).left == board.left
    assert sizes == sorted(sizes)
    assert told(fresh) == whole


def test_a_case_that_changes_while_the_rest_is_read_is_read_anew(many: Callable[[], HomeDesk]) -> None:
    first = many()
    number = first.views()[0].number
    first.close()
    later = many()
    later.views()
    many().do(number, SetFact("product", "别的东西"))
    later.views(seconds=-1)
    assert later.views().find(number).facts["product"] == "别的东西"  # type: ignore[union-attr]
    assert "别的东西" in next(one for one in later.views().outlines if one.number == number).names


def test_an_outline_tells_what_a_line_of_a_list_needs(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "paid": "199"})).view.number
    (one,) = desk.views().outlines
    assert (one.number, one.title, one.amount, one.step) == (number, "耳机", "199.00", "联系商家")
    agenda = desk.views().agenda
    assert [mark.title for mark in agenda.marks] == [
        one.title if isinstance(one.title, str) else Translator("zh").say(one.title) for one in agenda.entries
    ]


def test_outlines_stand_on_the_zone_in_which_days_are_counted(
    many: Callable[[], HomeDesk], drawn: list[int], clock: StandingClock
) -> None:
    first = many()
    first.views()
    first.close()
    drawn.clear()
    clock.now = clock.now.astimezone(ZoneInfo("America/New_York"))
    many().views()
    assert len(drawn) == MANY
