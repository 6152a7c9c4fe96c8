"""A bundle that names nobody: what is hidden to be safe is named, looked at before, and stays if one says so."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.tui.conftest import Cli

LINE = "大壮帮我拍的视频，昨天去了古墩路那家店"


def texts(path: Path) -> str:
    """All texts of an open bundle."""
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist()).decode()


def test_what_is_hidden_in_doubt_is_named_when_it_is_written(cli: Cli, tmp_path: Path) -> None:
    cli.add("蓝牙耳机", paid="199")
    cli("log", "1", LINE)
    made = cli("bundle", "1", "--redact", "-o", str(tmp_path / "case"))
    assert made.status == 0
    assert "为稳妥也遮住了" in made.err
    assert "大壮" in made.err
    assert "大壮" not in texts(tmp_path / "case")


def test_it_is_looked_at_before_and_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    cli.add("蓝牙耳机", paid="199")
    cli("log", "1", LINE)
    seen = cli("bundle", "1", "--preview")
    assert seen.status == 0
    assert "大壮" in seen.out
    assert "→ [隐去" in seen.out
    assert "大壮" in {one["text"] for one in json.loads(cli("bundle", "1", "--preview", "--json").out)["hidden"]}
    assert cli("bundle", "1", "--preview", "-o", str(tmp_path / "case")).status == 0
    assert not (tmp_path / "case").exists()


def test_a_word_stays_or_goes_as_one_says(cli: Cli, tmp_path: Path) -> None:
    cli.add("蓝牙耳机", paid="199")
    cli("log", "1", LINE)
    kept = cli("bundle", "1", "--show", "大壮", "--hide", "视频", "-o", str(tmp_path / "case"))
    assert kept.status == 0
    told = texts(tmp_path / "case")
    assert "大壮帮我拍的" in told
    assert "视频" not in told
    slip = cli("bundle", "1", "--show", "没有这个词", "-o", str(tmp_path / "more"))
    assert (slip.status, (tmp_path / "more").exists()) == (1, False)


def test_a_name_in_the_words_about_the_problem_is_hidden_too(cli: Cli, tmp_path: Path) -> None:
    cli.add("蓝牙耳机", paid="199")
    cli("fact", "1", "problem", "左耳没声音，大壮也听过")
    cli("bundle", "1", "--redact", "-o", str(tmp_path / "case"))
    assert "大壮" not in texts(tmp_path / "case")
    assert "左耳没声音" in texts(tmp_path / "case")


def test_what_goes_back_from_a_copy_is_not_redacted(cli: Cli, tmp_path: Path) -> None:
    cli.add("蓝牙耳机", paid="199")
    for words in (("--redact",), ("--preview",), ("--hide", "x")):
        refused = cli("bundle", "--back", *words, "-o", str(tmp_path / "back"))
        assert refused.status == 2


@pytest.mark.parametrize("more", [("1",), ("--for", "妈妈"), ("--redact",)])
def test_what_goes_back_is_neither_chosen_nor_for_somebody(cli: Cli, tmp_path: Path, more: tuple[str, ...]) -> None:
    cli.add("蓝牙耳机")
    said = cli("bundle", "--back", *more, "-o", str(tmp_path / "case"))
    assert (said.status, said.out) == (2, "")
    assert "--back" in said.err
    assert not (tmp_path / "case").exists()
