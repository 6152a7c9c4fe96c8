"""What is written about the program is true."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import house
from tests.readme import READMES, ROOT, command_list, key_table, rewritten


@pytest.mark.parametrize("language", READMES)
def test_the_readme_names_the_keys_and_commands_there_are(language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    assert key_table(language) in text
    assert command_list() in text
    assert rewritten(language) == text, "run: make docs"


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=str)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_every_picture_is_whole_stands_alone_and_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in text
    assert "<script" not in text
    assert len(text.encode()) < 400_000


def test_every_dependency_is_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = READMES["en"].read_text(encoding="utf-8")
    for dependency in project["dependencies"]:
        name = re.split(r"[<>=]", dependency)[0]
        assert f"| {name} |" in text, name


def test_every_make_target_in_the_docs_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in (*READMES.values(), ROOT / "CONTRIBUTING.md"):
        assert set(re.findall(r"make ([a-z-]+)", path.read_text(encoding="utf-8"))) <= targets, path


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    for dependency in [*project["dependencies"], *chain(*project["optional-dependencies"].values())]:
        name = re.split(r"[<>=\[]", dependency)[0].lower()
        assert name == project["name"] or f"\n{name}==" in f"\n{pinned}", name


def test_the_picture_of_the_house_is_drawn_from_its_imports() -> None:
    assert house.rewritten() == house.PAGE.read_text(encoding="utf-8"), "run: make docs"


@pytest.mark.parametrize("path", [house.PAGE, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_path_that_is_named_to_developers_exists(path: Path) -> None:
    named = re.findall(r"`((?:tui|store|content|tests|docs)/[^`\s]*)`", path.read_text(encoding="utf-8"))
    assert named
    for one in named:
        assert (ROOT / one).exists(), one


def test_both_readmes_tell_the_same_figures_of_speed() -> None:
    english, chinese = (_measured(READMES[language]) for language in ("en", "zh"))
    assert len(english) > 20
    assert english == chinese


def _measured(readme: Path) -> list[list[str]]:
    """The numbers in each row of the tables about speed, between what the row is called and its budget."""
    text = re.split(r"^## (?:Performance|有多快)$", readme.read_text(encoding="utf-8"), flags=re.MULTILINE)[1]
    rows = [line.strip("| ").split(" | ")[1:-1] for line in text.splitlines() if line.startswith("| ")]
    return [found for row in rows if (found := sorted(re.findall(r"\d+(?:[,.]\d+)*", " ".join(row))))]


def test_every_promise_is_held_by_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = [
        line for line in text.splitlines() if line.startswith("|") and "---" not in line and "held by" not in line
    ]
    assert len(rows) > 15
    for line in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", line)
        assert named, line
        for path, name in named:
            assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), name
