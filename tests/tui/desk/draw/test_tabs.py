"""The names of a case's pages on one line."""

from __future__ import annotations

import pytest

from content.text.cells import cells
from content.text.words import Translator
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import fit, strong, text_of
from tui.desk.draw.tabs import PANES, tab_at, tabs


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [24, 40, 60, 80])
@pytest.mark.parametrize("pane", list(PANES))
def test_the_page_in_hand_is_always_among_the_names_that_are_seen(
    language: str, width: int, pane: str, clock: StandingClock
) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    line = tabs(pane, "guide", -1, width, pen)
    assert pen.tr(PANES[pane]) in text_of(fit(line, width))
    assert text_of(line).startswith("…") == (pen.tr(PANES["now"]) not in text_of(line))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", range(24, 90))
@pytest.mark.parametrize("pane", list(PANES))
def test_no_name_is_cut_and_a_sign_stands_where_names_are_missing(
    language: str, width: int, pane: str, clock: StandingClock
) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    shown = text_of(tabs(pane, "guide", -1, width, pen))
    assert cells(shown) < width, "a cell stays free at the edge"
    named = [name for name, words in PANES.items() if pen.tr(words) in shown]
    assert shown.rstrip().endswith("…") == (named[-1] != list(PANES)[-1])


@pytest.mark.parametrize("pane", list(PANES))
def test_the_name_of_the_page_in_hand_alone_is_strong(pane: str, clock: StandingClock) -> None:
    pen = Context(Translator("zh"), UNICODE, clock())
    line = tabs(pane, "guide", -1, 80, pen)
    assert [name for name, words in PANES.items() if strong(pen.tr(words)) in line] == [pane]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_click_meets_the_name_on_which_it_falls_and_no_other(language: str, clock: StandingClock) -> None:
    pen = Context(Translator(language), UNICODE, clock())
    line = tabs("now", "guide", -1, 80, pen)
    for name, words in PANES.items():
        told = pen.tr(words)
        begin = cells(text_of(line)[: text_of(line).index(told)])
        met = [tab_at(line, x, pen) == name for x in range(begin - 1, begin + cells(told) + 1)]
        assert met == [False, *[True] * cells(told), False]
    assert tab_at(line, 200, pen) is None
