"""The doctor: what is damaged is mended from file and snapshot, and an edit on purpose is accepted."""

from __future__ import annotations

import json

import pytest

from store.disk.caserows import case_row
from tests.tui.cli.conftest import tree
from tests.tui.conftest import Cli


def test_the_doctor_repairs_from_file_and_snapshot(filled: Cli) -> None:
    filled("backup")
    wanted = filled("dump").json
    whole = filled.home.cases.read_bytes()
    lines = whole.split(b"\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(b'"2":'))
    lines[place] = lines[place][: len(lines[place]) // 2]
    damaged = b"\n".join(lines)
    filled.home.cases.write_bytes(damaged)
    told = filled("doctor")
    assert (told.status, "doctor --repair" in told.out) == (1, True)
    assert filled.home.cases.read_bytes() == damaged
    mended = filled("doctor", "--repair")
    assert mended.status == 0, mended.out
    assert "案件2" in mended.err
    assert filled("dump").json == wanted
    assert damaged in tree(filled.home.path).values()
    assert "完好" in filled("doctor", "--repair").err


def test_without_the_file_the_doctor_goes_on_with_the_snapshot(filled: Cli) -> None:
    filled("backup")
    wanted = filled("dump").json
    filled.home.cases.unlink()
    assert "--repair" in filled("list").err
    assert filled("doctor", "--repair").status == 0
    assert filled("dump").json == wanted


@pytest.mark.parametrize(
    ("key", "value", "word"), [("v", 4, "更新版本"), ("kind", "teleported", "更新版本"), ("kind", 5, "读不出")]
)
def test_a_case_that_cannot_be_read_is_told_and_the_others_go_on(
    filled: Cli, key: str, value: object, word: str
) -> None:
    filled("backup")
    tables = json.loads(filled.home.cases.read_bytes())
    events = tables["cases"]["2"]["events"]
    events[-1][key] = value
    tables["cases"]["2"] = json.loads(case_row(2, events))
    filled.home.cases.write_text(json.dumps(tables))
    kept = tables["cases"]["2"]
    listed = filled("list", "--all", "--json")
    assert [case["number"] for case in listed.json] == [1]
    assert word in listed.err
    assert filled("reopen", "2").status == 1
    assert filled("log", "1", "还能写").status == 0
    assert json.loads(filled.home.cases.read_bytes())["cases"]["2"] == kept
    assert filled("doctor").status == 1
    filled("doctor", "--repair")
    readable = filled("show", "2").status == 0
    assert readable == (value == 5)


def test_an_edit_on_purpose_is_accepted_by_its_number(filled: Cli) -> None:
    tables = json.loads(filled.home.cases.read_bytes())
    tables["cases"]["2"]["events"][0]["by"] = "别人"
    filled.home.cases.write_text(json.dumps(tables))
    assert "--accept 2" in filled("show", "2").err
    assert filled("doctor").status == 1
    assert filled("doctor", "--accept", "9").status == 1
    accepted = filled("doctor", "--accept", "2")
    assert (accepted.status, "案件2以现在的内容为准" in accepted.err) == (0, True)
    assert filled("show", "2").status == 0


def test_where_nothing_was_ever_saved_the_folder_is_named(filled: Cli) -> None:
    filled.home.path.rename(filled.home.path.with_name("moved"))
    for words in (("list",), ("next",)):
        told = filled(*words)
        assert (told.status, told.out) == (0, "")
        assert "从来没有保存过案件" in told.err
    assert filled("list", "--json").json == []


@pytest.mark.parametrize(("environment", "told"), [({}, "–"), ({"TERM": ""}, "–"), ({"TERM": "xterm"}, "xterm")])
def test_a_terminal_that_says_no_name_has_a_dash(cli: Cli, environment: dict[str, str], told: str) -> None:
    cli.environment = {"LANG": "zh_CN.UTF-8"} | environment
    assert f"终端：{told}，" in cli("doctor").out
