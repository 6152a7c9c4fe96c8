"""Power loss at every moment: what was acknowledged is there, nothing is there by half, the file opens."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tinydb.table import Document

from store.disk.journal import Database, open_database, storage
from store.disk.journal.origin import TABLE
from store.errors import DamagedFile
from tests.store.disk.journal.simulated import Disk, Image

MAIN = Path("/nowhere/cases.json")
NEVER_WRITTEN = "were never written"
ROUNDS = int(os.environ.get("CRASH_ROUNDS", "1"))
State = dict[str, dict[int, dict[str, Any]]]


def state_of(database: Database) -> State:
    return {name: {doc.doc_id: dict(doc) for doc in database.table(name)} for name in database.tables()}


@dataclass
class Run:
    """A workload on a simulated disk: the states that were acknowledged, and the crashes on the way, each with
    the number of states that had been acknowledged when it happened."""

    disk: Disk
    chance: random.Random
    states: list[State] = field(default_factory=list)
    crashes: list[tuple[int, Image]] = field(default_factory=list)
    given: set[int] = field(default_factory=set)

    def crash(self, operation: str = "") -> None:
        """Called before each operation on the disk: what if this were the end?"""
        seen: list[Image] = self.disk.crashes(self.chance, 12)
        self.crashes += [(len(self.states), image) for image in seen]

    def work(self, steps: int) -> None:
        """Random changes by several processes, which come, close and die."""
        processes: list[Database] = []
        self.states.append(state_of(open_database(MAIN, self.disk)))
        self.disk.before = self.crash
        for _ in range(steps):
            if len(processes) < 3 and (not processes or self.chance.random() < 0.2):
                processes.append(open_database(MAIN, self.disk))
            process = self.chance.choice(processes)
            if self.chance.random() < 0.15:
                processes.remove(process)
                if self.chance.random() < 0.7:
                    process.close()
                continue
            self.chance.choice(CHANGES)(self, process)
            self.states.append(state_of(process))
            self.crash()
        self.disk.before = lambda operation: None


def insert(run: Run, database: Database) -> None:
    run.given.add(database.insert({"text": "退款" * run.chance.randrange(300)}))


def insert_several(run: Run, database: Database) -> None:
    run.given.update(database.insert_multiple([{"n": n} for n in range(run.chance.randrange(1, 4))]))


def update(run: Run, database: Database) -> None:
    database.update({"changed": run.chance.random()}, doc_ids=run.chance.sample(range(1, 12), 4))


def remove(run: Run, database: Database) -> None:
    database.remove(doc_ids=[run.chance.randrange(1, 12)])


def together(run: Run, database: Database) -> None:
    with database.transaction():
        insert(run, database)
        meta = database.table("meta")
        meta.upsert(Document({"count": len(database), "pad": "x" * run.chance.randrange(1500)}, 1))


def drop(run: Run, database: Database) -> None:
    if run.chance.random() < 0.3:
        database.drop_table("meta")


CHANGES: list[Callable[[Run, Database], None]] = [insert, insert_several, update, remove, together, drop]


def check(run: Run, acknowledged: int, image: Image) -> None:
    """Reopen what a crash left, look, go on writing, close, and read the plain file."""
    disk = Disk(image)
    database = open_database(MAIN, disk)
    state = state_of(database)
    assert state in run.states[acknowledged - 1 : acknowledged + 1]
    assert all(NEVER_WRITTEN in str(notice) for notice in database.notices)
    new = database.insert({"after": "the crash"})
    state.setdefault("_default", {})[new] = {"after": "the crash"}
    assert state_of(open_database(MAIN, disk)) == state
    database.close()
    plain = json.loads(disk.names[MAIN.name].data)
    del plain[TABLE]
    assert {name: {int(key): doc for key, doc in rows.items()} for name, rows in plain.items()} == state


@pytest.mark.parametrize("seed", range(8 * ROUNDS))
def test_a_power_loss_at_any_moment_loses_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 2000)
    run = Run(Disk(), random.Random(seed))
    run.work(30)
    for acknowledged, image in run.crashes:
        check(run, acknowledged, image)
    assert len(run.crashes) > 300


@pytest.mark.parametrize("seed", range(8 * ROUNDS))
def test_another_one_while_it_recovers_loses_nothing_either(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 2000)
    run = Run(Disk(), random.Random(f"again {seed}"))
    run.work(12)
    for _ in range(4):
        _, image = run.chance.choice(run.crashes)
        run = Run(Disk(image), run.chance)
        run.work(6)
        for acknowledged, image in run.crashes:
            check(run, acknowledged, image)


class NoSync(Disk):
    """A disk on which contents are never made durable."""

    def sync(self, handle: int) -> None:
        self.before("sync")


class NoFolderSync(Disk):
    """A disk on which names are never made durable."""

    def sync_folder(self, folder: Path) -> None:
        self.before("sync folder")


@pytest.mark.parametrize("careless", [NoSync, NoFolderSync])
def test_this_simulation_finds_a_store_that_is_careless(
    careless: type[Disk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 2000)
    run = Run(careless(), random.Random(1))
    run.work(30)
    with pytest.raises((AssertionError, DamagedFile)):
        for acknowledged, image in run.crashes:
            check(run, acknowledged, image)


@pytest.mark.parametrize("seed", range(10))
def test_an_id_is_never_given_again(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 1000)
    disk, chance, given = Disk(), random.Random(seed), set[int]()
    for _ in range(60):
        database = open_database(MAIN, disk)
        for _ in range(chance.randrange(4)):
            new = database.insert({})
            assert new not in given
            given.add(new)
            if chance.random() < 0.7:
                database.remove(doc_ids=[chance.choice([new, max(given)])])
        if chance.random() < 0.5:
            database.close()
