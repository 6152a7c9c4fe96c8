"""How the help of a command is drawn."""

from __future__ import annotations

import pytest

from content.text.cells import cells
from tests.tui.conftest import Cli


@pytest.mark.parametrize(
    ("language", "heads"), [("zh", ("用法：", "命令", "选项")), ("en", ("Usage: ", "Commands", "Options"))]
)
def test_the_help_of_all_is_said_in_the_language_of_the_run(
    cli: Cli, language: str, heads: tuple[str, ...]
) -> None:
    lines = cli("--lang", language, "--help").out.splitlines()
    assert lines[0].startswith(heads[0])
    assert [line for line in lines if line in heads[1:]] == list(heads[1:])


def test_what_options_are_begins_in_one_column(cli: Cli) -> None:
    lines = cli("--lang", "zh", "receive", "--help").out.splitlines()
    told = {
        line.split()[0]: cells(line[: line.index(line.split()[-1])]) for line in lines if line.startswith("  --")
    }
    assert told["--help"] == told["--json"] > len("  --help")


def test_a_needed_option_and_an_argument_stand_in_the_usage(cli: Cli) -> None:
    assert cli("--lang", "zh", "receive", "--help").out.splitlines()[0].startswith("用法：tuikuan receive ")
