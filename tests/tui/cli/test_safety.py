"""Text of others on the way to a terminal, and runs that end badly."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.tui.conftest import Cli
from tui.cli.app import HOMES

NASTY = [
    "\x1b[31m红\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b2J",
    "evil\u202egnp.exe",
    "[/]",
    "[@click=app.quit]x[/]",
    "两行\n一行",
    "\x07\x08",
    "长" * 3_900,
]
COMMANDS = (("list",), ("show", "1"), ("next", "1"), ("next",), ("timeline", "1"), ("evidence", "1"))


@pytest.mark.parametrize("text", NASTY)
def test_nothing_of_the_user_can_act_on_the_terminal(cli: Cli, text: str, tmp_path: Path) -> None:
    said = cli("add", "--product", f"耳机{text}", "--merchant", text)
    assert said.status == 0
    cli("fact", "1", "problem", text)
    cli("log", "1", f"说：{text}")
    (tmp_path / "x").write_bytes(b"x")
    cli("attach", "1", str(tmp_path / "x"), "--note", text)
    for command in COMMANDS:
        for flags in ((), ("--json",)):
            shown = cli(*command, *flags)
            assert shown.status == 0
            assert not any(char in shown.out for char in "\x1b\x9b\x07\x08\x90\u202e\u2066"), command


def test_what_was_typed_comes_back_from_json_as_it_was(cli: Cli) -> None:
    cli("add", "--product", "[/] \x1b[31m红")
    assert cli("show", "1", "--json").json["title"] == "[/] \x1b[31m红"


def test_five_megabytes_are_refused_or_cut(cli: Cli) -> None:
    cli.add()
    said = cli("log", "1", "长" * 1_700_000)
    assert said.status == 1
    assert len(said.err) < 500
    piped = cli("add", "--title", "x", "--paste", "-", stdin="订单".encode() * 900_000)
    assert piped.status == 0


def test_bytes_that_are_no_utf8_are_refused(cli: Cli) -> None:
    said = cli("add", "--product", "\udcb0")
    assert (said.status, "UTF-8" in said.err) == (2, True)


def test_a_language_that_is_not_spoken_is_wrong_usage(cli: Cli) -> None:
    said = cli("--lang", "fr", "list")
    assert (said.status, "fr" in said.err, "zh、en" in said.err) == (2, True, True)


def test_a_file_name_in_other_bytes_is_taken_in(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    path = os.fsencode(tmp_path) + b"/\xb6\xa9\xb5\xa5.png"
    Path(os.fsdecode(path)).write_bytes(b"x")
    assert cli("attach", "1", os.fsdecode(path)).status == 0
    assert cli("evidence", "1").status == 0
    assert cli("evidence", "1", "--json").status == 0


def test_a_home_that_cannot_be_made_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for command in ("list", "add"):
        args = ("--product", "x") if command == "add" else ()
        said = cli("--home", str(tmp_path / "file" / "home"), command, *args)
        assert (said.status, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1


def test_a_damaged_file_is_told_kept_and_never_overwritten(cli: Cli) -> None:
    cli.home.prepare()
    cli.home.cases.write_bytes(b"not json")
    for args in (("list",), ("add", "--product", "x"), ("show", "1")):
        said = cli(*args)
        assert (said.status, said.out) == (1, "")
    assert cli.home.cases.read_bytes() == b"not json"
    looked = cli("doctor")
    assert looked.status == 1
    assert "!!" in looked.out


def test_damaged_settings_are_told_and_the_doctor_still_works(cli: Cli) -> None:
    cli.home.prepare()
    cli.home.config.write_text("language = ", encoding="utf-8")
    assert cli("list").status == 1
    looked = cli("doctor")
    assert (looked.status, "config.toml" in looked.out) == (1, True)


def test_the_doctor_is_content_with_a_sound_home(cli: Cli) -> None:
    cli.add()
    looked = cli("doctor")
    assert looked.status == 0, looked.out
    assert "!!" not in looked.out
    assert all(check["ok"] for check in cli("doctor", "--json").json)
    cli.home.path.chmod(0o755)
    assert "chmod 700" in cli("doctor").out


@pytest.mark.parametrize("term", ["", "dumb", "xterm-256color"])
def test_without_a_terminal_the_desk_is_not_opened(cli: Cli, term: str) -> None:
    cli.environment["TERM"] = term
    said = cli()
    assert (said.status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


def test_the_demo_without_a_terminal_makes_a_folder_that_can_be_used(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for language in ("zh", "en"):
        made = cli("--lang", language, "demo")
        assert made.status == 0
        cases = cli("--home", made.out.strip(), "--lang", language, "list", "--all", "--json").json
        assert len(cases) == 15
        assert {case["turn"] for case in cases} == {"mine", "theirs", "closed"}
        counted = cli("--home", made.out.strip(), "--lang", language, "stats", "--json").json
        assert counted["ended"] == counted["won"] == 4, "what came back is shown, of more than one case"


def tuikuan(*args: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui", "--home", str(home), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_a_reader_that_goes_away_is_no_reason_to_complain(cli: Cli) -> None:
    for _ in range(3):
        cli.add("耳机" * 200)
    command = f"{sys.executable} -m tui --home {cli.home.path} show 1 --json"
    for reader in ("head -c 1", "true"):
        shell = ["bash", "-c", f"set -o pipefail; {command} | {reader}"]
        ended = subprocess.run(shell, capture_output=True, text=True, check=False)
        assert ended.stderr == ""
        assert ended.returncode == 0


def test_a_full_disk_behind_stdout_is_told(cli: Cli) -> None:
    cli.add()
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "tui", "--home", str(cli.home.path), "list"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("args", [["attach", "1", "-", "--name", "e"], ["load", "-"], ["add", "--paste", "-"], []])
def test_a_closed_standard_input_is_told_in_a_sentence_and_changes_nothing(cli: Cli, args: list[str]) -> None:
    cli.add()
    command = [sys.executable, "-m", "tui", "--lang", "en", "--home", str(cli.home.path), *args]
    shell = ["bash", "-c", 'exec "$@" <&-', "bash", *command]
    ended = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert ended.returncode in (1, 2)
    assert ended.stderr.startswith("Standard input is closed" if args else "The desk needs a terminal")
    assert len(cli("list", "--json").json) == 1


def test_commands_import_neither_textual_nor_questionary(cli: Cli) -> None:
    cli.add()
    for args in (
        ["--version"],
        ["--help"],
        ["list"],
        ["next"],
        ["show", "1"],
        ["add", "--product", "x"],
        ["doctor"],
    ):
        script = (
            "import sys; from tui.cli.run import run; "
            f"run(['--home', {str(cli.home.path)!r}, *{args!r}]); "
            "sys.stderr.write(' '.join(sys.modules))"
        )
        ended = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
        )
        assert not {"textual", "questionary", "prompt_toolkit", "rich"} & set(ended.stderr.split()), args


def test_looking_imports_only_what_it_needs(cli: Cli) -> None:
    cli.add()
    for command in ("list", "next"):
        script = (
            "import sys; from tui.cli.run import run; "
            f"run(['--home', {str(cli.home.path)!r}, {command!r}]); sys.stderr.write(' '.join(sys.modules))"
        )
        ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        unneeded = {"textual", "questionary", "jinja2", "chinese_calendar", "icalendar", "platformdirs"}
        unneeded |= {
            "content.tone",
            "content.lint",
            "store.papers.letters",
            "store.papers.replies",
            "store.board.calendar",
        }
        unneeded |= {"markdown_it", "yaml", "content.pack.reader", "content.pack.markdown"}
        unneeded |= {
            "store.case.decide",
            "store.case.decide_deadlines",
            "store.case.intents",
            "store.care.backup",
            "store.care.dump",
            "store.samples.demo",
        }
        unneeded |= {"store.disk.journal.repair", "importlib.metadata", "tui.cli.quickadd"}
        assert not unneeded & set(ended.stderr.split()), command


def test_other_encodings_of_the_terminal_do_no_harm(cli: Cli) -> None:
    cli.add()
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tui", "--home", str(cli.home.path), "list"]
    assert subprocess.run(command, capture_output=True, check=False, env=environment).returncode == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_of_every_command_is_said_in_the_language(cli: Cli, language: str) -> None:
    for name in HOMES:
        said = cli("--lang", language, name, "--help")
        assert said.status == 0, name
        assert any("一" <= char <= "鿿" for char in said.out) == (language == "zh"), name
