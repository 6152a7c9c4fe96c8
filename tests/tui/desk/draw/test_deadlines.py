"""Deadlines: what is cut, and what is told whole."""

from __future__ import annotations

import re

import pytest

from content.text.words import Translator
from store.board.entries import AgendaEntry, Undated
from store.desk import Reading
from store.disk.home import Home
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tui.desk.draw.agenda import agenda_rows, because_lines
from tui.desk.draw.cards import card
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.desk import near_lines
from tui.desk.draw.dues import name_within
from tui.desk.draw.spans import text_of
from tui.desk.draw.telling import told_of


@pytest.mark.parametrize(
    ("title", "room", "said"),
    [
        ("用七天无理由的：发出退货通知（法律从签收次日起算）", 40, "用七天无理由的：发出退货通知"),
        ("用七天无理由的：发出退货通知（法律从签收次日起算）", 18, "发出退货通知"),
        ("For a seven-day return: give notice", 20, "Give notice"),
        ("After-sale period of general goods", 10, "After-sale period of general goods"),
    ],
)
def test_what_has_to_be_done_is_told_before_for_whom_it_holds(title: str, room: int, said: str) -> None:
    assert name_within(title, room) == said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_what_ends_first_is_not_cut_for_how_far_it_is(
    home: Home, desk: HomeDesk, clock: StandingClock, language: str, width: int
) -> None:
    fill(home, clock, language)
    desk.reading = Reading(language, "小李")
    desk.refresh()
    pen = Context(Translator(language), UNICODE, clock())
    for line in near_lines(desk.views(), width, pen):
        assert "…" not in text_of(line)
    for number in (6, 8, 9):
        assert "…" not in text_of(card(told_of(desk.view(number), pen.tr), width, pen)[1])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("room", [(34, 3), (54, 5), (74, 5), (114, 5)])
def test_the_sum_of_a_line_is_told_before_its_name_and_what_is_cut_ends_in_a_sign(
    home: Home, desk: HomeDesk, clock: StandingClock, language: str, room: tuple[int, int]
) -> None:
    width, most = room
    fill(home, clock, language)
    desk.reading = Reading(language, "小李")
    desk.refresh()
    pen = Context(Translator(language), UNICODE, clock())
    rows = agenda_rows(desk.agenda(), width, pen)
    seen = 0
    for row, _ in rows.places:
        entry = rows.entry(row)
        assert isinstance(entry, AgendaEntry | Undated)
        lines = [text_of(line) for line in because_lines(entry, width, pen, most)]
        assert len(lines) <= most
        if isinstance(entry, AgendaEntry) and "→" in pen.say(entry.because, most=2_000):
            seen += 1
            told = pen.say(entry.because, most=2_000)
            begin, due = (re.findall(r"\d{4}-\d\d-\d\d", part)[0] for part in told.split("→")[:2])
            assert begin in "".join(lines), "the day from which it runs"
            assert most < 5 or due in "".join(lines), "the day it comes to, which stands in the list, too"
            whole = sum(map(len, lines)) >= len(pen.say(entry.because, most=2_000))
            assert whole or "…" in lines[-1]
    assert seen > 5
