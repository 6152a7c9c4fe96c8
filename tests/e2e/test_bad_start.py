"""The desk opened on a home that cannot be used."""

from __future__ import annotations

import os
import sys

from store.disk.home import Home
from tests.e2e.terminal import Terminal


def test_a_desk_without_readable_cases_ends_in_one_sentence(home: Home) -> None:
    home.prepare()
    home.cases.write_text("{oops", encoding="utf-8")
    command = [sys.executable, "-m", "tui", "--home", str(home.path), "--lang", "zh"]
    with Terminal(command, os.environ, 240, 24) as terminal:
        assert terminal.until_gone() == 1
        terminal.until("已损坏")
        assert "Traceback" not in terminal.text
    assert home.cases.read_text(encoding="utf-8") == "{oops"
