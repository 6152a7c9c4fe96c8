"""A file is opened by the program that the system has for it, and nobody waits for that."""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path

import pytest

from store.errors import Refused
from tui.desk.worker.viewer import show

OPENER = "open" if sys.platform == "darwin" else "xdg-open"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")  # nobody waits for it
def test_the_systems_program_gets_the_file_as_one_word(programs: Path, tmp_path: Path) -> None:
    told, file = tmp_path / "told", tmp_path / "a b;$(c).png"
    opener = programs / OPENER
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {shlex.quote(str(told))}.half\n'
                      f"/bin/mv {shlex.quote(str(told))}.half {shlex.quote(str(told))}\n")  # fmt: skip
    opener.chmod(0o700)
    show(file)
    for _ in range(500):
        if told.exists():
            break
        time.sleep(0.01)
    assert told.read_text() == str(file)


def test_where_nothing_opens_files_it_is_said_where_it_lies(programs: Path) -> None:
    with pytest.raises(Refused, match=r"No program was found that opens files. It lies here: /a/b.png"):
        show(programs / "/a/b.png")


def test_a_program_that_cannot_be_started_is_told(programs: Path) -> None:
    opener = programs / OPENER
    opener.write_text("#!/nowhere/at/all\n")
    opener.chmod(0o700)
    with pytest.raises(Refused, match=r"The file could not be opened. It lies here: /a/b.png"):
        show(Path("/a/b.png"))
