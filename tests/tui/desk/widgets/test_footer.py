from __future__ import annotations

import pytest

from content.text.words import message
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.spans import Span, key, text_of, width_of
from tui.desk.ports import Said
from tui.desk.widgets.footer import told_lines

LONG = "这一条已经记下了，期限也跟着往后移了两天，请看一看时间线"


def test_a_sentence_that_fits_has_one_line_and_its_way_back() -> None:
    lines = told_lines((Span(" 已记"),), (Span("  "), key("u")), 40)
    assert [text_of(line) for line in lines] == [" 已记  u"]


@pytest.mark.parametrize("width", range(20, 60))
def test_on_a_narrow_screen_a_long_sentence_has_more_lines_of_which_none_is_too_wide(width: int) -> None:
    lines = told_lines((Span(f" {LONG}"),), (Span("  "), key("u")), width)
    assert len(lines) in ((2,) if width >= 36 else (2, 3))
    assert all(width_of(line) <= width for line in lines)
    assert text_of(lines[-1]).endswith(" u"), "the way back is never cut"
    if width >= 26:
        assert LONG in "".join(text_of(line).strip() for line in lines).removesuffix("u").strip()


@pytest.mark.parametrize("width", range(20, 60))
def test_the_way_back_alone_on_a_line_begins_where_the_sentence_does(width: int) -> None:
    said = "x" * (width - 4)
    assert [text_of(line) for line in told_lines((Span(f" {said}"),), (Span("  "), key("u")), width)] == [
        f" {said}",
        " u",
    ]


def test_of_a_sentence_that_has_no_room_in_three_lines_either_no_two_words_become_one() -> None:
    said = "It was noted that averylongordernumberofsorts cannotbebrokenanywhere and so on to its very end " * 2
    *_, last = told_lines((Span(f" {said}"),), (), 40)
    shown = text_of(last).strip()
    assert shown.endswith("…")
    assert set(shown.removesuffix("…").split()) <= set(said.split())


def test_before_a_long_path_the_line_breaks_where_the_words_end() -> None:
    said = "存好了，文件在这里：/tmp/some/very/long/way/to/a/file/with/a/name.pdf"
    first, second = told_lines((Span(f" {said}"),), (), 50)
    assert text_of(first).strip() == "存好了，文件在这里："
    assert text_of(second).strip().startswith("/tmp/some")


async def test_the_second_line_comes_and_goes_with_the_sentence(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(40, 15) as hand:
        foot = hand.front.query_one("#foot")
        hand.app.post_message(Said(message(LONG)))
        await hand.pilot.pause()
        await hand.pilot.pause()
        assert foot.size.height == 2
        assert LONG in "".join(line.strip() for line in hand.lines[-2:])
        await hand.press("down")
        assert foot.size.height == 1


async def test_the_second_line_is_covered_like_the_first(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("z")
        hand.app.post_message(Said(message(f"{LONG[:20]}，电话13912345678，请看")))
        await hand.pilot.pause()
        await hand.pilot.pause()
        assert hand.front.query_one("#foot").size.height == 2
        assert "请看" in hand.screen
        assert "13912345678" not in hand.screen.replace("\n", "").replace(" ", "")
