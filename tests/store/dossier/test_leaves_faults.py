"""What draws the pages of a PDF dies, is not there or has no room: one sentence, and nothing else is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.care.export import export, gathered
from store.dossier import leaves as drawing
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.leaves import BROKEN, leaves
from store.errors import HomeProblem
from store.opening import HomeDesk
from tests.fulldisk import files_of_at_most
from tests.store.dossier.test_leaves import coloured, with_pdf

_DIES = (
    "import os, store.dossier.leaves as l; d = l._drawn; "
    "l._drawn = lambda p, f, n: {how} if n[-6:] == '-2.jpg' else d(p, f, n); draw("
)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A PDF of three pages, drawn once: what Python keeps of the program is there before the disk is full."""
    (tmp_path / "a.pdf").write_bytes(coloured(3))
    (tmp_path / "before").mkdir()
    assert len(leaves(tmp_path / "a.pdf", tmp_path / "before", "E1", 50).pages) == 3
    return tmp_path / "a.pdf"


@pytest.mark.parametrize("how", ["os.kill(os.getpid(), 9)", "os._exit(0)", "1 / 0", "bytearray(8 << 30)"])
def test_what_was_drawn_before_it_died_stands_there(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(drawing, "_BEGIN", drawing._BEGIN.replace("draw(", _DIES.format(how=how), 1))
    made = leaves(three, tmp_path, "E1", 50)
    assert ([one.file for one in made.pages], made.of, made.why) == (["E1-1.jpg"], 3, "")


@pytest.mark.parametrize("python", [None, "", "/nowhere/python", "/etc/passwd", "/bin/false"])
def test_without_a_python_its_pages_cannot_be_drawn(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: str | None
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    made = leaves(three, tmp_path, "E1", 50)
    assert (made.pages, made.of, made.why) == ((), 0, BROKEN)


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_where_its_file_or_the_folder_for_its_pages_is_gone_none_is_said_to_stand_there(
    three: Path, tmp_path: Path, gone: str
) -> None:
    source = tmp_path / "b.pdf" if gone == "file" else three
    made = leaves(source, tmp_path / "none" if gone == "folder" else tmp_path, "E1", 50)
    assert (made.pages, made.why) == ((), BROKEN)


def test_a_page_for_which_there_is_no_room_is_not_said_to_stand_there(three: Path, tmp_path: Path) -> None:
    with files_of_at_most(0):
        made = leaves(three, tmp_path, "E1", 50)
    assert (made.pages, made.of, made.why) == ((), 3, BROKEN)


@pytest.mark.parametrize("form", Format)
def test_on_a_full_disk_nothing_is_written_and_nothing_is_noted(
    desk: HomeDesk, tmp_path: Path, form: Format
) -> None:
    number = with_pdf(desk, coloured(3))
    dossier = gathered(desk, number, Wanted(Reader.COURT))
    export(desk, dossier, form, tmp_path / f"before.{form}")
    dossier, before = gathered(desk, number, Wanted(Reader.COURT)), desk.view(number).case
    (tmp_path / f"a.{form}").write_bytes(b"an older one")
    with files_of_at_most(2_000), pytest.raises(HomeProblem, match="could not be written"):
        export(desk, dossier, form, tmp_path / f"a.{form}", over=True)
    assert {one.name for one in tmp_path.iterdir()} == {"home", f"a.{form}", f"before.{form}"}
    assert (tmp_path / f"a.{form}").read_bytes() == b"an older one"
    assert not [path for path in desk.home.cache.rglob("*") if path.is_file() and "work" in path.parts]
    assert desk.view(number).case == before
    export(desk, dossier, form, tmp_path / f"a.{form}", over=True)
    assert desk.view(number).case != before
