"""The names of a case's pages on one line."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from tests.conftest import StandingClock
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import fit, text_of
from tui.desk.draw.tabs import PANES, tabs


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
