"""Eight processes at one home through the real desk, some killed: `python -m tests.store.many_hands 500`.

Each writes to cases that all share and to cases of its own, and tells of every change once it is acknowledged.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import tinydb

from store.case.intents import NoteDiary, OpenCase
from store.days.clock import HOME_ZONE, system_clock
from store.disk.home import Home
from store.disk.journal import storage
from store.opening import HomeDesk, open_home

HANDS, SHARED = 8, 3


def desk_of(home: Path, author: str) -> HomeDesk:
    return open_home(Home(home), system_clock(HOME_ZONE), author, "zh")


def opened(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": desk.reading.author})).view.number


def write(home: Path, author: str, changes: int) -> None:
    """Make so many changes, telling of each: number, version, text."""
    storage.FOLD_AT = 40_000
    chance, desk = random.Random(author), desk_of(home, author)
    own = opened(desk)
    os.write(1, f"{own} 0 opened\n".encode())
    for n in range(changes):
        if n % 50 == 49:
            own = opened(desk)
            os.write(1, f"{own} 0 opened\n".encode())
        number = own if chance.random() < 0.5 else chance.randrange(1, SHARED + 1)
        done = desk.do(number, NoteDiary(f"{author}.{n}", "me", "other", ""))
        os.write(1, f"{number} {done.view.case.version} {author}.{n}\n".encode())
    desk.close()


def run(home: Path, changes: int, kills: int) -> int:
    """Let all write, kill some, check everything that was told; returns how many changes were told."""
    desk = desk_of(home, "parent")
    for _ in range(SHARED):
        opened(desk)
    told = []
    outputs = [(home / f"told-{hand}").open("w+b") for hand in range(HANDS)]
    command = [sys.executable, "-m", "tests.store.many_hands", "write", str(home)]
    hands = [subprocess.Popen([*command, f"h{n}", str(changes)], stdout=output) for n, output in enumerate(outputs)]
    for hand in hands[:kills]:
        while hand.poll() is None and not os.fstat(outputs[hands.index(hand)].fileno()).st_size:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.2))
        hand.send_signal(signal.SIGKILL)
    statuses = [hand.wait() for hand in hands]
    assert statuses[kills:] == [0] * (HANDS - kills), statuses
    for output in outputs:
        output.seek(0)
        told += [line.decode().split() for line in output.read().split(b"\n")[:-1]]
        output.close()
    check(home, desk, told)
    return len(told)


def check(home: Path, desk: HomeDesk, told: list[list[str]]) -> None:
    """Every acknowledged change is there, once, and at the version it was told with."""
    for one in (desk, desk_of(home, "later")):
        views = {view.number: view for view in one.views()}
        for number, version, text in told:
            case = views[int(number)].case
            if text == "opened":
                continue
            notes = [entry.text for entry in case.diary]
            assert notes.count(text) == 1, text
            assert getattr(case.records[int(version) - 1].event, "text", None) == text
        for view in views.values():
            changes = [record.change for record in view.case.records]
            assert sorted(changes) == changes
            assert set(changes) == set(range(1, max(changes) + 1))
    given = Counter(number for number, _, text in told if text == "opened")
    assert not given or max(given.values()) == 1
    desk.open(OpenCase("douyin", facts={"product": "last"}))
    desk.close()
    with tinydb.TinyDB(home / "cases.json", encoding="utf-8") as stock:
        assert {case.doc_id for case in stock.table("cases")} == {view.number for view in desk.views()}


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            told = run(Path(folder), int(sys.argv[1]), kills=3)
        sys.stdout.write(f"{HANDS} processes, 3 killed: {told} acknowledged changes, all there\n")
