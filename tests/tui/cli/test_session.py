"""How much room a run has, and who signs what it changes."""

from __future__ import annotations

import io
import os
import sys

import pytest

from store.disk.settings import Settings, choose_author
from tui.cli.session import Session, terminal_size


class Terminal(io.StringIO):
    """A standard output of which the system knows the size."""

    def fileno(self) -> int:
        return 99


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    monkeypatch.setattr(sys, "__stdout__", Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda handle: os.terminal_size((70, 30 if handle == 99 else 1)))


@pytest.mark.usefixtures("terminal")
def test_the_room_is_that_of_the_terminal() -> None:
    assert terminal_size() == (70, 30)
    assert Session().width == 70


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("columns", "lines", "room"),
    [("50", "", (50, 30)), ("", " 9 ", (70, 9)), ("0", "-4", (70, 30)), ("wide", "x", (70, 30))],
)
def test_what_the_environment_says_counts_before_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, lines: str, room: tuple[int, int]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", lines)
    assert terminal_size() == room


@pytest.mark.usefixtures("terminal")
def test_without_a_terminal_there_is_the_usual_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdout__", io.StringIO())  # has no handle
    assert terminal_size() == (80, 24)
    monkeypatch.setattr(sys, "__stdout__", None)
    assert terminal_size() == (80, 24)


@pytest.mark.parametrize(("columns", "width"), [("5", 20), ("60", 60), ("900", 100)])
def test_a_line_is_neither_too_narrow_to_read_nor_wider_than_eyes_like(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Session().width == width


def test_changes_are_signed_by_who_is_named_nearest() -> None:
    said = {"TUIKUAN_AS": "店员", "LOGNAME": "li", "USER": "wang"}
    settings = Settings(author="妈妈")
    assert choose_author("爸爸", said, settings) == "爸爸"
    assert choose_author(None, said, settings) == "店员"
    del said["TUIKUAN_AS"]
    assert choose_author(None, said, settings) == "妈妈"
    assert choose_author(None, said, Settings()) == "li"
    del said["LOGNAME"]
    assert choose_author(None, said, Settings()) == "wang"


def test_where_nobody_is_named_the_system_says_who_runs_this(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_001)
    assert choose_author(None, {}, Settings()) == "4000000001"


@pytest.mark.parametrize(("lines", "paged"), [(29, False), (30, True)])
def test_what_fills_the_terminal_to_its_last_line_is_paged(
    monkeypatch: pytest.MonkeyPatch, lines: int, paged: bool
) -> None:
    """The prompt that follows takes a line, too."""
    shown: list[str] = []

    def pager(text: str, _: object) -> bool:
        shown.append(text)
        return True

    monkeypatch.setattr("tui.cli.session.terminal_size", lambda: (70, 30))
    monkeypatch.setattr("tui.cli.paging.paged", pager)
    monkeypatch.setattr(sys, "stdout", Paper())
    Session(environment={"TERM": "xterm"}).page(["x"] * lines)
    assert bool(shown) == paged


class Paper(io.StringIO):
    """A terminal that is written on."""

    def isatty(self) -> bool:
        return True
