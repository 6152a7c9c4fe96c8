"""What others did is told once, whoever took it over."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store.case.intents import NoteDiary, OpenCase
from store.days.clock import system_clock
from store.disk.files import Files
from store.disk.home import Home
from store.errors import DamagedFile, HomeProblem
from store.opening import HomeDesk, open_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def opened(home: Home, author: str) -> HomeDesk:
    return open_home(home, system_clock(), author=author, language="zh")


@pytest.mark.parametrize(
    "look",
    [
        lambda desk: desk.view(1),
        lambda desk: desk.views(),
        lambda desk: desk.agenda(),
        lambda desk: desk.open(OpenCase("douyin", "", {"product": "电饭煲"})),
        lambda desk: desk.do(1, NoteDiary("我也记一笔")),
        lambda desk: desk.others.take_over(),
    ],
    ids=["view", "views", "agenda", "open", "do", "take-over"],
)
def test_what_was_taken_over_on_the_way_is_still_told(home: Home, look: Callable[[HomeDesk], object]) -> None:
    desk, other = opened(home, "小李"), opened(home, "妈妈")
    desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"}))
    other.do(1, NoteDiary("商家打来电话"))
    look(desk)
    assert desk.refresh()
    assert not desk.refresh()


def test_nothing_is_told_of_what_one_did_oneself(home: Home) -> None:
    desk = opened(home, "小李")
    desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"}))
    desk.view(1)
    assert not desk.refresh()


def test_what_another_thread_took_over_meanwhile_is_still_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, other = opened(home, "小李"), opened(home, "妈妈")
    desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"}))
    other.do(1, NoteDiary("商家打来电话"))
    refresh, between = desk.file.refresh, [threading.Thread(target=desk.view, args=(1,))]

    def later() -> bool:
        while between:
            thread = between.pop()
            thread.start()
            thread.join()
        return refresh()

    monkeypatch.setattr(desk.file, "refresh", later)
    desk.others.take_over()
    assert desk.refresh()


def test_news_outlive_a_look_that_fails(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, other = opened(home, "小李"), opened(home, "妈妈")
    desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"}))
    other.do(1, NoteDiary("商家打来电话"))
    read = Files.read

    def fails(self: Files, handle: int, size: int, offset: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Files, "read", fails)
    for look in (desk.refresh, desk.others.take_over, desk.views):
        with pytest.raises(HomeProblem, match="cannot be read"):
            look()
    monkeypatch.setattr(Files, "read", read)
    assert desk.refresh()
    assert [one.text for one in desk.view(1).diary] == ["商家打来电话"]
    assert not desk.refresh()


def test_what_others_damaged_is_told_and_what_they_wrote_comes_when_it_is_mended(home: Home) -> None:
    desk, other = opened(home, "小李"), opened(home, "妈妈")
    desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"}))
    desk.refresh()
    other.do(1, NoteDiary("商家打来电话"))
    journal = home.cases.with_name(f"{home.cases.name}.journal")
    whole = journal.read_bytes()
    at = len(whole) - 40
    journal.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    with pytest.raises(DamagedFile, match="is damaged"):
        desk.refresh()
    assert [path.read_bytes() for path in journal.parent.glob(f"{journal.name}.damaged-*")] == [
        journal.read_bytes()
    ]
    journal.write_bytes(whole)
    assert desk.refresh()
    assert [one.text for one in desk.view(1).diary] == ["商家打来电话"]
