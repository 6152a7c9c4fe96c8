"""Copies of evidence as a whole: what no case names is named, and taken away only when asked."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from content.text.words import Problem
from store.care import copies
from store.care.copies import Orphan, changed_copies, orphans, remove_orphans
from store.care.health import examine, verify
from store.care.purge import purge
from store.care.taking import take_in
from store.case.intents import OpenCase, TrashCase, UndoChange
from store.disk.snapshots import Snapshots
from store.errors import Refused
from store.kept import CopyState
from store.opening import HomeDesk, open_home
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
    assert {(one.number, one.name[13:], one.size) for one in orphans(desk) if isinstance(one, Orphan)} == {
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


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Paths at which the system refuses everything, as it does for whoever has no right to them."""
    paths: list[Path] = []

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **named: Any) -> Any:
            if not isinstance(path, int) and any(one == Path(path) or one in Path(path).parents for one in paths):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *args, **named)

        return call

    for module, name in ((os, "open"), (os, "listdir"), (os, "scandir"), (io, "open")):
        monkeypatch.setattr(module, name, refusing(getattr(module, name)))
    return paths


def wrong(desk: HomeDesk) -> list[str]:
    return [str(check.words) for check in verify(desk) if not check.ok]


def test_a_copy_that_cannot_be_read_is_not_called_changed(desk: HomeDesk, case: int, closed: list[Path]) -> None:
    desk.attach_stream(case, io.BytesIO(b"kept"), "a.jpg", "goods")
    desk.attach_stream(case, io.BytesIO(b"other"), "b.jpg", "goods")
    first, second = desk.exhibits(desk.view(case))
    closed.append(first.path)
    assert [one.state for one in desk.exhibits(desk.view(case))] == [CopyState.UNREADABLE, CopyState.UNCHANGED]
    (told,) = wrong(desk)
    assert "E1 of case 1 cannot be read, so it is not known" in told
    assert str(first.path) in told
    assert "Copies of evidence compared: 1." in [str(check.words) for check in verify(desk)]
    second.path.unlink()
    assert [one.state for one in desk.exhibits(desk.view(case))] == [CopyState.UNREADABLE, CopyState.MISSING]


def test_a_copy_of_another_user_is_not_mended_with_chmod(
    desk: HomeDesk, case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.attach_stream(case, io.BytesIO(b"kept"), "a.jpg", "goods")
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda handle: as_of(61_002, real(handle)))
    monkeypatch.setattr(copies, "owner_of", lambda path: "anna")
    monkeypatch.setattr(copies, "user_name", lambda number: "ben")
    (told,) = wrong(desk)
    assert "E1 of case 1 belongs to anna, who can change it" in told
    assert "chown ben " in told
    assert "chmod" not in told
    (kept,) = desk.exhibits(desk.view(case))
    assert kept.state is CopyState.FOREIGN
    desk.vault.adopt(case, 97, kept.exhibit)
    assert desk.vault.path(97, kept.exhibit).is_file(), "it holds what was taken in, so it goes along"


def as_of(user: int, found: os.stat_result) -> os.stat_result:
    """What the system says of a file, had it another owner."""
    fields = list(found)
    fields[4] = user
    return os.stat_result(fields)


def test_a_folder_that_cannot_be_looked_into_is_named_and_the_rest_is_looked_over(
    desk: HomeDesk, case: int, closed: list[Path]
) -> None:
    desk.attach_stream(case, io.BytesIO(b"kept"), "a.jpg", "goods")
    desk.vault.take(98, io.BytesIO(b"left"), "left.jpg")
    desk.vault.take(99, io.BytesIO(b"gone"), "gone.jpg")
    closed.append(desk.home.evidence / "98")
    one, other = wrong(desk)
    assert f"{desk.home.evidence / '98'} cannot be read (Permission denied)" in one
    assert "gone.jpg" in other
    checks = [str(check.words) for check in examine(desk.home, lambda: desk) if not check.ok]
    assert checks == [one, other]
    assert [found.number for found in remove_orphans(desk)] == [99]
    closed.append(desk.home.evidence)
    said = wrong(desk)
    assert len(said) == 2
    assert str(desk.home.evidence) in said[1]


def test_snapshots_and_playbooks_that_cannot_be_read_are_named_and_not_called_damaged(
    desk: HomeDesk, case: int, closed: list[Path]
) -> None:
    snapshot = Snapshots(desk.home.backups).make(desk.clock(), desk.file.plain())
    closed.extend((snapshot.path, desk.home.playbooks))
    told = [str(check.words) for check in examine(desk.home, lambda: desk) if not check.ok]
    for path in (snapshot.path, desk.home.playbooks):
        assert [text for text in told if f"{path} cannot be read (Permission denied)" in text], told
    assert not [text for text in told if "damaged" in text]


def test_nothing_is_told_of_the_copies_of_a_case_that_is_purged_meanwhile(desk: HomeDesk, case: int) -> None:
    desk.attach_stream(case, io.BytesIO(b"kept"), "a.jpg", "goods")
    desk.do(case, TrashCase())
    seen = [desk.view(case).case]
    other = open_home(desk.home, desk.clock, "小王", "zh")
    purge(desk.home, other.file, case)
    assert not list(changed_copies(desk, seen))


def test_a_copy_that_was_just_placed_is_no_orphan_yet(
    desk: HomeDesk, case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.vault.take(case, io.BytesIO(b"fresh"), "fresh.jpg")
    monkeypatch.setattr(copies, "SETTLED", 60)
    assert not list(orphans(desk))
    assert not wrong(desk)


def test_what_a_case_names_since_it_was_looked_for_is_not_taken_away(
    desk: HomeDesk, case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = desk.attach_stream(case, io.BytesIO(b"proof"), "a.txt", "order").view.exhibits[0]
    seen = copies.Orphan(case, exhibit.stored, exhibit.size)
    monkeypatch.setattr(copies, "orphans", lambda desk: iter([seen]))
    assert copies.remove_orphans(desk) == ()
    assert desk.vault.check(case, exhibit) is CopyState.UNCHANGED
