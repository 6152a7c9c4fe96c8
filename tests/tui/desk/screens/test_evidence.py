"""Evidence on the desk: gaps on top, what each exhibit proves, its order, and taking one out; all can be undone."""

from __future__ import annotations

import os
from getpass import getuser
from pathlib import Path

import pytest

from store.case.intents import NoteExported
from store.opening import HomeDesk, open_home
from store.papers.letters import naming
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.evidence import gaps_of
from tui.desk.terminal.innards import strips_of
from tui.desk.worker.jobs import picture_shown
from tui.desk.worker.news import Reported


@pytest.fixture
def proved(desk: HomeDesk, earphones: int, tmp_path: Path) -> int:
    """A case with two exhibits."""
    for name, kind in (("unbox.mp4", "goods"), ("chat.png", "chat")):
        (tmp_path / name).write_bytes(name.encode())
        desk.attach(earphones, tmp_path / name, kind)
    return earphones


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_gaps_stand_above_exhibits_and_copies_are_checked(
    open_desk: OpenDesk, proved: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("enter", "v")
        page = hand.sheet("list")
        assert page.index("还缺") < page.index("E1  ") < page.index("E2  ")
        assert "unbox.mp4" in page
        assert page.count("未变") == 2
        assert page.count("还没写") == 2
        await hand.press("v")
        assert hand.front.query("#now")


async def test_what_an_exhibit_proves_and_its_kind_are_written_and_undone(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    async with open_desk() as hand:
        await hand.press("v", "end", "e")
        await hand.write("客服说明天退")
        await hand.press("ctrl+s")
        assert desk.view(proved).exhibits[1].note == "客服说明天退"
        assert "客服说明天退" in hand.sheet("list")
        assert hand.foot.endswith("u 撤销")
        await hand.press("u")
        assert desk.view(proved).exhibits[1].note == ""


async def test_exhibits_change_places_and_keep_their_numbers(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    async with open_desk() as hand:
        await hand.press("v", "end", "K")
        assert [one.no for one in desk.view(proved).exhibits] == [2, 1]
        page = hand.sheet("list")
        assert page.index("E2") < page.index("E1")


async def test_an_exhibit_that_is_taken_out_is_missing_again_until_undone(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    stored = desk.view(proved).exhibits[1].stored
    async with open_desk() as hand:
        await hand.press("v", "end", "d")
        view = desk.view(proved)
        assert [one.name for one in view.exhibits] == ["unbox.mp4"]
        assert next(item.open for item in view.marked if item.id == "chat")
        assert (desk.home.evidence / str(proved) / stored).exists()
        await hand.press("u")
        assert len(desk.view(proved).exhibits) == 2


async def test_a_copy_that_was_changed_is_loud(open_desk: OpenDesk, desk: HomeDesk, proved: int) -> None:
    path = desk.exhibits(desk.view(proved))[0].path
    path.chmod(0o600)
    path.write_bytes(b"another")
    async with open_desk() as hand:
        await hand.press("v")
        assert "要查看：1份" in hand.lines[0]
        assert "已被改动" in hand.sheet("list")


@pytest.mark.parametrize(("port", "told"), [("22", ""), ("2299", "-P2299")])
async def test_over_ssh_the_path_is_told(
    open_desk: OpenDesk, proved: int, monkeypatch: pytest.MonkeyPatch, port: str, told: str
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", f"192.0.2.7 50000 192.0.2.1 {port}")
    async with open_desk() as hand:
        await hand.press("v", "end", "enter")
        page = hand.sheet("text").replace("\n", "").replace(" ", "")
        assert "chat.png" in page
        assert f"scp{told}{getuser()}@" in page


async def test_enter_on_what_is_missing_takes_a_file_in(open_desk: OpenDesk, proved: int) -> None:
    async with open_desk() as hand:
        await hand.press("v")
        assert hand.foot.startswith(" enter 附证据")
        await hand.press("enter")
        assert "附证据" in hand.lines[0]


@pytest.fixture
def pictured(desk: HomeDesk, earphones: int, tmp_path: Path) -> int:
    """A case with a red and blue picture, and with what is none."""
    from PIL import Image

    image = Image.new("RGB", (600, 400), (200, 0, 0))
    image.paste((0, 0, 200), (300, 0, 600, 400))
    image.save(tmp_path / "red.png")
    (tmp_path / "words.txt").write_text("不退")
    for name, kind in (("red.png", "goods"), ("words.txt", "chat")):
        desk.attach(earphones, tmp_path / name, kind)
    return earphones


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_picture_is_shown_in_half_blocks_and_left_again(
    open_desk: OpenDesk, pictured: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("v", "end", "up", "p")
        blocks = [line for line in hand.lines if "▀▀▀" in line]
        assert len(blocks) > 10
        strip = next(strip for strip in strips_of(hand.app.screen) if "▀▀▀" in strip.text)
        colours = {str(segment.style) for segment in strip if "▀" in segment.text}
        assert {"#c80000 on #c80000", "#0000c8 on #0000c8"} <= colours
        assert hand.foot.startswith(" p 回列表")
        assert "E1" in (hand.lines[0] if size[0] == 80 else hand.screen), "whose picture it is"
        assert hand.lines[-2].startswith("───"), "a rule stands below the picture, too"
        await hand.press("p")
        assert "▀▀▀" not in hand.screen
        assert "E1" in hand.sheet("list")
        assert "p 预览" in hand.foot
        await hand.press("p", "escape")
        assert "▀▀▀" not in hand.screen
        assert hand.front.query("#list"), "esc leaves the picture first"


async def test_what_is_no_picture_says_so_and_none_is_shown_under_the_mask(
    open_desk: OpenDesk, pictured: int
) -> None:
    async with open_desk() as hand:
        await hand.press("v", "end", "p")
        assert "E2" in hand.foot
        assert "不是图片" in hand.foot
        assert "▀▀▀" not in hand.screen
        await hand.press("up", "z", "p")
        assert "▀▀▀" not in hand.screen
        assert "遮住" in hand.foot


async def test_what_must_be_proven_names_the_exhibits_that_do_it(open_desk: OpenDesk, proved: int) -> None:
    async with open_desk() as hand:
        await hand.press("v")
        page = hand.sheet("list")
        proven = page[page.index("要证明的") : page.index("证据，")]
        assert "E1" in proven
        assert "还没有" in proven


async def test_to_whom_an_exhibit_went_out_stands_beside_it(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    desk.do(proved, NoteExported("court", "pdf", "0" * 64, ("E1",)))
    async with open_desk(120, 36) as hand:
        await hand.press("v", "end")
        assert "法院" in hand.sheet("aside")
        await hand.press("up")
        assert "法院" not in hand.sheet("aside")
        assert "还没用过" in hand.sheet("aside")


async def test_what_waits_in_the_inbox_is_offered_and_taken_in(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    waits = desk.home.inbox / "手机.png"
    waits.write_bytes(b"phone")
    os.utime(waits, (1_700_000_000, 1_700_000_000))
    gap = gaps_of(desk.view(proved))[0].id
    async with open_desk() as hand:
        await hand.press("v")
        assert "收件箱" in hand.sheet("list")
        assert "手机.png" in hand.sheet("list")
        await hand.press("a", "tab", "space", "ctrl+s")
        taken = desk.view(proved).exhibits[-1]
        assert taken.name == "手机.png"
        assert taken.evidence == gap, "what was asked for on a gap is of its kind"
        assert "收件箱" not in hand.sheet("list")
        assert not waits.exists()


async def test_in_which_letters_an_exhibit_stands_is_told_beside_it(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    named = naming(desk.view(proved), desk.clock())
    assert named[1]
    async with open_desk(120, 36) as hand:
        await hand.press("v", *["down"] * len(gaps_of(desk.view(proved))))
        beside = "".join(hand.sheet("aside").split())
        assert "写进这些文书" in beside
        assert "".join(named[1][0].split()) in beside


async def test_the_foot_names_what_can_be_done_with_the_line_in_hand(open_desk: OpenDesk, proved: int) -> None:
    async with open_desk() as hand:
        await hand.press("v")
        assert "搁置" in hand.foot
        assert "e 改标签" not in hand.foot
        await hand.press("end")
        assert hand.foot.startswith(" enter 打开")
        assert "e 改标签" in hand.foot
        assert "搁置" not in hand.foot


async def test_what_is_set_aside_stays_in_its_line_and_is_missing_again(
    open_desk: OpenDesk, desk: HomeDesk, proved: int
) -> None:
    count = len(gaps_of(desk.view(proved)))
    gap = gaps_of(desk.view(proved))[0]
    async with open_desk() as hand:
        await hand.press("v", "-")
        assert len(gaps_of(desk.view(proved))) == count - 1
        assert "拿不到" in hand.sheet("list")
        for _ in range(1 if gap.required else 2):
            await hand.press("-")
        assert len(gaps_of(desk.view(proved))) == count
        await hand.press("end", "-")
        assert len(gaps_of(desk.view(proved))) == count


async def test_an_exhibit_that_another_process_took_in_is_checked_too(
    open_desk: OpenDesk, desk: HomeDesk, proved: int, tmp_path: Path
) -> None:
    (tmp_path / "bill.pdf").write_bytes(b"bill")
    async with open_desk() as hand:
        await hand.press("v")
        other = open_home(desk.home, desk.clock, author="妈妈", language="zh")
        other.attach(proved, tmp_path / "bill.pdf", "chat")
        hand.app.worker.look()
        await hand.rest()
        await hand.rest()
        assert "bill.pdf" in hand.sheet("list")
        assert hand.sheet("list").count("未变") == 3


async def test_a_picture_that_nobody_waits_for_any_more_is_not_shown(
    open_desk: OpenDesk, desk: HomeDesk, pictured: int
) -> None:
    kept = desk.exhibits(desk.view(pictured))[0]
    late = picture_shown(kept, 20, 10)(desk, lambda _: None)
    async with open_desk() as hand:
        await hand.press("v", "end", "up", "p")
        assert "▀▀▀" in hand.screen
        await hand.press("p")
        assert late is not None
        await hand.app.on_reported(Reported(late))
        await hand.rest()
        assert "▀▀▀" not in hand.screen


async def test_a_picture_that_comes_or_stands_while_names_are_covered_is_not_shown(
    open_desk: OpenDesk, pictured: int
) -> None:
    async with open_desk() as hand:
        await hand.press("v", "end", "up")
        hand.front.preview()
        hand.app.switch_mask()
        await hand.rest()
        await hand.rest()
        assert hand.app.masked
        assert "▀▀▀" not in hand.screen
        await hand.press("z", "p")
        assert "▀▀▀" in hand.screen
        await hand.press("z")
        assert "▀▀▀" not in hand.screen
