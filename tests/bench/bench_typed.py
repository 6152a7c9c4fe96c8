"""Commands as a person types them over many open cases, and the first desk after an update.

In processor time, beside a bare interpreter or a bare Textual app: what a busy machine takes away is not counted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pyte
from msgspec import Struct

from store.disk.home import Home
from tests.bench.bench_desk import fill
from tests.bench.bench_screen import BARE, COLUMNS, LINES, PROGRAM, Program, Running, running

CASES, MANY = 10_000, 100_000
TIMES = 3
BUDGET_MS, BUDGET_MIB, FIRST_S = 500.0, 120.0, 1.0
QUICK: tuple[tuple[str, ...], ...] = (("list",), ("list", "--search", "货77"), ("next",), ("due",))
LONG: tuple[tuple[str, ...], ...] = (("list", "--long"), ("calendar",))
READING, CARDS = "正在读", "争议¥"
"""Words by which the screen is known: that it reads, and that the first cards are there."""
TICKS = os.sysconf("SC_CLK_TCK")


RUN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command from a small process: the memory of a large one would count as that of its child."""


class Used(Struct, frozen=True):
    """What one run of a command took: seconds of processor time, and MiB at the most."""

    seconds: float
    mib: float


def used(*command: str) -> Used:
    """Run a command once."""
    said = subprocess.run([sys.executable, "-c", RUN, *command], capture_output=True, text=True, check=True).stdout
    seconds, kib = said.split()
    return Used(float(seconds), int(kib) / 1024)


def least(*command: str, times: int = TIMES) -> Used:
    """The run that took least of some."""
    return min((used(*command) for _ in range(times)), key=lambda one: one.seconds)


def commands(folder: Path) -> None:
    """What is typed often, and what puts every case together."""
    here = (sys.executable, "-m", "tui", "--home", str(folder), "--lang", "zh")
    bare = least(sys.executable, "-c", "pass")
    sys.stdout.write(f"{'bare interpreter':44} {bare.seconds * 1000:9.0f} ms {bare.mib:7.0f} MiB\n")
    used(*here, "list")  # what need not be made again is kept
    for words in QUICK:
        one = least(*here, *words)
        kept = one.seconds * 1000 <= BUDGET_MS and one.mib <= BUDGET_MIB
        told = "" if kept else f"over {BUDGET_MS:.0f} ms, {BUDGET_MIB:.0f} MiB"
        sys.stdout.write(f"{_named(words):44} {one.seconds * 1000:9.0f} ms {one.mib:7.0f} MiB {told}\n")
    for words in LONG:
        one = least(*here, *words, times=1)
        sys.stdout.write(f"{_named(words):44} {one.seconds:9.1f} s  {one.mib:7.0f} MiB\n")


def loaded(folder: Path, dump: Path) -> None:
    """Everything that was dumped, loaded into an empty home."""
    with dump.open("wb") as file:
        subprocess.run([sys.executable, "-m", "tui", "--home", str(folder), "dump"], stdout=file, check=True)
    empty = dump.with_name("empty")
    one = least(sys.executable, "-m", "tui", "--home", str(empty), "load", "--even-so", str(dump), times=1)
    sys.stdout.write(f"{_named(('load', 'FILE')):44} {one.seconds:9.1f} s  {one.mib:7.0f} MiB\n")


def _named(words: tuple[str, ...]) -> str:
    return f"tuikuan {' '.join(words)}, {CASES:,} cases"


def first_desk(folder: Path, size: int) -> None:
    """The desk over cases of which nothing is kept: when it says that it reads, when the first cards are there."""
    bare = Program("bare", (sys.executable, "-c", BARE), str(folder), "ready")
    with running(bare) as one:
        sys.stdout.write(f"{'bare Textual app, on the screen':44} {_seen(one, 'ready'):9.2f} s\n")
    with running(Program("tuikuan", (PROGRAM,), str(folder), CARDS)) as one:
        for words, told in ((READING, "says that it reads"), (CARDS, "shows the first cards")):
            took = _seen(one, words)
            over = "" if took <= FIRST_S else f"over {FIRST_S:.0f} s"
            sys.stdout.write(f"{f'{size:,} cases after an update: {told}':44} {took:9.2f} s  {over}\n")
        sys.stdout.write(f"{'  memory':44} {one.mib():9.0f} MiB\n")


def _seen(one: Running, words: str) -> float:
    """The processor time a program has taken when words stand on its screen, in seconds."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    end, fed = time.monotonic() + 120, 0
    while time.monotonic() < end:
        one.read(0.05)
        took = _processor(one.process.pid)
        for _, data in one.written[fed:]:
            stream.feed(data)
        fed = len(one.written)
        if words in "".join(screen.display).replace(" ", ""):
            return took
    raise AssertionError(f"“{words}” never came")


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def pillow() -> None:
    """What the library for pictures takes on the disk, with the libraries that come with it."""
    found = find_spec("PIL")
    assert found is not None and found.origin is not None
    folders = [Path(found.origin).parents[1] / name for name in ("PIL", "pillow.libs")]
    size = sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())
    sys.stdout.write(f"{'Pillow on the disk':44} {size / 1e6:9.0f} MB\n")


def main() -> None:
    """Measure and print the rows."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "home"
        fill(Home(folder), CASES)
        commands(folder)
        loaded(folder, Path(name) / "dump.json")
        shutil.rmtree(folder)
        fill(Home(folder), MANY)
        first_desk(folder, MANY)
    pillow()


if __name__ == "__main__":
    main()
