"""A case that is handed over, and somebody who opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from store.case.intents import NoteDiary, OpenCase, SetFact
from store.disk.home import Home
from store.handover.packing import Made, bundle
from store.handover.sealing import Seal
from store.handover.unpacking import Given, Opened, open_bundle
from store.handover.unsealing import Secrets
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.proof.authority import Authority, authority

PHRASE = "four words are good"


def secrets(word: str = PHRASE) -> Secrets:
    return Secrets(lambda: word)


@pytest.fixture
def number(desk: HomeDesk) -> int:
    number = desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机", "paid": "199"})).view.number
    desk.do(number, SetFact("name", "李小明"))
    desk.do(number, SetFact("phone", "13812345678"))
    desk.do(number, NoteDiary("李小明给客服打电话13812345678", "me", "phone"))
    desk.attach_stream(number, BytesIO(b"chat " * 1000), "李小明的聊天.txt", "chat")
    desk.attach_stream(number, BytesIO(b"goods"), "goods.jpg", "goods", "左耳没有声音")
    return number


@pytest.fixture
def made(desk: HomeDesk, number: int, tmp_path: Path) -> Made:
    return bundle(desk, [number], tmp_path / "case.bundle", Seal(passphrase=PHRASE), "王芳")


@pytest.fixture
def open_it(tmp_path: Path, clock: StandingClock) -> Callable[..., Opened]:
    """Opens a bundle in a folder of its own."""

    def opens(path: Path, word: str = PHRASE, into: str = "copies") -> Opened:
        return open_bundle(Given(path, secrets(word), clock), tmp_path / into)

    return opens


@pytest.fixture
def helper(made: Made, open_it: Callable[[Path], Opened], clock: StandingClock) -> HomeDesk:
    """王芳 at her copy."""
    return open_home(Home(open_it(made.path).home.path), clock, "王芳", "zh")


@pytest.fixture
def tsa() -> Authority:
    """An authority that stamps five seconds after the cases here were made."""
    return authority(at=datetime(2026, 11, 23, 2, 0, 5, tzinfo=UTC))
