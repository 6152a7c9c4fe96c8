"""On a full disk a case can still be purged, and that makes room again."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from store.care.purge import purge
from store.case.intents import NoteDiary, OpenCase, TrashCase
from store.disk.files import Files
from store.errors import HomeProblem, Refused
from store.opening import HomeDesk


def size(home: Path) -> int:
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file())


def fill(monkeypatch: pytest.MonkeyPatch, home: Path, room: int) -> None:
    """Let the disk take so many bytes more and no others."""
    most, write = size(home) + room, Files.write

    def limited(self: Files, handle: int, data: bytes, offset: int) -> None:
        grown = max(0, offset + len(data) - os.fstat(handle).st_size)
        if size(home) + grown > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(self, handle, data, offset)

    monkeypatch.setattr(Files, "write", limited)


@pytest.mark.parametrize("kept", ["cache", "evidence", "partial"])
def test_a_case_can_be_purged_on_a_full_disk(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    for product in ("耳机", "灯"):
        desk.open(OpenCase("douyin", facts={"product": product}))
    match kept:
        case "cache":
            desk.home.cache.mkdir()
            (desk.home.cache / "outlines-zh").write_bytes(bytes(20_000))
        case "evidence":
            desk.attach_stream(1, io.BytesIO(bytes(20_000)), "a.jpg", "goods")
        case _:
            (desk.home.evidence / ".new-0123").write_bytes(bytes(20_000))
    fill(monkeypatch, desk.home.path, 0)
    with pytest.raises(HomeProblem):
        desk.do(2, NoteDiary("写不下", "me", "other"))
    with pytest.raises(HomeProblem):
        desk.do(1, TrashCase())
    with pytest.raises(Refused, match="not in the trash"):
        purge(desk.home, desk.file, 1)
    purge(desk.home, desk.file, 1, untrashed=True)
    assert [view.number for view in desk.views()] == [2]
    desk.do(2, NoteDiary("又写得下了", "me", "other"))
    assert not (desk.home.evidence / "1").exists()
