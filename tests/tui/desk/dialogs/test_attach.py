"""Files are chosen on one sheet: typed, dropped, from inbox or folder; their kind is said, never guessed on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from textual import events

from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three pictures, one with blanks in its name."""
    made = tmp_path / "证据 图"
    made.mkdir()
    for name in ("开箱 1.png", "开箱 2.png", "it's.png"):
        (made / name).write_bytes(name.encode())
    return made


async def paste(hand: Hand, text: str) -> None:
    """Drop files into the terminal: their paths are pasted."""
    hand.front.focused.post_message(events.Paste(text))
    await hand.rest()


async def test_all_files_of_a_folder_are_taken_in_as_one_change(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(str(folder)[:-2])
        await hand.press("tab")
        assert hand.front.values()["path"] == f"{folder}/"
        assert "it's.png" in hand.screen, "what lies there is shown"
        await hand.press("enter")
        assert "已标记3" in hand.screen
        await hand.press("ctrl+s")
        assert "什么证据" in hand.screen, "nobody said what they are"
        await hand.press("right")
        assert "另外2个" in hand.screen
        await hand.press("ctrl+s")
        assert len(desk.view(earphones).exhibits) == 3
        assert "收入了3个文件" in hand.foot
        await hand.press("u")
        assert not desk.view(earphones).exhibits, "what one sheet took in one undo takes back"


async def test_a_folder_is_walked_and_marked_by_keys(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(f"{folder.parent}/证")
        await hand.press("down", "enter")
        assert hand.front.values()["path"].endswith(f"{folder.name}/")
        await hand.press("space", "down", "space")
        assert "已标记2" in hand.screen
        await hand.press("space")
        assert "已标记1" in hand.screen
        await hand.press("left")
        assert "it's.png" in hand.screen, "what is marked elsewhere stays to be seen"
        await hand.press("tab", "right", "ctrl+s")
        assert [one.name for one in desk.view(earphones).exhibits] == ["it's.png"]


async def test_dropped_files_with_quotes_are_marked_at_once(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/开箱 1.png' '{folder}/开箱 2.png' ")
        assert "已标记2" in hand.screen
        await hand.press("right", "ctrl+s")
        assert len(desk.view(earphones).exhibits) == 2


async def test_a_kind_that_a_name_suggests_is_told_before_it_stands(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    (folder / "chat-1.png").write_bytes(b"chat")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/chat-1.png'\n")
        assert "聊天记录* ?" in hand.screen
        await hand.press("ctrl+s")
        assert "按文件名猜的：chat-1.png: 聊天记录" in hand.screen
        assert not desk.view(earphones).exhibits
        await hand.press("ctrl+s")
        assert [one.evidence for one in desk.view(earphones).exhibits] == ["chat"]


async def test_each_file_has_its_own_kind_words_and_hour(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 12:31:05"
    Image.new("RGB", (4, 4)).save(folder / "IMG_1.jpg", exif=exif)
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/IMG_1.jpg' '{folder}/it'\"'\"'s.png'")
        assert hand.front.values()["on"] == "2026-11-20 12:31"
        await hand.press("right", "tab")
        await hand.write("批号")
        await hand.press("down")
        assert "照片自带" in hand.screen
        await hand.press("shift+tab", "shift+tab", "shift+tab", "down")
        await hand.press("tab", "right", "tab")
        await hand.write("盒子")
        await hand.press("ctrl+s")
        one, two = desk.view(earphones).exhibits
        assert (one.name, one.note, f"{one.at:%m-%d %H:%M}") == ("IMG_1.jpg", "批号", "11-20 12:31")
        assert (two.name, two.note) == ("it's.png", "盒子")
        assert one.evidence != two.evidence


async def test_the_same_file_is_told_and_can_be_kept_under_another_kind(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    picture = folder / "开箱 1.png"
    desk.attach(earphones, picture, "other")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(f"{folder}/")
        assert "与E1相同" in hand.screen
        await hand.press("down", "down", "space")
        assert "已标记" not in hand.screen
        assert "和E1是同一个文件" in hand.screen
        await hand.press("space")
        assert "已标记1" in hand.screen
        await hand.press("tab", "right", "ctrl+s")
        assert len({exhibit.evidence for exhibit in desk.view(earphones).exhibits}) == 2
        assert "和E1" in hand.foot
        assert "同一个文件" in hand.foot


async def test_what_cannot_be_taken_says_why(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    (folder / "a-empty.png").write_bytes(b"")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(f"{folder}/")
        assert "空文件" in hand.screen
        await hand.press("down", "space")
        assert "a-empty.png：空文件" in hand.screen
        await hand.press("up", "ctrl+n")
        await hand.write("/没有这个.png")
        await hand.press("ctrl+s")
        assert "没有" in hand.screen
        assert not desk.view(earphones).exhibits


async def test_what_was_marked_is_kept_as_a_draft(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(str(folder / "it's.png"))
        await hand.press("tab", "right", "tab")
        await hand.write("说到一半")
        await hand.press("escape", "a")
        assert "已标记1" in hand.screen
        assert hand.front.values()["note"] == "说到一半"
        await hand.press("ctrl+s")
        (one,) = desk.view(earphones).exhibits
        assert (one.name, one.note) == ("it's.png", "说到一半")
        await hand.press("a")
        assert "已标记" not in hand.screen


async def test_what_could_not_be_taken_stays_marked(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    broken = folder / "坏的.zip"
    broken.write_bytes(b"PK no archive")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/开箱 1.png' '{broken}'")
        await hand.press("right", "ctrl+s")
        assert [one.name for one in desk.view(earphones).exhibits] == ["开箱 1.png"]
        assert "没有收入：1" in hand.foot
        await hand.press("a")
        assert "已标记1" in hand.screen
        assert "坏的.zip" in hand.screen


async def test_the_inbox_comes_first_and_says_what_is_missing_after_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    for name in ("order-1.png", "chat-1.png"):
        waits = desk.home.inbox / name
        waits.write_bytes(name.encode())
        os.utime(waits, (1_700_000_000, 1_700_000_000))
    async with open_desk() as hand:
        await hand.press("enter", "a", "down", "space")
        assert "收件箱 " in hand.screen
        assert "收入后必需还缺：" in hand.screen
        assert "订单信息*（收件箱里可能有）" in hand.screen
        await hand.press("ctrl+s", "ctrl+s")
        assert [one.evidence for one in desk.view(earphones).exhibits] == ["chat"]
        assert not (desk.home.inbox / "chat-1.png").exists()
        assert (desk.home.inbox / "order-1.png").exists()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15), (120, 36)])
async def test_every_size_shows_path_list_and_kind(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("enter", "a")
        await hand.write(str(folder / "it's.png"))
        await hand.press("tab")
        assert "it's.png" in hand.screen
        assert "类型*" in hand.screen
        assert "ctrl+s" in hand.foot
        await hand.press("up", "up", "escape")


async def test_a_kind_is_found_by_typing_as_in_every_form(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/it'\"'\"'s.png'")
        await hand.write("聊天")
        assert "聊天记录" in hand.screen
        await hand.press("ctrl+s")
        (one,) = desk.view(earphones).exhibits
        assert one.evidence == "chat"


async def test_what_was_yesterday_is_of_yesterday_among_the_exhibits(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/it'\"'\"'s.png'")
        await hand.press("right", "tab", "tab")
        await hand.write("昨天")
        await hand.press("ctrl+s", "v")
        assert "昨天，" in hand.screen
        assert "24:00，" not in hand.screen.partition("证据，按")[2]


async def test_a_draft_that_came_back_is_said_and_the_foot_tells_the_keys_of_the_kind(
    open_desk: OpenDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(str(folder / "it's.png"))
        await hand.press("enter")
        assert "↑↓ 选择" in hand.lines[-1]
        assert "进列表" not in hand.lines[-1]
        await hand.press("escape", "a")
        assert "草稿已恢复" in hand.screen
        await hand.write("x")
        assert "草稿已恢复" not in hand.screen


async def test_what_is_the_same_is_told_before_it_is_taken_in_and_counts_once(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    """Two equal files that are new, also where the second comes later, and one that lies in the case already."""
    (folder / "一样.png").write_bytes((folder / "it's.png").read_bytes())
    (folder / "再来.png").write_bytes((folder / "开箱 1.png").read_bytes())
    async with open_desk(100, 30) as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/开箱 1.png'")
        await hand.press("right", "ctrl+s")
        assert len(desk.view(earphones).exhibits) == 1
        await hand.press("a")
        await paste(hand, f'"{folder}/it\'s.png"')
        assert "收入1个" in hand.foot
        await hand.press("up", "up")
        hand.front.query_one("#field-path").focus()
        await paste(hand, f"'{folder}/一样.png'")
        assert "一样.png和it's.png是同一个文件" in hand.screen
        assert "与it's.png相同" in hand.screen
        hand.front.query_one("#field-path").focus()
        await paste(hand, f"'{folder}/再来.png'")
        assert "再来.png和E1是同一个文件" in hand.screen
        assert "已标记3" in hand.screen
        assert "收入1个" in hand.foot, "of three that are marked one is new"


async def test_an_empty_file_is_named_when_it_is_refused(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    (folder / "空白.png").write_bytes(b"")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await paste(hand, f"'{folder}/空白.png'")
        assert "空白.png：空文件" in hand.screen
