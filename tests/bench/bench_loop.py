"""How long the desk keeps its event loop from turning while one works at it: what makes a key feel stuck.

Told in processor time of the loop's thread, which a busy machine does not lengthen; beside it the wall time of the
best round, in which the worker's thread takes its share too.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from store.days.clock import HOME_ZONE, system_clock
from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import open_home
from tests.bench.bench_desk import fill
from tests.bench.bench_store import measured
from tui.desk.shell import DeskApp
from tui.desk.worker.idle import preload
from tui.desk.worker.worker import Worker

BUDGET = 50.0
"""Milliseconds."""
CASES = 1_000
TURN = 0.001
ROUNDS = 5


class Watch:
    """Turns with the loop and notes the longest time between two turns, in milliseconds."""

    def __init__(self) -> None:
        self.busy = 0.0
        self.wall = 0.0

    async def turn(self) -> None:
        """Turn until cancelled."""
        while True:
            busy, wall = time.thread_time(), time.perf_counter()
            await asyncio.sleep(TURN)
            self.busy = max(self.busy, (time.thread_time() - busy) * 1000)
            self.wall = max(self.wall, (time.perf_counter() - wall - TURN) * 1000)


KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("move", ("down", "j", "pagedown", "end", "home")),
    ("search, by letter", ("slash", *"lyej", "escape")),
    ("search, in Chinese", ("slash", *"耳机", "escape")),
    ("open a case, its pages, back", ("enter", "tab", "tab", "tab", "escape")),
    ("tick", ("enter", "space", "space", "escape")),
    ("choose and undo", ("enter", "1", "enter", "u", "escape")),
    ("letters, type over", ("w", "down", "down", "y", "space", "escape", "escape")),
    ("write a letter to a file", ("w", "f", "escape")),
    ("a note: open, type, leave", ("i", *"说明天回电", "escape")),
    ("a new case, a dossier, the end: their forms",
        ("n", "escape", "enter", "x", "escape", "full_stop", "escape", "escape")),
    ("for whom, a day, a place, files: their forms",
        ("N", "escape", "enter", "D", "escape", "P", "escape", "a", "escape", "escape")),
    ("map, help", ("m", "escape", "question_mark", "escape")),
    ("deadlines, palette", ("o", "escape", "ctrl+p", "escape")),
    ("sort, language", ("s", "s", "s", "L", "L")),
)  # fmt: skip


async def _rest(pilot: Pilot[int], app: DeskApp) -> None:
    await pilot.pause()
    while not app.worker.idle:
        await asyncio.sleep(0.005)
    await pilot.pause()


@asynccontextmanager
async def _watched() -> AsyncIterator[Watch]:
    watch = Watch()
    task = asyncio.create_task(watch.turn())
    try:
        yield watch
    finally:
        task.cancel()


async def measure(home: Home) -> None:
    """Press the keys of each row, several times; print the longest gap of the best round and of all."""
    desk = open_home(home, system_clock(HOME_ZONE), "x", "zh")
    worker = Worker(desk)
    worker.read_ahead(preload)
    app = DeskApp(desk, Settings(), worker)
    async with app.run_test(size=(120, 36)) as pilot:
        await _rest(pilot, app)
        for name, keys in KEYS:
            rounds = [await _played(keys, pilot, app) for _ in range(ROUNDS)]
            busy, key, _ = max(rounds)
            wall = min(one[2] for one in rounds)
            measured(f"loop held: {name}", f"{busy:.0f} ms at {key}", f"{wall:.0f} ms wall", busy, BUDGET)


async def _played(keys: Sequence[str], pilot: Pilot[int], app: DeskApp) -> tuple[float, str, float]:
    """Press keys; returns the longest time of all turns, the key it came from, and the longest in wall time."""
    found: list[tuple[float, str, float]] = []
    for key in keys:
        async with _watched() as watch:
            await pilot.press(key)
            await _rest(pilot, app)
        found.append((watch.busy, key, watch.wall))
    busy, worst, _ = max(found)
    return busy, worst, max(one[2] for one in found)


def main() -> None:
    """Measure and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(name))
        fill(home, CASES)
        sys.stdout.write(f"The longest time the event loop stood still, {CASES:,} cases, 120x36\n")
        asyncio.run(measure(home))


if __name__ == "__main__":
    main()
