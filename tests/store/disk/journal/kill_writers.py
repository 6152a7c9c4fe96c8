"""Writers under full load, killed at random moments: `python -m tests.store.disk.journal.kill_writers 200`.

Each writer tells its parent of every change after it was acknowledged; what was told must be there, in the
state of the survivors, of a new process and, after a close, of plain TinyDB.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import tinydb
from tinydb.table import Document

from store.disk.journal import open_database, storage

WRITERS = 2
FOLD_AT = 60_000


@dataclass
class Figures:
    """What a run came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    folds: int = 0


def write(main: Path, seed: str) -> None:
    """Insert and update without end, telling of each change on standard output once it is acknowledged."""
    storage.FOLD_AT = FOLD_AT
    chance, database = random.Random(seed), open_database(main)
    for n in range(1_000_000):
        with database.transaction():
            number = database.insert({"writer": seed, "n": n, "text": "凭" * chance.randrange(600)})
            database.table("meta").upsert(Document({"last": number}, 1))
        database.update({"seen": seed}, doc_ids=[chance.randrange(1, number + 1)])
        os.write(1, f"{number} {n}\n".encode())
        if n % 50 == 49:
            database.close()
            database = open_database(main)
        assert not database.notices  # whoever was killed, nothing looks as if it were gone


def run(kills: int, folder: Path) -> Figures:
    """Kill writers so many times and compare what they said with what is there."""
    main, figures, told = folder / "cases.json", Figures(), dict[int, tuple[str, int]]()
    writers: list[tuple[str, subprocess.Popen[bytes], IO[bytes]]] = []
    inode = 0
    while figures.kills < kills:
        while len(writers) < WRITERS:
            writers.append(start(main, f"w{figures.kills}.{len(writers)}", folder))
        seed, process, output = writers.pop(random.randrange(len(writers)))
        until = time.monotonic() + (20 if random.random() < 0.8 else 0.1)
        while not os.fstat(output.fileno()).st_size and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        listen(seed, output, told)
        figures.kills += 1
        now = main.stat().st_ino if main.exists() else 0
        figures.folds += now != inode
        inode = now
    for seed, process, output in writers:
        process.kill()
        process.wait()
        listen(seed, output, told)
    figures.acknowledged = len(told)
    figures.lost = lost(main, told)
    return figures


def start(main: Path, seed: str, folder: Path) -> tuple[str, subprocess.Popen[bytes], IO[bytes]]:
    output = (folder / f"{seed}.told").open("w+b")
    process = subprocess.Popen([sys.executable, "-m", __spec__.name, "write", str(main), seed], stdout=output)
    return seed, process, output


def listen(seed: str, output: IO[bytes], told: dict[int, tuple[str, int]]) -> None:
    """Take in what a writer told; the same number told twice would be a loss of its own."""
    output.seek(0)
    for line in output.read().split(b"\n")[:-1]:
        number, n = map(int, line.split())
        assert number not in told, f"number {number} was given twice"
        told[number] = (seed, n)
    output.close()


def lost(main: Path, told: dict[int, tuple[str, int]]) -> int:
    """How many of the changes that were told are not there."""
    database = open_database(main)
    assert not database.notices
    documents = {document.doc_id: dict(document) for document in database}
    meta = database.table("meta").get(doc_id=1)
    assert isinstance(meta, Document)
    assert meta["last"] == max(documents)
    database.insert({})
    database.close()
    plain = json.loads(main.read_bytes())
    with tinydb.TinyDB(main, encoding="utf-8") as stock:
        assert {document.doc_id: dict(document) for document in stock}.items() >= documents.items()
    assert len(plain["_default"]) == len(documents) + 1
    missing = [
        number for number, (seed, n) in told.items()
        if number not in documents or (documents[number]["writer"], documents[number]["n"]) != (seed, n)
    ]  # fmt: skip
    return len(missing)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), sys.argv[3])
    else:
        with tempfile.TemporaryDirectory() as name:
            found = run(int(sys.argv[1]), Path(name))
        sys.stdout.write(f"{found}\n")
        sys.exit(found.lost > 0)
