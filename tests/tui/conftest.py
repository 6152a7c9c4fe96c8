"""The command line as a test types it."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import Any

import orjson
import pytest

from store.disk.home import Home
from tests.conftest import StandingClock
from tui.cli.run import run
from tui.cli.session import Session


@dataclass
class Said:
    """How a run ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)


class Cli:
    """Runs command lines on one home. Nobody sits at the terminal."""

    def __init__(self, home: Home, clock: StandingClock, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.clock, self._capsys = home, clock, capsys
        self.environment = {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"}

    def __call__(self, *args: str, stdin: bytes = b"") -> Said:
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        try:
            environment = {"TUIKUAN_HOME": str(self.home.path), **self.environment}
            status = run([*args], Session(self.clock, environment))
        finally:
            sys.stdin = before
        out, err = self._capsys.readouterr()
        return Said(status, out, err)

    def add(self, product: str = "蓝牙耳机", **facts: str) -> str:
        """Add a case and return its number."""
        flags = [part for key, value in facts.items() for part in (f"--{key.replace('_', '-')}", value)]
        said = self("add", "--product", product, *flags)
        assert said.status == 0, said.err
        return said.out.strip()


@pytest.fixture
def cli(home: Home, clock: StandingClock, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(home, clock, capsys)
