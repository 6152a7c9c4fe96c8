"""The seed's chart, walked by commands as a shopper would."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Cli

LONG_WAY = [
    ("contact", "refused", "apply"),
    ("apply", "review", "review"),
    ("review", "supplement", "supplement"),
    ("supplement", "review", "review"),
    ("review", "approved", "goods"),
    ("goods", "refund-wait", "refund-wait"),
    ("refund-wait", "refunded", "refunded"),
    ("refunded", "finish", "finish"),
]
SHORT_WAY = [
    ("contact", "agreed", "goods"),
    ("goods", "send-back", "send-back"),
    ("send-back", "refund-wait", "refund-wait"),
    ("refund-wait", "refunded", "refunded"),
    ("refunded", "finish", "finish"),
]


@pytest.mark.parametrize("way", [LONG_WAY, SHORT_WAY], ids=["refused", "agreed"])
def test_next_says_at_each_stop_what_to_do_and_what_may_follow(cli: Cli, way: list[tuple[str, str, str]]) -> None:
    number = cli.add(reason="quality")
    for step, choice, arrives in way:
        cli.clock.forward(hours=3)
        said = cli("next", number)
        told = cli("next", number, "--json").json
        assert said.status == 0
        assert f"tuikuan guide steps/{step}" in said.out
        assert told["step"]["id"] == step
        assert {"id": choice, "leads_to": arrives}.items() <= next(
            known.items() for known in told["next"]["choices"] if known["id"] == choice
        )
        assert all(known["title"] in said.out for known in told["next"]["choices"])
        assert cli("guide", told["next"]["page"]).status == 0
        taken = cli("choose", number, choice, "--anyway")
        assert taken.status == 0
        assert taken.out.startswith("已保存：")
    end = cli("show", number, "--json").json
    assert (end["closed"], end["outcome"], end["turn"]) == (True, "refunded", "closed")
    assert [stop["step"] for stop in end["trail"]][-1] == "finish"
    assert cli("list").out == ""
    assert "蓝牙耳机" in cli("list", "--closed").out


def test_choices_are_listed_until_one_is_named(cli: Cli) -> None:
    number = cli.add()
    listed = cli("choose", number)
    assert listed.status == 0
    assert "refused" in listed.out
    cli("choose", number, "refused")
    listed = cli("choose", number)
    assert "review" in listed.out
    taken = cli("choose", number, "review", "--anyway")
    assert "等待抖音平台审核" in taken.out
    assert cli("next", number, "--json").json["step"]["id"] == "review"


def test_undo_and_redo_walk_the_way_back_and_forth(cli: Cli) -> None:
    number = cli.add()
    cli("choose", number, "refused")
    assert cli("undo", number).out.startswith("已撤销：商家不同意退款")
    assert cli("next", number, "--json").json["step"]["id"] == "contact"
    assert cli("redo", number).out.startswith("已重做：商家不同意退款")
    assert cli("next", number, "--json").json["step"]["id"] == "apply"
    told = cli("timeline", number, "--json").json
    assert [entry["voided"] for entry in told if entry["kind"] == "choice-taken"] == [False]
    cli("undo", number)
    assert "已撤销）" in cli("timeline", number).out


def test_close_reopen_trash_restore(cli: Cli) -> None:
    number = cli.add()
    assert cli("close", number, "settled", "--worked", "商家赔了券").status == 0
    assert "商家赔了券" in cli("show", number).out
    assert cli("choose", number, "refused").status == 1
    assert cli("reopen", number).status == 0
    assert cli("trash", number).status == 0
    assert number in cli("list", "--trash").out
    assert cli("list").out == ""
    refused = cli("choose", number, "refused")
    assert (refused.status, "restore" in refused.err) == (1, True)
    assert cli("restore", number).status == 0
    assert "蓝牙耳机" in cli("list").out


def test_next_alone_tells_all_open_cases_the_most_urgent_first(cli: Cli) -> None:
    calm = cli.add("台灯")
    urgent = cli.add("羽绒服", reason="quality")
    for choice in ("refused", "review", "supplement"):
        cli("choose", urgent, choice, "--anyway")
    said = cli("next")
    assert said.out.index("羽绒服") < said.out.index("台灯")
    assert [case["number"] for case in cli("next", "--json").json] == [int(urgent), int(calm)]


def test_it_all_works_in_english(cli: Cli) -> None:
    cli("--lang", "en", "add", "--product", "Headphones")
    said = cli("--lang", "en", "next", "1")
    assert "Next: Contact the merchant" in said.out
    assert "refused" in said.out
    assert not any("一" <= char <= "鿿" for char in said.out)


def test_a_countdown_where_no_limit_runs_names_none_and_no_command(cli: Cli) -> None:
    text = "退款详情\n商品：耳机\n申请时间：2026-11-21 16:20\n还剩1天3小时"
    told = cli("add", "--yes", "--paste", text, "--at-step", "ruled-against").err
    assert cli("show", "1", "--json").json["deadlines"] == []
    assert "页面倒计时到2026-11-24 13:00，这一步没有对应的期限。\n" in told
    assert "tuikuan deadline" not in told
