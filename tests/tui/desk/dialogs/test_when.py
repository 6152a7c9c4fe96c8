"""A case that began before today: where it stands, when something was, and dates that hardly can be."""

from __future__ import annotations

import pytest

from store.case.intents import OpenCase, TakeChoice
from store.desk import Reading
from store.disk.home import Home
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.facts import fields_of
from tui.desk.widgets.textarea import put


async def test_a_note_says_when_it_was(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await hand.write("明天给您退")
        await hand.press("tab", "tab", "tab", "tab")
        await hand.write("明年")
        await hand.press("ctrl+s")
        assert not desk.view(earphones).diary
        await hand.press("backspace", "backspace")
        await hand.write("昨天 21:30")
        await hand.press("ctrl+s")
        assert desk.view(earphones).diary[0].at.isoformat().startswith("2026-11-22T21:30")


async def test_a_new_case_is_asked_where_it_stands_and_then_for_the_days_that_matter_there(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    async with open_desk() as hand:
        await hand.press("n")
        await hand.write("车厘子")
        form = hand.front
        assert not form.query("#field-refused-on")
        form.query_one("#field-stands").focus()
        await hand.press("right", "right")
        assert "商家拒绝" in hand.screen
        assert form.query_one("#field-refused-on").parent.display
        assert not form.query("#field-filed-on")
        await hand.press("tab", "tab")
        assert hand.app.focused is form.query_one("#field-refused-on")
        await hand.write("11-20 10:00")
        await hand.press("ctrl+s")
        view = desk.views()[0]
        assert view.step.id == "refused" or "refused" in [stop.step for stop in view.case.trail]
        assert view.facts["refused-on"].startswith("2026-11-20T10:00")


async def test_dates_that_hardly_can_be_are_asked_about(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        place = [field.key for field in fields_of(desk.view(earphones))].index("bought-on")
        await hand.press("e", *["down"] * place, "enter")
        await hand.write("11-20")
        await hand.press("enter")
        assert "照样保存" in hand.screen
        await hand.press("n")
        assert "bought-on" not in desk.view(earphones).facts
        await hand.press("escape", "e", *["down"] * place, "enter", "enter", "y")
        assert desk.view(earphones).facts["bought-on"] == "2026-11-20"


async def test_a_note_that_is_too_long_is_refused_in_the_form(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        hand.front.query_one("#field-text").text = "长" * 20_000
        await hand.rest()
        await hand.press("ctrl+s")
        assert "20000" in hand.screen.replace(",", "")
        assert not desk.view(earphones).diary
        assert len(hand.front.values()["text"]) == 20_000


async def test_a_choice_asks_when_it_was_and_shows_what_comes_of_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    """Nothing is saved before the sheet is; the moment is said in full, and the deadlines as they would be."""
    async with open_desk() as hand:
        await hand.press("enter", "2")
        assert "商家不同意退款 → 提交退款申请" in hand.screen
        await hand.press("right", "right")
        assert "2026-11-22（周日）" in hand.screen
        assert "按0:00算" in hand.screen
        await hand.write(" 21:30")
        assert "2026-11-22（周日）21:30发生，11-23" in hand.screen
        assert "这样算：" in hand.screen
        assert desk.view(earphones).step.id == "contact"
        await hand.press("enter")
        view = desk.view(earphones)
        assert view.step.id == "apply"
        assert view.trail()[-1].at.isoformat().startswith("2026-11-22T21:30")


async def test_a_choice_before_the_last_one_is_asked_about_with_both_dates(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, TakeChoice("refused", on="2026-11-22 10:00"))
    async with open_desk() as hand:
        await hand.press("enter", "1")
        await hand.write("11-20")
        await hand.press("enter")
        assert "2026-11-20" in hand.screen
        assert "2026-11-22 10:00" in hand.screen
        await hand.press("n")
        assert desk.view(earphones).step.id == "apply"
        await hand.press("1", "enter", "y")
        assert desk.view(earphones).step.id == "review"


async def test_a_case_is_put_where_it_stands_with_a_reason_and_back(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "P", *["right"] * 5, "tab")
        await hand.write("应用里已经拒绝")
        await hand.press("tab", "right", "right", "ctrl+s")
        assert desk.view(earphones).step.id == "supplement"
        await hand.press("u")
        assert desk.view(earphones).step.id == "contact"


async def test_a_tick_says_when_it_was_got(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "D", "right", "right", "enter")
        marked = desk.view(earphones).case.marked_at
        assert [one.at.isoformat()[:10] for one in marked.values()] == ["2026-11-22"]


async def test_a_quoted_message_is_noted_with_its_own_moment_which_is_shown_before(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("i")
        await hand.write("11月20日 15:20 商家: 已拆封不退")
        assert "2026-11-20" in hand.screen
        assert "周五" in hand.screen
        await hand.press("ctrl+s")
        assert desk.view(earphones).diary[0].at.isoformat().startswith("2026-11-20T15:20")


@pytest.mark.parametrize(
    ("language", "size", "told"),
    [
        ("zh", (120, 36), ("被拒后申请平台介入：11-24 15:00 → 11-22 10:00，已过", "另有1个期限也变了")),
        ("zh", (60, 20), ("11-24 15:00 → 11-22 10:00，已过",)),
        ("en", (60, 20), ("11-24 15:00 → 11-22 10:00, over",)),
        ("en", (80, 24), ("11-24 15:00 → 11-22 10:00, over",)),
        ("zh", (40, 15), ("11-24 → 11-22 10:00，已过",)),
        ("en", (40, 15), ("11-24 → 11-22 10:00, over",)),
    ],
)
async def test_a_corrected_day_says_which_deadline_moved_and_how(
    open_desk: OpenDesk, desk: HomeDesk, language: str, size: tuple[int, int], told: tuple[str, ...]
) -> None:
    desk.reading = Reading(language, "小李")
    facts = {"product": "电热水壶", "applied-on": "2026-11-18", "refused-on": "2026-11-22 15:00"}
    number = desk.open(OpenCase("douyin", facts=facts, stands="rejected")).view.number
    async with open_desk(*size) as hand:
        place = [field.key for field in fields_of(desk.view(number))].index("refused-on")
        await hand.press("e", *["down"] * place, "enter", "end", *["backspace"] * 30)
        await hand.write("11-20 10:00")
        await hand.press("enter")
        for words in told:
            assert words in hand.screen


async def test_how_far_it_has_come_is_a_list_to_tick_with_the_dates_that_matter(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    """What was passed is ticked, a date nobody knows is a question mark and may be told later."""
    async with open_desk() as hand:
        await hand.press("n")
        await hand.write("车厘子")
        form = hand.front
        form.query_one("#field-stands").focus()
        await hand.press("down", "down", "down", "down")
        for line in ("✓ 已经联系商家", "○ 商家拒绝了", "✓ 已经提交退款申请", "● 被驳回，或要求补材料", "○ 已同意"):
            assert line in hand.screen
        assert "没有“被拒日”还算不出" in hand.screen, "a window that runs from an unknown day is not no window"
        await hand.press("tab")
        assert hand.app.focused is form.query_one("#field-applied-on")
        await hand.write("11-18 10:00")
        await hand.press("tab", "right", "right")
        assert "2026-11-22（周日）" in hand.screen
        form.query_one("#field-stands").focus()
        await hand.rest()
        assert any("✓ 已经提交退款申请" in line and "11-18 10:00" in line for line in hand.screen.splitlines())
        assert any("● 被驳回" in line and "昨天" in line for line in hand.screen.splitlines())
        await hand.press("tab", "tab", "right", "right")
        await hand.write("?")
        await hand.press("ctrl+s")
        view = desk.views()[0]
        assert view.step.id == "supplement"
        assert view.facts["applied-on"].startswith("2026-11-18T10:00")
        assert "refused-on" not in view.facts


async def test_a_reason_of_which_the_right_is_over_says_so_while_one_chooses_it(open_desk: OpenDesk) -> None:
    async with open_desk() as hand:
        await hand.press("n")
        await hand.write("跑步鞋")
        form = hand.front
        put(form.query_one("#field-received-on"), "11-05")
        form.query_one("#field-reason").focus()
        await hand.write("质量")
        assert "2026-11-12 24:00" not in hand.screen
        await hand.press("backspace", "backspace")
        await hand.write("七天")
        assert "已过，2026-11-12 24:00到期" in hand.screen
        assert "改按这些原因申请" in hand.screen


async def test_where_one_line_has_room_it_is_the_nearest_date(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    for choice in ("refused", "review"):
        desk.do(earphones, TakeChoice(choice, anyway=True))
    async with open_desk(40, 15) as hand:
        await hand.press("enter")
        number = [one.id for one in desk.view(earphones).next.choices].index("supplement") + 1
        await hand.press(str(number))
        assert any("这样算" in line and "11-25" in line for line in hand.screen.splitlines())


async def test_the_words_that_begin_a_line_go_before_its_end_is_a_stub(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.reading = Reading("en", "小李")
    desk.do(earphones, TakeChoice("refused", anyway=True))
    async with open_desk(40, 15) as hand:
        place = [one.id for one in desk.view(earphones).next.choices].index("review") + 1
        await hand.press("enter", str(place))
        assert " 11-25 10:00, 2 days left  The" in hand.screen
        assert "So it comes to" not in hand.screen


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24)])
async def test_a_tick_on_a_day_asks_at_once_even_of_an_item_that_was_below_the_screen(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("enter", *["down"] * 2, "home", *["pagedown"] * 2, "D")
        assert hand.app.screen.has_class("form")
        await hand.press("escape")
        assert not desk.view(earphones).case.marked_at, "nothing was changed by asking"


async def test_a_choice_that_is_called_as_its_step_says_it_once(
    open_desk: OpenDesk, home: Home, desk: HomeDesk, clock: StandingClock
) -> None:
    fill(home, clock, "zh")
    desk.refresh()
    async with open_desk() as hand:
        await hand.press("enter", "2")
        assert hand.front.query("#field-on")
        assert "申请平台介入 →" not in hand.screen
