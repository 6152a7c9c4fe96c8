"""What is only made on the way to a paper lies where the home knows of it, and goes also when its maker is killed.

Pictures drawn anew and copies painted over show a case as the paper does.
"""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest

from store.care.export import export, gathered
from store.care.redacting import redacted
from store.care.workroom import workroom
from store.disk.files import Files
from store.disk.home import Home
from store.dossier import writing
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.redact_out import Hiding
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.care.interrupted import cut_short
from tests.store.dossier.cases import headphones


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the system for what is temporary; a kill takes nothing from the disk."""
    (tmp_path / "system").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "system"))
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr("store.disk.unfinished.JUST_BEGUN", -1)
    return tmp_path / "system"


def die(*args: object, **named: object) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def covered(desk: HomeDesk) -> None:
    with redacted(desk, gathered(desk, 1, Wanted(Reader.COURT)), Hiding()):
        die()


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.HTML, None])
def test_what_a_killed_writing_of_a_paper_made_on_the_way_is_removed_and_named(
    tmp_path: Path, clock: StandingClock, system: Path, monkeypatch: pytest.MonkeyPatch, form: Format | None
) -> None:
    """Killed when the pictures are drawn anew, or painted over, and the paper is not written yet."""
    monkeypatch.setattr(writing, "HEAVY", 0)
    for name in ("to_pdf", "to_docx", "to_html"):
        monkeypatch.setattr(writing, name, die)
    home = Home(tmp_path / "home")
    desk = open_home(home, clock, "小李", "zh")
    assert headphones(desk) == 1
    desk.close()

    def work() -> None:
        if form is None:
            covered(desk)
        else:
            export(desk, gathered(desk, 1, Wanted(Reader.COURT)), form, tmp_path / f"paper.{form}")

    assert cut_short(work, 10**6)
    assert not list(system.iterdir())
    (left,) = rooms(home)
    assert list(left.iterdir())
    assert str(left) in " ".join(map(str, open_home(home, clock, "小李", "zh").notices()))
    assert not rooms(home)
    assert not Files().listing(home.unfinished)
    assert not open_home(home, clock, "小李", "zh").notices()


def rooms(home: Home) -> list[Path]:
    """The folders of work that lie in a home."""
    return [path for path in home.cache.iterdir() if path.is_dir()] if home.cache.is_dir() else []


def test_a_room_is_for_its_owner_alone_and_gone_when_its_work_ends_in_an_error(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", shared=True)
    home.prepare()
    with pytest.raises(ValueError, match="broken"), workroom(home) as room:
        assert room.stat().st_mode & 0o777 == 0o700
        (room / "a.jpg").write_bytes(b"a")
        raise ValueError("broken")
    assert not rooms(home)


def test_where_the_home_takes_no_room_it_is_one_of_the_system(tmp_path: Path, system: Path) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    home.cache.write_text("no folder")
    with workroom(home) as room:
        assert room.parent == system
    assert not list(system.iterdir())


def test_a_home_that_is_not_there_is_not_made_for_a_room(tmp_path: Path, system: Path) -> None:
    home = Home(tmp_path / "gone")
    with workroom(home) as room:
        assert room.parent == system
    assert not home.path.exists()
