"""One way to write a file: all of it or nothing, and never through what somebody else put there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from store.disk.files import LONGEST, Files, hidden, new_file, write_atomic
from store.errors import HomeProblem, Refused
from tests.store.disk.order import Told


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("over", [True, False])
def test_all_of_a_file_is_durable_before_it_gets_its_name_and_then_the_name_is(tmp_path: Path, over: bool) -> None:
    files = Told()
    with new_file(tmp_path / "x", over=over, files=files) as file:
        file.write(b"mine")
    done = [one for one in files.done if not one.startswith("take away")]
    assert done == ["sync 4 bytes", "name", f"sync {tmp_path.name}"]


def test_a_new_file_is_there_only_when_all_of_it_is(tmp_path: Path) -> None:
    target = tmp_path / "案件.zip"
    with new_file(target) as file:
        file.write(b"half")
        assert not target.exists()
        file.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["案件.zip"]


def test_an_error_leaves_nothing_and_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), new_file(target, over=True) as file:
        file.write(b"%d" % (1 // 0))
    assert (target.read_text(), names(tmp_path)) == ("before", ["x"])
    with pytest.raises(HomeProblem, match="nowhere"), new_file(tmp_path / "nowhere" / "x"):
        pass


@pytest.mark.parametrize("taken", ["file", "link", "folder"])
def test_a_name_that_is_taken_is_refused(tmp_path: Path, taken: str) -> None:
    target, other = tmp_path / "x", tmp_path / "other"
    {"file": target.touch, "link": lambda: target.symlink_to(other), "folder": target.mkdir}[taken]()
    with pytest.raises(Refused, match="already"), new_file(target) as file:
        file.write(b"x")
    assert not other.exists()


def test_a_name_that_is_taken_meanwhile_is_refused_too(tmp_path: Path) -> None:
    target = tmp_path / "x"
    with pytest.raises(Refused, match="already"), new_file(target) as file:
        file.write(b"mine")
        target.write_text("theirs")
    assert (target.read_text(), names(tmp_path)) == ("theirs", ["x"])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert (link.is_symlink(), real.read_text()) == (True, "new")


@pytest.mark.parametrize("hard", [False, True])
def test_what_somebody_planted_under_a_temporary_name_is_not_written_through(tmp_path: Path, hard: bool) -> None:
    theirs, planted = tmp_path / "theirs", tmp_path / "cases.json.new"
    theirs.write_text("theirs")
    theirs.chmod(0o666)
    if hard:
        planted.hardlink_to(theirs)
    else:
        planted.symlink_to(theirs)
    files = Files()
    handle = files.create(planted)
    files.write(handle, b"mine", 0)
    files.close(handle)
    assert (theirs.read_text(), planted.read_text()) == ("theirs", "mine")
    assert stat.S_IMODE(planted.stat().st_mode) == 0o600


def test_where_no_second_names_are_known_a_new_file_still_gets_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, os.strerror(1))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with new_file(tmp_path / "x") as file:
        file.write(b"mine")
    assert ((tmp_path / "x").read_bytes(), names(tmp_path)) == (b"mine", ["x"])
    with pytest.raises(Refused, match="already"), new_file(tmp_path / "y") as file:
        (tmp_path / "y").touch()


def test_a_half_file_that_somebody_took_away_leaves_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(HomeProblem), new_file(tmp_path / "案件.zip") as file:
        file.write(b"half")
        next(tmp_path.iterdir()).unlink()
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["案" * 85, "a" + "案" * 84, "x" * 255, "案件.zip"])
def test_a_hidden_name_is_text_that_a_folder_takes(tmp_path: Path, name: str) -> None:
    path = hidden(tmp_path / name, "0123456789ab")
    assert path.name.encode()
    assert path.name.startswith(f".{name[: LONGEST // 3]}")
    path.touch()
