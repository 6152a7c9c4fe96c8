"""The desk in a real pseudo-terminal: what only a terminal can show."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.case.intents import MarkItem, OpenCase
from store.days.clock import system_clock
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.samples.demo import fill as fill_samples
from tests.e2e.terminal import PATIENCE, Terminal
from tests.tui.desk.screens.test_case import SEED_WALK
from tui.desk.shell import LOOK_EVERY
from tui.desk.terminal.paste import UNFINISHED

pytestmark = pytest.mark.xdist_group("terminal")


@pytest.fixture
def desk(tmp_path: Path) -> HomeDesk:
    return open_home(Home(tmp_path / "home"), system_clock(), author="小李", language="zh")


@pytest.fixture
def case(desk: HomeDesk) -> int:
    facts = {"product": "蓝牙耳机", "merchant": "声动旗舰店", "paid": "199", "reason": "quality", "order": "69283"}
    return desk.open(OpenCase("douyin", "", facts)).view.number


def start(desk: HomeDesk, columns: int = 100, lines: int = 30) -> Terminal:
    command = [sys.executable, "-m", "tui", "--home", str(desk.home.path), "--lang", "zh"]
    environment = {name: value for name, value in os.environ.items() if name != "SSH_CONNECTION"}
    return Terminal(command, environment, columns, lines)


@pytest.fixture
def terminal(desk: HomeDesk, case: int) -> Iterator[Terminal]:
    with start(desk) as started:
        started.until("蓝牙耳机")
        started.settle()
        yield started


def test_the_whole_chart_of_the_seed_is_walked_by_keys(terminal: Terminal, desk: HomeDesk, case: int) -> None:
    terminal.press("enter")
    terminal.until("待办 · 这一步")
    for words, step in SEED_WALK:
        choices = desk.view(case).next.choices
        number = next(n for n, choice in enumerate(choices, 1) if choice.title == words)
        terminal.choose(number)
        terminal.until(desk.playbook().flow.steps[step].title)
        end = time.monotonic() + PATIENCE
        while desk.view(case).step.id != step and time.monotonic() < end:
            terminal.read(0.02)
        assert desk.view(case).step.id == step, terminal.text
        terminal.settle(0.15)
    assert desk.view(case).case.closed
    terminal.press("q")
    assert terminal.until_gone() == 0


@pytest.mark.parametrize(
    ("where", "told"),
    [((), "轮到我"), (("enter",), "待办 · 这一步"), (("n", "袜子"), "袜子")],
    ids=["home", "case", "form"],
)
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back_where_one_was(
    desk: HomeDesk, case: int, where: tuple[str, ...], told: str
) -> None:
    line = f"{sys.executable} -m tui --home {desk.home.path} --lang zh\r"
    with Terminal(["bash", "--norc", "-i"], {**os.environ, "PS1": "shell> "}) as terminal:
        terminal.until("shell>")
        terminal.press(line)
        terminal.until("蓝牙耳机")
        terminal.settle()
        terminal.press(*where)
        terminal.until(told)
        terminal.settle()
        before = terminal.text
        terminal.press("ctrl+z")
        terminal.until("Stopped")
        terminal.press("echo $((40+2))\r")
        terminal.until("42")
        terminal.press("fg\r")
        terminal.until("shell>", gone=True)
        terminal.settle()
        assert terminal.text == before
        terminal.press("ctrl+q")
        terminal.until("shell>")


@pytest.mark.parametrize("key", ["q", "ctrl+z"])
def test_who_leaves_the_desk_finds_the_cursor_where_the_shell_had_it(desk: HomeDesk, case: int, key: str) -> None:
    line = f"{sys.executable} -m tui --home {desk.home.path} --lang zh\r"
    with Terminal(["bash", "--norc", "-i"], {**os.environ, "PS1": "shell> "}) as terminal:
        terminal.until("shell>")
        terminal.press(line)
        terminal.until("蓝牙耳机")
        terminal.settle()
        terminal.press(key)
        terminal.settle()
        left = terminal.tail.rpartition(b"\x1b[?1049l")[2]
        assert b"shell>" in left
        assert not re.search(rb"\x1b\[[\d;]*[HfABCDEFGd]", left.partition(b"shell>")[0])


def test_a_lone_gbk_byte_leaves_the_desk_alive(terminal: Terminal) -> None:
    terminal.write(b"\xb0")
    terminal.settle()
    terminal.write("退款".encode("gbk"))
    terminal.settle()
    terminal.press("?")
    terminal.until("在这一屏")


def test_half_of_an_escape_sequence_leaves_the_desk_alive(terminal: Terminal) -> None:
    terminal.write(b"\x1b[<35;10;")
    terminal.settle()
    terminal.write(b"\x1b[M\xff\xff\xff\x1b[200~half a paste")
    terminal.settle()
    terminal.write(b"\x1b[201~")
    terminal.settle()
    terminal.press("?")
    terminal.until("在这一屏")


@pytest.mark.parametrize("begun", [b"\x1b[200~half a paste", b"\x1b[200~", b"\x1b["])
def test_a_paste_that_never_ends_does_not_keep_the_keyboard(terminal: Terminal, begun: bytes) -> None:
    terminal.write(begun)
    if begun == b"\x1b[":  # the mark comes in two pieces
        time.sleep(0.05)
        terminal.write(b"200~half a paste")
    terminal.settle(UNFINISHED + 1)
    terminal.press("?")
    terminal.until("在这一屏")


def test_a_hundred_thousand_lines_pasted_without_marks_are_no_commands(
    terminal: Terminal, desk: HomeDesk, case: int
) -> None:
    before = desk.view(case)
    terminal.write("\r".join(f"第{n}行 1 d q" for n in range(100_000)).encode())
    terminal.settle(1.0)
    terminal.press("?")
    terminal.until("在这一屏")
    assert desk.view(case).case.version == before.case.version


@pytest.mark.parametrize(
    "reply",
    [
        b"\x1b[?2048;1$y", b"\x1b[?2048;2$y\x1b[48;1;1;1;1t", b"\x1b[48;0;0;0;0t", b"\x1b[48;30000;30000;1;1t",
        b"\x1b[99999999;99999999R", b"\x1b[O", b"\x1b[<0;99999999;99999999M", b"\x1b[<0;-5;-7M",
    ],
)  # fmt: skip
def test_what_a_terminal_tells_of_itself_is_not_believed(terminal: Terminal, reply: bytes) -> None:
    terminal.write(reply)
    terminal.settle()
    terminal.resize(60, 20)
    terminal.until("蓝牙耳机")
    terminal.press("?")
    terminal.until("在这一屏")
    terminal.settle()
    assert terminal.line(0).strip()
    assert terminal.line(terminal.screen.lines - 1).strip()


def test_the_palette_bears_page_up_at_once(terminal: Terminal) -> None:
    terminal.write(b"\x10\x1b[5~\x1b[6~")
    terminal.until("操作")
    terminal.press("esc")
    terminal.settle()
    terminal.press("?")
    terminal.until("在这一屏")


def test_a_paste_of_five_megabytes_is_cut_with_a_sentence(terminal: Terminal) -> None:
    terminal.press("i")
    terminal.until("日志")
    terminal.write(b"\x1b[200~" + "长".encode() * 1_700_000 + b"\x1b[201~")
    terminal.until("内容太长")
    terminal.press("esc")
    terminal.until("草稿")


def test_nothing_is_written_while_nothing_happens(terminal: Terminal) -> None:
    terminal.settle(0.7)
    if time.localtime().tm_sec > 55:
        time.sleep(6)  # a new minute may change how long a deadline still runs
        terminal.settle(0.7)
    for keys in ((), ("enter",), ("i",)):
        terminal.press(*keys)
        terminal.settle(0.7)
        before = terminal.received
        terminal.settle(1.5, 1.5)
        assert terminal.received == before, keys


def test_an_arrow_key_costs_less_than_a_kilobyte(desk: HomeDesk, case: int) -> None:
    for n in range(8):
        desk.open(OpenCase("douyin", "", {"product": f"商品{n}", "paid": "10", "reason": "service"}))
    with start(desk, 120, 36) as terminal:
        terminal.until("服务不到位")  # which card is the first hangs on whether the minute turned meanwhile
        terminal.settle()
        costs = []
        for key in ("down", "down", "down", "up", "up", "up"):
            before = terminal.received
            terminal.press(key)
            terminal.settle(0.15)
            costs.append(terminal.received - before)
        assert 0 < sorted(costs)[len(costs) // 2] <= 1024, costs


def test_a_key_that_changes_a_step_costs_less_than_twelve_kilobytes(tmp_path: Path) -> None:
    home = Home(tmp_path / "samples")
    fill_samples(home, system_clock(), "zh")
    with start(open_home(home, system_clock(), author="小李", language="zh"), 120, 36) as terminal:
        terminal.until("蓝牙耳机")
        terminal.settle()
        costs = []
        for key in ("1", "enter", "u") * 3:
            before = terminal.received
            terminal.press(key)
            terminal.settle(0.5)
            costs.append(terminal.received - before)
        assert max(costs) <= 12 * 1024, costs
        assert sum(costs) > 24 * 1024, costs


def test_what_another_process_writes_appears_by_itself(terminal: Terminal, desk: HomeDesk, case: int) -> None:
    assert LOOK_EVERY < 1
    desk.open(OpenCase("douyin", "", {"product": "电饭煲"}))
    terminal.until("电饭煲")
    terminal.press("enter")
    terminal.until("待办 · 这一步")
    item = desk.view(case).checklist[0]
    desk.do(case, MarkItem(item.id, "have"))
    terminal.until(f"☑ {item.title}")


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_was_typed_and_ends_cleanly(
    terminal: Terminal, desk: HomeDesk, case: int, name: signal.Signals
) -> None:
    terminal.press("i")
    terminal.until("日志")
    terminal.press("打到一半")
    terminal.until("打到一半")
    terminal.process.kill(name)
    assert terminal.until_gone() == 0
    assert desk.drafts.load(f"note-{case}") == {"text": "打到一半"}


def test_a_terminal_that_is_gone_ends_the_desk(desk: HomeDesk, case: int) -> None:
    command = f"trap '' HUP; exec {sys.executable} -m tui --home {desk.home.path} --lang zh"
    with Terminal(["/bin/sh", "-c", command], os.environ) as terminal:
        terminal.until("蓝牙耳机")
        terminal.settle()
        terminal.hang_up()
        end = time.monotonic() + PATIENCE
        while terminal.process.isalive() and time.monotonic() < end:
            time.sleep(0.05)
        assert not terminal.process.isalive()


def test_the_desk_follows_the_size_of_the_terminal(terminal: Terminal) -> None:
    for columns, lines in ((40, 15), (80, 24), (1, 1), (160, 50)):
        terminal.resize(columns, lines)
        terminal.settle()
    terminal.until("蓝牙耳机")
