"""Commands for before, for the evening, and for looking back."""

from __future__ import annotations

import csv
import io

from tests.tui.conftest import Cli


def test_ready_tells_what_is_missing_and_exits_1(cli: Cli) -> None:
    number = cli.add("车厘子", paid="168", reason="food", demand="refund")
    nothing = cli("ready", number)
    assert (nothing.status, nothing.out) == (1, "")
    assert "不用核对" in nothing.err
    cli("choose", number, "refused")
    said = cli("ready", number)
    assert said.status == 1
    for words in ("先补4样", "最弱的一点", "还没有交过", "--anyway"):
        assert words in said.out
    found = cli("ready", number, "review", "--json").json
    other = cli("ready", number, "revew")
    assert (other.status, "不是" in other.err, "review" in other.err) == (1, True, True)
    assert (found["ready"], found["reader"]) == (False, "platform")
    assert [one["id"] for one in found["missing"]] == ["order", "chat", "goods", "package"]


def test_calm_is_one_sentence(cli: Cli) -> None:
    assert "去歇一会儿" in cli("calm").out
    number = cli.add("壶", reason="quality")
    assert "留下来" in cli("calm").out
    assert cli("calm", number, "--json").json["now"]["number"] == int(number)
    cli("close", number, "stopped")
    assert cli("calm", number).status == 1


def test_stats_as_words_json_and_csv(cli: Cli) -> None:
    number = cli.add("=cmd()", paid="100", reason="quality", merchant="甲店")
    cli("close", number, "refunded", "--amount", "60")
    cli.add("灯", paid="30")
    said = cli("stats").out
    for words in ("结了1件，1件有退回，共¥60.00", "还开着1件", "甲店", "不预测", "####"):
        assert words in said
    found = cli("stats", "--json").json
    assert (found["ended"], found["back"], found["open"]["amount"]) == (1, "60.00", "30.00")
    (row,) = csv.DictReader(io.StringIO(cli("stats", "--csv").out))
    assert (row["title"], row["back"], row["won"]) == ("'=cmd()", "60.00", "yes")
    assert cli("stats", "--year", "2020", "--json").json["ended"] == 0
    assert cli("stats", "--csv", "--json").status == 2


def test_a_script_is_told_that_there_is_a_case_of_the_same_order(cli: Cli) -> None:
    cli.add("壶", order="6921447802938810356")
    again = cli("add", "--product", "又一把", "--order", "6921 4478 0293 8810 356", "--yes")
    assert (again.status, "案件1" in again.err) == (0, True)
    assert len(cli("list", "--json").json) == 2
