"""Copies of evidence as a whole: what no case names is named, and taken away only when asked."""

from __future__ import annotations

import io
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from content.text.words import Problem
from store.care import copies
from store.care.copies import orphans, remove_orphans
from store.care.health import verify
from store.care.taking import take_in
from store.case.intents import OpenCase, UndoChange
from store.errors import Refused
from store.opening import HomeDesk
from store.ports import Announced


@pytest.fixture
def case(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(copies, "SETTLED", -1)
    return desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number


def names(desk: HomeDesk) -> set[str]:
    return {path.name for path in desk.home.evidence.rglob("*") if path.is_file()}


def test_what_no_case_names_is_named_and_taken_away_when_asked(desk: HomeDesk, case: int) -> None:
    desk.attach_stream(case, io.BytesIO(b"kept"), "a.jpg", "goods")
    desk.attach_stream(case, io.BytesIO(b"undone"), "b.jpg", "goods")
    desk.do(case, UndoChange())
    assert all(check.ok for check in verify(desk))
    desk.vault.take(case, io.BytesIO(b"left"), "left.jpg")
    desk.vault.take(99, io.BytesIO(b"gone"), "gone.jpg")
    before = names(desk)
    assert {(one.number, one.name[13:], one.size) for one in orphans(desk)} == {
        (case, "left.jpg", 4),
        (99, "gone.jpg", 4),
    }
    assert not all(check.ok for check in verify(desk))
    left = {name for name in before if name[13:17] in ("left", "gone")}
    assert {one.name for one in remove_orphans(desk)} == left
    assert len(names(desk)) == 2
    assert all(check.ok for check in verify(desk))


def test_the_same_file_again_under_another_name_leaves_no_second_copy(desk: HomeDesk, case: int) -> None:
    desk.attach_stream(case, io.BytesIO(b"photo"), "a.jpg", "goods")
    assert not desk.attach_stream(case, io.BytesIO(b"photo"), "b.jpg", "goods").changed
    assert len(names(desk)) == 1


def test_what_is_refused_leaves_nothing(desk: HomeDesk, case: int) -> None:
    with pytest.raises(Refused):
        desk.attach_stream(case, io.BytesIO(b"half"), "a.jpg", "goods", announced=Announced(9))
    with pytest.raises(Problem):
        desk.attach_stream(case + 1, io.BytesIO(b"x"), "a.jpg", "goods")
    assert not names(desk)
    assert not desk.view(case).exhibits


def test_files_of_a_folder_are_taken_one_by_one_and_what_fails_loses_no_other(
    desk: HomeDesk, case: int, tmp_path: Path
) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    for n in range(3):
        folder.joinpath(f"{n}.jpg").write_bytes(b"%d" % n)
    if os.geteuid():
        folder.joinpath("1.jpg").chmod(0)
    found = list(take_in(desk, case, [folder, tmp_path / "nowhere.jpg", folder / "2.jpg"], "goods"))
    assert [isinstance(one, Problem) for one in found] == [False, bool(os.geteuid()), False, True, False]
    assert not found[-1].changed  # type: ignore[union-attr]
    assert {one.name for one in desk.view(case).exhibits} >= {"0.jpg", "2.jpg"}


def test_evidence_is_verified_beside_one_who_attaches(
    desk: HomeDesk, case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "SETTLED", 60)
    stop, failed = Event(), []

    def attach() -> None:
        n = 0
        while not stop.is_set() and n < 200:
            desk.attach_stream(case, io.BytesIO(b"%d" % n), f"{n}.jpg", "goods")
            n += 1

    writer = Thread(target=attach)
    writer.start()
    try:
        for _ in range(8):
            failed += [check.words for check in verify(desk) if not check.ok]
    finally:
        stop.set()
        writer.join()
    assert not failed
