"""Short looks at a database and at the copies beside it."""

from __future__ import annotations

from pathlib import Path

import tinydb


def numbers(database: tinydb.TinyDB) -> list[int]:
    return [document["n"] for document in database]


def copies(main: Path, why: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(main.parent.glob(f"*.{why}-*"))]
