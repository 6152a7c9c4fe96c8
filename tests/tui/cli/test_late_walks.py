"""Two walks by commands: a playbook changes under running cases, and a case goes through rounds to a ruling."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Cli


def read(cli: Cli, *command: str) -> str:
    """What a command prints, without its line ends and blanks."""
    said = cli(*command)
    assert said.status == 0, said.err
    return "".join(said.out.split())


def row_of(cli: Cli, old: str, new: str) -> None:
    """Somebody changes the table of limits of his own playbook, in both languages."""
    for language in ("zh", "en"):
        file = cli.home.playbooks / "my-shop" / language / "limits.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_playbook_changes_under_running_cases(cli: Cli) -> None:
    cli("playbook", "new", "my-shop")
    for product, when in (("壶", "11-20 10:00"), ("灯", "11-22 10:00"), ("碗", "")):
        number = cli("add", "--yes", "--playbook", "my-shop", "--product", product).out.strip()
        if when:
            assert cli("choose", number, "answer", "--on", when).status == 0
    assert "12-0524:00" in read(cli, "deadline", "1"), "fifteen days after the 20th"
    assert "规定变了" not in cli("next", "1").out
    assert not cli("playbook", "changes").out

    # the authority shortens it to ten days: both cases that count by it are told once, old, new and source
    row_of(cli, "| 15 | days | step |", "| 10 | days | step |")
    changes = read(cli, "playbook", "changes")
    assert "壶·商家处理要求，2026-12-0524:00→2026-11-3024:00" in changes
    assert "灯·商家处理要求，2026-12-0724:00→2026-12-0224:00" in changes
    assert "碗" not in changes, "it does not wait for an answer"
    assert read(cli, "next", "1").count("规定变了") == 1
    assert "《侵害消费者权益行为处罚办法》" in read(cli, "next", "1")
    assert "11-3024:00" in read(cli, "deadline", "1"), "the earlier date counts"

    # one day would be over already: the date that still runs counts, and the sentence names it
    row_of(cli, "| 10 | days | step |", "| 1 | days | step |")
    told = read(cli, "next", "1")
    assert "2026-12-0524:00→2026-11-2124:00" in told and "同意之前，按2026-12-0524:00提醒" in told
    row_of(cli, "| 1 | days | step |", "| 10 | days | step |")

    # it becomes twenty: the earlier date drives the reminder until one agrees, case by case
    row_of(cli, "| 10 | days | step |", "| 20 | days | step |")
    assert "12-0524:00" in read(cli, "due", "--all")
    assert "2026-12-0524:00→2026-12-1024:00" in read(cli, "deadline", "1", "merchant-answer", "--agree")
    assert "12-1024:00" in read(cli, "deadline", "1")
    assert "12-0724:00" in read(cli, "deadline", "2")
    assert "壶" not in cli("playbook", "changes").out
    cli("undo", "1")
    assert "壶" in read(cli, "playbook", "changes")

    cli("deadline", "1", "merchant-answer", "--agree")

    # nobody checked it for years: it says so where it is read, at the date and on the page
    row_of(cli, "| A | 2026-11-23 |", "| A | 2023-01-01 |")
    assert "2023-01-01核对过，已经很久" in read(cli, "deadline", "1")
    assert "2023-01-01核对，已经很久" in read(cli, "guide", "limits", "--playbook", "my-shop")

    # and at last it is gone: that is told as well, by the list too
    row_of(cli, "| merchant-answer |", "| somebody-else |")
    gone = cli("playbook", "changes")
    assert gone.out.count("merchant-answer：攻略里已经没有这个时限") == 2
    assert {one["new"] for one in cli("playbook", "changes", "--json").json} == {None}


def rejected(cli: Cli, when: str) -> str:
    """The platform rejects once more; what is said to do next."""
    assert cli("choose", "1", "supplement", "--on", when).status == 0
    return cli("next", "1").out


def shows(cli: Cli, file: Path, when: str) -> str:
    """Something new is taken in; what is said to do next."""
    file.write_text(file.name)
    assert cli("attach", "1", str(file), "--kind", "goods", "--on", when).status == 0
    return cli("next", "1").out


def test_three_supplements_each_with_what_was_new(cli: Cli, tmp_path: Path) -> None:
    dates = ("--bought-on", "10-09", "--received-on", "10-11", "--applied-on", "10-20 10:00")
    cli("add", "--yes", "--product", "电热水壶", "--reason", "质量问题", "--at-step", "applied", *dates)
    assert "再交就是第2次“等待抖音平台审核”，还没有新材料" in rejected(cli, "10-22 10:00")
    assert "上次之后新增：E1。" in shows(cli, tmp_path / "裂缝.png", "10-22 18:00")
    cli("choose", "1", "review", "--on", "10-23 10:00")
    assert "再交就是第3次“等待抖音平台审核”，还没有新材料" in rejected(cli, "10-25 10:00")
    assert "上次之后新增：E2。" in shows(cli, tmp_path / "开箱.png", "10-26 09:00")
    cli("choose", "1", "review", "--on", "10-26 15:00")
    assert "再交就是第4次" in rejected(cli, "10-28 10:00")
    cli("choose", "1", "review", "--on", "10-29 10:00")
    rejected(cli, "11-02 10:00")
    told = (line.strip(" -") for line in cli("ready", "1").out.splitlines())
    assert [line for line in told if line.startswith("第")] == [
        "第1轮，2026-10-20：没有新的", "第2轮，2026-10-23：E1", "第3轮，2026-10-26：E2",
        "第4轮，2026-10-29：没有新的",
    ]  # fmt: skip


def test_a_ruling_that_blames_the_buyer_is_answered_in_the_steps_that_follow(cli: Cli) -> None:
    facts = {
        "order": "6930184726510384921",
        "merchant": "厨乐官方",
        "paid": "129",
        "problem": "底座漏电，通电后跳闸",
    }
    number = cli.add(product="电热水壶", reason="quality", demand="refund", **facts)
    cli("place", number, "ruling", "--reason", "应用里写着介入中", "--on", "11-03")
    cli("choose", number, "rejected", "--on", "11-10")
    assert "fact:fault" in cli("show", number).out
    cli("fact", number, "fault", "买家")
    cli("fact", number, "fault-why", "没有开箱视频")
    said = "裁定认定的责任方：买家（“没有开箱视频”）。下一步就针对这一点回应。"
    assert said in cli("next", number).out
    letter = cli("letter", number, "rejection-answer").out
    assert "2026年11月10日的处理结果" in letter
    assert "结果写的理由：“没有开箱视频”" in letter
    cli("choose", number, "complain", "--on", "11-12")
    assert said in cli("next", number).out, "the next step still has to answer it"
