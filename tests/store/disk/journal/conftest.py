"""A database on a real disk, and how to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk.journal import Database, open_database


@pytest.fixture
def main(tmp_path: Path) -> Path:
    return tmp_path / "cases.json"


@pytest.fixture
def journal(main: Path) -> Path:
    return main.with_name("cases.json.journal")


@pytest.fixture
def database(main: Path) -> Iterator[Database]:
    """A database with three documents in the plain file and two in the journal."""
    with open_database(main) as first:
        first.insert_multiple({"n": n, "text": "凭证" * 20} for n in (1, 2, 3))
    database = open_database(main)
    database.insert({"n": 4})
    database.insert({"n": 5})
    yield database
    database.close()
