"""Files as people name them: typed, dropped into the terminal, many at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.dialogs.attach import completed, paths_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three pictures, one with blanks in its name."""
    made = tmp_path / "证据 图"
    made.mkdir()
    for name in ("开箱 1.png", "开箱 2.png", "it's.png"):
        (made / name).write_bytes(name.encode())
    return made


def test_paths_are_read_as_terminals_drop_them(folder: Path) -> None:
    one, two, odd = (str(folder / name) for name in ("开箱 1.png", "开箱 2.png", "it's.png"))
    escaped = one.replace(" ", "\\ ")
    assert paths_of(one) == (one,)
    assert paths_of(f"'{one}' '{two}' ") == (one, two)
    assert paths_of(f'"{one}" "{two}"') == (one, two)
    assert paths_of(f"{escaped} '{two}'") == (one, two)
    assert paths_of(f"{one}\n{two}\n") == (one, two)
    assert paths_of(odd) == (odd,)
    assert paths_of(f"file://{one.replace(' ', '%20')}") == (one,)
    assert paths_of(str(folder)) == (str(folder),)
    assert paths_of(f"{folder}/*.png") == (f"{folder}/*.png",)
    assert paths_of("/没有 这个/文件 名.png") == ("/没有 这个/文件 名.png",)
    assert paths_of("  ") == ()


def test_a_path_is_completed_as_far_as_it_is_clear(folder: Path) -> None:
    begun = str(folder)[:-2]
    assert completed(begun) == f"{folder}/"
    assert completed(f"{folder}/开") == f"{folder}/开箱 "
    assert completed(f"{folder}/it") == f"{folder}/it's.png"
    assert completed(f"{folder}/无") == f"{folder}/无"
    assert completed("") == ""
    assert completed("\x00/a") == "\x00/a"


async def test_many_files_are_taken_in_by_one_form(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(str(folder)[:-2])
        await hand.press("tab")
        assert hand.front.values()["path"] == f"{folder}/"
        await hand.press("tab", "right", "ctrl+s")
        assert len(desk.view(earphones).exhibits) == 3
        assert "收入了3个文件" in hand.foot
        await hand.press("u")
        assert not desk.view(earphones).exhibits, "what one form took in one undo takes back"


async def test_the_same_file_under_another_kind_is_told(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path
) -> None:
    picture = folder / "开箱 1.png"
    desk.attach(earphones, picture, "other")
    async with open_desk() as hand:
        await hand.press("enter", "a")
        await hand.write(str(picture))
        await hand.press("tab", "right", "ctrl+s")
        assert len({exhibit.evidence for exhibit in desk.view(earphones).exhibits}) == 2
        assert "和E1" in hand.foot
        assert "同一个文件" in hand.foot
