"""The guide to writing a playbook is followed word for word, and ends in a pack that works."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk.home import Home
from tests.tui.conftest import Cli

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"(?:^`(?P<file>my-shop/\S+)`\n\n)?^(?P<fence>`{3,4})(?P<kind>\w+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S
)


def steps(guide: str) -> Iterator[tuple[str, str, str]]:
    """What the guide asks for, in its order: a file to write, or a command and what it must complain of."""
    for block in BLOCK.finditer((DOCS / guide).read_text(encoding="utf-8")):
        if block["file"]:
            yield "write", block["file"], block["text"]
        elif block["kind"] == "console":
            lines = block["text"].splitlines()
            for line, after in zip(lines, [*lines[1:], ""], strict=True):
                if line.startswith("$ "):
                    yield "run", line[2:], after.removeprefix("! ") if after.startswith("! ") else ""


@pytest.mark.parametrize(
    ("guide", "language"), [("writing-a-playbook.md", "en"), ("writing-a-playbook.zh-CN.md", "zh")]
)
def test_the_guide_ends_in_a_working_pack(cli: Cli, home: Home, guide: str, language: str) -> None:
    said = ""
    for what, words, text in steps(guide):
        if what == "write":
            assert (home.playbooks / words).parent.is_dir()
            (home.playbooks / words).write_text(text, encoding="utf-8")
        elif words.startswith("rm -r "):
            shutil.rmtree(home.playbooks / words.removeprefix("rm -r "))
        else:
            command, *args = shlex.split(words)
            assert command == "tuikuan"
            run = cli("--lang", language, *args)
            assert run.status == bool(text), (words, run.err, run.out)
            assert text in run.out + run.err, (words, run.err)
            said = run.out
    assert ("Warm Water Shop" if language == "en" else "热水小店") in said
    assert ("Please mediate." if language == "en" else "请予调解。") in said


def test_a_new_playbook_is_sound_in_both_languages_and_private(cli: Cli, home: Home) -> None:
    made = cli("playbook", "new", "my-shop")
    assert (made.status, made.out.strip()) == (0, str(home.playbooks / "my-shop"))
    assert cli("playbook", "check", "my-shop").status == 0
    assert "my-shop" in cli("playbook", "list").out
    for path in (home.playbooks / "my-shop").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert not list(home.playbooks.glob(".new-*"))


@pytest.mark.parametrize(
    "name", ["douyin", "generic", "..", "../up", "/tmp/x", "A", "end/x", "a b", "con", "店", "-x", "x" * 41]
)
def test_a_name_that_is_taken_or_unsafe_is_refused(cli: Cli, home: Home, name: str) -> None:
    refused = cli("playbook", "new", "--", name)
    assert refused.status == 1, refused.err
    assert refused.err.count("\n") == 1
    assert list(home.playbooks.iterdir()) == []


def test_the_same_name_twice_changes_nothing(cli: Cli, home: Home) -> None:
    cli("playbook", "new", "my-shop")
    page = home.playbooks / "my-shop" / "zh" / "flow.md"
    page.write_text("mine", encoding="utf-8")
    assert cli("playbook", "new", "my-shop").status == 1
    assert page.read_text(encoding="utf-8") == "mine"


def test_a_case_may_follow_another_playbook_and_an_unknown_one_is_told(cli: Cli) -> None:
    number = cli.add("电水壶", playbook="generic")
    assert cli("show", number, "--json").json["playbook"] == "generic"
    refused = cli("add", "--product", "x", "--playbook", "../generic")
    assert refused.status == 1
    assert "没有攻略“../generic”。是不是：generic？" in refused.err
    assert refused.err.splitlines()[1].endswith(" add --product x --playbook generic")


def test_reply_prints_the_card_its_evidence_and_the_choice(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    cli("tick", number, "unboxing")
    said = cli("reply", number, "已拆封不退").out
    assert "“已拆封”不能拒绝退货" in said
    assert "[x] 开箱视频" in said
    assert "[ ] 包装、吊牌与配件" in said
    assert f"tuikuan choose {number} refused" in said
    card = cli("reply", number, "已拆封不退", "--json").json[0]
    assert (card["id"], card["choice"], card["leads_to"]["id"]) == ("opened", "refused", "apply")
    assert cli("reply", number, "我去问问隔壁老王怎么说").status == 1
    idle = cli("reply", number, "今天天气很好")
    assert (idle.status, idle.err.split("。")[0]) == (0, "不用发什么")
    cli("log", number, "先撤销申请再退", "--who", "merchant")
    assert cli("reply", number, "--json").json[0]["id"] == "withdraw-first"
