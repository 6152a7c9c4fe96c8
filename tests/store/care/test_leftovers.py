"""Commands that are killed at each of their changes to the disk: what they leave half written is known and removed.

In a folder of the user's there is afterwards what was there before, or the whole of what was asked for; the home
forgets that anything was begun; and what was removed is named. Nothing that another wrote is touched.
"""

from __future__ import annotations

import fcntl
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.care.backup import Scope, backup, restore
from store.care.health import verify
from store.care.leftovers import half_written, remove_half_written
from store.care.output import keep_letter, write_out
from store.care.packing import channel_named, packed, write_archive, write_folder
from store.care.packs import new_pack
from store.care.purge import purge
from store.care.transfer import dump_of
from store.case.intents import OpenCase, TrashCase
from store.disk.files import Files, hidden, new_token
from store.disk.home import Home
from store.disk.unfinished import unfinished
from store.dossier.formpack import Limits
from store.errors import HomeProblem
from store.handover.packing import bundle
from store.handover.sealing import Seal
from store.handover.unpacking import Given, open_bundle
from store.handover.unsealing import Secrets
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.care.interrupted import cut_short, each_place, tree

Work = Callable[[HomeDesk, Path], object]


@pytest.fixture
def place(tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a home in it, a folder of the user's, and files there that look alike."""
    monkeypatch.setattr("store.disk.unfinished.JUST_BEGUN", -1)
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # a kill takes nothing from the disk
    (tmp_path / "place" / "mine").mkdir(parents=True)
    desk = open_home(Home(tmp_path / "place" / "home"), clock, "小李", "zh")
    number = desk.open(OpenCase("douyin", facts={"product": "灯", "reason": "quality"})).view.number
    desk.attach_stream(number, io.BytesIO(b"photo"), "order.jpg", "order")
    desk.close()
    for name in ("old.json", ".old.json.0123456789ab.new", "x.new"):
        (tmp_path / "place" / "mine" / name).write_text("mine")
    return tmp_path / "place"


def form_pack(desk: HomeDesk, target: Path) -> None:
    pack = packed(desk, 1, channel_named(desk.view(1), "intervention"), Limits())
    if target.suffix == ".zip":
        write_archive(desk, pack, target)
    else:
        write_folder(desk, pack, target)


WORKS: dict[str, tuple[str, Work]] = {
    "backup": ("new.json", lambda desk, mine: backup(desk, mine / "new.json")),
    "everything": ("new.zip", lambda desk, mine: backup(desk, mine / "new.zip", Scope.EVERYTHING)),
    "dump": ("new.json", lambda desk, mine: write_out(desk.home, mine / "new.json", dump_of(desk)[0])),
    "over": ("old.json", lambda desk, mine: write_out(desk.home, mine / "old.json", b"new", over=True)),
    "bundle": ("new.bundle", lambda desk, mine: bundle(desk, [1], mine / "new.bundle", Seal())),
    "form pack": ("new", lambda desk, mine: form_pack(desk, mine / "new")),
    "form pack as one": ("new.zip", lambda desk, mine: form_pack(desk, mine / "new.zip")),
}


@pytest.mark.parametrize("name", WORKS)
def test_what_a_killed_command_left_in_a_folder_of_the_user_is_removed_and_named(
    place: Path, tmp_path: Path, clock: StandingClock, name: str
) -> None:
    home, mine, (target, work) = Home(place / "home"), place / "mine", WORKS[name]
    before = tree(mine)
    kept, left = tmp_path / "kept", 0
    for at in each_place(place, kept, lambda: work(open_home(home, clock, "小李", "zh"), mine), fail=False):
        half = sorted(path for path in mine.iterdir() if path.name not in (*before, target))
        desk = open_home(home, clock, "小李", "zh")
        told = "\n".join(map(str, desk.notices()))
        assert all(str(path) in told for path in half), (at, told)
        assert ("half written" in told) == bool(half), (at, told)
        assert {path.name for path in mine.iterdir()} <= {*before, target}, at
        assert not Files().listing(home.unfinished), at
        assert all(data == before[name] for name, data in tree(mine).items() if name in before and name != target)
        assert not open_home(home, clock, "小李", "zh").notices(), at
        left += bool(half)
        if target == "old.json":
            assert (mine / target).read_bytes() in (b"mine", b"new")
        else:
            shutil.rmtree(mine / target) if (mine / target).is_dir() else (mine / target).unlink(missing_ok=True)
            work(desk, mine)  # the same command again
    assert left >= 2


def test_a_killed_making_of_a_playbook_leaves_none(place: Path, tmp_path: Path, clock: StandingClock) -> None:
    home, left = Home(place / "home"), 0

    def work() -> None:
        desk = open_home(home, clock, "小李", "zh")
        new_pack(home, desk.library, "my-shop", clock().date())

    shutil.copytree(place, tmp_path / "kept")
    for at in (*range(1, 12), *range(12, 400, 29)):
        shutil.rmtree(place)
        shutil.copytree(tmp_path / "kept", place)
        cut_short(work, at)
        half = [path for path in home.playbooks.iterdir() if path.name != "my-shop"]
        desk = open_home(home, clock, "小李", "zh")
        assert ("half written" in "".join(map(str, desk.notices()))) == bool(half), at
        left += len(half)
        if "my-shop" not in desk.library.ids():
            new_pack(home, desk.library, "my-shop", clock().date())
        assert [path.name for path in home.playbooks.iterdir()] == ["my-shop"], at
    assert left > 5


def test_what_a_killed_opening_of_a_bundle_left_goes_with_the_next_one(
    place: Path, tmp_path: Path, clock: StandingClock
) -> None:
    made = bundle(open_home(Home(place / "home"), clock, "小李", "zh"), [1], place / "mine" / "a.bundle", Seal())
    what, left = Given(made.path, Secrets(lambda: ""), clock), 0
    shutil.copytree(place, tmp_path / "kept")
    for at in range(1, 90, 4):
        shutil.rmtree(place)
        shutil.copytree(tmp_path / "kept", place)
        cut_short(lambda: open_bundle(what, place / "copies"), at)
        left += bool(list((place / "copies").glob(".*.opening")))
        opened = open_bundle(what, place / "copies")
        assert [path.name for path in (place / "copies").iterdir()] == [opened.home.path.name], at
    assert left > 10


def test_a_home_that_was_not_restored_to_its_end_is_told_and_goes(
    place: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = backup(open_home(Home(place / "home"), clock, "小李", "zh"), place / "all.zip", Scope.EVERYTHING)
    there = Home(place / "there")
    assert cut_short(lambda: restore(archive, there), 12)
    monkeypatch.setattr("store.care.leftovers.SETTLED", -1)
    (half,) = half_written(there)
    assert half.name.startswith(".there.")
    desk = open_home(there, clock, "小李", "zh")  # the same place is used for something else meanwhile
    assert any(str(half) in str(check.words) and not check.ok for check in verify(desk))
    assert half in remove_half_written(there)
    assert not half.exists()


def test_two_that_restore_the_same_home_do_not_mix(place: Path, clock: StandingClock) -> None:
    """One works while the other begins: it keeps what it has made."""
    archive = backup(open_home(Home(place / "home"), clock, "小李", "zh"), place / "all.zip", Scope.EVERYTHING)
    there, real, begun = Home(place / "there"), Files.create, 0

    def create(self: Files, path: Path) -> int:
        nonlocal begun
        begun += 1
        if begun == 2:  # the first file is there, and another begins and ends
            restore(archive, there)
        return real(self, path)

    with pytest.MonkeyPatch.context() as context:
        context.setattr(Files, "create", create)
        with pytest.raises(HomeProblem, match="there"):
            restore(archive, there)
    desk = open_home(there, clock, "小李", "zh")
    assert all(check.ok for check in verify(desk))
    assert desk.view(1).exhibits
    assert not list(place.glob(".there.*"))


def test_what_somebody_is_writing_stays_and_so_does_what_another_user_noted(
    place: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, mine = Home(place / "home"), place / "mine"
    with unfinished(home, mine) as token:
        half = hidden(mine / "a.zip", token)
        half.write_bytes(b"half")
        assert not open_home(home, clock, "小李", "zh").notices()
        assert half.exists()
    token = new_token()
    half = hidden(mine / "a.zip", token)
    half.write_bytes(b"half")
    (home.unfinished / token).write_bytes(os.fsencode(mine))
    with monkeypatch.context() as context:
        context.setattr(os, "geteuid", lambda: os.getuid() + 1)
        context.setattr("store.disk.home.check_ours", lambda path, shared: None)
        assert not open_home(home, clock, "小李", "zh").notices()
    assert half.exists()
    assert str(half) in "".join(map(str, open_home(home, clock, "小李", "zh").notices()))
    assert not half.exists()


def test_a_note_that_says_nothing_or_something_else_takes_nothing_away(place: Path, clock: StandingClock) -> None:
    home, mine = Home(place / "home"), place / "mine"
    before = tree(mine)
    home.unfinished.mkdir(mode=0o700, exist_ok=True)
    for n, content in enumerate((b"", b"\xff\x00", b"mine", os.fsencode(mine), b"/nowhere/at all")):
        (home.unfinished / f"{n:012x}").write_bytes(content)
        os.utime(home.unfinished / f"{n:012x}", (0, 0))
    (home.unfinished / "0123456789ab").symlink_to(mine / "old.json")
    (home.unfinished / "notes.txt").write_text("mine")
    told = [str(words) for words in open_home(home, clock, "小李", "zh").notices()]
    assert len(told) == 1, told  # of the folder that is not there
    assert "/nowhere/at all" in told[0]
    assert tree(mine) == before
    assert Files().listing(home.unfinished) == ["0123456789ab", "notes.txt"]


def test_a_link_under_the_hidden_name_is_not_followed(place: Path, clock: StandingClock) -> None:
    home, mine, token = Home(place / "home"), place / "mine", new_token()
    home.unfinished.mkdir(mode=0o700, exist_ok=True)
    (home.unfinished / token).write_bytes(os.fsencode(mine))
    (mine / "kept").mkdir()
    (mine / "kept" / "a").touch()
    hidden(mine / "x", token).symlink_to(mine / "kept")
    open_home(home, clock, "小李", "zh")
    assert (mine / "kept" / "a").exists()
    assert not hidden(mine / "x", token).is_symlink()
    assert not Files().listing(home.unfinished)


def test_where_the_home_takes_no_note_it_is_written_all_the_same(place: Path, clock: StandingClock) -> None:
    desk, mine = open_home(Home(place / "home"), clock, "小李", "zh"), place / "mine"
    desk.home.unfinished.write_text("no folder")
    backup(desk, mine / "new.json")
    assert (mine / "new.json").stat().st_size


def test_a_long_chinese_name_has_room_for_its_hidden_form(place: Path, clock: StandingClock) -> None:
    desk, name = open_home(Home(place / "home"), clock, "小李", "zh"), "退款" * 41
    write_out(desk.home, place / "mine" / f"{name}.json", b"x")
    form_pack(desk, place / "mine" / name)
    assert (place / "mine" / name).is_dir()


HALVES = (
    "cases.json.new", "cases.json.journal.new", ".config.toml.0123456789ab.new", "backups/.snapshot.new",
    "drafts/.add.json.0123456789ab.new", "letters/.1-refund.txt.0123456789ab.new", "evidence/.new-0123456789abcdef",
    "handed/.a.json.0123456789ab.new", "stamps/1/.a.txt.0123456789ab.new",
)  # fmt: skip


def planted(home: Home, names: tuple[str, ...]) -> None:
    for name in names:
        path = home.path / name
        path.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        path.write_text("half")
        os.utime(path, (0, 0))


@pytest.mark.parametrize("name", HALVES)
def test_what_was_left_half_written_in_the_home_is_told_and_tidied_away(desk: HomeDesk, name: str) -> None:
    planted(desk.home, (name, "drafts/mine.new", "notes.new"))
    told = [str(check.words) for check in verify(desk) if not check.ok]
    assert len(told) == 1
    assert str(desk.home.path / name) in told[0]
    assert remove_half_written(desk.home) == (desk.home.path / name,)
    assert all(check.ok for check in verify(desk))
    assert (desk.home.path / "drafts" / "mine.new").exists()
    assert (desk.home.path / "notes.new").exists()


def test_what_is_being_written_in_the_home_is_not_told_and_not_tidied_away(desk: HomeDesk) -> None:
    partial = desk.home.evidence / ".new-0123456789abcdef"
    partial.write_bytes(b"half")
    every = [desk.home.path / name for name in HALVES if not name.startswith("evidence")]
    for fresh in every:
        fresh.parent.mkdir(exist_ok=True, parents=True)
        fresh.write_bytes(b"half")
    with partial.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert all(check.ok for check in verify(desk))
        assert remove_half_written(desk.home) == ()
    assert all(path.exists() for path in (partial, *every))


def test_a_purge_takes_the_half_written_and_the_letters_of_the_case(desk: HomeDesk) -> None:
    for product in ("灯", "锅"):
        desk.open(OpenCase("douyin", facts={"product": product}))
    for number in (1, 2, 11):
        keep_letter(desk.home, number, "refund", "密语")
    planted(desk.home, HALVES)
    desk.do(1, TrashCase())
    said = " ".join(map(str, purge(desk.home, desk.file, 1)))
    assert "1 letter" in said
    assert [path.name for path in sorted(desk.home.letters.iterdir())] == ["11-refund.txt", "2-refund.txt"]
    assert not [name for name in HALVES if (desk.home.path / name).exists()]
