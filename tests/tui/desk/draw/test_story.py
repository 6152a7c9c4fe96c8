"""The timeline: who did it is told of every entry, however full its line is."""

from __future__ import annotations

import pytest

from content.text.cells import cells
from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import text_of
from tui.desk.draw.story import story_page


@pytest.mark.parametrize("width", [30, 38, 56, 78, 118])
@pytest.mark.parametrize("long", range(8, 90, 3))
def test_who_did_it_is_told_however_full_the_line_is(
    desk: HomeDesk, clock: StandingClock, width: int, long: int
) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "壶"})).view.number
    desk.do(number, NoteDiary("好" * long, "merchant", "chat"))
    view = desk.view(number)
    lines = [
        text_of(line).rstrip()
        for line in story_page(view, width, Context(Translator("zh"), UNICODE, clock())).lines
    ]
    assert sum(line.endswith(view.timeline()[-1].by) for line in lines) == len(view.timeline())
    assert all(cells(line) <= width for line in lines)
