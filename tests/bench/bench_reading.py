"""Searching and listing all cases, and the memory that takes, beside SQLite and stock TinyDB, in one run.

Arguments are numbers of cases. SQLite holds the same documents as text, with the title and the step as columns;
its search is LIKE over the text. Ours finds the cases whose bytes may hold the word, reads these and looks again;
it lists from the outlines that the first desk kept.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
from tinydb import Query, TinyDB

from store.days.clock import HOME_ZONE, system_clock
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.bench.bench_store import STOCK, case, memory

SIZES = [1_000, 10_000, 100_000]
WORDS = {"开胶掉漆": "of Chinese", "jd-9042x": "of letters"}
"""What is searched for; it stands in one case of a hundred."""
ROUNDS = 5
Work = Callable[[], list[Any]]


def history(number: int) -> list[dict[str, Any]]:
    """The events of a case of about 4 KB."""
    events: list[dict[str, Any]] = case(number)["events"]
    events[0] |= {"kind": "opened", "data": {"playbook": "douyin", "title": title(number), "step": step(number)}}
    if number % 100 == 0:
        events[-1]["data"]["text"] += " ".join(WORDS).replace("jd", "JD")
    return [event | {"change": place} for place, event in enumerate(events, 1)]


def title(number: int) -> str:
    return f"耳机{number * 7919 % 100_003}"


def step(number: int) -> str:
    return ("contact", "apply", "review", "supplement")[number % 4]


def fill(folder: Path, size: int) -> None:
    """The same cases for all three."""
    with closing(CaseFile(folder / "cases.json")) as file:
        file.rewrite(lambda here: Histories({number: history(number) for number in range(1, size + 1)}, size))
    with closing(sqlite3.connect(folder / "cases.db")) as connection:
        connection.execute("create table cases (id integer primary key, title text, step text, data text)")
        rows = ((n, title(n), step(n), orjson.dumps(history(n)).decode()) for n in range(1, size + 1))
        connection.executemany("insert into cases values (?, ?, ?, ?)", rows)
        connection.commit()
    if size <= STOCK:
        data = {"cases": {str(n): {"events": history(n)} for n in range(1, size + 1)}}
        (folder / "stock.json").write_bytes(orjson.dumps(data))


def desk_of(folder: Path) -> HomeDesk:
    return open_home(Home(folder), system_clock(HOME_ZONE), "x", "zh")


def search_ours(folder: Path, word: str) -> Work:
    """In an open desk, as while somebody types."""
    desk = desk_of(folder)
    board = desk.views()
    return lambda: sorted(one.number for one in desk.search(word, board).outlines)


def search_sqlite(folder: Path, word: str) -> Work:
    connection = sqlite3.connect(folder / "cases.db")
    query = "select id from cases where data like ? order by id"
    return lambda: [n for (n,) in connection.execute(query, (f"%{word}%",))]


def search_stock(folder: Path, word: str) -> Work:
    table, event = TinyDB(folder / "stock.json", encoding="utf-8").table("cases", cache_size=0), Query()
    holds = event.data.text.test(lambda text: word in text.casefold())
    return lambda: sorted(found.doc_id for found in table.search(Query().events.any(holds)))


def titles(desk: HomeDesk) -> list[Any]:
    return sorted((one.title, one.number) for one in desk.views().outlines)


def list_anew(folder: Path) -> Work:
    """All cases, as a process lists them that begins."""
    return lambda: titles(desk_of(folder))


def list_again(folder: Path) -> Work:
    """The same in a desk that is open."""
    desk = desk_of(folder)
    return lambda: titles(desk)


def list_sqlite(folder: Path) -> Work:
    connection = sqlite3.connect(folder / "cases.db")
    return lambda: list(connection.execute("select title, id from cases order by title, id"))


def list_sqlite_anew(folder: Path) -> Work:
    def work() -> list[Any]:
        with closing(sqlite3.connect(folder / "cases.db")) as connection:
            return list(connection.execute("select title, id from cases order by title, id"))

    return work


def list_stock(folder: Path) -> Work:
    table = TinyDB(folder / "stock.json", encoding="utf-8").table("cases", cache_size=0)

    def work() -> list[Any]:
        found = ((document.doc_id, document["events"][0]["data"]) for document in table.all())
        return sorted((data["title"], number) for number, data in found)

    return work


def in_turns(works: list[Work], rounds: int) -> list[float]:
    """The least time of each in milliseconds, measured in turns; all must find the same."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        found = []
        for place, work in enumerate(works):
            begun = time.perf_counter()
            found.append(work())
            least[place] = min(least[place], (time.perf_counter() - begun) * 1000)
        assert all(one == found[0] for one in found)
    return least


def holding(what: str, folder: Path) -> list[Any]:
    """What a process holds that serves all cases."""
    match what:
        case "ours":
            desk = desk_of(folder)
            return [desk, desk.views()]
        case "sqlite":
            return [search_sqlite(folder, "x"), search_sqlite(folder, "x")()]
        case _:
            return [TinyDB(folder / "stock.json", encoding="utf-8").table("cases").all()]


def occupied(what: str, folder: Path) -> int:
    """What that takes, in MiB, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bench_reading", "memory", what, str(folder)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def rows(folder: Path, size: int) -> Iterator[tuple[str, list[Work]]]:
    """The rows of the table: ours, SQLite and, where it is measured, stock TinyDB."""
    for word, kind in WORDS.items():
        works = [search_ours(folder, word), search_sqlite(folder, word)]
        yield f"search for a word {kind}", works + [search_stock(folder, word)] * (size <= STOCK)
    stock = [list_stock(folder)] * (size <= STOCK)
    yield "list all, as a process that begins", [list_anew(folder), list_sqlite_anew(folder), *stock]
    yield "list all, in an open desk", [list_again(folder), list_sqlite(folder), *stock]


def measure(folder: Path, size: int) -> None:
    """Measure with so many cases."""
    fill(folder, size)
    sys.stdout.write(f"{size:,} cases\n")
    begun = time.perf_counter()
    desk = desk_of(folder)
    desk.views()
    desk.close()
    sys.stdout.write(f"{'  made ready for that, once':44} {(time.perf_counter() - begun) * 1000:9.0f} ms\n")
    for what, works in rows(folder, size):
        ours, sqlite, *stock = in_turns(works, ROUNDS if size <= STOCK else 2)
        beside = f"{sqlite:.1f} ms SQLite" + "".join(f", {ms:.0f} stock" for ms in stock)
        sys.stdout.write(f"{f'  {what}':44} {ours:9.1f} ms {beside:>30} {ours / sqlite:8.2f} ×\n")
    kinds = ["ours", "sqlite"] + ["stock"] * (size <= STOCK)
    told = ", ".join(f"{kind} {occupied(kind, folder)}" for kind in kinds)
    sys.stdout.write(f"{'  memory in MiB':44} {told}\n")
    sys.stdout.flush()


def main(sizes: list[int]) -> None:
    """Measure and print the table."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), size)


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        before = memory()
        held = holding(sys.argv[2], Path(sys.argv[3]))
        sys.stdout.write(f"{memory() - before:.0f}\n")
    else:
        main([int(argument) for argument in sys.argv[1:]] or SIZES)
