"""The manual page says what the commands say, and the wheel brings it to where `man` looks."""

from __future__ import annotations

import tomllib

from tests.manual import PAGE, made
from tests.readme import ROOT
from tui.cli.app import HOMES


def test_the_manual_page_is_made_from_the_commands() -> None:
    assert PAGE.read_text(encoding="utf-8") == made(), "run: make docs"


def test_every_command_has_its_part() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in HOMES:
        assert f"\n.SS {name}" in text, name
    assert "\n.SH EXIT STATUS\n" in text


def test_the_wheel_brings_it_along() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]
    assert wheel["wheel"]["shared-data"] == {"docs/tuikuan.1": "share/man/man1/tuikuan.1"}
