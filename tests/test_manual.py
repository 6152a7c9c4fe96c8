"""The manual pages say what the commands say, and the wheel brings them to where `man` looks."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.manual import PAGES, WORDS, made
from tests.readme import ROOT
from tui.cli.app import HOMES


@pytest.mark.parametrize("language", PAGES)
def test_the_manual_page_is_made_from_the_commands(language: str) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == made(language), "run: make docs"


@pytest.mark.parametrize("language", PAGES)
def test_every_command_has_its_part(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    for name in HOMES:
        assert f"\n.SS {name}" in text, name
    assert f"\n.SH {WORDS[language]['exit']}\n" in text


def test_both_pages_have_the_same_commands_and_options() -> None:
    english, chinese = (re.findall(r"^(?:\.SS [\w -]+|\\\\fB.*?\\\\fR)", made(one), re.M) for one in ("en", "zh"))
    assert english == chinese


def test_the_wheel_brings_them_along() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]
    assert wheel["wheel"]["shared-data"] == {
        "docs/tuikuan.1": "share/man/man1/tuikuan.1",
        "docs/tuikuan.zh_CN.1": "share/man/zh_CN/man1/tuikuan.1",
    }
