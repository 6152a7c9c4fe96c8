"""How long the deadlines of 10,000 cases take: computing them, and laying them on one line of time.

Measured against `orjson.loads` of the same cases, as the budget for opening them is (design §7).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import orjson

from store.board.board import Board
from store.board.viewcache import ViewCache
from store.case.deadlines import deadlines
from store.case.fold import fold
from store.case.records import record_to_json
from store.case.view import view
from store.days.workdays import WorkCalendar
from store.disk.home import Home
from tests.store.randomcases import START, Walk, playbook_of

CASES = 10_000
KINDS = 500
"""Different cases that are made; each stands for CASES / KINDS of them."""


def measure(work: Callable[[], object], rounds: int = 3) -> float:
    """The best time of some rounds, in seconds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def row(name: str, seconds: float, base: float) -> str:
    """A line of the report."""
    return f"{name:<44} {seconds * 1000:>9.0f} ms {seconds / CASES * 1e6:>7.1f} µs/case {seconds / base:>6.1f} ×\n"


def main() -> None:
    """Measure and print."""
    playbook, calendar = playbook_of(Home(Path("/nonexistent"))), WorkCalendar()
    walk = Walk(playbook, calendar, 7)
    cases = [walk.case(number)[0] for number in range(1, KINDS + 1)] * (CASES // KINDS)
    now = START + timedelta(days=200)
    document = orjson.dumps([[record_to_json(record) for record in case.records] for case in cases])
    base = measure(lambda: orjson.loads(document))
    views = [view(case, playbook, now, calendar) for case in cases]
    sys.stdout.write(row("orjson.loads of the cases", base, base))
    cache, desk_views = ViewCache(calendar), [fold(n, case.records) for n, case in enumerate(cases)]
    report = (
        ("deadlines of 10,000 cases", lambda: [deadlines(case, playbook, now, calendar) for case in cases]),
        ("views of 10,000 cases", lambda: [view(case, playbook, now, calendar) for case in cases]),
        ("views of 10,000 cases, seen before", lambda: [cache.view(case, playbook, now) for case in desk_views]),
        ("agenda of 10,000 views (due, the header)", lambda: Board.of(views, now).agenda),
    )
    for name, work in report:
        sys.stdout.write(row(name, measure(work), base))


if __name__ == "__main__":
    main()
