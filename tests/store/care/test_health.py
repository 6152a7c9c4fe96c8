"""What is checked is told so that nobody is frightened by a number."""

from __future__ import annotations

from content.text.words import Translator
from store.care.health import verify
from store.case.intents import NoteDiary, OpenCase
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
