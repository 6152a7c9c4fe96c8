"""How long the commands take to start, beside a bare interpreter, and how long the desk takes to open its views."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from store.casefile import CaseFile, Histories
from store.clock import HOME_ZONE, system_clock
from store.desk import Desk
from store.events import record_to_json
from store.home import Home
from tests.bench.bench_store import measured, median_ms
from tests.store.randomcases import Walk, playbook_of

BUDGET = 150.0
SIZES = (1_000, 10_000)


def fill(home: Home, size: int) -> None:
    """Put so many cases into a home."""
    home.prepare()
    walk = Walk(playbook_of(home), Desk(home, system_clock(HOME_ZONE), "x", "zh").workdays, 7)
    kinds = [[record_to_json(record) for record in walk.case(number)[0].records] for number in range(1, 201)]
    file = CaseFile(home.cases)
    file.rewrite(lambda here: Histories({n: kinds[n % len(kinds)] for n in range(1, size + 1)}, size))
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
    """A desk that opens all its views, and then again with nothing changed."""
    home = Home(folder)
    fill(home, size)
    opened = median_ms(lambda _: Desk(home, system_clock(HOME_ZONE), "x", "zh").views(), 3)
    desk = Desk(home, system_clock(HOME_ZONE), "x", "zh")
    desk.views()
    again = median_ms(lambda _: desk.views(), 5)
    sys.stdout.write(f"{f'desk, all views of {size:,} cases':44} {opened:9.0f} ms {again:15.1f} ms again\n")


def main() -> None:
    """Measure and print the rows."""
    with tempfile.TemporaryDirectory() as name:
        starts(Path(name))
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            views(Path(name), size)


if __name__ == "__main__":
    main()
