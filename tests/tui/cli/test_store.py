"""The commands about the store: what goes out comes back, what is purged is gone, what is damaged is mended."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import tinydb

from store.disk.snapshots import Snapshots
from tests.tui.cli.conftest import tree
from tests.tui.conftest import Cli


def test_each_command_that_wrote_leaves_a_plain_file_and_an_empty_journal(cli: Cli) -> None:
    cli.add("耳机")
    with tinydb.TinyDB(cli.home.cases, encoding="utf-8") as stock:
        assert len(stock.table("cases")) == 1
    assert cli("verify").out.startswith("ok  案件文件和日志完好；所有变更都已写进文件。")
    assert cli("tick", "1", "no such thing").status == 1
    assert len(Snapshots(cli.home.backups).all()) == 1


def test_reading_commands_write_nothing(filled: Cli) -> None:
    before = tree(filled.home.path)
    for args in (("list",), ("next",), ("show", "1"), ("dump",), ("verify",), ("timeline", "1"), ("doctor",)):
        assert filled(*args).status == 0, args
    filled("purge", "1", "--yes")
    assert tree(filled.home.path) == before


def test_a_dump_comes_back_exactly(filled: Cli, tmp_path: Path) -> None:
    dump = tmp_path / "dump.json"
    assert filled("dump", "-o", str(dump)).out.strip() == str(dump)
    assert filled("dump", "-o", str(dump)).status == 1
    assert filled("dump").json == json.loads(dump.read_bytes())
    other = str(tmp_path / "other")
    dry = filled("--home", other, "load", str(dump), "--dry-run", "--json").json
    assert [move["fate"] for move in dry["moves"]] == ["new"] * 3
    assert dry["missing"] == 1
    assert filled("--home", other, "list", "--all", "--json").json == []
    assert filled("--home", other, "load", str(dump)).status == 0
    assert filled("--home", other, "dump").json == json.loads(dump.read_bytes())
    for flags in ("--all", "--trash"):
        assert filled("--home", other, "list", flags, "--json").json == filled("list", flags, "--json").json
    again = filled("--home", other, "load", str(dump), "--json").json
    assert [move["fate"] for move in again["moves"]] == ["same"] * 3
    plain = filled("--home", str(tmp_path / "third"), "load", str(filled.home.cases))
    assert plain.status == 0, plain.err


def test_loading_goes_on_with_a_case_keeps_what_is_ahead_and_numbers_another_anew(
    filled: Cli, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    filled("dump", "-o", str(old))
    filled("log", "1", "后来")
    filled("dump", "-o", str(new))
    assert [m["fate"] for m in filled("load", str(old), "--json").json["moves"]] == ["ahead", "same", "same"]
    other = str(tmp_path / "other")
    filled("--home", other, "load", str(old))
    went = filled("--home", other, "load", str(new), "--json").json["moves"]
    assert [(m["fate"], m["events"]) for m in went] == [("extended", 1), ("same", 0), ("same", 0)]
    filled("--home", other, "log", "1", "别的")
    filled("log", "1", "又来")
    filled("dump", "-o", str(tmp_path / "newest.json"))
    for fate in ("renumbered", "same"):
        moves = filled("--home", other, "load", str(tmp_path / "newest.json"), "--json").json["moves"]
        assert (moves[0]["fate"], moves[0]["number"]) == (fate, 4)
    moves = filled("--home", other, "load", str(old), "--replace", "--json").json["moves"]
    assert [move["fate"] for move in moves] == ["replaced", "same", "same", "removed"]
    assert filled("--home", other, "add", "--product", "x").out.strip() == "5"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("extra",), 1),
        (("version",), 2),
        (("version",), "1"),
        (("format",), "x"),
        (("cases", 0, "number"), -1),
        (("cases", 0, "number"), 10**12),
        (("cases", 0, "number"), 2),
        (("cases", 0, "events"), []),
        (("cases", 0, "events", 0, "kind"), "closed"),
        (("cases", 0, "events", 0, "kind"), "of the future"),
        (("cases", 0, "events", 0, "v"), 9),
        (("cases", 0, "events", 0, "at"), "2026-01-01T00:00:00"),
        (("cases", 0, "events", 0, "by"), 7),
        (("cases", 0, "events", 0, "data", "title"), "x" * 1_000_001),
        (("cases", 0, "events", 0, "data", "more"), ""),
        (("cases", 0, "events", 1, "data", "value"), {"$": 1}),
        (("cases", 0, "events", 2, "data", "stored"), "../../../etc/passwd"),
        (("cases", 0, "events", 2, "data", "size"), -1),
        (("cases", 0, "events", 4, "data", "change"), 77),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_with_a_sentence(
    filled: Cli, tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    data = filled("dump").json
    at = data
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = value
    (tmp_path / "bad.json").write_text(json.dumps(data))
    before = tree(filled.home.path)
    said = filled("load", str(tmp_path / "bad.json"))
    assert (said.status, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert tree(filled.home.path) == before


def test_a_case_whose_playbook_is_not_here_is_loaded_untouched_and_named(filled: Cli, tmp_path: Path) -> None:
    data = filled("dump").json
    for case in data["cases"][:2]:
        case["events"][0]["data"]["playbook"] = "mine"
    (tmp_path / "dump.json").write_text(json.dumps(data))
    filled.home.cases.rename(tmp_path / "before.json")
    filled.home.cases.with_name("cases.json.journal").unlink()
    filled.home.backups.rename(tmp_path / "backups")
    for flags in (["--dry-run"], []):
        said = filled("load", str(tmp_path / "dump.json"), *flags)
        assert said.status == 0
        assert "案件1、2。没有攻略“mine”" in said.err
    assert "新建案件" in filled("timeline", "1").out, "its story can be read all the same"
    assert filled("dump").json == data
    assert [case["number"] for case in filled("list", "--trash", "--json").json] == [3]
    assert filled("load", str(tmp_path / "before.json"), "--replace", "--json").status == 0
    assert filled("list", "--all").err == ""


def test_a_repair_brings_nothing_back_that_was_taken_away_on_purpose(filled: Cli, tmp_path: Path) -> None:
    data = filled("dump").json
    kept = {**data, "cases": [{**data["cases"][0], "events": data["cases"][0]["events"][:3]}]}
    (tmp_path / "kept.json").write_text(json.dumps(kept))
    assert filled("load", str(tmp_path / "kept.json"), "--replace").status == 0
    filled.add("后来的")
    wanted = filled("dump").json
    assert [case["number"] for case in wanted["cases"]] == [1, 4]
    filled.home.cases.write_bytes(filled.home.cases.read_bytes()[:-40])
    mended = filled("doctor", "--repair")
    assert mended.status == 0, mended.out
    assert filled("dump").json == wanted
    assert "没有缺" in mended.err


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"null", b"\xff\xfe", b'{"cases": 1, "meta": {}}', b"1e999"])
def test_rubbish_is_refused_with_a_sentence(cli: Cli, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    said = cli("load", str(tmp_path / "bad.json"))
    assert (said.status, len(said.err.splitlines())) == (1, 1)


def test_a_file_that_is_too_large_a_pipe_and_none_are_refused(cli: Cli, tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate((1 << 30) + 1)
    for path, word in ((tmp_path / "large", "1024"), (Path("/dev/zero"), "/dev/zero"), (tmp_path / "no", "no")):
        said = cli("load", str(path))
        assert (said.status, word in said.err) == (1, True)


def test_what_is_purged_is_in_no_file_of_the_home(filled: Cli) -> None:
    filled("backup")
    drafts = filled.home.drafts / "note-1.json"
    drafts.write_text('{"text": "密语一二三"}')
    assert filled("purge", "1").status == 1
    assert "tuikuan trash 1" in filled("purge", "1", "--yes").err
    filled("trash", "1")
    assert "--yes" in filled("purge", "1").err
    assert any("密语一二三".encode() in data for data in tree(filled.home.path).values())
    said = filled("--lang", "en", "purge", "1", "--yes")
    assert said.status == 0, said.err
    assert "with 1 copy of evidence and 1 draft, " in said.err + said.out
    for path, data in tree(filled.home.path).items():
        assert "密语一二三".encode() not in data, path
        assert "一号证据".encode() not in data, path
    assert filled("show", "1").status == 1
    assert filled("purge", "1", "--yes").status == 0
    assert filled("purge", "9", "--yes").status == 1
    assert filled.add("新的") == "4"
    assert filled("doctor").status == 0
    assert all(Snapshots(filled.home.backups).read(one) for one in Snapshots(filled.home.backups).all())


def test_a_backup_with_evidence_unpacks_to_a_home(filled: Cli, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    assert filled("backup", "--evidence", "-o", str(target)).status == 0
    assert filled("backup", "-o", str(target)).status == 1
    assert target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "back")
    assert filled("--home", str(tmp_path / "back"), "verify").status == 0
    assert filled("--home", str(tmp_path / "back"), "dump").json == filled("dump").json


def test_verify_finds_a_copy_that_was_changed(filled: Cli) -> None:
    assert (filled("verify").status, filled("verify", "1").status) == (0, 0)
    (copy,) = (filled.home.evidence / "1").iterdir()
    copy.chmod(0o600)
    copy.write_text("!")
    assert (filled("verify").status, filled("verify", "1").status, filled("verify", "2").status) == (1, 1, 0)
    assert not filled("verify", "1", "--json").json[0]["ok"]


@pytest.mark.parametrize(
    "args",
    [
        ("backup", "-o", "{}"), ("backup", "-o", "{}", "--force"), ("dump", "-o", "{}/x.json"),
        ("attach", "1", "{}"), ("export", "1", "-o", "{}/x.pdf"), ("calendar", "-o", "{}"),
        ("pack", "1", "intervention", "-o", "{}"), ("bundle", "1", "-o", "{}"),
        ("playbook", "check", "{}"), ("load", "{}"), ("open", "{}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_link_that_leads_to_itself_is_refused_with_a_sentence(
    cli: Cli, tmp_path: Path, args: tuple[str, ...]
) -> None:
    cli.add("耳机")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    said = cli(*(arg.format(loop) for arg in args))
    assert "Traceback" not in said.err
    assert (said.status, bool(said.err)) == ((0, False) if "--force" in args else (1, True)), said
