"""One change of a case with few and with very many events, and what a foreign change costs who looks on.

Processor time stands beside the time by the clock: the disk is the same for all sizes, and other programs share it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from store.case.case import Case
from store.case.events import CaseOpened, DiaryNoted, Event, EvidenceAttached, Record
from store.case.intents import OpenCase
from store.case.records import record_to_json
from store.days.clock import HOME_ZONE, system_clock
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.opening import open_home
from store.ports import Histories
from tests.bench.bench_store import row

EVENTS = (20, 2_000, 20_000)
EXHIBITS = (10, 5_000)
CASES = (1_000, 100_000)
ROUNDS = 200
AT = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)


def stamp(change: int, event: Event) -> Record:
    """A record of an event."""
    return Record(change, AT, "小李", event)


def note(n: int) -> Callable[[Case | None], tuple[Event, ...]]:
    """One more line in the diary."""
    text = f"{n} 商家说已经签收不能退款，客服说要等四十八小时再给答复。"
    return lambda case: (DiaryNoted(text, "merchant", "chat", ""),)


def history(events: int) -> list[dict[str, Any]]:
    """A case of so many events."""
    records = [stamp(1, CaseOpened("douyin", "耳机", "contact"))]
    records += [stamp(n, note(n)(None)[0]) for n in range(2, events + 1)]
    return [record_to_json(record) for record in records]


def times(work: Callable[[int], object]) -> tuple[float, float]:
    """The medians of clock and processor of so many runs, in milliseconds."""
    clock, processor = [], []
    for n in range(ROUNDS):
        begun, used = time.perf_counter(), time.process_time()
        work(n)
        clock.append(time.perf_counter() - begun)
        processor.append(time.process_time() - used)
    return statistics.median(clock) * 1000, statistics.median(processor) * 1000


def changes(folder: Path) -> None:
    """One change of cases that are alike but for their length, in turns."""
    file = CaseFile(folder / "cases.json")
    histories = {number: history(events) for number, events in enumerate(EVENTS, 1)}
    file.rewrite(lambda here: Histories(histories, len(EVENTS)))
    for number in histories:
        file.append(number, note(0), stamp)
    found = {number: times(partial(_append, file, number)) for number in histories}
    for number, events in enumerate(EVENTS, 1):
        clock, processor = found[number]
        row(
            f"one change at {events:,} events", f"{clock:.2f} ms", f"{found[1][0]:.2f} ms", clock / found[1][0], 2.0
        )
        sys.stdout.write(f"{'  processor':44} {processor:9.2f} ms\n")
    before = file.journaled()
    size = (folder / "cases.json.journal").stat().st_size
    file.append(len(EVENTS), note(1), stamp)
    grown = (folder / "cases.json.journal").stat().st_size - size if file.journaled() > before else 0
    sys.stdout.write(f"{'  bytes written for one':44} {grown:9,}\n")


def exhibits(folder: Path) -> None:
    """One exhibit more, of cases that have few and many, in turns; all of a change but the file that is copied."""
    home = Home(folder / "home")
    with closing(open_home(home, system_clock(HOME_ZONE), "小李", "zh")) as desk:
        for _ in EXHIBITS:
            desk.open(OpenCase("douyin", facts={"product": "耳机"}))
        begun = {
            number: [record_to_json(one) for one in case.records] for number, case in desk.file.cases().items()
        }
    for number, count in enumerate(EXHIBITS, 1):
        for n in range(count):
            sha = f"{n:064x}"
            taken = EvidenceAttached("chat", f"{n}.txt", f"{n}-{sha}.txt", sha, 9, "")
            begun[number].append(record_to_json(stamp(n + 2, taken)))
    with closing(CaseFile(home.cases)) as file:
        file.rewrite(lambda here: Histories(begun, len(EXHIBITS)))
    with closing(open_home(home, system_clock(HOME_ZONE), "小李", "zh")) as desk:
        least: dict[int, float] = {}
        for n in range(ROUNDS // 4):
            for number in begun:
                used = time.process_time()
                desk.attach_stream(number, BytesIO(f"{number} {n}".encode()), f"more-{n}.txt", "chat")
                took = (time.process_time() - used) * 1000
                least[number] = min(took, least.get(number, took))
    few, many = least.values()
    row(
        f"an exhibit more at {EXHIBITS[1]:,} exhibits, processor",
        f"{many:.2f} ms",
        f"{few:.2f} ms",
        many / few,
        2.0,
    )


def _append(file: CaseFile, number: int, n: int) -> None:
    file.append(number, note(n), stamp)


def foreign(folder: Path, size: int) -> None:
    """What one change of another process costs who has the file open: taking it over, with all cases at hand."""
    path = folder / f"{size}.json"
    writer = CaseFile(path)
    writer.rewrite(lambda here: Histories({number: history(12) for number in range(1, size + 1)}, size))
    writer.close()
    reader = CaseFile(path)
    reader.cases()
    used = []
    for n in range(50):
        writer.append(n + 1, note(n), stamp)
        begun = time.process_time()
        reader.refresh()
        cases = reader.cases()
        assert cases[n + 1].version == 13
        used.append(time.process_time() - begun)
    took = statistics.median(used) * 1000
    row(f"a foreign change at {size:,} cases, processor", f"{took:.2f} ms", "ms", took, 5.0)


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as name:
        changes(Path(name))
        exhibits(Path(name))
        for size in CASES:
            foreign(Path(name), size)


if __name__ == "__main__":
    main()
