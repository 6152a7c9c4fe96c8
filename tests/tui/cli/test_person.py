"""The commands `person` and `for`, and what is asked once when a paper first needs it."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from content.tone import ADVICE, ToneKind
from tests.tui.conftest import Cli
from tui.cli import asking, claimant


def test_a_person_is_added_listed_changed_and_dropped(cli: Cli) -> None:
    assert "还没有记下任何人" in cli("person", "list").err
    added = cli("person", "add", "我", "--name", "李明", "--phone", "13800001111")
    assert added.status == 0, added.err
    listed = cli("person", "list").out
    assert listed == "我 · 姓名、电话\n"
    assert cli("person").out == listed
    assert cli("person", "edit", "我", "--address", "甲路1号", "--phone", "").status == 0
    assert cli("person", "list", "--json").json == [
        {"label": "我", "known": {"name": "李明", "address": "甲路1号"}}
    ]
    assert cli("person", "edit", "我").status == 2
    assert "没有“舅舅”这个人。可用的有：我。" in cli("person", "edit", "舅舅", "--name", "x").err
    assert cli("person", "drop", "我").status == 0
    assert cli("person", "drop", "我").status == 1


def test_a_case_is_for_somebody_and_lists_go_by_it(cli: Cli) -> None:
    cli("person", "add", "我")
    cli("person", "add", "妈妈", "--name", "王芳", "--phone", "13900002222")
    mine, hers = cli.add("耳机", received_on="2026-11-20"), cli.add("毛衣", received_on="2026-11-20")
    assert "没有“舅舅”这个人" in cli("for", hers, "舅舅").err
    assert cli("for", hers, "妈妈").status == 0
    assert "当事人：妈妈" in cli("timeline", hers).out
    assert "@妈妈" in cli("list").out
    for command in (("list",), ("due", "--all"), ("calendar",)):
        everything = cli(*command, "--json").json
        assert {one["number"] for one in everything} == {int(mine), int(hers)}, command
        assert {one["number"] for one in cli(*command, "--for", "妈妈", "--json").json} == {int(hers)}, command
        assert {one["number"] for one in cli(*command, "--for", "我", "--json").json} == {int(mine)}, command
        assert "13900002222" not in cli(*command).out
    assert cli("for", hers, "-").status == 0
    assert {one["number"] for one in cli("list", "--for", "我", "--json").json} == {int(mine), int(hers)}


def test_a_list_for_nobody_says_so_and_for_somebody_without_a_case_is_empty(cli: Cli) -> None:
    cli("person", "add", "我")
    cli("person", "add", "妈妈")
    cli.add("耳机", received_on="2026-11-20")
    for command in (("list",), ("due", "--all"), ("calendar",)):
        told = cli(*command, "--for", "舅舅")
        assert told.status == 1, command
        assert "没有“舅舅”这个人" in told.err, command
        assert cli(*command, "--for", "妈", "--json").json == [], command


def test_what_a_paper_needs_is_asked_once_and_kept(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    number = cli.add(
        order="6921873301845520117", merchant="声动", paid="199", bought_on="2026-11-14", reason="quality",
        demand="refund", problem="左耳没有声音",
    )  # fmt: skip
    answers = iter(("李明", "13800001111", "甲路1号"))
    monkeypatch.setattr(claimant, "on_terminal", lambda: True)
    monkeypatch.setattr(asking.Asker, "text", lambda *_: next(answers))
    said = cli("letter", number, "complaint-12315")
    assert said.status == 0, said.err
    assert "记在“本人”名下" in said.err
    assert "投诉人：李明，电话13800001111，通讯地址：甲路1号" in said.out
    assert "李明" in cli("letter", number, "complaint-12315").out, "nobody is asked again"


def test_where_nobody_sits_or_somebody_breaks_off_nothing_is_kept(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = cli.add(order="1", merchant="声动", paid="199", reason="quality", demand="refund", problem="坏了")
    assert cli("letter", number, "complaint-12315").status == 1

    def broken_off(*_: object) -> str:
        raise asking.Interrupted("")

    monkeypatch.setattr(claimant, "on_terminal", lambda: True)
    monkeypatch.setattr(asking.Asker, "text", broken_off)
    assert cli("letter", number, "complaint-12315").status == 1
    assert cli("person", "list", "--json").json == []


def test_a_phone_number_that_hardly_can_be_one_is_kept_only_when_somebody_is_sure(cli: Cli) -> None:
    ran = cli("person", "add", "我", "--phone", "1380013800")
    assert ran.status != 0
    assert "不像电话号码" in ran.err
    assert cli("person", "add", "我", "--phone", "1380013800", "--even-so").status == 0
    assert cli("person", "edit", "我", "--name", "李明").status == 0
    assert cli("person", "edit", "我", "--phone", "12").status != 0


@pytest.mark.parametrize(("label", "told"), [("妈妈", True), ("我", False)])
def test_who_adds_somebody_else_first_is_told_what_that_means(cli: Cli, label: str, told: bool) -> None:
    assert ("第一个人就是您自己" in cli("person", "add", label).err) == told
    assert "第一个人" not in cli("person", "add", "爸爸").err


def test_under_a_letter_stand_the_words_that_would_hurt_and_what_to_write_instead(cli: Cli) -> None:
    number = cli.add(reason="quality", paid="199", demand="return-refund", problem="左耳没声音，你们是故意的")
    said = cli("letter", number, "first-message")
    assert said.status == 0
    assert "“故意”：" + Translator("zh")(ADVICE[ToneKind.GUESS]) in said.err
