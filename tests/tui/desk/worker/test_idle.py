"""No key waits for an import, nor for the garbage collector."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from threading import Event

import pytest

from content import tone
from store.opening import HomeDesk
from tui.desk.worker import idle as settling
from tui.desk.worker.idle import REST, Collector
from tui.desk.worker.worker import Worker

WALK = """
import asyncio, gc, sys
from pathlib import Path
from store.days.clock import HOME_ZONE, system_clock
from store.opening import open_home
from store.disk.home import Home
from store.disk.settings import Settings
from store.case.intents import OpenCase
from tui.desk.worker.idle import preload
from tui.desk.shell import DeskApp

KEYS = "enter w f escape i escape m escape question_mark escape o escape ctrl+p escape n escape e escape".split()
KEYS += "r escape y escape a escape d escape z".split()
BY_CHANCE = ("encodings", "rich._unicode_data")

async def walk(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.3)
        gc.disable()
        app.worker.read_ahead(preload)
        while not app.worker.idle:
            await pilot.pause(0.05)
        assert gc.isenabled()
        assert gc.get_freeze_count() > 1000
        known = set(sys.modules)
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause(0.05)
        print(*sorted(name for name in set(sys.modules) - known if not name.startswith(BY_CHANCE)))

desk = open_home(Home(Path(sys.argv[1])), system_clock(HOME_ZONE), "x", "zh")
desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": "quality"}))
asyncio.run(walk(DeskApp(desk, Settings())))
"""


def test_after_the_start_no_screen_has_to_be_imported(tmp_path: object) -> None:
    ended = subprocess.run([sys.executable, "-c", WALK, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, ""), ended.stderr


class Screen:
    """Something that only the garbage collector can take away."""

    def __init__(self) -> None:
        self.me = self


def test_garbage_is_collected_when_hands_rest_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(settling, "monotonic", lambda: now)
    later: list[tuple[float, Callable[[], None]]] = []
    collector = Collector(lambda: True, lambda seconds, then: later.append((seconds, then)))
    gc.collect()  # so that it will not begin by itself
    closed = weakref.ref(Screen())
    collector.moved()
    now += 0.2
    collector.moved()
    assert [seconds for seconds, _ in later] == [REST]
    now += REST - 0.2
    later.pop()[1]()  # a hand moved meanwhile
    assert [seconds for seconds, _ in later] == [pytest.approx(0.2)]
    assert closed() is not None
    now += 0.2
    later.pop()[1]()
    assert closed() is None
    assert not later
    collector.moved()
    assert later


REST_AT_HOME = """
import gc
from tui.desk.worker.idle import BUSY, MANY, Collector

def rest(stays):
    later = []
    collector = Collector(lambda: stays, lambda seconds, then: later.append(then))
    collector.moved()
    collector._moved = 0.0
    later.pop()()
    return len(gc.get_objects())

gc.set_threshold(*BUSY)
letters = [[] for _ in range(2 * MANY)]
assert rest(stays=False) > 2 * MANY
assert rest(stays=True) < MANY
few = [[] for _ in range(MANY // 4)]
assert MANY // 4 < rest(stays=True) < MANY
"""


def test_what_stays_is_not_looked_through_again_once_it_is_much_and_nothing_is_open_that_will_close() -> None:
    ended = subprocess.run([sys.executable, "-c", REST_AT_HOME], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_what_listens_to_words_is_ready_before_the_first_letter_that_answers_some(desk: HomeDesk) -> None:
    tone._words.cache_clear()
    worker, done = Worker(desk), Event()
    worker.read_ahead(done.set)
    assert done.wait(60)
    worker.close()
    books = (desk.playbook(), *desk.library.twins("douyin", desk.playbook()))
    assert len(books) == 2
    for book in books:
        assert "memory" in vars(book.ear), "its sentences are made ready for comparing"
        assert book.ear.memory.known
    assert tone._words.cache_info().currsize == 2, "the hard words of both languages are ready to be looked for"


def test_what_is_asked_for_meanwhile_does_not_wait_until_all_is_read_ahead(desk: HomeDesk) -> None:
    worker, order = Worker(desk), list[str]()
    done = Event()

    def read() -> None:
        order.append("read")
        done.set()

    worker.read_ahead(read)
    worker.aside(lambda _: order.append("asked"))
    assert done.wait(60)
    worker.close()
    assert order == ["asked", "read"]


def test_a_desk_that_is_left_while_it_reads_ahead_is_left_at_once(desk: HomeDesk) -> None:
    worker, read = Worker(desk), Event()
    worker.read_ahead(read.set)
    worker.close()
    assert not read.is_set()
    assert worker.idle
