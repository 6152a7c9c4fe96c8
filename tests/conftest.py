"""What every test may stand on: a home of its own, a clock that stands still, a desk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store.case import moot
from store.case.deadlines import concerns
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.opening import HomeDesk, open_home


@dataclass
class StandingClock:
    """A clock that moves only when told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Move on, such as `forward(days=3)`."""
        self.now += timedelta(**span)


@pytest.fixture(autouse=True)
def _no_playbooks_of_other_tests() -> Iterator[None]:
    """Each test reads its own playbooks; what is remembered of those of others would fill the memory."""
    yield
    for remembered in (concerns.limits_for, concerns._limits_at, moot.moot_for):
        remembered.cache_clear()


@pytest.fixture(autouse=True)
def _no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("TUIKUAN_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def desk(home: Home, clock: StandingClock) -> HomeDesk:
    return open_home(home, clock, author="小李", language="zh")
