"""The desk in a real pseudo-terminal, beside a bare Textual app and a stock `OptionList`, all in one run.

What a program writes is only noted while time is taken; when the words it was waited for stood on the screen is
found out afterwards with an emulated one.
"""

from __future__ import annotations

import compileall
import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte
from msgspec import Struct
from ptyprocess import PtyProcess

from store.days.clock import HOME_ZONE, system_clock
from store.disk.cache import Cache
from store.disk.home import Home
from store.samples.demo import fill as fill_samples
from tests.bench.bench_desk import fill
from tests.e2e.terminal import KEYS

COLUMNS, LINES = 120, 36
ROUNDS = 7
SIZES = (0, 1_000, 10_000)
QUIET = 0.06
"""Seconds of silence after which an answer is over."""
SINGLE = 0.2
"""Seconds between two keys that are pressed one by one."""
PATIENCE = 20.0
WALK = ["down"] * 20 + ["up"] * 20
ROOT = Path(__file__).parents[2]
PROGRAM = str(Path(sys.executable).with_name("tuikuan"))
"""The program as it was installed."""

BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("ready")
Bare().run()
"""
STOCK = """
import sys
from textual.app import App
from textual.widgets import OptionList
class Stock(App):
    def compose(self):
        card = "{}  ready\\n    shop\\n    [ ] proof\\n    next"
        yield OptionList("ready", *(card.format(n) for n in range(int(sys.argv[1]))))
Stock().run()
"""


class Program(Struct, frozen=True):
    """A program: its name in the table, its command, the home it works on, and words that tell it is there."""

    name: str
    command: tuple[str, ...]
    home: str
    ready: str
    first: bool = False
    """Whether each start is the first one of its home."""


class Start(Struct, frozen=True):
    """What a start came to: milliseconds until the words stood on the screen, and MiB at the most."""

    ms: float
    mib: float


class Answer(Struct, frozen=True):
    """What a key came to: milliseconds to its last byte, milliseconds of processor time, bytes."""

    ms: float
    busy: float
    size: int


class Running:
    """A program that runs; notes what it writes and when."""

    def __init__(self, program: Program) -> None:
        surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LINES")}
        surroundings |= {"TERM": "xterm-256color", "TUIKUAN_HOME": program.home, "TUIKUAN_LANG": "zh"}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        self._begun = time.perf_counter()
        self.process = PtyProcess.spawn(
            list(program.command), dimensions=(LINES, COLUMNS), env=surroundings, cwd=str(ROOT)
        )
        self.written: list[tuple[float, bytes]] = []

    def read(self, patience: float) -> bool:
        """Note what comes; tells whether anything did."""
        if not select.select([self.process.fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.process.fd, 1 << 16)
        except OSError:
            return False
        self.written.append((time.perf_counter(), data))
        return True

    def begin(self, words: str) -> float:
        """Read until the words stand on the screen and all is drawn; milliseconds until they stood there."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self.settle(0.5)
            found = self._ready_after(words)
            if found is not None:
                return found
        raise AssertionError(f"“{words}” never came")

    def settle(self, quiet: float) -> None:
        """Read until nothing comes any more."""
        end = time.perf_counter() + PATIENCE
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def _ready_after(self, words: str) -> float | None:
        screen = pyte.Screen(COLUMNS, LINES)
        stream = pyte.ByteStream(screen)
        for at, data in self.written:
            stream.feed(data)
            if words in "".join(screen.display).replace(" ", ""):
                return (at - self._begun) * 1000
        return None

    def press(self, key: str, quiet: float = QUIET) -> Answer:
        """Press a key, and wait so long after the answer; what is done in that time counts as processor time."""
        busy, begun, seen = self.busy(), time.perf_counter(), len(self.written)
        os.write(self.process.fd, KEYS.get(key, key).encode())
        self.settle(quiet)
        answer = self.written[seen:]
        took = (answer[-1][0] - begun) * 1000 if answer else 0.0
        return Answer(took, self.busy() - busy, sum(len(data) for _, data in answer))

    def busy(self) -> float:
        """The processor time that all its threads have taken, in milliseconds: a busy machine adds little to it."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in found) / 1e6

    def idle(self, seconds: float) -> int:
        """The bytes that come while nobody does anything."""
        seen, end = len(self.written), time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.read(0.1)
        return sum(len(data) for _, data in self.written[seen:])

    def mib(self) -> float:
        """The memory the process had at the most."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0.0
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024


@contextmanager
def running(program: Program) -> Iterator[Running]:
    """Run a program until the block ends."""
    one = Running(program)
    try:
        yield one
    finally:
        one.process.kill(signal.SIGKILL)
        one.process.wait()
        one.process.close(force=True)


def start(program: Program) -> Start:
    """Start a program once; one of a home that was never used finds nothing that was kept."""
    if program.first:
        Cache(Home(Path(program.home)).cache).empty()
    with running(program) as one:
        return Start(one.begin(program.ready), one.mib())


def used(program: Program) -> None:
    """Open the desk and leave it, as people do: what it keeps for its next start is there then."""
    with running(program) as one:
        one.begin(program.ready)
        one.settle(SINGLE)
        os.write(one.process.fd, b"q")
        end = time.perf_counter() + PATIENCE
        while one.process.isalive() and time.perf_counter() < end:
            one.read(0.1)
    assert list(Home(Path(program.home)).cache.glob("glance-*")), "no first look was kept"


def starts(programs: Sequence[Program]) -> None:
    """Each start between two of the bare app, with which it is compared: a slow moment hurts all alike."""
    bare, *others = programs
    found: dict[str, list[Start]] = {program.name: [] for program in programs}
    ratios: dict[str, list[float]] = {program.name: [] for program in programs}
    for program in programs:
        start(program)
    for n in range(ROUNDS):
        before = start(bare)
        for program in others if n % 2 else others[::-1]:
            one, after = start(program), start(bare)
            ratios[program.name].append(2 * one.ms / (before.ms + after.ms))
            found[program.name].append(one)
            found[bare.name].append(after)
            before = after
    ratios[bare.name] = [1.0]
    sys.stdout.write(f"{'start to first useful paint':34} {'median':>9} {'least':>9} {'ratio':>7} {'memory':>10}\n")
    for program in programs:
        times = [one.ms for one in found[program.name]]
        middle, most = statistics.median(times), max(one.mib for one in found[program.name])
        ratio = statistics.median(ratios[program.name])
        sys.stdout.write(
            f"{program.name:34} {middle:6.0f} ms {min(times):6.0f} ms {ratio:5.2f} × {most:6.0f} MiB\n"
        )


def keys(programs: Sequence[Program]) -> None:
    """Arrow keys, then what is opened with the next ones."""
    sys.stdout.write(
        f"{'a key to its last byte':34} {'median':>9} {'p95':>9} {'processor':>9} {'bytes':>9} {'at most':>9}\n"
    )
    for program in programs:
        with running(program) as one:
            one.begin(program.ready)
            one.settle(SINGLE)
            _row(program.name, [one.press(key, SINGLE) for key in WALK])
            if "tuikuan" in program.name:
                _row("  the key held down", [one.press(key) for key in WALK])
                one.settle(SINGLE)
                _row("  open a case", list(_opened(one)))
                _row("  change its step, and undo", [one.press(key, SINGLE) for key in ["1", "enter", "u"] * 4])
                _row("  the deadlines of all cases, back", [one.press(key) for key in ["o", "o"] * 4])
                one.settle(0.5)
            sys.stdout.write(f"{'  3 seconds of nothing':34} {'':9} {'':9} {one.idle(3.0):7} B\n")


def _opened(one: Running) -> Iterator[Answer]:
    """Open a case and leave it, some times; only the opening counts."""
    for _ in range(5):
        yield one.press("enter", SINGLE)
        one.press("esc")
        one.settle(0.4)


def _row(name: str, answers: Sequence[Answer]) -> None:
    times, sizes = sorted(one.ms for one in answers), sorted(one.size for one in answers)
    took = (statistics.median(times), times[int(len(times) * 0.95)], statistics.median(one.busy for one in answers))
    sys.stdout.write(
        f"{name:34} {''.join(f'{ms:6.1f} ms ' for ms in took)}{statistics.median(sizes):7.0f} B {sizes[-1]:7} B\n"
    )


def main() -> None:
    """Measure and print."""
    for folder in ("tui", "store", "content"):
        compileall.compile_dir(ROOT / folder, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        programs = [Program("bare Textual app", (sys.executable, "-c", BARE), name, "ready")]
        for size in SIZES:
            home = Home(Path(name) / str(size))
            if size:
                fill(home, size)
            cases, ready = (f"{size:,} cases", "争议¥") if size else ("no case yet", "还没有案件")
            ours = Program(f"tuikuan, used before, {cases}", (PROGRAM,), str(home.path), ready)
            command = [PROGRAM, "--home", ours.home, "--lang", "zh", "list"]
            subprocess.run(command, capture_output=True, check=True)  # outlines of all cases are kept by it
            used(ours)
            programs.append(ours)
            if size:
                stock = (sys.executable, "-c", STOCK, str(size))
                programs.append(Program(f"stock OptionList, {size:,} options", stock, name, "ready"))
        fresh = Home(Path(name) / "fresh")
        fill_samples(fresh, system_clock(HOME_ZONE), "zh")
        programs.append(Program("tuikuan, the first start, samples", (PROGRAM,), str(fresh.path), "争议¥", True))
        starts(programs)
        samples = Home(Path(name) / "samples")
        fill_samples(samples, system_clock(HOME_ZONE), "zh")
        many = [program for program in programs if "1," in program.name or "10," in program.name]
        keys([Program("tuikuan, the sample cases", (PROGRAM,), str(samples.path), "争议¥"), *many])


if __name__ == "__main__":
    main()
