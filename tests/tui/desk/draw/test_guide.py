"""The pane of guidance: the page of the step, then the one of the reason, each with its age where that matters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.text.words import Translator
from store.case.intents import OpenCase
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.guide import guide_page
from tui.desk.draw.spans import text_of


@pytest.mark.parametrize(("days", "marks"), [(5, 0), (400, 2)])
def test_each_page_that_nobody_checked_for_long_says_so_in_one_line(
    desk: HomeDesk, clock: StandingClock, days: int, marks: int
) -> None:
    view = desk.open(OpenCase("douyin", "壶", {"reason": "quality"})).view
    pen = Context(Translator("zh"), UNICODE, clock() + timedelta(days=days))
    lines = [text_of(line) for line in guide_page(view, 80, pen)]
    assert sum("已经很久" in line for line in lines) == marks
    assert ("已经很久" in lines[0]) == bool(marks)
