"""What was used wrongly is told in one sentence, and of a number which ones are taken."""

from __future__ import annotations

import click
import pytest

from content.text.words import Translator
from tui.cli.command import Plainly
from tui.cli.complaints import complaint


def wrong(kind: click.ParamType[object]) -> str:
    """What is said of `--size x` where the option takes numbers of a kind."""
    param = click.Option(["--size"], type=kind)
    with pytest.raises(click.BadParameter) as raised:
        kind.convert("x", param, None)
    return Translator("en").say(complaint(raised.value))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (click.INT, "--size needs a whole number."),
        (click.IntRange(1), "--size needs a whole number, 1 or more."),
        (click.IntRange(1, 9), "--size needs a whole number from 1 to 9."),
        (click.FloatRange(0.5), "--size needs a number, 0.5 or more."),
        (click.FloatRange(0.5, 2), "--size needs a number from 0.5 to 2."),
    ],
)
def test_of_a_number_it_is_said_which_ones_are_taken(kind: click.ParamType[object], said: str) -> None:
    assert wrong(kind) == said


def test_an_option_without_its_value_and_one_with_a_value_too_many_are_told_apart() -> None:
    command = Plainly("some", params=[click.Option(["--name"]), click.Option(["--all"], is_flag=True)])
    told = []
    for args in (["--name"], ["--all=yes"]):
        with pytest.raises(click.BadOptionUsage) as raised:
            command.make_context("some", list(args))
        told.append(Translator("en").say(complaint(raised.value)))
    assert told == ["The option --name needs a value.", "The option --all takes no value."]


def test_a_missing_argument_is_told_with_how_the_command_is_written() -> None:
    command = click.Command("some", params=[click.Argument(["number"], metavar="N")])
    with pytest.raises(click.MissingParameter) as raised:
        command.make_context("some", [])
    assert Translator("en").say(complaint(raised.value)) == "N is missing: some N"
