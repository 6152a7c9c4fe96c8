"""What a start waits for: the first screen imports what it draws, and nothing that only a later one needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FIRST = """
import asyncio, sys
from pathlib import Path
from store.case.intents import OpenCase
from store.days.clock import HOME_ZONE, system_clock
from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import open_home
from tui.desk.shell import DeskApp

async def look(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.3)
        print(*sys.modules)

desk = open_home(Home(Path(sys.argv[1])), system_clock(HOME_ZONE), "x", "zh")
for number in range(int(sys.argv[2])):
    desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": "quality"}))
desk.close()
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
    "store.papers",
    "store.samples",
    "store.disk.journal.repair",
    "tui.cli",
    "tui.desk.dialogs",
)
"""What guidance, fields of several lines, letters and commands need."""


@pytest.mark.parametrize("cases", [0, 3])
def test_the_first_screen_imports_nothing_of_later_ones(tmp_path: Path, cases: int) -> None:
    command = [sys.executable, "-c", FIRST, str(tmp_path), str(cases)]
    imported = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "tui.desk.screens.home" in imported
    assert not {name for name in imported if any(name == one or name.startswith(f"{one}.") for one in LATER)}
