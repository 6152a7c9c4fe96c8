"""Who reads what a command prints may have seen enough, or not be there: the command ends as it would have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import Cli
from tui.cli import app

ROOT = Path(__file__).parents[3]
LINES = (
    ["list"], ["list", "--json"], ["evidence", "1"], ["show", "1"], ["ready", "1"], ["guide"], ["dump"],
    ["calendar"], ["--help"], ["show", "99"], ["nonsense"], ["tick"], ["undo", "1"],
)  # fmt: skip


def ended(cli: Cli, line: list[str], out: int, err: int) -> int:
    command = [sys.executable, "-m", "tui", "--home", str(cli.home.path), *line]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=ROOT, env=around(), check=False
    ).returncode


def around() -> dict[str, str]:
    """An environment in which Python keeps back what it writes, as it does where nobody tells it otherwise."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "LANG": "zh_CN.UTF-8"}


def gone() -> int:
    """A pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    return write


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_reader_that_is_gone_changes_no_exit_status(cli: Cli, tmp_path: Path, line: list[str]) -> None:
    cli.add(reason="quality", demand="refund")
    cli("pin", "1", "看这里")
    whole = ended(cli, line, subprocess.DEVNULL, subprocess.DEVNULL)
    if line[0] == "undo":
        cli("pin", "1", "看这里")
    pipe, told = gone(), tmp_path / "told"
    with told.open("wb") as file:
        assert ended(cli, line, pipe, file.fileno()) == whole
    assert b"Traceback" not in told.read_bytes()
    assert b"Exception" not in told.read_bytes()
    if line[0] == "undo":
        cli("pin", "1", "看这里")
    assert ended(cli, line, subprocess.DEVNULL, pipe) == whole, "what is said beside results is lost, and no more"
    os.close(pipe)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize(("line", "status"), [("list", 0), ("nonsense", 2)])
def test_a_program_may_be_started_with_its_outputs_closed(cli: Cli, closed: str, line: str, status: int) -> None:
    cli.add()
    command = f'"{sys.executable}" -m tui --home "{cli.home.path}" {line} {closed}'
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, cwd=ROOT, env=around(), check=False)
    assert ran.returncode == status
    assert b"Traceback" not in ran.stderr


def test_a_line_that_ctrl_c_left_is_ended(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "carry_out", stopped)
    said = cli("list")
    assert (said.status, said.out, said.err) == (130, "", "\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_behind_standard_output_is_told(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    told = tmp_path / "told"
    with Path("/dev/full").open("wb") as full, told.open("wb") as file:
        assert ended(cli, ["list"], full.fileno(), file.fileno()) == 1
        assert ended(cli, ["nonsense"], full.fileno(), full.fileno()) == 2
    assert "系统拒绝" in told.read_text(encoding="utf-8")
    assert len(told.read_text(encoding="utf-8").splitlines()) == 1
