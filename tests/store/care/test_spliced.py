"""Files cut up and put together wrongly: what is there is what was saved, or told, and a repair comes to its end.

As sync tools, editors and bad disks do it: a stretch that is gone, doubled, moved, zeroed or noise. Some are tried
in the gate, more with SPLICES=3000 (`make test-crash`).
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from store.disk.home import Home
from store.disk.journal import load
from tests.store.care.test_flipped_bits import NAMES, cases_of, check_mended, check_told, small

SPLICES = int(os.environ.get("SPLICES", "40"))
pytestmark = pytest.mark.timeout(60 + SPLICES)
__all__ = ["small"]


def spliced(data: bytes, chance: random.Random) -> bytes:
    """The same bytes with a stretch of them wrong."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    end = min(end, start + chance.choice((1, 7, 64, 512, len(data))))
    part, rest = data[start:end], data[:start] + data[end:]
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(rest) + 1)
    return chance.choice((
        rest,
        data[:end] + part + data[end:],
        rest[:at] + part + rest[at:],
        data[:start] + bytes(len(part)) + data[end:],
        data[:start] + chance.randbytes(len(part)) + data[end:],
        b"".join(chance.sample(lines, len(lines))),
        data[:start],
    ))  # fmt: skip


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_stretch_is_never_taken_for_what_was_saved(
    small: Home, tmp_path: Path, name: str, newer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "PATIENCE", 0.0)
    truth, kept, chance = cases_of(small), tmp_path / "kept", random.Random(f"{name} {newer}")
    shutil.copytree(small.path, kept)
    whole = (kept / name).read_bytes()
    for _ in range(SPLICES):
        data, stat = spliced(whole, chance), (kept / name).stat()
        (small.path / name).write_bytes(data)
        os.utime(small.path / name, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9 * newer))
        check_told(small, truth)
        check_mended(small, truth, lossy=name.endswith("journal"))
        shutil.rmtree(small.path)
        shutil.copytree(kept, small.path)
