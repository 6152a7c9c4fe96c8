"""What all forms share: required fields are marked, f1 tells the keys, many options are a list to pick from."""

from __future__ import annotations

import pytest
from textual import events

from content.text.cells import cells
from store.desk import Reading
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.dialogs.form import Form
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.listpick import ListPick

ORDER = "订单编号：6921447802938810356\n果鲜集生鲜店\n车厘子礼盒5斤\n实付款 ¥168.00\n下单时间：2026-11-21 10:02:11"


@pytest.mark.parametrize(
    ("keys", "starred", "bare"),
    [
        (("n",), "商品*", "订单号"),
        (("enter", "i"), "发生了什么*", "承诺"),
        (("enter", "b", "m"), "退回金额*", "怎么来的"),
        (("enter", "b", "e"), "对方的原话*", "券、赠品"),
        (("enter", "full_stop"), "结果*", "花的时间"),
        (("enter", "P"), "停在*", "什么时候起"),
        (("plus",), "做什么*", "到哪天"),
        (("N",), "称呼*", "电话"),
        (("o", "minus"), "*", ""),
    ],
)
async def test_what_a_form_refuses_when_it_is_empty_is_marked(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...], starred: str, bare: str
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press(*keys)
        assert starred in hand.screen
        assert f"{bare}*" not in hand.screen or not bare


@pytest.mark.parametrize("keys", [("n",), ("enter", "i"), ("enter", "a")], ids=["new", "note", "attach"])
async def test_f1_tells_the_keys_of_a_form_and_leads_back_to_what_was_typed(
    open_desk: OpenDesk, earphones: int, keys: tuple[str, ...]
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press(*keys)
        await hand.write("壶")
        assert "f1 帮助" in hand.screen
        await hand.press("f1")
        assert "ctrl+n" in hand.screen
        await hand.press("escape")
        assert "壶" in hand.screen


async def test_on_a_small_screen_a_form_says_which_field_of_how_many_it_is(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("n")
        assert "3/12" in hand.screen
        await hand.press("tab", "tab")
        assert "5/12" in hand.screen
    async with open_desk(120, 36) as hand:
        await hand.press("n")
        assert "3/12" not in hand.screen, "all fields are seen"


async def test_where_a_case_stands_is_picked_from_a_list_that_letters_narrow(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "P")
        assert isinstance(hand.front.focused, ListPick)
        await hand.write("dengdaipingtai")
        await hand.press("tab")
        await hand.write("平台在看")
        await hand.press("ctrl+s")
        assert desk.view(earphones).step.id == "ruling"


async def test_what_asks_to_choose_is_no_option(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "P")
        picked = hand.front.focused
        assert isinstance(picked, ListPick)
        assert picked.value == ""
        assert "选择" not in {title for _, title in picked.options}
        assert f"{len(picked.options)}个里{len(picked.options)}个相合" in hand.screen
        await hand.press("down")
        assert picked.value == picked.options[0][0]


@pytest.mark.parametrize(("arrow", "place"), [("right", "1/5"), ("left", "5/5")])
async def test_left_and_right_begin_at_the_first_and_the_last_option(
    open_desk: OpenDesk, earphones: int, arrow: str, place: str
) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "full_stop")
        row = hand.place("结果*")[1]
        assert hand.lines[row].replace("┃", " ").split()[1:] == ["选择", "←", "→", "5"]
        await hand.press(arrow)
        assert hand.lines[row].split()[-1] == place


async def test_after_a_paste_one_line_says_how_much_was_read(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        assert "没读到" not in hand.screen
        hand.front.focused.post_message(events.Paste(ORDER))
        await hand.rest()
        assert "从粘贴里读到5项，4项没读到" in hand.screen
        await hand.write("!")
        assert "从粘贴里读到5项" in hand.screen, "it stays while one corrects"


async def test_the_option_that_is_chosen_is_read_whole_before_how_many_there_are(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.reading = Reading("en", "小李")
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "x")
        assert "the platform ← →" in " ".join(hand.lines[hand.place("For")[1]].split())


async def test_a_title_of_a_form_that_has_no_room_shows_that_it_was_cut(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.reading = Reading("en", "小李")
    async with open_desk(40, 15) as hand:
        place = [one.id for one in desk.view(earphones).next.choices].index("refused") + 1
        await hand.press("enter", str(place))
        assert next(line for line in hand.lines if "→" in line and "The merchant refuses" in line).endswith("…")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("keys", [("n",), ("enter", "i"), ("enter", "b", "e"), ("enter", "b", "m"), ("enter", ".")])
async def test_what_a_field_is_for_is_told_whole_on_a_narrow_screen(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, language: str, keys: tuple[str, ...]
) -> None:
    desk.reading = Reading(language, "小李")
    async with open_desk(40, 15) as hand:
        await hand.press(*keys)
        form = hand.app.screen
        assert isinstance(form, Form)
        for _ in form.entries.seen():
            place = form.query_one("#sentence", LineBlock).region
            told = hand.lines[place.y : place.bottom]
            assert told, "every field says what it is for"
            cut = told[-1].endswith("…") and cells(told[-1]) >= place.width  # three dots of its own stand sooner
            assert not cut, told
            assert form.focused is not None
            assert form.focused.region.height, "the field one types in keeps its room"
            await hand.press("tab")
