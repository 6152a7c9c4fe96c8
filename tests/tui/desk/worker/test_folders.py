"""A file that is named in a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.opening import HomeDesk
from tui.desk.dialogs.folders import path_of
from tui.desk.worker.folders import Named, Needed, files_there, no_file, no_folder
from tui.desk.worker.report import FilesThere, Report


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x.pdf", f"/{'x' * 300}/y.pdf", "a\0b/c.pdf"])
def test_a_text_that_is_no_path_is_told_and_never_a_traceback(typed: str) -> None:
    assert no_folder(typed) is not None
    assert no_file(typed) is not None


def test_what_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("x")
    assert no_folder(str(tmp_path / "new.pdf")) is None
    assert no_file(str(tmp_path / "a.pem")) is None


def test_a_path_of_no_such_user_is_one_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of("~nobody-of-that-name/x.pdf", "") == tmp_path / "~nobody-of-that-name" / "x.pdf"
    assert path_of("~/x.pdf", "") == Path.home() / "x.pdf"
    assert path_of(" ", "usual.pdf") == tmp_path / "usual.pdf"


def test_of_a_form_the_first_that_is_not_there_is_told(desk: HomeDesk, tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("x")
    there = Named("root", str(tmp_path / "a.pem"), Needed.FILE)
    gone = Named("file", str(tmp_path / "nowhere" / "x.pdf"), Needed.FOLDER)
    later = Named("answer", str(tmp_path / "b.tsr"), Needed.FILE)

    def told(*named: Named) -> Report | None:
        return files_there("stamp", named)(desk, lambda _: None)

    assert told(there) == FilesThere("stamp", "", None)
    found = told(there, gone, later)
    assert isinstance(found, FilesThere)
    assert found.field == "file"
    assert found.wrong == no_folder(gone.typed)


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("x")
    assert no_folder(str(tmp_path / "a.pem" / "new.pdf")) is not None
    assert no_file(str(tmp_path)) is not None
