"""Help is by what one wants: typing filters it, enter does the line."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.disk.settings import read_settings
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.spans import Tone, text_of
from tui.desk.keys.actions import ACTIONS, Where
from tui.desk.screens.help import help_page


async def test_typing_leaves_what_holds_the_words_or_is_read_like_them(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "?")
        assert "记号" in hand.sheet("text")
        await hand.write("zj")
        page = hand.sheet("text")
        assert "证据" in page
        assert "记号" not in page
        assert "流程图" not in page
        await hand.press("escape")
        assert hand.app.screen.query("#now")


async def test_enter_does_the_line_on_the_screen_below(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "?")
        await hand.write("时间线")
        await hand.press("enter")
        assert hand.front.pane == "story"


async def test_what_works_elsewhere_is_told_and_done_nowhere(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("?")
        await hand.write("移出")
        await hand.press("enter")
        assert "自己的那一屏" in hand.foot


async def test_the_key_that_opened_help_closes_it(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("?", "?")
        assert hand.app.screen.query("#cards")


async def test_colours_and_language_are_remembered_by_the_home(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("T", "L")
        assert "language" in hand.foot
        settings = read_settings(desk.home)
        assert (settings.theme, settings.language) == (hand.app.palette.setting, "en")


async def test_a_slash_before_the_words_filters_too(open_desk: OpenDesk) -> None:
    async with open_desk() as hand:
        await hand.press("question_mark")
        await hand.write("/撤销")
        assert "没有按键" not in hand.screen
        assert "撤销" in hand.sheet("text")


async def test_ctrl_c_leaves_help_and_not_the_desk(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "question_mark")
        await hand.write("撤")
        await hand.press("ctrl+c")
        assert hand.front.query("#now")
        assert hand.app.is_running


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [36, 56, 116])
@pytest.mark.parametrize("wanted", ["静一静", "ev", "ctrl", "撤销", "zj", "一", "calm", "undo", "the case"])
def test_every_line_that_is_found_shows_what_it_was_found_by(
    clock: StandingClock, language: str, width: int, wanted: str
) -> None:
    """Typed words find the key, what it does, or what the foot calls it, and nothing that cannot be seen."""
    pen = Context(Translator(language), UNICODE, clock())
    drawn, shown = help_page(width, pen, ACTIONS, Where.HOME, wanted.split())
    assert len(drawn.places) == len(shown)
    for (top, height), action in zip(drawn.places, shown, strict=True):
        spans = [span for line in drawn.lines[top : top + height] for span in line]
        assert any(span.tone is Tone.HIT for span in spans), (action.id, wanted)
    assert shown or (language == "zh") is not any(char >= "\u4e00" for char in wanted) or wanted in ("ev", "zj")


def test_what_the_foot_calls_a_key_finds_it_and_is_shown_beside(clock: StandingClock) -> None:
    pen = Context(Translator("zh"), UNICODE, clock())
    drawn, shown = help_page(116, pen, ACTIONS, Where.HOME, ["静一静"])
    assert [one.id for one in shown] == ["calm"]
    assert text_of(drawn.lines[drawn.places[0][0]]).endswith("静一静")
