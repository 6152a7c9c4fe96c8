"""What is checked is told so that nobody is frightened by a number."""

from __future__ import annotations

import shutil

import pytest

from content.text.words import Translator
from store.care.health import examine, verify
from store.case.intents import NoteDiary, OpenCase
from store.disk.home import Home
from store.opening import HomeDesk


def first(desk: HomeDesk) -> str:
    return Translator("zh").say(next(verify(desk)).words)


def test_where_the_newest_changes_are_is_told_and_that_they_are_as_safe(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    assert first(desk) == "案件文件和日志完好；最近1次变更还在日志里，和写进文件一样可靠。"
    desk.do(number, NoteDiary("来过电话"))
    assert "最近2次变更还在日志里" in first(desk)
    desk.close()
    assert first(desk) == "案件文件和日志完好；所有变更都已写进文件。"


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
