from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from content.text.cells import cells
from store.kept import CopyState
from tests.tui.conftest import Cli
from tui.cli.command import FEW


def test_what_is_needed_and_what_only_helps_are_told_apart(cli: Cli) -> None:
    cli.add()
    items = {item["title"]: item for item in cli("show", "1", "--json").json["checklist"]}
    lines = cli("show", "1").out.splitlines()
    needed = next(title for title, item in items.items() if item["required"] and item["source"] == "evidence")
    helpful = next(title for title, item in items.items() if not item["required"] and item["source"] == "evidence")
    assert any(needed in line and "必需" in line for line in lines)
    assert any(helpful in line and "有助" in line for line in lines)


def test_the_json_of_a_case_has_its_stable_keys(cli: Cli, tmp_path: Path) -> None:
    number = cli.add(reason="quality", paid="199", received_on="2026-11-20")
    file = tmp_path / "订单.png"
    file.write_bytes(b"x")
    cli("attach", number, str(file), "--kind", "order")
    cli("log", number, "说周五前答复", "--who", "merchant", "--channel", "chat", "--promise", "周五前答复")
    case = cli("show", number, "--json").json
    assert {
        "number", "title", "playbook", "step", "next", "checklist", "deadlines", "facts", "exhibits", "diary",
        "timeline", "trail", "turn", "amount", "reason", "closed", "outcome", "trashed", "version",
    } <= case.keys()  # fmt: skip
    assert case["step"] == {"id": "contact", "title": "联系商家", "kind": "task"}
    assert {"title", "page", "choices", "letters"} <= case["next"].keys()
    assert {"id", "title", "leads_to"} <= case["next"]["choices"][0].keys()
    assert {"id", "title", "state", "required", "source"} <= case["checklist"][0].keys()
    assert {"id", "title", "at", "latest", "effect", "state", "because", "confidence"} <= case["deadlines"][
        0
    ].keys()
    assert {"at", "by", "text", "kind", "voided"} <= case["timeline"][0].keys()
    assert datetime.fromisoformat(case["timeline"][0]["at"]).utcoffset() is not None
    assert case["facts"]["paid"] == case["amount"] == "199.00"
    assert case["diary"][0]["promise"] == "周五前答复"


def test_the_json_of_the_list_is_the_same_without_the_timeline(cli: Cli) -> None:
    number = cli.add()
    alone = cli("show", number, "--json").json
    del alone["timeline"]
    assert cli("list", "--json").json == [alone]


def test_a_card_says_what_matters(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", merchant="声动旗舰店", paid="1284", reason="quality")
    for choice in ("refused", "review", "supplement"):
        cli("choose", number, choice, "--anyway")
    cli("tick", number, "order")
    card = cli("list").out
    for words in ("轮到我 1", "蓝牙耳机", "声动旗舰店", "¥1,284.00", "商品质量问题", "再次提交证据", "还有47小时"):
        assert words in card.replace("还有2天", "还有47小时")
    assert "清单1/" in card


def test_lists_can_be_narrowed(cli: Cli) -> None:
    mine, theirs, done, gone = (cli.add(name) for name in ("台灯", "耳机", "书架", "手霜"))
    cli("choose", theirs, "refused")
    cli("choose", theirs, "review", "--anyway")
    cli("close", done, "stopped")
    cli("trash", gone)

    def numbers(*flags: str) -> set[str]:
        return {str(case["number"]) for case in cli("list", "--json", *flags).json}

    assert numbers() == {mine, theirs}
    assert numbers("--all") == {mine, theirs, done}
    assert numbers("--closed") == {done}
    assert numbers("--trash") == {gone}
    assert numbers("--mine") == {mine}
    assert numbers("--search", "耳机") == {theirs}
    assert numbers("--search", "耳机 没有的") == set()
    nothing = cli("list", "--search", "没有的")
    assert (nothing.status, nothing.out, bool(nothing.err)) == (0, "", True)


def test_a_search_among_the_open_tells_of_the_closed_ones_it_passed_over(cli: Cli) -> None:
    cli.add("台灯")
    cli("close", cli.add("旧台灯"), "refunded")
    found = cli("list", "--search", "台灯")
    assert "旧台灯" not in found.out
    assert "已结束的案件里还有1个符合；加“--all”一并列出。" in found.err
    assert "旧台灯" in cli("list", "--search", "台灯", "--all").out
    for narrower in (("--search", "台灯", "--all"), ("--search", "没有的"), ()):
        assert "--all" not in cli("list", *narrower).err


def test_an_empty_home_says_how_to_begin(cli: Cli) -> None:
    said = cli("list")
    assert (said.status, said.out) == (0, "")
    assert "tuikuan add" in said.err


def test_evidence_tells_when_it_came_to_be_and_when_it_was_taken_in(cli: Cli, tmp_path: Path) -> None:
    number = cli.add()
    for name, on in (
        ("old.txt", ("--on", "2026-11-18 20:15")),
        ("day.txt", ("--on", "2026-11-17")),
        ("new.txt", ()),
    ):
        (tmp_path / name).write_text(name)
        cli("attach", number, str(tmp_path / name), "--kind", "chat", *on)
    told = "".join(cli("evidence", number).out.split())
    assert "old.txt·2026-11-1820:15，收入于2026-11-2310:00" in told
    assert "day.txt·2026-11-17，收入于2026-11-2310:00" in told
    assert told.endswith("new.txt")


def test_evidence_is_listed_and_compared(cli: Cli, tmp_path: Path) -> None:
    number = cli.add()
    assert cli("evidence", number).status == 0
    file = tmp_path / "聊天 记录.png"
    file.write_bytes(b"hello")
    cli("attach", number, str(file), "--kind", "chat", "--note", "商家承认")
    listed = cli("evidence", number)
    assert listed.status == 0
    assert all(words in listed.out for words in ("E1", "聊天记录", "5 B", "2cf24dba5fb0", "未变", "聊天 记录.png"))
    copy = next((cli.home.evidence / number).iterdir())
    copy.chmod(0o600)
    copy.write_bytes(b"HELLO")
    changed = cli("evidence", number)
    assert (changed.status, "已被改动" in changed.out) == (1, True)
    copy.unlink()
    assert cli("evidence", number, "--json").json[0]["state"] == CopyState.MISSING


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_guidance_are_linear_text(cli: Cli, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    pages = cli("--lang", language, "guide", "--json").json
    assert {"steps/contact", "limits", "pages/timings"} <= {page["id"] for page in pages}
    for page in pages:
        said = cli("--lang", language, "guide", page["id"])
        assert said.status == 0
        assert said.out.startswith(page["title"][:20])
        assert all(cells(line) <= 60 for line in said.out.splitlines() if "://" not in line), page["id"]
        assert "{#" not in said.out
        assert "|---" not in said.out
    assert "[ ] " in cli("--lang", language, "guide", "contact").out


def test_a_page_that_is_not_there_or_not_one(cli: Cli) -> None:
    assert cli("guide", "qqzzxx").status == 1
    assert cli("guide", "../../pyproject").status == 1
    assert "quality" in cli("guide", "reasons/quality", "--json").json["id"]


def test_playbooks_are_listed_shown_and_checked(cli: Cli, tmp_path: Path) -> None:
    assert "douyin" in cli("playbook").out
    shown = cli("playbook", "show")
    assert "联系商家" in shown.out
    assert cli("playbook", "show", "--json").json["steps"][0]["id"] == "start"
    assert cli("playbook", "show", "nowhere").status == 1
    (tmp_path / "broken" / "zh").mkdir(parents=True)
    (tmp_path / "broken" / "zh" / "flow.md").write_text("# 流程\n", encoding="utf-8")
    checked = cli("playbook", "check", str(tmp_path / "broken"))
    assert checked.status == 1
    assert "zh/flow.md:1:" in checked.out


def test_a_playbook_that_cannot_be_read_hides_no_other(cli: Cli) -> None:
    (cli.home.playbooks / "broken" / "zh").mkdir(parents=True)
    said = cli("playbook", "list")
    assert said.status == 1
    assert "抖音退款" in said.out
    assert "broken" in said.err


def test_the_version_needs_no_home(cli: Cli) -> None:
    said = cli("--version")
    assert (said.status, said.out.split()[0]) == (0, "tuikuan")
    assert not cli.home.path.exists()


def test_many_results_are_a_line_each_and_more_when_asked(cli: Cli) -> None:
    for n in range(FEW + 1):
        cli.add(product=f"耳机{n}", paid="19.90")
    short = cli("list").out.splitlines()
    assert len(short) == FEW + 2
    assert short[0] == f"轮到我 {FEW + 1}"
    assert all("耳机" in line and "¥19.90" in line and "联系商家" in line for line in short[1:])
    assert len(cli("list", "--long").out.splitlines()) > 3 * FEW
    assert len(cli("next").out.splitlines()) == FEW + 2
    for command in ("list", "next"):
        limited = cli(command, "--limit", "2", "--json").json
        assert [one["number"] for one in limited] == [one["number"] for one in cli(command, "--json").json][:2]
    assert cli("list", "--limit", "0").status == 2


def test_a_hand_edited_amount_ends_no_list(cli: Cli) -> None:
    number = cli.add(product="耳机", paid="199")
    cli("list")
    file = cli.home.cases
    text = file.read_text(encoding="utf-8")
    for amount in ("1e999999", "NaN", "一百九十九", "9" * 5000):
        file.write_text(text.replace('"199.00"', f'"{amount}"'), encoding="utf-8")
        for args in (("list",), ("list", "--json"), ("show", number)):
            assert cli(*args).status in (0, 1), (amount, args)


def test_where_no_case_is_open_those_that_are_closed_or_in_the_trash_are_told(cli: Cli) -> None:
    assert "回收站" not in cli("list").err
    assert cli("trash", cli.add("鞋")).status == 0
    assert "已结束0件，回收站里1件" in cli("list").err
    assert cli("close", cli.add("壶"), "stopped").status == 0
    assert "已结束1件，回收站里1件" in cli("list").err
    assert "已结束1件，回收站里1件" in cli("next").err
