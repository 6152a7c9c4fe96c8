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


def test_a_case_closes_with_what_worked_and_shows_it(cli: Cli) -> None:
    number = cli.add(paid="199")
    cli("choose", number, "agreed")
    said = cli(
        "close", number, "refunded", "--amount", "199", "--way", "contact", "--worked", "开箱视频", "--minutes",
        "40", "--keep", "2029-11-26", "--letter", "first-message",
    )  # fmt: skip
    assert said.status == 0, said.err
    shown = cli("show", number).out
    for words in ("退回¥199.00", "花了您40分钟", "靠的是：联系商家", "起作用的：开箱视频", "留到2029-11-26"):
        assert words in shown, words
    assert "下一步" not in shown
    assert cli("show", number, "--json").json["ending"]["minutes"] == 40


@pytest.mark.parametrize(
    "args", [("--way", "nowhere"), ("--card", "no-such-card"), ("--letter", "no-letter"), ("--minutes", "lang")]
)
def test_what_cannot_have_worked_closes_nothing(cli: Cli, args: tuple[str, ...]) -> None:
    number = cli.add()
    assert cli("close", number, "stopped", *args).status == 1
    assert not cli("show", number, "--json").json["closed"]


def test_a_to_do_of_ones_own_a_tag_and_a_pinned_note(cli: Cli) -> None:
    number = cli.add()
    set_ = cli("todo", number, "给客服打电话", "--until", "11-24 9:00")
    (own,) = (item for item in cli("show", number, "--json").json["checklist"] if item["source"] == "own")
    assert f"tuikuan tick {number} {own['id']}" in set_.out
    assert own["title"] == "给客服打电话"
    assert "给客服打电话" in cli("due").out
    assert cli("tick", number, own["id"]).status == 0
    assert "给客服打电话" not in cli("due").out
    cli("tag", number, "家电", "急，妈妈")
    assert cli("show", number, "--json").json["facts"]["tags"] == "家电 急 妈妈"
    assert number in cli("list", "--search", "妈妈").out
    cli("pin", number, "先别寄回")
    shown = cli("show", number).out
    assert shown.index("先别寄回") < shown.index("下一步")
    cli("pin", number)
    assert "先别寄回" not in cli("show", number).out


def test_a_closed_case_has_nothing_to_do_by_a_day(cli: Cli) -> None:
    number = cli.add()
    cli("todo", number, "给客服打电话", "--until", "11-24 9:00")
    assert "以前做" in cli("show", number).out
    cli("close", number, "stopped")
    assert "以前做" not in cli("show", number).out


def test_a_to_do_that_was_not_done_in_time_stays_to_be_done(cli: Cli) -> None:
    number = cli.add()
    cli("todo", number, "打电话", "--until", "11-24 9:00")
    cli.clock.forward(days=3)
    (entry,) = (one for one in cli("due", "--json").json if one["id"].startswith("own:"))
    assert (entry["overdue"], entry["title"]) == (True, "打电话")


def test_words_are_saved_under_a_name_and_cases_found_by_it(cli: Cli) -> None:
    number, other = cli.add("壶"), cli.add("灯")
    cli("tag", number, "厨房")
    cli.home.config.write_text('[views]\nkitchen = "厨房"\n', encoding="utf-8")
    assert [case["number"] for case in cli("list", "--view", "kitchen", "--json").json] == [int(number)]
    assert other != number
    unknown = cli("list", "--view", "bath")
    assert (unknown.status, "kitchen" in unknown.err) == (1, True)


@pytest.mark.parametrize(("end", "told"), [(("settled",), "没有记退回了多少"), (("lost",), "退回¥0.00")])
def test_what_came_back_is_called_nothing_only_where_that_is_known(
    cli: Cli, end: tuple[str, ...], told: str
) -> None:
    number = cli.add(paid="199")
    cli("close", number, *end)
    assert told in cli("show", number).out
