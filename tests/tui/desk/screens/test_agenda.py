"""The deadlines over all cases, and the counts in the head of the home screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from content.text.cells import cells
from content.text.words import Translator
from store.board.agenda import SECTION_WORDS, Agenda, Section
from store.board.entries import AgendaEntry
from store.case.intents import AddTodo, OpenCase
from store.case.turns import Turn
from store.days.clock import Clock
from store.disk.home import Home
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.draw.agenda import agenda_rows, because_lines
from tui.desk.draw.agendaline import what_of
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import text_of, width_of
from tui.say.moments import near_moment


@pytest.fixture
def full(home: Home, clock: StandingClock, desk: HomeDesk) -> HomeDesk:
    fill(home, clock, "zh")
    desk.refresh()
    return desk


async def test_the_header_counts_rights_that_end_and_rights_that_are_lost(
    open_desk: OpenDesk, full: HomeDesk
) -> None:
    near = full.agenda().near
    assert near.soon
    assert near.lost
    async with open_desk(40, 15) as hand:
        assert f"快到 {len(near.soon)} · 失去 {len(near.lost)}" in hand.lines[0]
        await hand.press("o")
        assert f"快到 {len(near.soon)} · 失去 {len(near.lost)}" in hand.lines[0]


async def test_deadlines_stand_in_sections_and_open_at_today(open_desk: OpenDesk, full: HomeDesk) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("o")
        page = hand.sheet("agenda")
        parts = [part for part, _ in full.agenda().sections()]
        assert parts == sorted(parts, key=list(Section).index)
        assert Section.LOST in parts
        places = [page.index(hand.app.tr(SECTION_WORDS[part])) for part in parts]
        assert places == sorted(places)
        first = dict(full.agenda().sections())[Section.TODAY][0]
        assert (hand.front.chosen.number, hand.front.chosen.id) == (first.number, first.id)
        assert hand.app.tr.say(hand.front.chosen.because)[:20] in hand.sheet("because")
        await hand.press("end")
        assert hand.front.chosen.id == dict(full.agenda().sections())[Section.LOST][-1].id
        assert "待填：" in page
        await hand.press("0", "enter")
        assert hand.front.case.number == first.number
        await hand.press("escape", "escape")
        assert hand.app.screen.query("#cards")


async def test_a_day_on_which_nothing_ends_says_so(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("o")
        assert "今天没有到期的" in hand.screen
        assert "我的权利，以后" in hand.screen


async def test_a_deadline_is_done_by_one_key_and_taken_back_by_another(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("o")
        name = hand.front.chosen.id
        await hand.press("space")
        assert name not in hand.front.sheet().text_at(1)
        assert hand.foot.endswith("u 撤销")
        before = hand.front.chosen.id
        assert before != name
        await hand.press("u")
        assert hand.front._marks()[0].id == name


async def test_what_is_lost_is_set_aside_by_the_key_that_puts_off(open_desk: OpenDesk, full: HomeDesk) -> None:
    lost = full.agenda().near.lost[0]
    async with open_desk(120, 36) as hand:
        assert "✗ 失去" in hand.screen
        await hand.press("o")
        assert "- 过后提醒" in hand.foot
        await hand.press("end")
        assert "- 搁置" in hand.foot, "nobody can be reminded of it in time"
        await hand.press("-")
        assert lost.id not in {mark.id for mark in hand.app.board.agenda.near.lost}
        await hand.press("escape")
        assert "✗ 失去" not in hand.screen


async def test_the_selected_line_stays_selected(open_desk: OpenDesk, full: HomeDesk) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("o", "down", "down")
        before = hand.front.chosen
        full.open(OpenCase("douyin", "", {"product": "锅", "received-on": "2026-11-10", "reason": "quality"}))
        hand.app.worker.read(hand.app.desk)
        await hand.rest()
        assert (hand.front.chosen.number, hand.front.chosen.id) == (before.number, before.id)


async def test_a_line_that_is_put_off_stays_in_sight_where_it_stands_then(
    open_desk: OpenDesk, full: HomeDesk
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("o", "-")
        await hand.write("1小时后")
        await hand.press("tab")
        await hand.write("等快递")
        await hand.press("ctrl+s")
        assert "不提醒" in hand.foot
        assert "┃" in hand.screen


async def test_an_empty_line_of_time_says_so(open_desk: OpenDesk) -> None:
    async with open_desk(60, 20) as hand:
        await hand.press("o", "down", "enter")
        assert "没有案件有期限" in hand.screen
        await hand.press("o")
        assert "还没有案件" in hand.screen


def test_a_limit_without_a_date_asks_for_it(desk: HomeDesk, clock: Clock) -> None:
    desk.open(OpenCase("douyin", "", {"product": "锅", "reason": "quality"}))
    agenda = desk.agenda()
    found = [one for one in map(agenda.undated_entry, agenda.undated) if one]
    assert {one.asks for one in found} & {"Received on"}
    assert all(one.deadline.due is None for one in found)


def test_a_moment_stands_in_the_section_of_what_its_lapse_means(full: HomeDesk, clock: StandingClock) -> None:
    now = clock()
    some = full.views().in_turns((Turn.MINE,)).outlines[0]
    ends = {
        (-1, "l"): Section.LOST, (0, "l"): Section.TODAY, (1, "l"): Section.RIGHTS, (9, "l"): Section.RIGHTS,
        (-1, "t"): Section.THEIRS, (3, "t"): Section.THEIRS,
        (-1, "e"): Section.EXPECTED, (0, "e"): Section.EXPECTED,
    }  # fmt: skip
    for (days, effect), part in ends.items():
        at = now.replace(hour=23) + timedelta(days=days)
        agenda = Agenda([replace(some, moments=((at.timestamp(), "x"),), effects=effect)], now, lambda _: None)
        assert [found for found, _ in agenda.sections()] == [part]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [35, 55, 75, 95, 115, 195])
def test_the_time_is_never_cut_and_every_column_says_something(
    full: HomeDesk, clock: Clock, width: int, language: str
) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    rows = agenda_rows(full.agenda(), width, pen)
    columns = rows.columns
    for place, _ in rows.places:
        entry = rows.entry(place)
        if isinstance(entry, AgendaEntry):
            line = text_of(rows[place])
            assert near_moment(pen.tr, entry.at, pen.now) in line
            assert line[cells(near_moment(pen.tr, entry.at, pen.now)) :].count("  "), "columns stand apart"
            assert entry.view.title[:5] in line
            assert not columns.narrow or what_of(entry, pen)[:4] in text_of(rows[place + 1])
    assert columns.narrow or (columns.what >= 16 and columns.case >= 16)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [5, 20, 40, 66, 96, 115])
def test_no_line_is_wider_than_its_room(full: HomeDesk, clock: Clock, width: int, language: str) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    rows = agenda_rows(full.agenda(), width, pen)
    for n, line in enumerate(rows):
        assert width_of(line) <= max(width, 12), text_of(line)
        entry = rows.entry(n)
        assert entry is None or any(
            width_of(told) <= width or width < 12 for told in because_lines(entry, width, pen)
        ), n


async def to_line(hand: Hand, name: str, whose: int) -> None:
    """Select the line of an entry."""
    places = [(mark.number, mark.id) for mark in hand.front._marks()]
    hand.front.query_one("#agenda").seek(places.index((whose, name)))
    hand.front.sought()


async def test_a_line_takes_the_date_of_the_app_and_gives_it_back(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    name = next(one.id for one in desk.view(earphones).deadlines if one.due is not None and one.leads)
    async with open_desk() as hand:
        await hand.press("o")
        await to_line(hand, name, earphones)
        await hand.press("e")
        await hand.write("昨年")
        await hand.press("ctrl+s")
        assert not desk.view(earphones).case.stated
        await hand.press("backspace", "backspace")
        await hand.write("2天3小时")
        await hand.press("ctrl+s")
        assert name in desk.view(earphones).case.stated
        assert hand.foot.endswith("u 撤销")
        await hand.press("u")
        assert not desk.view(earphones).case.stated


async def test_a_line_is_put_off_with_a_reason(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    name = next(one.id for one in desk.view(earphones).deadlines if one.due is not None and one.leads)
    async with open_desk() as hand:
        await hand.press("o")
        await to_line(hand, name, earphones)
        await hand.press("-")
        await hand.write("明天")
        await hand.press("ctrl+s")
        assert "请写明理由" in hand.screen
        assert not desk.view(earphones).case.snoozes
        await hand.write("等快递")
        await hand.press("ctrl+s")
        assert desk.view(earphones).case.snoozes[name].reason == "等快递"


async def test_what_would_be_reminded_of_too_late_is_refused_in_the_form(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    limit = next(one for one in desk.view(earphones).deadlines if one.due is not None and one.leads)
    async with open_desk(80, 24) as hand:
        await hand.press("o")
        await to_line(hand, limit.id, earphones)
        await hand.press("-")
        await hand.write("2027-01-01")
        await hand.press("tab")
        await hand.write("等快递")
        await hand.press("ctrl+s")
        assert "不能推迟到" in hand.screen.replace("\n", "")
        assert hand.front.query("#field-reason"), "the form stays, with what was typed"
        assert not desk.view(earphones).case.snoozes


async def test_what_one_set_oneself_is_called_so_and_its_foot_names_what_works_there(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, AddTodo("打电话给快递站", "明天"))
    async with open_desk(80, 24) as hand:
        await hand.press("o")
        page = hand.sheet("agenda")
        assert "我给自己定的" in page
        assert "趁还在" not in page
        agenda = hand.front
        marks = agenda._marks()
        await hand.press(*["down"] * next(n for n, one in enumerate(marks) if one.own))
        assert "应用里的日期" not in hand.foot
        assert "过后提醒" not in hand.foot
        await hand.press("e")
        assert "您给自己记的" in hand.foot
        await hand.press("space")
        assert all(not one.open for one in desk.view(earphones).checklist if one.title == "打电话给快递站")
