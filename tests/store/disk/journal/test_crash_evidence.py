"""Power loss while evidence is taken in and snapshots are made: a case never names a copy that is not there."""

from __future__ import annotations

import io
import os
import random
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from store.disk.files import read_whole
from store.disk.journal import open_database, storage
from store.disk.snapshots import Snapshots
from store.disk.vault import Vault
from tests.store.disk.journal.simulated import Disk, Image

HOME = Path("/nowhere")
ROUNDS = int(os.environ.get("CRASH_ROUNDS", "1"))


@pytest.mark.parametrize("seed", range(4 * ROUNDS))
def test_what_a_case_names_is_there_and_a_snapshot_is_whole_or_not_counted(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 1500)
    disk, chance, now = Disk(), random.Random(seed), datetime(2026, 1, 1, tzinfo=UTC)
    vault, snapshots = Vault(HOME / "evidence", disk), Snapshots(HOME / "backups", disk)
    crashes: list[tuple[int, int, Image]] = []
    saved, made = 0, 0

    def before(operation: str) -> None:
        images: list[Image] = disk.crashes(chance, 8)
        crashes.extend((saved, made, image) for image in images)

    disk.before = before
    database = open_database(HOME / "cases.json", disk)
    for n in range(8):
        stored = vault.take(1, io.BytesIO(os.urandom(chance.randrange(1, 3000))), "photo.png")
        database.insert({"stored": stored.stored, "sha256": stored.sha256})
        saved += 1
        if n % 3 == 2:
            now += timedelta(hours=2)
            made += snapshots.keep(now, database.plain) is not None
    database.close()
    for acknowledged, kept, image in crashes:
        check(image, acknowledged, kept)
    assert len(crashes) > 200


def check(image: Image, acknowledged: int, kept: int) -> None:
    disk = Disk(image)
    documents = open_database(HOME / "cases.json", disk).all()
    assert acknowledged <= len(documents) <= acknowledged + 1
    for document in documents:
        found = read_whole(disk, HOME / document["stored"])
        assert found is not None
        assert sha256(found[0]).hexdigest() == document["sha256"]
    snapshots = Snapshots(HOME / "backups", disk)
    good = [one for one in snapshots.all() if snapshots.read(one)]
    assert kept <= len(good) <= kept + 1
