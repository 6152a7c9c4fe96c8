"""Power loss at every moment of a repair: what a crash leaves is mended to the same end."""

from __future__ import annotations

import random

import pytest

from store.disk.journal import load, open_database
from store.disk.journal.repair import repair
from store.errors import DamagedFile, HomeProblem
from tests.store.disk.journal.simulated import Disk, Image
from tests.store.disk.journal.test_crashes import MAIN, State, state_of

JOURNAL = f"{MAIN.name}.journal"


def damaged(seed: int) -> tuple[Disk, State]:
    """A database of which a line of the file, or of the journal, cannot be read; and what can."""
    disk, chance = Disk(), random.Random(seed)
    with open_database(MAIN, disk) as first:
        first.insert_multiple({"n": n, "text": "凭证" * 20} for n in range(1, 6))
    database = open_database(MAIN, disk)
    for n in (6, 7, 8):
        database.insert({"n": n, "text": "凭证" * 20})
    state = state_of(database)
    name, mark, lost = ((MAIN.name, b'"3":', 3), (JOURNAL, b'"n":7', 7))[chance.randrange(2)]
    inode = disk.names[name]
    at = inode.data.index(mark) + len(mark)
    inode.data = inode.durable = inode.data[:at] + b"#####" + inode.data[at + 5 :]
    del state["_default"][lost]
    return disk, state


@pytest.mark.parametrize("seed", range(6))
def test_a_power_loss_in_a_repair_leads_to_the_same_end(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "PATIENCE", 0.0)
    disk, wanted = damaged(seed)
    originals = {name: disk.names[name].data for name in (MAIN.name, JOURNAL)}
    with pytest.raises(DamagedFile):
        open_database(MAIN, disk)
    chance, crashes = random.Random(f"crash {seed}"), list[Image]()
    disk.before = lambda operation: crashes.extend(disk.crashes(chance, 12))
    repair(MAIN, disk)
    crashes += disk.crashes(chance, 12)
    for image in crashes:
        again = Disk(image)
        repair(MAIN, again)
        held = {inode.data for inode in again.names.values()}
        assert set(originals.values()) <= held
        found = open_database(MAIN, again)
        assert state_of(found) == wanted
        assert found.insert({}) > 8
        assert not repair(MAIN, again).copies
    assert len(crashes) > 40


def test_what_is_there_before_a_repair_is_there_until_its_end() -> None:
    disk, _ = damaged(1)

    def fail(operation: str) -> None:
        if operation == "replace":
            raise OSError(5, "Input/output error")

    before = {name: disk.names[name].data for name in (MAIN.name, JOURNAL)}
    disk.before = fail
    with pytest.raises(HomeProblem, match="Input/output error"):
        repair(MAIN, disk)
    assert {name: disk.names[name].data for name in (MAIN.name, JOURNAL)} == before
