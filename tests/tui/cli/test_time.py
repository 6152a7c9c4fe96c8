"""The commands about time."""

from __future__ import annotations

from datetime import datetime

import pytest

from store.case.deadlines import tell
from tests.conftest import StandingClock
from tests.tui.conftest import Cli


@pytest.fixture
def number(cli: Cli) -> str:
    """A case at the intervention, whose window ends 2026-11-25 10:00."""
    number = cli.add(reason="quality")
    cli("mark", number, "receipt", "have")
    for choice in ("refused", "review", "intervene"):
        cli("choose", number, choice, "--anyway")
    return number


def test_due_says_nothing_when_nothing_is_due(cli: Cli) -> None:
    for args in (("due",), ("due", "--exit-code"), ("due", "--within", "2w", "--exit-code")):
        said = cli(*args)
        assert (said.status, said.out, said.err) == (0, "", "")


def test_due_tells_what_ends_when(cli: Cli, number: str, clock: StandingClock) -> None:
    said = cli("due")
    assert said.status == 0
    assert "2026-11-25 10:00" in said.out
    assert "蓝牙耳机" in said.out
    assert cli("due", "--exit-code").status == 1
    assert cli("due", "--within", "12h", "--exit-code").out == ""
    assert cli("due", "--within", "2d").out == said.out
    clock.forward(hours=49)
    assert "已" in cli("due").out


def test_due_in_json_has_stable_keys(cli: Cli, number: str) -> None:
    found = cli("due", "--json").json
    assert [entry["id"] for entry in found] == ["intervene-window"]
    assert found[0]["at"] == "2026-11-25T10:00:00+08:00"
    assert found[0].keys() == {
        "number", "case", "id", "title", "at", "effect", "state", "overdue", "today", "estimate", "because",
    }  # fmt: skip


@pytest.mark.parametrize("args", [("--within", "soon"), ("--within", "3d", "--all")])
def test_due_refuses_what_it_does_not_understand(cli: Cli, args: tuple[str, ...]) -> None:
    said = cli("due", *args)
    assert said.status in (1, 2)
    assert said.err
    assert not said.out


def test_a_deadline_is_copied_in_and_taken_back(cli: Cli, number: str) -> None:
    said = cli("deadline", number, "intervene-window", "31小时", "--note", "售后详情")
    assert said.status == 0, said.err
    assert "2026-11-24 17:00" in said.out, "the date is echoed"
    assert cli("due", "--json").json[0]["at"] == "2026-11-24T17:00:00+08:00"
    assert cli("deadline", number, "intervene-window", "--clear").status == 0
    assert cli("due", "--json").json[0]["at"] == "2026-11-25T10:00:00+08:00"


@pytest.mark.parametrize("args", [(), ("31小时", "--clear")])
def test_a_deadline_needs_a_moment_or_clear(cli: Cli, number: str, args: tuple[str, ...]) -> None:
    assert cli("deadline", number, "intervene-window", *args).status == 2


def test_a_reminder_is_put_off(cli: Cli, number: str, clock: StandingClock) -> None:
    assert cli("snooze", number, "intervene-window", "明天").status == 2, "a reason is needed"
    assert cli("snooze", number, "intervene-window", "11-26", "--reason", "等").status == 1
    said = cli("snooze", number, "intervene-window", "明天", "--reason", "等快递")
    assert said.status == 0, said.err
    assert "2026-11-24 00:00" in said.out
    assert cli("due").out == ""
    clock.forward(days=1)
    assert "2026-11-25 10:00" in cli("due").out


def test_the_calendar_goes_to_a_file_or_to_standard_output(cli: Cli, number: str, home: object) -> None:
    folder = cli.home.path.parent
    said = cli("calendar", "-o", str(folder / "all.ics"))
    assert (said.status, said.out) == (0, "")
    written = (folder / "all.ics").read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert cli("calendar", "-o", str(folder)).status == 1


def test_a_promise_is_logged_and_settled(cli: Cli, number: str) -> None:
    cli("log", number, "客服说的", "--who", "platform", "--promise", "24小时内回复")
    name = next(entry["id"] for entry in cli("due", "--json").json if entry["id"].startswith("promise:"))
    assert cli("mark", number, name, "have").status == 0
    assert name not in {entry["id"] for entry in cli("due", "--json").json}


def test_the_calendar_in_json_has_every_date_of_the_line_of_time(cli: Cli, number: str) -> None:
    assert cli("calendar", "--json").json == cli("due", "--all", "--json").json
    assert cli("calendar", "--json", "-o", "x.ics").status == 2


@pytest.mark.parametrize("reason", ["course", "not-shipped", "quality", "return-mismatch"])
def test_a_case_shows_every_moment_that_is_due_in_it(cli: Cli, clock: StandingClock, reason: str) -> None:
    cli("add", "--product", "课", "--reason", reason, "--received-on", "11-20", "--refused-on", "今天")
    cli("todo", "1", "打电话", "--until", "11-28")
    entries = cli("due", "--all", "--json").json
    assert entries
    shown = cli("show", "1").out
    for entry in entries:
        at = tell(datetime.fromisoformat(entry["at"]))
        assert at.removeprefix("2026-") in shown, entry["id"]


def test_an_option_of_a_deadline_needs_its_id(cli: Cli) -> None:
    number = cli.add()
    for option in ("--clear", "--agree"):
        said = cli("deadline", number, option)
        assert said.status == 2
        assert f"tuikuan deadline {number}" in said.err
