"""Hooks and the notifier: real programs, called without a shell, whose failures are told and change nothing."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from content.text.words import Translator
from store.case.intents import CloseCase, NoteDiary, OpenCase
from store.opening import HomeDesk
from tests.tui.conftest import Cli
from tui.programs.hooks import Hooks

WRITES = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read() + b'\\n---\\n')"


def hooked(desk: HomeDesk, seconds: float = 10.0, **programs: tuple[str, ...]) -> Hooks:
    desk.after = Hooks(programs, Translator("zh"), seconds)
    return desk.after


def heard(path: Path) -> list[dict[str, object]]:
    parts = path.read_text(encoding="utf-8").split("\n---\n") if path.exists() else []
    return [json.loads(part) for part in parts if part.strip()]


def test_a_program_hears_of_the_events_it_is_named_for_and_of_no_other(desk: HomeDesk, tmp_path: Path) -> None:
    told = tmp_path / "told; rm -rf $HOME"
    hooks = hooked(desk, closed=(sys.executable, "-c", WRITES, str(told)))
    number = desk.open(OpenCase("douyin", "壶")).view.number
    desk.do(number, NoteDiary("说了"))
    desk.do(number, CloseCase("stopped"))
    hooks.close()
    (one,) = heard(told)
    assert (one["kind"], one["number"], one["case"], one["closed"]) == ("closed", number, "壶", True)
    assert hooks.notices() == ()


def test_any_hears_each_change_once_and_what_changes_nothing_never(desk: HomeDesk, tmp_path: Path) -> None:
    told = tmp_path / "told"
    hooks = hooked(desk, any=(sys.executable, "-c", WRITES, str(told)))
    number = desk.open(OpenCase("douyin", "壶", {"paid": "5"})).view.number
    hooks.close()
    desk.do(number, NoteDiary("说了"))
    hooks.close()
    assert [one["kind"] for one in heard(told)] == ["opened", "diary-noted"]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (("/no/such/program",), "could not be started"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "ended with 3"),
        ((sys.executable, "-c", "import time; time.sleep(30)"), "took longer"),
        ((), "names no program for “opened”"),
    ],
)
def test_what_goes_wrong_is_told_once_and_what_was_saved_is_saved(
    desk: HomeDesk, program: tuple[str, ...], words: str
) -> None:
    hooks = hooked(desk, 0.5, opened=program)
    number = desk.open(OpenCase("douyin", "壶")).view.number
    hooks.close()
    assert any(words in str(notice) for notice in desk.notices())
    assert desk.notices() == ()
    assert desk.view(number).title == "壶"


def test_the_settings_name_them_and_a_command_waits_for_them(cli: Cli, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = json.dumps([sys.executable, "-c", WRITES, str(told)])
    cli.home.prepare()
    cli.home.config.write_text(f"[hooks]\nopened = {program}\n", encoding="utf-8")
    number = cli.add("壶")
    assert [one["number"] for one in heard(told)] == [int(number)]
    cli.home.config.write_text("[hooks]\nopened = 7\n", encoding="utf-8")
    assert "[hooks]" in cli("list").err


def test_a_slip_in_the_name_of_an_event_is_told_and_not_passed_over_in_silence(cli: Cli) -> None:
    cli.home.prepare()
    cli.home.config.write_text('[hooks]\nclose = ["/bin/true"]\n', encoding="utf-8")
    said = cli("add", "--product", "壶", "--yes")
    assert said.status == 0
    assert "“close”" in said.err
    assert "closed" in said.err


def _notifier(folder: Path, body: str) -> None:
    program = folder / "notify-send"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(sys.platform == "darwin", reason="the notifier of macOS is another program")
def test_due_is_shown_by_the_notifier_and_prints_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    number = cli.add("--壶", reason="no-reason", received_on="11-17")
    assert "没有找到通知程序" in cli("due", "--notify").err
    _notifier(folder, f'printf "%s|" "$@" > {tmp_path}/shown')
    said = cli("due", "--notify")
    assert (said.status, said.out) == (0, "")
    shown = (tmp_path / "shown").read_text(encoding="utf-8")
    assert shown.startswith("--app-name=tuikuan|--|退款案台")
    assert f"{number} --壶" in shown
    _notifier(folder, "exit 4")
    assert cli("due", "--notify").status == 1
    (tmp_path / "shown").unlink()
    assert cli("due", "--notify", "--within", "1h").status in (0, 1)


@pytest.mark.skipif(sys.platform == "darwin", reason="the notifier of macOS is another program")
def test_a_right_that_still_runs_is_shown_before_all_that_is_over(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    _notifier(folder, f'printf "%s|" "$@" > {tmp_path}/shown')
    monkeypatch.setenv("PATH", str(folder))
    cli.add("旧", reason="no-reason", received_on="11-10")
    cli.add("新", reason="no-reason", received_on="11-17")
    assert cli("due", "--notify").status == 0
    lines = (tmp_path / "shown").read_text(encoding="utf-8").split("|")[-2].splitlines()
    over = ["已于" in line for line in lines]
    assert over == sorted(over)
    assert {False, True} == set(over)
