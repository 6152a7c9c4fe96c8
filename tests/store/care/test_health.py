"""What is checked is told so that nobody is frightened by a number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.text.words import Translator
from store.care.health import examine, verify
from store.case.intents import NoteDiary, OpenCase
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


def first(desk: HomeDesk) -> str:
    return Translator("zh").say(next(verify(desk)).words)


def test_where_the_newest_changes_are_is_told_and_that_they_are_as_safe(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    assert first(desk) == "案件文件和日志完好；最近1次变更还在日志里，和写进文件一样可靠。"
    desk.do(number, NoteDiary("来过电话"))
    assert "最近2次变更还在日志里" in first(desk)
    desk.close()
    assert first(desk) == "案件文件和日志完好；所有变更都已写进文件。"


def test_a_home_that_was_moved_or_is_not_mounted_is_not_called_whole(tmp_path: Path, clock: StandingClock) -> None:
    home = Home(tmp_path / "home")
    told = first(open_home(home, clock, "小李", "zh"))
    assert "从来没有保存过案件" in told
    assert str(home.path) in told
    desk = open_home(home, clock, "小李", "zh")
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    assert "完好" in first(open_home(home, clock, "小李", "zh"))
    home.path.rename(tmp_path / "moved")
    assert "从来没有保存过案件" in first(open_home(home, clock, "小李", "zh"))


@pytest.mark.parametrize("name", ["cache", "stamps", "handed", "backups"])
def test_a_file_where_a_folder_belongs_is_named(home: Home, desk: HomeDesk, name: str) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    shutil.rmtree(home.path / name, ignore_errors=True)
    (home.path / name).write_text("x")
    assert str(home.path / name) in wrong(home, desk)


@pytest.mark.parametrize("name", ["cases.json.lock", "cases.json.reached"])
def test_a_folder_where_a_file_belongs_is_named(home: Home, desk: HomeDesk, name: str) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    (home.path / name).unlink(missing_ok=True)
    (home.path / name).mkdir()
    assert str(home.path / name) in wrong(home, desk)


def wrong(home: Home, desk: HomeDesk) -> list[object]:
    """The places of what is told to be wrong with a home."""
    return [check.words.values.get("path") for check in examine(home, lambda: desk) if not check.ok]
