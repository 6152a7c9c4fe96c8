"""Evidence on the desk: gaps on top, what each exhibit proves, its order, and taking one out; all can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


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
        assert page.index("还缺") < page.index("E1") < page.index("E2")
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
        assert "1份与收入时不同" in hand.lines[0]
        assert "已被改动" in hand.sheet("list")


async def test_over_ssh_the_path_is_told(open_desk: OpenDesk, proved: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1")
    async with open_desk() as hand:
        await hand.press("v", "end", "enter")
        page = hand.sheet("text").replace("\n", "").replace(" ", "")
        assert "chat.png" in page
        assert "scp" in page
        await hand.press("escape", "home", "enter")
        assert "按a收入文件" in hand.foot
