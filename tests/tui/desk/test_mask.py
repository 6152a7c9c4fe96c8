"""The mask: with z nothing that gives people away is on any screen, nor in what is copied; forms stay readable."""

from __future__ import annotations

import threading

import pytest

from store.care import knowing
from store.care.knowing import known_on_screen
from store.case.intents import NoteDiary, OpenCase, SetFact
from store.disk.settings import Settings
from store.dossier.redact_known import Known
from store.opening import HomeDesk, open_home
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.spans import Span
from tui.desk.keys.rebinding import rebound, yielded
from tui.desk.screens.dictate import DictateScreen
from tui.desk.widgets.veil import Veiling

NAME, PHONE, ORDER, STREET = "李小川", "13800138000", "6921447802938810356", "文三路8号2幢301"
SAID = f"给{NAME}打电话{PHONE}，寄到杭州市西湖区{STREET}，单号SF1402881730291，" * 3


@pytest.fixture
def cherries(desk: HomeDesk) -> int:
    facts = {
        "product": "车厘子礼盒5斤",
        "order": ORDER,
        "merchant": "果鲜集生鲜店",
        "paid": "168",
        "reason": "quality",
        "demand": "refund",
        "problem": "有霉斑",
        "received-on": "2026-11-20",
        "name": NAME,
        "phone": PHONE,
        "address": f"杭州市西湖区{STREET}",
        "reply": f"{NAME}您好，一经签收概不退换",
    }
    number = desk.open(OpenCase("douyin", "", facts)).view.number
    desk.do(number, NoteDiary(SAID, "merchant", "chat"))
    return number


def bare(screen: str) -> str:
    return "".join(char for char in screen if char.isalnum())


def leaks(screen: str) -> list[str]:
    return [value for value in (NAME, PHONE, ORDER, STREET, "小川", "SF1402881730291") if value in bare(screen)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 15), (63, 30)])
async def test_nothing_that_gives_people_away_is_on_any_screen(
    open_desk: OpenDesk, cherries: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        assert not hand.app.masked
        await hand.press("z")
        assert hand.app.masked
        assert "遮住 z" in hand.screen
        for keys in ("enter", "t", "e", "escape", "w", "escape", "r", "escape", "v", "escape", "m", "escape", "o"):
            await hand.press(keys)
            assert not leaks(hand.screen), (keys, hand.screen)
            assert "遮住 z" in hand.screen, keys
        await hand.press("escape", "escape", "z")
        assert not hand.app.masked
        assert "遮住 z" not in hand.screen


async def test_it_is_said_at_once_that_the_screen_is_being_covered(
    open_desk: OpenDesk, cherries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    let = threading.Event()

    def late(desk: HomeDesk) -> Known:
        let.wait(10)
        return known_on_screen(desk)

    monkeypatch.setattr(knowing, "known_on_screen", late)
    async with open_desk(80, 24) as hand:
        await hand.pilot.press("z")
        await hand.pilot.pause(0.05)
        assert "正在遮住" in hand.foot
        let.set()
        await hand.rest()
        assert "已遮住" in hand.foot
        assert not leaks(hand.screen)


async def test_goods_shop_money_and_reason_stay(open_desk: OpenDesk, cherries: int) -> None:
    async with open_desk() as hand:
        await hand.press("z", "enter", "e")
        for words in ("车厘子礼盒5斤", "果鲜集生鲜店", "¥168.00", "6921···········0356"):
            assert words in hand.screen, words
        await hand.press("end")
        assert "138····8000" in hand.screen
        assert "杭州市····" in hand.screen


async def test_what_is_scrolled_into_view_is_covered_too(open_desk: OpenDesk, cherries: int) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("z", "enter", "t")
        for _ in range(8):
            await hand.press("pagedown")
            assert not leaks(hand.screen), hand.screen


async def test_a_form_shows_what_is_typed_and_saves_it_as_it_is(
    open_desk: OpenDesk, desk: HomeDesk, cherries: int
) -> None:
    async with open_desk() as hand:
        await hand.press("z", "enter", "i")
        await hand.write("zz 13911112222")
        await hand.press("ctrl+s")
        assert desk.view(cherries).diary[-1].text == "zz 13911112222"
        assert "13911112222" not in hand.screen


async def test_a_name_that_comes_while_it_is_masked_is_covered_at_once(open_desk: OpenDesk, cherries: int) -> None:
    async with open_desk() as hand:
        await hand.press("z", "enter", "e", "end")
        hand.app.worker.do(cherries, SetFact("name", "欧阳明月"))
        await hand.rest()
        assert "明月" not in bare(hand.screen)
        assert "欧阳····" in hand.screen


async def test_copies_are_covered_and_typing_over_is_refused(open_desk: OpenDesk, cherries: int) -> None:
    async with open_desk() as hand:
        await hand.press("z", "enter", "w")
        await hand.press("c")
        assert hand.app.clipboard
        assert not leaks(hand.app.clipboard)
        assert "遮住" in hand.foot
        await hand.press("escape", "y")
        assert "z" in hand.foot
        assert not leaks(hand.screen)
        await hand.press("z", "y")
        assert isinstance(hand.front, DictateScreen)
        await hand.press("z")
        assert hand.app.masked
        assert not isinstance(hand.front, DictateScreen)
        assert not leaks(hand.screen)


async def test_a_desk_can_open_masked(open_desk: OpenDesk, cherries: int) -> None:
    async with open_desk(settings=Settings(mask=True)) as hand:
        assert hand.app.masked
        await hand.press("enter", "e")
        assert not leaks(hand.screen)


def test_a_home_that_gave_the_key_away_still_opens_and_is_told_the_other() -> None:
    keys = {"undo": "z"}
    actions = rebound(keys, "")
    assert {one.id: one.shown for one in actions}["mask"] == "Z"
    assert "Z" in str(yielded(actions, keys))
    assert yielded(rebound({}, ""), {}) is None
    assert yielded(rebound({"mask": "f8"}, ""), {"mask": "f8"}) is None


class _Dots:
    def chars(self, text: str) -> list[str] | None:
        return ["··" if char == "川" else char for char in text]


def test_tones_and_cells_of_a_line_stay() -> None:
    veiling = Veiling(_Dots(), ())  # type: ignore[arg-type]
    assert veiling.alone((Span("小川"), Span("川"))) == (Span("小··"), Span("··"))


SCREENS = ((), ("enter",), ("enter", "t"), ("enter", "e"), ("enter", "r"), ("enter", "v"), ("enter", "m"), ("o",))


@pytest.mark.parametrize("keys", SCREENS, ids=lambda keys: "-".join(keys) or "home")
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_what_stands_on_a_screen_is_covered_where_it_stands(
    open_desk: OpenDesk, desk: HomeDesk, cherries: int, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    desk.open(OpenCase("douyin", f"{NAME}的鞋", {"name": NAME}))
    async with open_desk(*size) as hand:
        await hand.press(*keys)
        assert leaks(hand.screen) or keys not in ((), ("enter", "t"))
        await hand.press("z")
        assert hand.app.masked
        assert not leaks(hand.screen), hand.screen
        await hand.press("z")
        assert not hand.app.masked


async def test_a_name_that_another_process_writes_is_never_drawn_before_it_is_covered(
    open_desk: OpenDesk, desk: HomeDesk, cherries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as hand:
        await hand.press("z")
        other = open_home(desk.home, desk.clock, author="妈妈", language="zh")
        other.open(OpenCase("douyin", "", {"product": "送给Zoltan的锅", "name": "Zoltan"}))
        drawn: list[str] = []
        redraw = hand.app.redraw

        def seen() -> None:
            redraw()
            drawn.append(hand.screen)

        monkeypatch.setattr(hand.app, "redraw", seen)
        hand.app.worker.look()
        await hand.rest()
        await hand.rest()
        assert any("的锅" in screen for screen in drawn)
        assert not [screen for screen in drawn if "Zoltan" in screen]
