"""The store beside SQLite and the bare parser, in one run: `make bench`; arguments are numbers of documents."""

from __future__ import annotations

import gc
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.table import Document

from store.disk.journal import Database, open_database

SIZES = [1_000, 10_000, 100_000]
CHANGES = 300
STOCK = 10_000
"""Stock TinyDB is measured up to so many documents."""


def case(number: int) -> dict[str, Any]:
    """A document of about 4 KB, as a case of some twelve events."""
    text = "商家说已经签收不能退款，客服说要等四十八小时再给答复。" * 3
    return {
        "events": [
            {"kind": "diary-noted", "v": 1, "change": n, "at": "2026-11-23T10:00:00+08:00", "by": "小李",
             "data": {"text": f"{number}/{n} {text}", "who": "merchant", "channel": "chat", "promise": ""}}
            for n in range(11)
        ]
    }  # fmt: skip


def median_ms(work: Callable[[int], object], times: int) -> float:
    """The median of so many runs, in milliseconds."""
    found = []
    for n in range(times):
        begun = time.perf_counter()
        work(n)
        found.append(time.perf_counter() - begun)
    return statistics.median(found) * 1000


def changes(database: Database, connection: sqlite3.Connection, size: int) -> tuple[float, float]:
    """One durable change of a document: ours and SQLite's, in turns, so that the disk is the same for both."""
    cases = database.table("cases")

    def ours(n: int) -> None:
        cases.upsert(Document(documents[n], n * 7919 % size + 1))

    def sqlite(n: int) -> None:
        connection.execute(
            "update cases set data = ? where id = ?", (orjson.dumps(documents[n]), n * 7919 % size + 1)
        )
        connection.commit()

    documents = [case(size + n) for n in range(CHANGES)]
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(CHANGES):
        for work, found in zip((ours, sqlite), times, strict=True):
            begun = time.perf_counter()
            work(n)
            found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def fill(folder: Path, size: int) -> tuple[Path, sqlite3.Connection]:
    """The same documents as a plain file of ours and as a database of SQLite."""
    main = folder / f"{size}.json"
    with open_database(main) as database:
        database.table("cases").insert_multiple(case(n) for n in range(size))
    connection = sqlite3.connect(folder / f"{size}.db")
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table cases (id integer primary key, data text)")
    connection.executemany("insert into cases (data) values (?)", ((orjson.dumps(case(n)),) for n in range(size)))
    connection.commit()
    return main, connection


def opening(main: Path) -> tuple[float, float]:
    """Opening, and parsing the same file with orjson."""

    def ours(_: int) -> None:
        open_database(main).storage.close()

    def floor(_: int) -> None:
        orjson.loads(main.read_bytes())

    gc.collect()
    return median_ms(ours, 5), median_ms(floor, 5)


def waiting(main: Path) -> list[float]:
    """How long one waits for the lock beside a process that writes all the time, in milliseconds, sorted."""
    busy = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bench_store", "busy", str(main)], stdout=subprocess.PIPE
    )
    assert busy.stdout
    busy.stdout.readline()
    database, found = open_database(main), []
    for n in range(CHANGES):
        begun = time.perf_counter()
        with database.transaction():
            found.append((time.perf_counter() - begun) * 1000)
            database.table("cases").upsert(Document(case(-n), n % 500 + 1))
        time.sleep(0.005)
    busy.kill()
    busy.wait()
    busy.stdout.close()
    return sorted(found)


def write_all_the_time(main: Path) -> None:
    """What the busy process does."""
    database = open_database(main)
    os.write(1, b"begun\n")
    for n in range(10_000_000):
        database.table("cases").upsert(Document(case(-n), n % 500 + 501))


def row(what: str, ours: str, beside: str, ratio: float, budget: float) -> None:
    """One line of the table."""
    sys.stdout.write(
        f"{what:44} {ours:>12} {beside:>22} {ratio:8.2f} {budget:7.2f}  {'ok' if ratio <= budget else 'OVER'}\n"
    )
    sys.stdout.flush()


def measured(what: str, ours: str, beside: str, value: float, budget: float) -> None:
    """One line of the table whose budget is a number and not a ratio."""
    row(what, ours, beside, value, budget)


def stock(folder: Path, size: int) -> tuple[float, float]:
    """The same with stock TinyDB: opening it and reading, and one change, in milliseconds."""
    path = folder / f"{size}-stock.json"
    path.write_bytes(orjson.dumps({"cases": {str(n + 1): case(n) for n in range(size)}}))
    opened = median_ms(lambda _: len(TinyDB(path, encoding="utf-8").table("cases").all()), 3)
    table = TinyDB(path, encoding="utf-8").table("cases")
    return opened, median_ms(lambda n: table.upsert(Document(case(size + n), n * 7919 % size + 1)), 3)


def taking_over(path: Path) -> float:
    """Taking over 100 foreign changes, in milliseconds."""
    reader, writer = open_database(path), open_database(path)
    reader.refresh()
    for n in range(100):
        writer.table("cases").upsert(Document(case(-n), n + 1))
    begun = time.perf_counter()
    assert len(reader.refresh()) == 100
    found = (time.perf_counter() - begun) * 1000
    reader.storage.close()
    return found


def memory() -> float:
    """What this process occupies, in MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def tell_memory(main: Path) -> None:
    """Tell what an open database occupies; for a process of its own."""
    before = memory()
    database = open_database(main)
    sys.stdout.write(f"{memory() - before:.0f}\n")
    database.close()


def measure(folder: Path, size: int, first: list[float]) -> None:
    """Measure with so many documents; `first` collects the time of one change."""
    path, connection = fill(folder, size)
    ours, floor = opening(path)
    row(f"open {size:,} x 4 KB", f"{ours:.1f} ms", f"{floor:.1f} ms orjson", ours / floor, 2.0)
    gc.collect()
    command = [sys.executable, "-m", "tests.bench.bench_store", "memory", str(path)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    sys.stdout.write(f"{'  memory of the documents':44} {int(told):8} MiB\n")
    database = open_database(path)
    ours, beside = changes(database, connection, size)
    first.append(ours)
    row(f"one durable change at {size:,}", f"{ours:.3f} ms", f"{beside:.3f} ms SQLite", ours / beside, 2.0)
    row("  beside the smallest", f"{ours:.3f} ms", f"{first[0]:.3f} ms", ours / first[0], 1.5)
    us = median_ms(lambda _: [database.refresh() for _ in range(1000)], 9)
    row("  looking for foreign changes", f"{us:.1f} us", "us", us, 10.0)
    taken = taking_over(path)
    sys.stdout.write(f"{'  taking over 100 foreign changes':44} {taken:9.2f} ms\n")
    if size <= STOCK:
        opened, changed = stock(folder, size)
        sys.stdout.write(f"{'  stock TinyDB: open and read; one change':44} {opened:9.0f} ms {changed:19.0f} ms\n")
    if len(first) == 1:
        waits = waiting(path)
        p95, middle = waits[int(len(waits) * 0.95)], waits[len(waits) // 2]
        row("  waiting beside a busy writer, p95", f"{p95:.2f} ms", f"median {middle:.2f} ms", p95, 5.0)
    folded = median_ms(lambda _: database.close(), 1)
    sys.stdout.write(f"{'  folded on close':44} {folded:9.0f} ms\n")
    connection.close()


def main(sizes: list[int]) -> None:
    """Measure and print the table."""
    sys.stdout.write(f"{'':44} {'ours':>12} {'beside':>22} {'ratio':>8} {'budget':>7}\n")
    first: list[float] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), size, first)


if __name__ == "__main__":
    if sys.argv[1:2] == ["busy"]:
        write_all_the_time(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["memory"]:
        tell_memory(Path(sys.argv[2]))
    else:
        main([int(argument) for argument in sys.argv[1:]] or SIZES)
