"""A run whose Chinese words cannot be read: one sentence in both languages, no change, and English still works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from content.text import words
from tests.tui.cli.conftest import tree
from tests.tui.conftest import Cli


@pytest.fixture
def broken(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The catalogue of a program that was damaged after a case was begun."""
    assert cli.add(reason="quality", demand="refund") == "1"
    whole = words.LOCALE / "zh" / "LC_MESSAGES" / "tuikuan.mo"
    path = tmp_path / "locale" / "zh" / "LC_MESSAGES" / "tuikuan.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(whole.read_bytes())
    monkeypatch.setattr(words, "LOCALE", tmp_path / "locale")
    words._catalogue.cache_clear()
    yield path
    words._catalogue.cache_clear()


@pytest.mark.parametrize("kept", [None, 0, 3, 100, 20_000, 150_000])
@pytest.mark.parametrize(
    "line",
    [
        ["list"],
        ["add", "--product", "音箱"],
        ["log", "1", "商家没有回"],
        ["fact", "1", "problem", "左边没有声音"],
        ["letter", "1", "first-message"],
        ["nonsense"],
        ["--help"],
        [],
    ],
    ids=" ".join,
)
def test_it_is_told_in_both_languages_and_nothing_changes(
    cli: Cli, broken: Path, line: list[str], kept: int | None
) -> None:
    data = broken.read_bytes()
    broken.unlink()
    if kept is not None:
        broken.write_bytes(data[:kept])
    before = cli("--lang", "en", "show", "1", "--json").json
    said = cli(*line)
    assert (said.status, said.out) == (1, "")
    assert [one.count(str(broken)) for one in said.err.splitlines()] == [1, 1, 0]
    assert "中文" in said.err
    assert "--lang en" in said.err
    assert cli("--lang", "en", "show", "1", "--json").json == before
    assert len(cli("--lang", "en", "list", "--json").json) == 1


def test_a_folder_in_its_place_is_told_as_well(cli: Cli, broken: Path) -> None:
    broken.unlink()
    broken.mkdir()
    before = tree(cli.home.path)
    assert cli("list").status == 1
    assert cli("--lang", "en", "list").status == 0
    assert tree(cli.home.path) == before
