"""A case is closed with what it came to: by flags, or asked where somebody sits."""

from __future__ import annotations

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from content.text.words import Translator
from store.case.intents import OpenCase
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.tui.conftest import Cli
from tui.cli.asking import Asker
from tui.cli.closing import ask_end

ENTER, DOWN, CTRL_C = "\r", "\x1b[B", "\x03"


@pytest.mark.parametrize("outcome", [("refunded",), ("--outcome", "refunded")])
def test_flags_give_the_outcome_and_what_came_back(cli: Cli, outcome: tuple[str, ...]) -> None:
    number = cli.add()
    said = cli("close", number, *outcome, "--amount", "199元")
    assert (said.status, "已退款" in said.out) == (0, True), said.err
    case = cli("show", number, "--json").json
    assert (case["facts"]["paid-back"], case["outcome"]) == ("199.00", "refunded")


@pytest.mark.parametrize("args", [("refunded", "--amount", "很多"), ("refunded", "--on", "2027-01-01")])
def test_what_is_no_amount_or_has_not_come_closes_nothing(cli: Cli, args: tuple[str, ...]) -> None:
    number = cli.add()
    assert cli("close", number, *args).status == 1
    case = cli("show", number, "--json").json
    assert (case["turn"], case["facts"].get("paid-back")) == ("mine", None)


def test_the_outcome_is_given_once(cli: Cli) -> None:
    assert cli("close", cli.add(), "refunded", "--outcome", "lost").status == 2


@pytest.mark.parametrize(
    ("keys", "given", "answer"),
    [
        ((ENTER, "199\r"), ("", ""), ("refunded", "199")),
        ((DOWN, ENTER, ENTER), ("", ""), ("settled", "")),
        (("很多\r", "\x15", "88\r"), ("refunded", ""), ("refunded", "88")),
        ((ENTER,), ("", "20"), ("refunded", "20")),
    ],
)
def test_it_asks_for_what_nobody_gave(
    desk: HomeDesk, clock: StandingClock, keys: tuple[str, ...], given: tuple[str, str], answer: tuple[str, str]
) -> None:
    view = desk.open(OpenCase("douyin", "壶")).view
    with create_pipe_input() as pipe:
        pipe.send_text("".join(keys))
        asker = Asker(Translator("zh"), source=pipe, screen=DummyOutput())
        assert ask_end(asker, view, *given, clock()) == answer


def test_breaking_off_closes_nothing(desk: HomeDesk, clock: StandingClock) -> None:
    view = desk.open(OpenCase("douyin", "壶")).view
    with create_pipe_input() as pipe:
        pipe.send_text(CTRL_C)
        asker = Asker(Translator("zh"), source=pipe, screen=DummyOutput())
        with pytest.raises(KeyboardInterrupt):
            ask_end(asker, view, "", "", clock())
