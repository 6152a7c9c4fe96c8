"""Moving house: a backup of everything, restored on an empty place, is the same home; else nothing is made."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from content.text.words import Translator
from store.care.backup import MANIFEST, Scope, backup, restore
from store.care.dump import read_dump
from store.care.health import examine, verify
from store.care.output import write_out
from store.care.packs import new_pack
from store.care.transfer import dump_of, load, undo_load
from store.case.intents import NoteDiary, OpenCase, SetFact, UndoChange
from store.disk.home import Home
from store.errors import HomeProblem, Refused
from store.opening import HomeDesk, open_home


@pytest.fixture
def full(desk: HomeDesk) -> HomeDesk:
    """A home with something of everything."""
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "paid": "199"})).view.number
    desk.attach_stream(number, io.BytesIO(b"photo"), "小票.jpg", "goods")
    desk.attach_stream(number, io.BytesIO(b"undone"), "开箱.mp4", "goods")
    desk.do(number, UndoChange())
    desk.open(OpenCase("douyin", facts={"product": "灯"}))
    new_pack(desk.home, desk.library, "my-shop", desk.clock().date())
    desk.home.config.write_text('author = "小李"\n')
    desk.home.holidays.write_text('[2027]\noff = ["2027-01-01"]\n')
    desk.drafts.save("note-1", {"text": "打到一半"})
    desk.close()
    return desk


def contents(home: Home) -> dict[str, bytes]:
    left = {"cases.json", "cases.json.journal", "cases.json.lock"}
    kept = ("evidence", "playbooks", "drafts", "config.toml", "holidays.toml")
    files = (path for path in home.path.rglob("*") if path.is_file())
    named = {path.relative_to(home.path).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if name.startswith(kept) and name not in left}


def reopened(home: Home, desk: HomeDesk) -> HomeDesk:
    return open_home(home, desk.clock, "小李", "zh")


def test_everything_restored_is_the_same_home(full: HomeDesk, tmp_path: Path) -> None:
    archive = backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    there = Home(tmp_path / "new computer" / "home")
    restore(archive, there)
    assert contents(there) == contents(full.home)
    assert len(contents(there)) > 10
    other = reopened(there, full)
    assert dump_of(other) == dump_of(full)
    assert [check.words for check in verify(other) if not check.ok] == []
    for path in there.evidence.rglob("*.*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(there.path.stat().st_mode) == 0o700
    assert not [path for path in there.path.parent.iterdir() if path != there.path]


def test_nothing_is_restored_over_what_is_there(full: HomeDesk, tmp_path: Path) -> None:
    archive = backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    before = contents(full.home)
    with pytest.raises(Refused, match="not empty"):
        restore(archive, full.home)
    assert contents(full.home) == before
    empty = Home(tmp_path / "empty")
    empty.prepare()  # as a command leaves it that was tried first
    restore(archive, empty)
    assert contents(empty) == before


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(archive) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(archive, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    return archive


def _set(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members[name] = data
        if name != MANIFEST:
            members.pop(MANIFEST)

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.pop("cases.json"),
        lambda members: members.update({"cases.json": members["cases.json"].replace("灯".encode(), "烛".encode())}),
        lambda members: members.pop("config.toml"),
        _set("../outside", b"x"),
        _set("/etc/x", b"x"),
        _set("evidence/../../x", b"x"),
        _set("evidence/.hidden/x", b"x"),
        _set("cases.json.journal", b"x"),
        _set("elsewhere/x", b"x"),
        _set(MANIFEST, b"{}"),
        _set(MANIFEST, b'{"format": "tuikuan-backup", "version": 2, "files": {}}'),
    ],
)
def test_what_is_not_the_backup_that_was_written_makes_no_home(
    full: HomeDesk, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    archive = rewritten(backup(full, tmp_path / "all.zip", Scope.EVERYTHING), change)
    there = Home(tmp_path / "there")
    with pytest.raises(Refused):
        restore(archive, there)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "home"]


def test_a_backup_of_the_very_next_version_is_left_to_a_newer_program(full: HomeDesk, tmp_path: Path) -> None:
    newer = _set(MANIFEST, b'{"format": "tuikuan-backup", "version": 2, "files": {}}')
    archive = rewritten(backup(full, tmp_path / "all.zip", Scope.EVERYTHING), newer)
    with pytest.raises(Refused, match="newer tuikuan"):
        restore(archive, Home(tmp_path / "there"))


def test_an_archive_that_is_cut_anywhere_makes_no_home(full: HomeDesk, tmp_path: Path) -> None:
    archive = backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    data = archive.read_bytes()
    for size in (*range(0, len(data), len(data) // 12), len(data) - 1):
        archive.write_bytes(data[:size])
        with pytest.raises(Refused):
            restore(archive, Home(tmp_path / "there"))
    assert not (tmp_path / "there").exists()
    with pytest.raises(Refused, match="no file"):
        restore(tmp_path / "nowhere.zip", Home(tmp_path / "there"))


def _without_list(members: dict[str, bytes]) -> None:
    members.pop(MANIFEST)


def test_what_cannot_be_looked_into_is_named_and_no_backup_is_made_without_it(
    full: HomeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, real = full.home.evidence / "1", os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(HomeProblem, match=r"evidence/1 cannot be read"):
        backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    assert not (tmp_path / "all.zip").exists()


def test_folders_of_the_home_that_are_links_are_in_the_backup(full: HomeDesk, tmp_path: Path) -> None:
    before = contents(full.home)
    for folder in (full.home.evidence / "1", full.home.playbooks / "my-shop", full.home.drafts):
        elsewhere = tmp_path / "larger disk" / folder.name
        elsewhere.parent.mkdir(exist_ok=True)
        folder.rename(elsewhere)
        folder.symlink_to(elsewhere)
    restore(backup(full, tmp_path / "all.zip", Scope.EVERYTHING), Home(tmp_path / "new"))
    assert contents(Home(tmp_path / "new")) == before


def test_a_copy_of_the_cases_alone_is_called_so_and_can_be_loaded(full: HomeDesk, tmp_path: Path) -> None:
    alone, there = backup(full, tmp_path / "cases.zip", Scope.CASES), Home(tmp_path / "there")
    with pytest.raises(Refused, match="holds cases alone"):
        restore(alone, there)
    assert not there.path.exists()


def test_an_older_backup_without_a_list_is_restored_too(full: HomeDesk, tmp_path: Path) -> None:
    archive = rewritten(backup(full, tmp_path / "all.zip", Scope.EVIDENCE), _without_list)
    restore(archive, Home(tmp_path / "there"))
    assert dump_of(reopened(Home(tmp_path / "there"), full)) == dump_of(full)


def test_what_was_loaded_can_be_taken_back(full: HomeDesk, tmp_path: Path) -> None:
    other = reopened(Home(tmp_path / "other"), full)
    for n in range(3):
        other.open(OpenCase("douyin", facts={"product": f"别的{n}"}))
    before, data = dump_of(full), io.BytesIO(dump_of(other)[0])
    loaded = load(full, read_dump(data))
    assert {move.fate for move in loaded.moves} == {"renumbered", "new"}
    changed = next(move.number for move in loaded.moves if move.fate == "renumbered")
    full.do(changed, NoteDiary("后来的话", "me", "other"))
    undo_load(full)
    now = json.loads(dump_of(full)[0])
    assert [one["number"] for one in now["cases"]] == [1, 2, changed], "what was changed since stays"
    assert now["cases"][:2] == json.loads(before[0])["cases"]
    with pytest.raises(Refused, match="no load"):
        undo_load(full)


def test_what_a_load_replaced_comes_back(full: HomeDesk, tmp_path: Path) -> None:
    other = reopened(Home(tmp_path / "other"), full)
    other.open(OpenCase("douyin", facts={"product": "只有这个"}))
    before = json.loads(dump_of(full)[0])["cases"]
    load(full, read_dump(io.BytesIO(dump_of(other)[0])), replacing=True)
    assert [view.title for view in full.views()] == ["只有这个"]
    undo_load(full)
    assert json.loads(dump_of(full)[0])["cases"] == before


def test_a_restored_home_is_its_owners_alone_whatever_the_umask(full: HomeDesk, tmp_path: Path) -> None:
    archive = backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    there = Home(tmp_path / "deeper" / "there")
    before = os.umask(0o022)
    try:
        restore(archive, there)
    finally:
        os.umask(before)
    for place in (there.path, *there.path.rglob("*")):
        assert stat.S_IMODE(place.stat().st_mode) in (0o700, 0o600, 0o400), place
    assert not [str(check.words) for check in examine(there, lambda: reopened(there, full)) if not check.ok]


def test_what_this_program_dumps_can_always_be_loaded_and_the_rest_is_told(
    full: HomeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.care.dump.LONGEST", 100)
    full.do(2, NoteDiary("很长" * 100, "me", "other"))
    data, left = dump_of(full)
    assert [words.values["number"] for words in left] == [2]
    there = read_dump(io.BytesIO(data))
    assert list(there.cases) == [1]
    assert not dump_of(reopened(Home(tmp_path / "empty"), full))[1]


@pytest.mark.parametrize(
    "name", ["cases.json", "cases.json.journal", "evidence/1/x", "config.toml", "backups/cases-x"]
)
def test_the_homes_own_files_are_never_written_over(full: HomeDesk, name: str) -> None:
    before = contents(full.home)
    for over in (False, True):
        with pytest.raises(Refused):
            write_out(full.home, full.home.path / name, b"BEGIN:VCALENDAR", over)
    assert contents(full.home) == before


def test_what_is_there_is_written_over_only_when_asked(full: HomeDesk, tmp_path: Path) -> None:
    target = tmp_path / ".bashrc"
    target.write_text("mine")
    with pytest.raises(Refused, match="already"):
        write_out(full.home, target, b"x")
    assert target.read_text() == "mine"
    write_out(full.home, target, b"x", over=True)
    assert target.read_text() == "x"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another group")
def test_a_shared_home_is_restored_shared(full: HomeDesk, tmp_path: Path) -> None:
    archive = backup(full, tmp_path / "all.zip", Scope.EVERYTHING)
    path = tmp_path / "office"
    path.mkdir()
    os.chown(path, -1, 61_003)
    path.chmod(0o2770)
    restore(archive, Home(path, shared=True))
    for place in (path, *path.rglob("*")):
        assert place.stat().st_gid == 61_003
        assert stat.S_IMODE(place.stat().st_mode) in (0o2770, 0o660, 0o440)
    shutil.rmtree(path)


def test_a_changed_fact_is_part_of_what_moves(full: HomeDesk, tmp_path: Path) -> None:
    full.do(1, SetFact("paid", "299"))
    restore(backup(full, tmp_path / "all.zip", Scope.EVERYTHING), Home(tmp_path / "there"))
    assert reopened(Home(tmp_path / "there"), full).view(1).facts["paid"] == "299.00"


def test_words_where_a_day_is_asked_for_are_loaded_and_shown_as_words(full: HomeDesk) -> None:
    facts = {"product": "灯", "received-on": "2026-11-05", "contacted-on": "2026-11-06", "refused-on": "2026-11-07"}
    number = full.open(OpenCase("douyin", facts=facts, stands="refused")).view.number
    text = dump_of(full)[0].decode()
    for day in ("2026-11-05", "2026-11-06", "2026-11-07"):
        text = text.replace(f'"value":"{day}"', '"value":"前些天"')
    load(full, read_dump(io.BytesIO(text.encode())), replacing=True)
    view = full.view(number)
    assert view.facts["received-on"] == "前些天"
    assert len(view.trail()) > 1
    assert "收货日：前些天" in " ".join(Translator("zh").say(entry.text) for entry in view.timeline())
