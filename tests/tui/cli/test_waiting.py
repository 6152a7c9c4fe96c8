"""While many cases are read, as after an update, a terminal is told how many; nobody else is."""

from __future__ import annotations

import io
import sys

import pytest

from content.text.words import Translator
from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tui.cli import waiting
from tui.cli.opening import open_desk
from tui.cli.run import run
from tui.cli.session import Session
from tui.cli.waiting import BLANK, EVERY, MOMENT, Waiting
from tui.desk import app


class Screen(io.StringIO):
    """A terminal that keeps what was written."""

    def isatty(self) -> bool:
        return True


def told(*moments: tuple[float, int], moves: bool = True, every: int = 100) -> str:
    """What is written when at these seconds so many are read."""
    screen, now = Screen(), 0.0
    wait = Waiting(Translator("en").say, screen, moves, lambda: now)
    for now, read in moments:  # noqa: B007 - what the clock says
        wait(read, every)
    return screen.getvalue()


def test_a_moment_of_reading_says_nothing() -> None:
    assert told((0, 0), (MOMENT - 0.01, 99), (MOMENT - 0.01, 100)) == ""


def test_longer_reading_is_counted_on_one_line_and_the_line_is_taken_away() -> None:
    late = MOMENT + EVERY + 0.01
    lines = told((0, 0), (MOMENT, 40), (MOMENT + 0.01, 41), (late, 60), (late, 100)).split(BLANK)
    assert [line[: len("Reading cases: 40 of 100")] for line in lines] == [
        "",
        "Reading cases: 40 of 100",
        "Reading cases: 60 of 100",
        "",
    ]


def test_a_terminal_that_cannot_empty_a_line_is_told_once() -> None:
    said = told((0, 0), (MOMENT, 40), (MOMENT + 1, 60), (MOMENT + 1, 100), moves=False)
    assert said.count("\n") == said.count("Reading cases") == 1
    assert "\x1b" not in said
    assert "\r" not in said


def test_each_reading_has_a_moment_of_its_own() -> None:
    assert told((0, 0), (0.1, 100), (10, 0), (10.1, 50), (10.2, 100)) == ""


@pytest.mark.parametrize("words", [("list",), ("next",), ("due",)])
def test_a_command_tells_a_terminal_and_neither_a_pipe_nor_a_program(
    home: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def typed(*args: str, terminal: bool = True) -> tuple[str, str]:
        out, err = (Screen(), Screen()) if terminal else (io.StringIO(), Screen())
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            line = ["--home", str(home.path), "--lang", "en", *args]
            assert run(line, Session(clock, {"TERM": "xterm", "PAGER": "cat"})) == 0
        return out.getvalue(), err.getvalue()

    monkeypatch.setattr(waiting, "MOMENT", 0.0)
    monkeypatch.setattr(waiting, "EVERY", 0.0)
    for product in ("耳机", "台灯"):
        typed("add", "--product", product)
    assert "Reading cases: 1 of 2" in typed(*words)[1]
    assert "Reading" not in typed(*words, terminal=False)[1]
    assert "Reading" not in typed(*words, "--json")[1]


def test_on_the_desk_nothing_is_written_over_its_screen(
    home: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(desk: HomeDesk, *_: object, **__: object) -> int:
        return len(desk.views()) - 2

    screen = Screen()
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, screen)
    monkeypatch.setattr(waiting, "MOMENT", 0.0)
    monkeypatch.setattr(app, "run_desk", read)
    session = Session(clock, {"TERM": "xterm"}, str(home.path))
    for product in ("耳机", "台灯"):
        session.desk.open(OpenCase("douyin", facts={"product": product}))
    assert open_desk(session) == 0
    assert screen.getvalue() == ""
