"""What a start waits for: the first screen imports what it draws, and nothing that only a later one needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from store.case.intents import OpenCase
from store.opening import HomeDesk

FIRST = """
import asyncio, re, sys
from pathlib import Path

compiled, compile = [], re.compile
def noted(pattern, flags=0):
    if len(pattern) > 120:
        compiled.append(sys._getframe(1).f_globals["__name__"])
    return compile(pattern, flags)
re.compile = noted
from store.days.clock import HOME_ZONE, system_clock
from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import open_home
from tui.desk.shell import DeskApp

async def look(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.3)
        print(*sys.modules)
        print(*(name for name in compiled if name.startswith(("content.", "store.", "tui."))))

asyncio.run(look(DeskApp(open_home(Home(Path(sys.argv[1])), system_clock(HOME_ZONE), "x", "zh"), Settings())))
"""
LATER = (
    "markdown_it",
    "yaml",
    "jinja2",
    "icalendar",
    "questionary",
    "click",
    "pygments",
    "rich.syntax",
    "rich.traceback",
    "textual.widgets._text_area",
    "textual.document",
    "content.lint",
    "content.tone",
    "content.pack.reader",
    "content.pack.markdown",
    "content.pack.hearing",
    "store.papers",
    "store.case.sequence",
    "store.dossier.contents",
    "tui.desk.worker.jobs",
    "store.samples",
    "store.disk.journal.repair",
    "tui.cli",
    "tui.desk.dialogs",
)
"""What guidance, fields of several lines, letters and commands need."""


@pytest.mark.parametrize("cases", [0, 3])
def test_the_first_screen_imports_nothing_of_later_ones(desk: HomeDesk, cases: int) -> None:
    for _ in range(cases):
        desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": "quality"}))
    desk.close()
    command = [sys.executable, "-c", FIRST, str(desk.home.path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    imported, compiled = said[0].split(), said[1].split()
    assert "tui.desk.screens.home" in imported
    assert not {name for name in imported if any(name == one or name.startswith(f"{one}.") for one in LATER)}
    assert set(compiled) <= {"tui.desk.terminal.damage"}  # what the screen is written with


def test_what_a_first_look_is_drawn_with_knows_no_playbook_and_opens_no_case() -> None:
    code = "import sys, tui.desk.app, tui.desk.shell, tui.desk.screens.home; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    imported = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "tui.desk.draw.cards" in imported
    assert not {"content.pack.playbook", "content.pack.model", "store.case.view", "store.board.board"} & {*imported}
