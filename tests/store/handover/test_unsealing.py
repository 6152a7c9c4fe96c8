"""What a passphrase locked is looked at before it is tried."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from store.handover.packing import bundle
from store.handover.sealing import Seal
from store.handover.unpacking import Opened
from store.handover.unsealing import MOST_WORK
from store.opening import HomeDesk
from tests.store.handover.conftest import PHRASE
from tests.store.handover.test_hostile import packed, refused


@pytest.mark.parametrize("work", [MOST_WORK + 1, 24, 63, 255])
def test_a_password_whose_try_would_take_all_memory_is_not_tried(
    desk: HomeDesk, number: int, tmp_path: Path, *, open_it: Callable[..., Opened], work: int
) -> None:
    path = bundle(desk, [number], tmp_path / "out", Seal(passphrase=PHRASE)).path
    with zipfile.ZipFile(path) as archive:
        inner = {name: archive.read(name) for name in archive.namelist()}
    head, end = inner["key.age"].split(b"\n", 2)[1], b" %d" % work
    dearer = inner["key.age"].replace(head, head.rpartition(b" ")[0] + end)
    assert "more than a gigabyte" in refused(
        tmp_path, open_it, packed(tmp_path / "evil", {**inner, "key.age": dearer})
    )


def test_a_locked_member_whose_beginning_lies_behind_the_end_is_refused(
    desk: HomeDesk, number: int, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    raw = bytearray(bundle(desk, [number], tmp_path / "out", Seal(password=PHRASE)).path.read_bytes())
    at = raw.find(b"PK\x03\x04")
    while at >= 0:
        raw[at + 28 : at + 30] = b"\xff\xff"  # how long what stands before its words is said to be
        at = raw.find(b"PK\x03\x04", at + 4)
    (tmp_path / "altered").write_bytes(bytes(raw))
    assert refused(tmp_path, open_it, tmp_path / "altered")
