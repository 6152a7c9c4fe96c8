"""The command `reply`: their words above the answer, or why there is none."""

from __future__ import annotations

from tests.tui.conftest import Cli


def test_the_other_side_s_words_stand_above_the_answer(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    cli("log", number, "亲，拆封了就不退了哦", "--who", "merchant")
    said = cli("reply", number)
    assert said.status == 0
    assert said.out.index("亲，拆封了就不退了哦") < said.out.index("已拆封，不退。")
    assert "注意：" in said.out


def test_danger_is_loud_and_alone(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    said = cli("reply", number, "请下载会议软件，共享屏幕我给您退款")
    assert said.out.index("危险") < said.out.index("我不共享屏幕")
    cards = cli("reply", number, "请下载会议软件，共享屏幕我给您退款", "--json").json
    assert [(card["id"], card["danger"]) for card in cards] == [("call-scam", True)]


def test_where_nothing_is_offered_it_says_what_would_decide(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    said = cli("reply", number, "定金")
    assert said.status == 1
    assert "定金" in said.out
    assert f"（tuikuan reply {number} deposit-kept）" in said.err.replace("\n  ", "")
    named = cli("reply", number, "deposit-kept")
    assert named.status == 0
    assert named.out.startswith("对方说：定金不退。")
    scam = cli("reply", number, "call-scam")
    assert "危险" in scam.out
    assert "要弄清的是" in said.err
    assert cli("reply", number, "定金", "--json").json == []


def test_what_needs_no_answer_says_what_to_do_instead(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    said = cli("reply", number, "好的，同意给您退款")
    assert (said.status, "好消息" in said.err) == (0, True)


def test_of_words_whose_hour_nobody_knows_the_day_alone_is_told(cli: Cli) -> None:
    number = cli.add(reason="quality")
    cli("log", number, "已拆封不退", "--who", "merchant", "--channel", "phone", "--on", "11-20")
    first = cli("reply", number).out.splitlines()[0]
    assert "11-20" in first
    assert "24:00" not in first


def test_what_a_terminal_would_swallow_is_as_if_nothing_was_typed(cli: Cli) -> None:
    number = cli.add("蓝牙耳机", reason="quality")
    cli("log", number, "亲，拆封了就不退了哦", "--who", "merchant")
    assert cli("reply", number, "\x01\x1b[2J").out == cli("reply", number).out
