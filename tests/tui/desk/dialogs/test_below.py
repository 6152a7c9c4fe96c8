"""What is seen beside a dialog."""

from __future__ import annotations

from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from tests.tui.desk.conftest import OpenDesk
from tui.desk.dialogs.below import Below, blended
from tui.desk.terminal import innards


def test_a_style_is_blended_as_textual_does_it() -> None:
    ink, colour = Style.parse("bold #ff8800 on #202020 link https://example.org"), Color(16, 16, 16, 0.7)
    (there,) = BackgroundScreen.process_segments([Segment("退款", ink)], colour)
    made = blended(ink, colour)
    assert made == there.style != ink
    assert (made.bold, made.link) == (True, None)


async def test_the_case_is_seen_under_a_dialog(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, int]] = []
    made = Below.render_strips

    def noted(self: Below, *wanted: Any) -> list[Strip]:
        strips = made(self, *wanted)
        drawn.append((self.get_optimal_width({}, 3), self.get_height({}, 3)))
        return strips

    monkeypatch.setattr(Below, "render_strips", noted)
    async with open_desk() as hand:
        await hand.press("enter")
        case = [strip.text for strip in innards.strips_of(hand.app.screen)]
        await hand.press("plus")
        shown = [strip.text for strip in innards.strips_of(hand.app.screen)]
        assert {*drawn} == {tuple(hand.app.size)}
        assert shown[0] == case[0], "beside the sheet"
        assert shown[len(shown) // 2] != case[len(case) // 2], "where the sheet lies"
        assert earphones
