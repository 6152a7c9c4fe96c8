"""The key x: a form, a page to look at, what is unresolved asked about, and the file."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from store.case.intents import NoteDiary
from store.opening import HomeDesk
from tests.store.dossier.test_forms import plain
from tests.store.dossier.test_leaves import coloured
from tests.tui.desk.conftest import Hand, OpenDesk


@pytest.fixture
def with_chat(desk: HomeDesk, earphones: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(tmp_path)
    desk.attach_stream(earphones, BytesIO("拆封了，不能退".encode()), "聊天.txt", "chat")
    return earphones


async def fill(hand: Hand, file: str = "", without: str = "", parts: str = "") -> None:
    """Fill the form from its first field: for the court, as HTML, with what stays, and go to the last field."""
    await hand.press(*["right"] * 4, "tab", "right", "tab")
    await hand.write(without)
    await hand.press("tab")
    await hand.write(parts)
    await hand.press(*["tab"] * 5)
    await hand.write(file)
    await hand.press("tab")


async def test_a_dossier_is_looked_at_and_then_written(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("x")
        assert "交出去" in hand.screen
        assert "先看一看" in hand.screen
        await fill(hand)
        await hand.press("ctrl+s")
        page = hand.sheet("text")
        assert "发出之前" in page
        assert "缺少必需的证据" in page
        assert "证据1 · 聊天记录" in page
        assert "拆封了，不能退" in page
        assert not list(tmp_path.glob("*.html"))
        await hand.press("escape", "x")
        assert "法院" in hand.screen, "what was chosen is there again"
        await hand.press(*["tab"] * 9, "right", "ctrl+s")
        assert "还没有填" in hand.screen
        await hand.press("y")
        file = tmp_path / f"tuikuan-{with_chat}-court.html"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert "写好了" in hand.foot
        assert "证据1件" in hand.foot
        assert "exported" in [entry.kind for entry in desk.view(with_chat).timeline()]
        await hand.press("u")
        assert [entry.voided for entry in desk.view(with_chat).timeline() if entry.kind == "exported"] == [True]


async def test_the_pages_of_a_pdf_are_drawn_from_the_desk_too(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    desk.attach_stream(with_chat, BytesIO(coloured(2)), "发票.pdf", "other")
    async with open_desk() as hand:
        await hand.press("x", *["right"] * 4, *["tab"] * 9, "right", "ctrl+s", "y")
        assert "写好了" in hand.foot
    (made,) = tmp_path.glob("*.pdf")
    text = plain("".join(page.extract_text() for page in PdfReader(made).pages))
    assert "第2页，共2页" in text


async def test_what_stays_is_left_out_and_a_taken_name_is_refused(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    taken = tmp_path / "a.html"
    taken.write_text("mine", encoding="utf-8")
    async with open_desk() as hand:
        await hand.press("enter", "v", "x")
        await fill(hand, str(taken), "E1", "manifest")
        await hand.press("right", "ctrl+s", "y")
        assert taken.read_text(encoding="utf-8") == "mine"
        assert "a.html" in hand.foot
        taken.unlink()
        await hand.press("x", "ctrl+s", "y")
        text = taken.read_text(encoding="utf-8")
        assert "证据1 聊天记录未附" in text
        assert "未包括“电子文件清单”一部分" in text


async def test_what_there_is_not_is_told_at_its_field(open_desk: OpenDesk, with_chat: int) -> None:
    async with open_desk() as hand:
        await hand.press("x")
        await fill(hand, "/nowhere/a.html", "E9", "poems")
        await hand.press("ctrl+s")
        assert "没有证据E9" in hand.screen
        assert with_chat


async def test_esc_writes_nothing(open_desk: OpenDesk, with_chat: int, tmp_path: Path) -> None:
    async with open_desk() as hand:
        await hand.press("x", "escape")
        assert with_chat
        assert not list(tmp_path.glob("*.pdf"))


async def test_what_is_hidden_is_looked_at_before_and_masked_desks_hide_unasked(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int
) -> None:
    async with open_desk() as hand:
        await hand.press("x")
        assert "照原样" in hand.screen
        await hand.press(*["tab"] * 5)
        await hand.write("声动旗舰店")
        await hand.press("ctrl+s")
        page = hand.sheet("text")
        assert "编号  6928374650192837465 → [编号…7465]" in page
        assert "您写的词  声动旗舰店 → [隐去" in page
        assert "声动旗舰店" not in page.split("就一笔订单")[1]
    desk.drafts.drop(f"export-{with_chat}")
    async with open_desk() as hand:
        await hand.press("z", "x")
        assert "照原样" not in hand.screen


async def test_what_is_hidden_in_doubt_stands_with_its_place_and_stays_if_it_is_named(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int
) -> None:
    desk.do(with_chat, NoteDiary("大壮帮我拍的视频，昨天去了古墩路那家店", "me", "chat"))
    async with open_desk() as hand:
        await hand.press("x", *["tab"] * 4, "right", "ctrl+s")
        page = hand.sheet("text")
        assert "：“[隐去2]帮我拍的视频" in page
        assert "不要遮住”一栏" in page
        await hand.press("escape", "x", *["tab"] * 6)
        await hand.write("大壮")
        await hand.press("ctrl+s")
        page = hand.sheet("text")
        assert "大壮帮我拍的视频" in page
        assert "古墩路那家店" not in page


async def test_what_one_wrote_for_oneself_is_named_and_goes_if_one_says_so(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int
) -> None:
    desk.do(with_chat, NoteDiary("给老公打电话，他说算了"))
    async with open_desk() as hand:
        await hand.press("x", "ctrl+s")
        page = hand.sheet("text")
        assert "没有遮住任何内容" in page, "a draft that hid something is not what was chosen now"
        assert page.count("他说算了") == 1
        assert "“写给自己的日记”" in page
        await hand.press("escape", "x", *["tab"] * 7, "right", "ctrl+s")
        page = hand.sheet("text")
        assert page.count("他说算了") > 1
        assert "会一起交出去" in page


async def test_only_the_fields_of_what_goes_out_stand_on_the_screen_and_those_of_the_rest_keep_their_words(
    open_desk: OpenDesk, with_chat: int
) -> None:
    async with open_desk() as hand:
        await hand.press("x", "tab", "tab")
        await hand.write("E1")
        assert {one.id for one in hand.front.query("OneLine")} == {
            f"field-{key}" for key in ("without", "parts", "hide", "shown", "file")
        }
        await hand.press("shift+tab", "shift+tab", "shift+tab", "right")
        assert hand.front.query("#field-whom"), "the bundle's fields are there now"
        assert "留出" not in hand.screen
        await hand.press("left")
        assert "E1" in hand.screen
