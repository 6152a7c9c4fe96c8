"""Offers, worth and money by commands: noted, compared, answered; words for people, JSON for scripts."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Cli

WORDS = "退50元，别投诉"


def cherries(cli: Cli) -> str:
    return cli.add("车厘子", paid="168", reason="food", demand="refund", received_on="11-23")


def test_an_offer_is_noted_compared_and_answered(cli: Cli) -> None:
    number = cherries(cli)
    noted = cli("offer", number, WORDS, "--amount", "50", "--conditions", "不投诉", "--until", "11-25")
    assert noted.status == 0, noted.err
    for words in ("少¥118.00", "要您放弃：不投诉", "由您定", "我们的估计", "停下"):
        assert words in noted.out
    one = cli("offer", number, "--json").json
    assert (one["amount"], one["short"], one["state"]) == ("50.00", "118.00", "open")
    assert one["until"] == "2026-11-26T00:00+08:00"
    refused = cli("offer", number, "--refuse")
    assert (refused.status, "由您定" in refused.out, "可以要求" in refused.out) == (0, False, False)
    again = cli("offer", number).out
    assert ("少¥118.00" in again, "由您定" in again, "接受之后" in again) == (True, False, False)
    assert [found["state"] for found in cli("offer", number, "--all", "--json").json] == ["refused"]
    assert "没有接受" in cli("offer", number, "--all").out
    assert "没有接受" in cli("timeline", number).out


@pytest.mark.parametrize(
    ("args", "status"), [((), 1), (("退款", "--accept"), 2), (("--amount", "很多"), 1), (("--number", "4"), 1)]
)
def test_what_cannot_be_done_with_an_offer_is_told(cli: Cli, args: tuple[str, ...], status: int) -> None:
    said = cli("offer", cherries(cli), *args)
    assert (said.status, bool(said.err)) == (status, True)


def test_worth_tells_sum_rights_costs_and_where_to_stop(cli: Cli) -> None:
    number = cherries(cli)
    said = cli("worth", number)
    for words in ("¥168.00", "一般类目的售后期", "提交退款申请", "不收费", "十倍价款", "guide reasons/food"):
        assert words in said.out
    assert "《消费者权益保护法》" in cli("worth", cli.add("面霜", paid="899", reason="counterfeit")).out
    assert "cpl-55" not in cli("worth", "2").out, "a law is named as people name it"
    found = cli("worth", number, "--json").json
    assert found["sum"]["due"] == "168.00"
    assert found["rungs"][0]["waits"][0]["clock"] in ("hours", "workdays")


def test_money_that_came_is_counted_and_what_is_missing_has_a_way(cli: Cli) -> None:
    number = cherries(cli)
    said = cli("receive", number, "50", "--on", "yesterday")
    assert "还差¥118.00" in said.out
    assert "refund-difference" in said.out
    assert cli("show", number, "--json").json["facts"]["paid-back"] == "50.00"
    assert cli("receive", number, "118", "--json").json["facts"]["paid-back"] == "168.00"
    assert cli("receive", number, "5", "--channel", "pigeon").status == 1


def test_what_was_agreed_stands_between_what_was_paid_and_what_is_missing(cli: Cli) -> None:
    number = cherries(cli)
    cli("offer", number, "退50元", "--amount", "50")
    cli("offer", number, "--accept")
    said = cli("receive", number, "30").out
    rows = ("实付", "¥168.00", "谈妥", "¥50.00", "已经到账", "¥30.00", "还差", "¥20.00")
    assert [row for row in said.split() if row in rows] == list(rows)
    assert cli("worth", number, "--json").json["sum"]["agreed"] == "50.00"


def test_a_script_goes_through_the_gate_is_told_and_it_is_written_down(cli: Cli) -> None:
    number = cherries(cli)
    cli("choose", number, "refused")
    gone = cli("choose", number, "review")
    assert gone.status == 0
    assert "就医记录" in gone.err or "订单信息" in gone.err
    assert "仍然走到" in cli("timeline", number).out


def test_a_time_that_is_over_is_no_lost_right_and_presses_nobody(cli: Cli) -> None:
    """Counted from receipt the days may be early, and a defect has other ways: what is left is told beside it."""
    number = cli.add("保温杯", paid="99", reason="quality", bought_on="10-20", received_on="10-25")
    said = cli("worth", number).out
    assert "失去" not in said
    assert "可能还没过" in said.replace("\n", "")
    over = next(one for one in cli("choose", number).out.splitlines() if one.strip().startswith("apply"))
    assert "期限快到" not in over, "whose time is over is not short of time"
    assert "按这里算，时间已过" in over
    english = cli("--lang", "en", "choose", number).out
    assert "Time is short" not in english
    assert "Time is short" in cli("--lang", "en", "choose", cli.add("杯", paid="9", reason="quality")).out


@pytest.mark.parametrize("two", [("--accept", "--refuse"), ("--lapsed", "--accept"), ("--refuse", "--lapsed")])
def test_two_answers_at_once_are_refused_and_none_is_taken(cli: Cli, two: tuple[str, str]) -> None:
    number = cherries(cli)
    cli("offer", number, WORDS, "--amount", "50")
    said = cli("offer", number, *two)
    assert (said.status, "只能选一个" in said.err) == (2, True)
    assert cli("offer", number, "--json").json["state"] == "open"


def test_an_accepted_offer_leads_what_is_to_be_done_until_it_is_waited_for_or_paid(cli: Cli) -> None:
    number = cherries(cli)
    cli("offer", number, WORDS, "--amount", "50")
    before = cli("next", number).out
    accepted = cli("offer", number, "--accept").out
    assert "您接受了一个方案（¥50.00）" in accepted
    assert f"“tuikuan place {number} settled --reason …”" in cli("next", number).out.replace("\n", "")
    assert cli("undo", number).status == 0
    assert cli("next", number).out == before, "taken back, nothing is asked for"
    cli("offer", number, "--accept")
    assert cli("place", number, "settled", "--reason", "谈好了").status == 0
    assert "您接受了" not in cli("next", number).out
    assert cli("place", number, "contact", "--reason", "没做到").status == 0
    assert "您接受了" not in cli("next", number).out, "it was waited for once"


def test_an_accepted_offer_that_the_step_can_answer_opens_that_choice(cli: Cli) -> None:
    number = cherries(cli)
    assert cli("choose", number, "offer").status == 0
    cli("offer", number, WORDS, "--amount", "50", "--accept")
    cli("offer", number, WORDS, "--amount", "50")
    cli("offer", number, "--accept")
    found = cli("next", number, "--json").json
    assert "您接受了一个方案" in found["next"]["title"]
    assert found["next"]["opened"][0] == "settled"
    cli("receive", number, "50")
    assert "您接受了" not in cli("next", number, "--json").json["next"]["title"]
