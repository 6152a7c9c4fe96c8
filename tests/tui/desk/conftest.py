"""A desk app under Textual's pilot, on real cases in a home of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from content.text.cells import cells
from store.case.intents import OpenCase
from store.disk.settings import Settings
from store.opening import HomeDesk
from tui.desk.draw.spans import text_of
from tui.desk.screens.home import HomeScreen
from tui.desk.shell import DeskApp
from tui.desk.terminal.innards import strips_of
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.lines import LineBar, LineView, LineWidget

OpenDesk = Callable[..., AbstractAsyncContextManager["Hand"]]


class Hand:
    """Presses keys and reads the screen."""

    def __init__(self, pilot: Pilot[int], app: DeskApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def front(self) -> Any:
        """The screen in front, as whatever a test expects it to be."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they began is done and drawn."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def write(self, text: str) -> None:
        """Type words, as fast as a terminal sends them: the pilot would wait for an idle process after each letter,
        which for a path is seconds."""
        for char in text:
            key = char if char.isalnum() else _character_to_key(char)
            self.app.post_message(events.Key(key, char))
        typed = asyncio.Event()
        self.app.call_later(typed.set)
        await typed.wait()
        await self.rest()

    async def rest(self) -> None:
        """Wait until the worker has nothing to do, no key is held down and the screen is drawn."""
        await self.pilot.pause()
        for _ in range(3000):  # a busy machine may take seconds
            screen = self.app.screen
            held = isinstance(screen, HomeScreen) and screen.browse.moving is not None
            if self.app.worker.idle and not held:
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()

    def place(self, words: str, nth: int = 0) -> tuple[int, int]:
        """The cell in which words stand on the screen."""
        found = [(cells(line[: line.index(words)]), y) for y, line in enumerate(self.lines) if words in line]
        return found[nth]

    async def click(self, words: str, nth: int = 0) -> None:
        """Click on words."""
        await self.pilot.click(offset=self.place(words, nth))
        await self.rest()

    async def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse button at one cell and release it at another."""
        await self.pilot.mouse_down(offset=begin)
        await self.pilot.hover(offset=end)
        await self.pilot.mouse_up(offset=end)
        await self.rest()

    async def wheel(self, x: int, y: int, turns: int = 3) -> None:
        """Turn the wheel down over a cell."""
        for _ in range(turns):
            self.app.post_message(events.MouseScrollDown(None, x, y, 0, 0, 0, False, False, False, x, y))
            await self.rest()

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return self.screen.splitlines()

    @property
    def screen(self) -> str:
        """The screen as plain text."""
        return "\n".join(strip.text.rstrip() for strip in strips_of(self.app.screen))

    @property
    def foot(self) -> str:
        """The last line of the screen; a long sentence has two where it is narrow."""
        foot = self.app.screen.query_one("#foot", LineWidget)
        lines = foot._lines if isinstance(foot, LineBlock) else (foot._line,) if isinstance(foot, LineBar) else ()
        return " ".join(text_of(line) for line in lines if line)

    def sheet(self, name: str) -> str:
        """All lines of a sheet."""
        sheet = self.app.screen.query_one(f"#{name}", LineView)
        return "\n".join(text_of(sheet.line(y)) for y in range(sheet.virtual_size.height))


@pytest.fixture
def open_desk(desk: HomeDesk) -> Iterator[OpenDesk]:
    """Opens the desk in a size: `async with open_desk(120, 36) as hand`."""

    @asynccontextmanager
    async def opened(columns: int = 120, lines: int = 36, settings: Settings | None = None) -> AsyncIterator[Hand]:
        app = DeskApp(desk, settings or Settings())
        async with app.run_test(size=(columns, lines)) as pilot:
            hand = Hand(pilot, app)
            await hand.rest()
            yield hand

    yield opened


@pytest.fixture
def earphones(desk: HomeDesk) -> int:
    """A case with all its facts."""
    facts = {
        "product": "蓝牙耳机",
        "order": "6928374650192837465",
        "merchant": "声动旗舰店",
        "paid": "199",
        "received-on": "2026-11-18",
        "reason": "quality",
        "demand": "refund",
        "problem": "左耳没有声音",
    }
    return desk.open(OpenCase("douyin", "", facts)).view.number


def opened(desk: HomeDesk, *products: str) -> list[int]:
    """Cases about so many products, each of ten yuan, by their numbers."""
    return [desk.open(OpenCase("douyin", "", {"product": name, "paid": "10"})).view.number for name in products]
