"""A desk left open beside busy hands: `python -m tests.store.left_open 20000`.

An hour of others' work is pressed together: two processes change, attach, fold and snapshot, while one looks on
as an open desk does. In the end it must hold what a desk that is opened then holds, and need no more memory.
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from store.care.transfer import dump_of
from store.case.intents import MarkItem, NoteDiary, OpenCase, SetFact, UndoChange
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.disk.snapshots import Snapshots
from store.errors import Refused
from store.opening import HomeDesk, open_home

HANDS, CASES = 2, 400
BEGUN, SPAN = datetime(2026, 11, 23, 9, 0, tzinfo=HOME_ZONE), timedelta(minutes=70)


def desk_of(home: Path, author: str, n: int = 0, changes: int = 1) -> HomeDesk:
    """A desk whose clock goes on with the changes."""
    return open_home(Home(home), lambda: BEGUN + SPAN * n / changes, author, "zh")


def write(home: Path, author: str, changes: int) -> None:
    """Make so many changes, closing and opening every hundred: so the file is folded and snapshots are made."""
    chance = random.Random(author)
    for first in range(0, changes, 100):
        desk = desk_of(home, author, first, changes)
        for n in range(first, first + 100):
            number = chance.randrange(1, CASES + 1)
            match n % 50:
                case 0:
                    desk.attach_stream(number, BytesIO(b"%d" % n), "proof.txt", "order")
                case 1 | 2:
                    with suppress(Refused):  # there may be nothing to undo
                        desk.do(number, UndoChange())
                case 3 | 4 | 5:
                    desk.do(number, MarkItem("order", chance.choice(("have", "missing"))))
                case 6 | 7 | 8 | 9:
                    desk.do(number, SetFact("order", str(10**9 + n)))
                case _:
                    desk.do(number, NoteDiary(f"{author} 第{n}次说了什么", "merchant", "chat", ""))
        desk.close()


def look_on(home: Path) -> None:
    """Look as an open desk does, until told to stop; then tell what was seen and what it took."""
    desk, looks, longest = desk_of(home, "me"), 0, 0.0
    desk.views()
    begun = memory()
    os.set_blocking(0, False)
    os.write(1, b"open\n")
    while sys.stdin.buffer.read(1) is None:
        before = time.monotonic()
        desk.refresh()
        desk.views()
        looks, longest = looks + 1, max(longest, time.monotonic() - before)
        time.sleep(0.2)
    desk.views()
    gc.collect()
    objects = len(gc.get_objects())
    tell = {"begun": begun, "memory": memory(), "state": state(desk), "looks": looks, "longest": longest}
    os.write(1, json.dumps({**tell, "notices": len(desk.notices()), "objects": objects}).encode() + b"\n")


def state(desk: HomeDesk) -> str:
    """All that a desk holds and shows, as one hash."""
    shown = [
        (view.number, view.title, view.step.id, view.turn, view.case.version, sorted(view.facts.items()),
         [entry.text for entry in view.diary], [exhibit.stored for exhibit in view.exhibits],
         [(one.id, str(one.at)) for one in view.deadlines])
        for view in desk.views()
    ]  # fmt: skip
    return sha256(dump_of(desk)[0] + repr(shown).encode()).hexdigest()


def memory() -> int:
    """What this process occupies, in KiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 10


def run(home: Path, changes: int) -> dict[str, Any]:
    """Let the hands write beside the open desk, and compare it with a desk that is opened in the end."""
    desk = desk_of(home, "parent")
    for n in range(CASES):
        desk.open(OpenCase("douyin", facts={"product": f"耳机{n}", "order": "1000000"}, sure=True))
    desk.close()
    command = [sys.executable, "-m", __spec__.name]
    looker = subprocess.Popen(
        [*command, "look", str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert looker.stdin and looker.stdout
    assert looker.stdout.readline() == b"open\n"
    begun = time.monotonic()
    hands = [subprocess.Popen([*command, "write", str(home), f"h{n}", str(changes // HANDS)]) for n in range(HANDS)]
    assert [hand.wait() for hand in hands] == [0] * HANDS
    took = time.monotonic() - begun
    open_one = json.loads(looker.communicate(b"x")[0])
    again = subprocess.run([*command, "look", str(home)], input=b"x", stdout=subprocess.PIPE, check=True)
    fresh = json.loads(again.stdout.splitlines()[1])
    assert open_one["state"] == fresh["state"]
    assert open_one["notices"] == 0
    snapshots = Snapshots(Home(home).backups)
    assert all(snapshots.read(one) for one in snapshots.all())
    return {"took": took, "open": open_one, "fresh": fresh, "snapshots": len(snapshots.all())}


def told(changes: int, found: dict[str, Any]) -> Iterator[str]:
    """The figures of a run."""
    one, fresh = found["open"], found["fresh"]
    yield f"{changes} changes of {HANDS} hands to {CASES} cases in {found['took']:.0f} s, beside an open desk"
    yield f"its state equals that of a desk opened at the end; {found['snapshots']} snapshots, all whole"
    yield f"looked {one['looks']} times, the longest look took {one['longest'] * 1000:.0f} ms"
    yield f"memory in KiB: {one['begun']} at first, {one['memory']} at the end; opened then {fresh['memory']}"
    yield f"objects of Python: {one['objects']}; in the desk opened then {fresh['objects']}"


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1] == "look":
        look_on(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = run(Path(folder), int(sys.argv[1]))
        sys.stdout.write("\n".join(told(int(sys.argv[1]), found)) + "\n")
        sys.exit(found["open"]["objects"] > 1.01 * found["fresh"]["objects"])
