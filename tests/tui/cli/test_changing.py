"""Commands say when something happened, and ask where dates hardly can be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.conftest import Cli


def test_the_window_after_a_refusal_told_late_is_over(cli: Cli) -> None:
    number = cli.add(reason="quality", received_on="2026-11-15")
    cli.clock.forward(days=3)
    cli("fact", number, "refused-on", "2026-11-21 10:00")
    for choice in ("refused", "review", "intervene"):
        assert cli("choose", number, choice, "--anyway").status == 0
    window = {one["id"]: one for one in cli("show", number, "--json").json["deadlines"]}["intervene-window"]
    assert window["at"] == "2026-11-23T10:00:00+08:00"
    assert window["state"] == "over"
    assert "11-23 10:00" in cli("next", number).out
    assert "可能有权利正在到期" not in cli("next", number).out


def test_a_corrected_date_tells_which_deadline_moved(cli: Cli) -> None:
    number = cli.add(reason="quality")
    for choice in ("refused", "review", "intervene"):
        cli("choose", number, choice, "--anyway")
    said = cli("fact", number, "refused-on", "2026-11-21 09:00")
    assert "被拒后申请平台介入：2026-11-25 10:00 → 2026-11-23 09:00，已过" in said.out


def test_a_day_that_could_be_of_two_years_is_asked_about(cli: Cli) -> None:
    number = cli.add()
    for command in (("fact", number, "received-on", "11-30"), ("tick", number, "order", "--on", "11-30")):
        said = cli(*command)
        assert said.status == 1
        assert "2025-11-30" in said.err
        assert "2026-11-30" in said.err


def test_dates_that_hardly_can_be_are_refused_and_taken_with_even_so(cli: Cli) -> None:
    number = cli.add(bought_on="2026-11-20")
    refused = cli("fact", number, "received-on", "2026-11-15")
    assert refused.status == 1
    assert "2026-11-15" in refused.err
    assert "2026-11-20" in refused.err
    assert "--even-so" in refused.err
    assert cli("fact", number, "received-on", "2026-11-15", "--even-so").status == 0
    assert cli("show", number, "--json").json["facts"]["received-on"] == "2026-11-15"
    assert cli("add", "--product", "壶", "--bought-on", "2026-11-20", "--received-on", "2026-11-15").status == 1
    assert cli("choose", number, "refused", "--on", "2026-12-01").status == 1


@pytest.mark.parametrize(
    "command",
    [
        ("choose", "refused"), ("log", "商家说不退"), ("tick", "chat"), ("fact", "paid", "199"),
        ("close", "refunded"), ("place", "review", "--reason", "应用里这样写"),
    ],
)  # fmt: skip
def test_what_happened_before_says_when_it_was_written_down(cli: Cli, command: tuple[str, ...]) -> None:
    number = cli.add()
    name, *rest = command
    view = cli(name, number, *rest, "--on", "2026-11-21 21:30", "--json").json
    entry = next(one for one in view["timeline"] if one["at"].startswith("2026-11-21T21:30"))
    assert entry["recorded"] == "2026-11-23T10:00:00+08:00"
    assert "记于2026-11-23 10:00" in entry["text"]


def test_a_file_bears_the_time_it_came_to_be(cli: Cli, tmp_path: Path) -> None:
    number = cli.add()
    (tmp_path / "a.txt").write_text("x")
    assert cli("attach", number, str(tmp_path / "a.txt"), "--on", "2026-11-20").status == 0
    assert any(one["at"].startswith("2026-11-20") for one in cli("timeline", number, "--json").json)


def test_a_promise_noted_late_is_broken_at_once(cli: Cli) -> None:
    number = cli.add()
    said = cli(
        "log", number, "客服来电", "--who", "merchant", "--promise", "48小时内回复", "--on", "2026-11-20 10:00"
    )
    assert said.status == 0
    assert "2026-11-22 10:00" in cli("next", number).out


def test_a_case_is_added_where_it_stands(cli: Cli) -> None:
    said = cli(
        "add", "--product", "壶", "--at-step", "rejected", "--applied-on", "11-18", "--refused-on", "11-22 15:00"
    )
    view = cli("show", said.out.strip(), "--json").json
    assert view["step"]["id"] == "supplement"
    assert [stop["at"] is None for stop in view["trail"]] == [True, True, False, False]
    assert cli("add", "--product", "壶", "--at-step", "昨天").status == 1
    assert "事后补记" in cli("show", said.out.strip()).out


def test_a_way_that_was_filled_in_names_its_steps_and_gives_no_reason_for_them(cli: Cli) -> None:
    """That time was short is what somebody says who chose so; who opens late has said nothing of it."""
    number = cli("add", "--product", "壶", "--at-step", "intervention").out.strip()
    told = cli("timeline", number).out
    assert "提交退款申请（事后补记，日期不详）" in told
    assert "期限快到" not in told
    assert "→" not in told
    cli("choose", cli.add(), "apply")
    assert "期限快到，直接提交申请 → 提交退款申请" in cli("timeline", "2").out


def test_a_choice_is_only_taken_when_it_is_named(cli: Cli) -> None:
    number = cli.add()
    cli("choose", number, "refused")
    cli("choose", number, "review", "--anyway")
    cli("choose", number, "approved")
    cli("choose", number, "refund-wait")
    cli("choose", number, "refunded")
    before = cli("show", number, "--json").json["version"]
    assert "finish" in cli("choose", number).out
    assert cli("show", number, "--json").json["version"] == before


def test_what_a_dump_tells_out_of_order_is_said(cli: Cli, tmp_path: Path) -> None:
    number = cli.add(bought_on="2026-11-20", received_on="2026-11-21")
    dump = json.loads(cli("dump").out)
    for event in dump["cases"][0]["events"]:
        if event["data"].get("key") == "received-on":
            event["data"]["value"] = "2026-11-01"
    (tmp_path / "d.json").write_text(json.dumps(dump))
    cli("trash", number)
    asked = cli("load", str(tmp_path / "d.json"), "--replace")
    assert asked.status == 1
    loaded = cli("load", str(tmp_path / "d.json"), "--replace", "--even-so")
    assert loaded.status == 0
    for said in (asked.err, loaded.err):
        assert "2026-11-01" in said
        assert "2026-11-20" in said


def test_a_quoted_message_is_noted_with_its_own_moment_and_that_is_said(cli: Cli) -> None:
    cli("add", "--product", "耳机")
    said = cli("log", "1", "11月20日 15:20 商家：已拆封不退", "--who", "merchant")
    assert "2026-11-20" in said.err
    assert "15:20" in said.err
    (note,) = cli("show", "1", "--json").json["diary"]
    assert note["at"].startswith("2026-11-20T15:20")
    assert "--on" not in cli("log", "1", "11月20日 15:20 商家：不退", "--who", "merchant", "--on", "11-21").err


def test_what_is_refused_is_not_said_to_be_written_down(cli: Cli) -> None:
    number = cli.add(reason="quality")
    refused = cli("choose", number, "no-such-choice", "--on", "11-20 10:00")
    assert (refused.status, "记下" in refused.err) == (1, False), refused.err
    assert "记下" in cli("choose", number, "refused", "--on", "11-20 10:00", "--anyway").err
