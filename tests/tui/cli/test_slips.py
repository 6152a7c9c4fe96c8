"""Forty slips of a tired user: one clear sentence each, the line as it should be, and nothing saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.text.words import Translator, message
from store.errors import TAKEN
from tests.tui.conftest import Cli
from tui.cli.slips import mended

FULL = {"reason": "quality", "paid": "199", "received_on": "2026-11-20"}


@pytest.fixture
def one(cli: Cli) -> Cli:
    """A home with one case."""
    cli.add(**FULL)
    return cli


@pytest.mark.parametrize(
    ("typed", "said", "line"),
    [
        ("shwo 1", "没有命令“shwo”。是不是：show？", "show 1"),
        ("lettre 1", "没有命令“lettre”。是不是：letter？", "letter 1"),
        ("下一步 1", "没有命令“下一步”。是不是：next？", "next 1"),
        ("删除 1", "没有命令“删除”。是不是：trash？", "trash 1"),
        ("rm 1", "没有命令“rm”。是不是：trash？", "trash 1"),
        ("ls", "没有命令“ls”。是不是：list？", "list"),
        ("help", "没有命令“help”。是不是：--help？", "--help"),
        ("help letter", "没有命令“help”。", "letter --help"),
        ("ｎｅｘｔ 1", "没有命令“ｎｅｘｔ”。是不是：next？", "next 1"),
        ("NEXT 1", "没有命令“NEXT”。是不是：next？", "next 1"),
        ("todo 1 打电话 --on 11-28", "这里没有选项--on。可用的有：--until", ""),
        ("xyzzy 1", "没有命令“xyzzy”。", ""),
        ("1 next", "先写命令，再写案件编号。", "next 1"),
        ("案件1 next", "先写命令，再写案件编号。", "next 案件1"),
        ("1", "先写命令，再写案件编号。", "show 1"),
        ("tuikuan next 1", "这里不用写“tuikuan”。", "next 1"),
        ("$ tuikuan next 1", "这里不用写“$”。", "next 1"),
        ("letter first-message 1", "“first-message”不是案件编号", "letter 1 first-message"),
        ("choose refused 1", "“refused”不是案件编号", "choose 1 refused"),
        ("choose abc", "“abc”不是案件编号", ""),
        ("show 1.5", "“1.5”不是案件编号", ""),
        ("show -1", "“-1”不是案件编号", ""),
        ("receive 1 -5", "金额必须大于零，“-5”不行。", ""),
        ("receive 1 -5.50 --on 昨天", "金额必须大于零，“-5.50”不行。", ""),
        ("fact 1 paid -199", "金额必须大于零，“-199”不行。", ""),
        ("receive -5 1", "“-5”不是案件编号", ""),
        ("receive 1 5 --chanel cash", "是不是：--channel？", "receive 1 5 --channel cash"),
        ("receive 1 5 --chanel cash --onn 昨天", "是不是：--channel？", ""),
        ("show 99", "没有案件99", ""),
        ("next 1 # what to do now", "多了“#”", "next 1"),
        ("log 1 商家 说 不退", "多了“说”；中间有空格的文字要加引号。", "log 1 '商家 说 不退'"),
        ("list 蓝牙", "多了“蓝牙”；中间有空格的文字要加引号。", "list --search 蓝牙"),
        ("list 蓝牙 耳机", "多了“蓝牙”；中间有空格的文字要加引号。", "list --search '蓝牙 耳机'"),
        ("pin 1 周五 打电话", "多了“打电话”；", "pin 1 '周五 打电话'"),
        ("list —json", "这里没有选项—json。是不是：--json？", "list --json"),
        ("list --jsn", "这里没有选项--jsn。是不是：--json？", "list --json"),
        ("letter", "缺少N：tuikuan letter [--…] N", ""),
        ("fact 1 paid", "缺少VALUE：tuikuan fact [--…] N KEY VALUE", ""),
        ("snooze 1 after-sale-period 明天", "缺少--reason：tuikuan snooze [--…] --reason TEXT N ID WHEN", ""),
        ("letter 1 frist-message", "是不是：first-message (给商家的第一封信)？", "letter 1 first-message"),
        ("choose 1 refusd", "是不是：refused (商家不同意退款)？", "choose 1 refused"),
        ("choose 1 2", "是不是：refused (商家不同意退款)？", "choose 1 refused"),
        ("choose 1 99", "案件1现在没有“99”这个选择。可用的有：agreed", ""),
        ("tick 1 unboxin", "是不是：unboxing", "tick 1 unboxing"),
        ("fact 1 prodct x", "没有“prodct”这项事实。是不是：product？", "fact 1 product x"),
        ("mark 1 order hav", "“hav”不在其中。是不是：have（已有）？", "mark 1 order have"),
        ("deadline 1 auto-confrm 8天后", "是不是：auto-confirm？", "deadline 1 auto-confirm 8天后"),
        ("export 1 --for curt", "卷宗没有“curt”这种读者。是不是：court？", "export 1 --for court"),
        ("pack 1 xyz", "没有渠道“xyz”。可用的有：", ""),
        ("guide --playbook douyn", "没有攻略“douyn”。是不是：douyin？", "guide --playbook douyin"),
        ("log 1 好 --who merchnt", "“merchnt”不在其中。是不是：merchant（商家）？", "log 1 好 --who merchant"),
        ("for 1 舅舅", "没有“舅舅”这个人。", ""),
        ("playbook chek", "没有命令“chek”。是不是：check？", "playbook check"),
        ("exhibit 1 E9 --out", "“E9”不在其中。可用的有：–。", ""),
        ("list --person x", "这里没有选项--person。可用的有：", ""),
        ("fact 1 reason xyzzy", "“xyzzy”不在其中。“tuikuan guide --playbook douyin reasons”列出全部。", ""),
        ("exhibit 1 E1 --kind xyzzy", "“E1”不在其中。", ""),
        ("attach 1 setup.py --kind xyzzy", "没有文件setup.py", ""),
        ("stats --year abc", "--year要一个整数，从1990到9999。", ""),
        ("pack 1 12315 --size -1", "--size要一个数，从0.05到1000。", ""),
        ("offer 1 --number 0", "--number要一个整数，至少1。", ""),
        ("letter 1 application --length x", "--length要一个整数。", ""),
        ("snooze 1 order 明天 --reason x", "“订单信息”是会消失的证据，等下去留不住。", ""),
        ("place 1 refsed", "是不是：refused (商家拒绝了)？", "place 1 refused"),
    ],
)  # fmt: skip
def test_a_slip_ends_in_a_sentence_and_the_line_that_was_meant(one: Cli, typed: str, said: str, line: str) -> None:
    before = one("show", "1", "--json").json
    ended = one(*typed.split())
    assert ended.status in (1, 2)
    assert said in ended.err
    shown = [found for found in ended.err.splitlines() if found.startswith("这样写：")]
    assert len(shown) == bool(line)
    assert all(found.endswith(f" {line}") for found in shown)
    assert "Traceback" not in ended.err
    assert one("show", "1", "--json").json == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("for", "1", ""), "没有写是谁；什么也没有改。"),
        (("log", "1", ""), "空的记录没有内容"),
        (("todo", "1", ""), "请写要做什么"),
        (("person", "add", ""), "1到40个字"),
    ],
)
def test_a_word_that_is_empty_is_no_slip_that_could_be_mended(one: Cli, typed: tuple[str, ...], said: str) -> None:
    ended = one(*typed)
    assert (ended.status, "这样写" in ended.err) == (1, False)
    assert said in ended.err


def test_a_file_that_is_there_is_refused_with_the_line_that_writes_over_it(one: Cli, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.ics"
    file.write_text("mine", encoding="utf-8")
    ended = one("calendar", "-o", str(file))
    assert (ended.status, file.read_text(encoding="utf-8")) == (1, "mine")
    last = ended.err.splitlines()[-1]
    assert last.startswith("要覆盖它：tuikuan ")
    assert last.endswith(f" calendar -o {file} --force")
    assert one("calendar", "-o", str(file), "--force").status == 0
    assert "mine" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["1", "#1", "＃１", "１", "案件1", "1号", "第1个", "case 1", "1。"])
def test_the_number_of_a_case_is_read_as_people_write_it(one: Cli, number: str) -> None:
    assert one("next", number).out.startswith("案件1 ")


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        (("log", "1", "不退", "--who", "商家", "--channel", "电话"), "商家在电话里：不退"),
        (("mark", "1", "order", "拿不到"), "订单信息：拿不到"),
        (("mark", "1", "订单信息", "cannot get it"), "订单信息：拿不到"),
        (("fact", "1", "demand", "退款"), "诉求：退货退款"),
        (("fact", "1", "reason", "质量问题"), "本来就是这样"),
    ],
)
def test_words_of_both_languages_are_understood(one: Cli, typed: tuple[str, ...], saved: str) -> None:
    ended = one(*typed)
    assert ended.status == 0
    assert saved in ended.out


def test_a_page_that_is_named_is_of_the_playbook_of_the_case(cli: Cli) -> None:
    number = cli.add("电水壶", playbook="generic", reason="quality")
    lines = [
        line.split("tuikuan ", 1)[1] for line in cli("next", number).out.splitlines() if "tuikuan guide" in line
    ]
    assert lines
    assert all(line.startswith("guide --playbook generic ") for line in lines)
    assert cli(*lines[0].split()).out != cli("guide", lines[0].split()[-1]).out


def test_a_case_without_a_named_end_is_not_closed(one: Cli) -> None:
    refused = one("close", "1")
    assert (refused.status, "已退款" in refused.err, "已停止" in refused.err) == (1, True, True)
    assert one("show", "1", "--json").json["turn"] == "mine"


def test_a_case_that_is_only_closed_says_so_once(one: Cli) -> None:
    assert one("close", "1", "closed").status == 0
    assert one("show", "1").out.splitlines()[1].endswith("· 已结束")
    assert one("show", "1").out.count("已结束") == 1


@pytest.mark.parametrize("said", ["refunded", "已退款", "已退款 "])
def test_an_end_is_named_in_either_language(one: Cli, said: str) -> None:
    assert one("close", "1", said, "--amount", "199").status == 0
    assert one("show", "1", "--json").json["outcome"] == "refunded"


def test_a_deadline_is_chosen_from_what_its_command_lists(one: Cli) -> None:
    listed, known = one("deadline", "1").out, one("deadline", "1", "--json").json
    assert [found["id"] in listed for found in known] == [True] * len(known)
    assert one("deadline", "1", "after-sale-period", "8天后").status == 0


@pytest.mark.parametrize(
    "words",
    [("untick", "1", "order"), ("undo", "1"), ("redo", "1"), ("trash", "1"), ("close", "1", "算了"),
     ("reopen", "1"),     ("snooze", "1", "after-sale-period", "明天", "--reason", "出差")],
)  # fmt: skip
def test_whatever_changes_a_case_tells_it_as_json(one: Cli, words: tuple[str, ...]) -> None:
    one("tick", "1", "order")
    if words[0] == "redo":
        one("undo", "1")
    if words[0] == "reopen":
        one("close", "1", "stopped")
    ended = one(*words, "--json")
    assert ended.status == 0
    assert ended.json["number"] == 1


def test_a_folder_that_is_there_is_never_written_over(one: Cli, tmp_path: Path) -> None:
    ended = one("pack", "1", "12315", "-o", str(tmp_path))
    assert (ended.status, "已经存在" in ended.err, "--force" in ended.err) == (1, True, False)
    assert "文件夹" in ended.err


def test_a_file_called_pack_is_written_over_as_any_other(
    one: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pack").write_text("mine", encoding="utf-8")
    ended = one("calendar", "-o", "pack")
    assert (ended.status, Path("pack").read_text(encoding="utf-8")) == (1, "mine")
    assert ended.err.splitlines()[-1].endswith(" calendar -o pack --force")


def test_what_is_far_too_long_for_a_number_is_none(cli: Cli) -> None:
    ended = cli("--lang", "en", "show", "9" * 5_000)
    assert (ended.status, "is not the number of a case" in ended.err) == (2, True)
    assert len(ended.err) < 1_000


def test_who_asked_to_write_over_it_is_not_told_to_ask_for_that() -> None:
    taken = message(TAKEN, path="a.ics")
    assert mended(["calendar", "-o", "a.ics"], taken, Translator("en"))[0].endswith("-o a.ics --force")
    assert mended(["calendar", "--force", "-o", "a.ics"], taken, Translator("en")) == []


def test_an_option_that_stands_there_already_is_not_put_in_again(one: Cli) -> None:
    said = one("list", "--search", "耳机", "--serch", "鞋")
    assert said.status == 2
    assert "没有选项--serch" in said.err
    assert "--search 鞋" not in said.err
    assert "list --search 鞋" in one("list", "--serch", "鞋").err
