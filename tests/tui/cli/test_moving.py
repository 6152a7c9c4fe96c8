"""The commands that move a home: out in one file, in again, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Cli


def test_a_home_moves_to_a_new_computer(filled: Cli, tmp_path: Path) -> None:
    target, there = tmp_path / "all.zip", str(tmp_path / "new")
    assert filled("backup", "--everything", "-o", str(target)).status == 0
    came = filled("--home", there, "restore", str(target))
    assert (came.status, f"“tuikuan --home {there} verify”" in came.err) == (0, True)
    assert filled("--home", there, "verify").status == 0
    assert filled("--home", there, "dump").out == filled("dump").out
    again = filled("--home", there, "restore", str(target))
    assert (again.status, len(again.err.splitlines())) == (1, 1)
    assert filled("restore", "no-such.zip").status == 1


def test_a_dump_comes_in_by_standard_input_and_goes_out_again(filled: Cli, tmp_path: Path) -> None:
    data, there = filled("dump").out.encode(), str(tmp_path / "other")
    empty = filled("--home", there, "dump").json["cases"]
    assert filled("--home", there, "load", "-", stdin=data).status == 0
    assert filled("--home", there, "dump").json["cases"] == filled("dump").json["cases"]
    assert filled("--home", there, "load", "--undo").status == 0
    assert filled("--home", there, "dump").json["cases"] == empty
    assert filled("--home", there, "load", "-", stdin=data[:-100]).status == 1
    assert filled("load").status == 2


@pytest.mark.parametrize("command", [("calendar",), ("dump",), ("backup",), ("backup", "--everything")])
def test_no_command_writes_over_a_file_unasked(filled: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    target = tmp_path / ".bashrc"
    target.write_text("mine")
    said = filled(*command, "-o", str(target))
    assert (said.status, target.read_text()) == (1, "mine")
    assert filled(*command, "-o", str(target), "--force").status == 0
    assert target.read_bytes() != b"mine"
    before = filled.home.cases.read_bytes()
    assert filled(*command, "-o", str(filled.home.cases), "--force").status == 1
    assert filled.home.cases.read_bytes() == before
