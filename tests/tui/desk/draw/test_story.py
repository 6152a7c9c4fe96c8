"""The timeline: who did it is told of every entry, however full its line is, or once where all is of one person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.text.cells import cells
from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import text_of
from tui.desk.draw.story import story_page


@pytest.mark.parametrize("width", [30, 38, 56, 78, 118])
@pytest.mark.parametrize("long", range(8, 90, 9))
def test_who_did_it_is_told_however_full_the_line_is(
    desk: HomeDesk, clock: StandingClock, width: int, long: int
) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    other = open_home(desk.home, desk.clock, author="妈妈", language="zh")
    other.do(number, NoteDiary("好" * long, "merchant", "chat"))
    other.close()
    view = desk.view(number)
    lines = [
        text_of(line).rstrip()
        for line in story_page(view, width, Context(Translator("zh"), UNICODE, clock())).lines
    ]
    for who in ("妈妈", view.timeline()[0].by):
        told = sum(entry.by == who for entry in view.timeline())
        assert told
        assert sum(line.endswith(who) for line in lines) == told
    assert all(cells(line) <= width for line in lines)


def test_where_all_is_of_one_person_that_is_told_once(desk: HomeDesk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    desk.do(number, NoteDiary("好", "merchant", "chat"))
    view, pen = desk.view(number), Context(Translator("zh"), UNICODE, clock() + timedelta(hours=1))
    lines = [text_of(line) for line in story_page(view, 60, pen).lines]
    assert len(view.timeline()) > 1
    assert [line for line in lines if view.timeline()[0].by in line] == [f"全部由{view.timeline()[0].by}记下。"]


@pytest.mark.parametrize(
    ("on", "told"),
    [("2026-11-18", "记于今天"), ("2026-11-23 08:10", "记于10:00"), ("2026-11-22 23:00", "记于今天")],
)
def test_when_something_was_written_down_later_is_told_in_short(
    desk: HomeDesk, clock: StandingClock, on: str, told: str
) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    desk.do(number, NoteDiary("不退", "merchant", "chat", on=on))
    lines = story_page(desk.view(number), 60, Context(Translator("zh"), UNICODE, clock())).lines
    line = next(text_of(line) for line in lines if "不退" in text_of(line))
    assert line.rstrip().endswith(f"不退（{told}）")


def test_a_day_long_ago_on_which_something_was_written_down_is_told_as_a_day(
    desk: HomeDesk, clock: StandingClock
) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    desk.do(number, NoteDiary("不退", "merchant", "chat", on="2026-11-18"))
    view = desk.view(number)
    for days, told in ((1, "昨天"), (9, "11-23"), (400, "2026-11-23")):
        pen = Context(Translator("zh"), UNICODE, clock() + timedelta(days=days))
        page = "\n".join(text_of(line) for line in story_page(view, 60, pen).lines)
        assert f"不退（记于{told}）" in page
