"""How long the commands take to start, beside a bare interpreter, and how long the desk takes to open its views."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from store.case.events import CaseClosed, Record
from store.case.records import record_to_json
from store.days.clock import HOME_ZONE, system_clock
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.bench.bench_store import measured, median_ms
from tests.store.randomcases import Walk, playbook_of

BUDGET = 150.0
SIZES = (1_000, 10_000)


def fill(home: Home, size: int, still_open: int | None = None) -> None:
    """Put so many cases into a home, of which so many (all, unless said) are still open."""
    home.prepare()
    now = system_clock(HOME_ZONE)()
    walk = Walk(playbook_of(home), open_home(home, system_clock(HOME_ZONE), "x", "zh").workdays, 7)
    kinds = [list(walk.case(number)[0].records) for number in range(1, 201)]
    closed = [[*kind, Record(kind[-1].change + 1, now, "x", CaseClosed("refunded"))] for kind in kinds]
    every = size if still_open is None else still_open
    rows = {n: (kinds if n <= every else closed)[n % len(kinds)] for n in range(1, size + 1)}
    file = CaseFile(home.cases)
    file.rewrite(lambda here: Histories({n: [record_to_json(one) for one in row] for n, row in rows.items()}, size))
    file.close()


def cpu_ms(command: list[str], times: int = 15) -> tuple[float, float]:
    """The least processor time and the median wall time of a command, in milliseconds."""
    used: list[float] = []

    def once(_: int) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)

    wall = median_ms(once, times)
    return min(used), wall


def starts(folder: Path) -> None:
    """Commands at 100 cases beside a bare interpreter."""
    fill(Home(folder), 100)
    bare, wall = cpu_ms([sys.executable, "-c", "pass"])
    sys.stdout.write(f"{'bare interpreter':44} {wall:9.0f} ms {bare:15.0f} ms CPU\n")
    for args in (["--version"], ["list"], ["next"]):
        cpu, wall = cpu_ms([sys.executable, "-m", "tui", "--home", str(folder), *args])
        over = cpu - bare
        measured(f"tuikuan {args[0]}, over it, CPU", f"{over:.0f} ms", f"{wall:.0f} ms wall", over, BUDGET)


def views(folder: Path, size: int) -> None:
    """All cases on the board and the line of time: the first desk ever, the next start, and once more."""
    home = Home(folder)
    fill(home, size)

    def opened(_: int = 0) -> HomeDesk:
        desk = open_home(home, system_clock(HOME_ZONE), "x", "zh")
        _look(desk)
        return desk

    begun = time.perf_counter()
    desk = opened()
    first = (time.perf_counter() - begun) * 1000
    desk.close()
    later = median_ms(opened, 5)
    desk = opened()
    again = median_ms(lambda _: _look(desk), 5)
    name = f"board and line of time of {size:,} cases"
    sys.stdout.write(f"{name:44} {first:6.0f} ms once {later:6.0f} ms at a start {again:6.1f} ms again\n")


def due(folder: Path, size: int, still_open: int) -> None:
    """`due` over a home in which most cases are closed, as in one that has been kept for long."""
    fill(Home(folder), size, still_open)
    command = [sys.executable, "-m", "tui", "--home", str(folder), "due"]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.count(b"\n")
    cpu, wall = cpu_ms(command, 7)
    name = f"tuikuan due, {size:,} cases, {still_open} open"
    sys.stdout.write(f"{name:44} {wall:6.0f} ms {cpu:6.0f} ms CPU, {said} lines\n")


def _look(desk: HomeDesk) -> None:
    board = desk.views()
    assert board.agenda.marks
    for place in range(8):
        assert board[place]


def main() -> None:
    """Measure and print the rows."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    with tempfile.TemporaryDirectory() as name:
        starts(Path(name))
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            views(Path(name), size)
    with tempfile.TemporaryDirectory() as name:
        due(Path(name), SIZES[-1], 100)


if __name__ == "__main__":
    main()
