"""The desk over a real SSH connection: what was shown as saved is saved, and nothing stays behind."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.case.intents import OpenCase
from store.opening import HomeDesk
from tests.e2e.sshd import KEYGEN, SSH, SSHD, Server, running
from tests.e2e.terminal import PATIENCE, Terminal

pytestmark = [pytest.mark.ssh, pytest.mark.xdist_group("ssh")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not (SSHD and SSH and KEYGEN):
        reason = "needs openssh-server and openssh-client"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with running(tmp_path_factory.mktemp("sshd")) as started:
        yield started


def remote(desk: HomeDesk, *words: str) -> str:
    """The command as a user of the host would have it, with the home of this test."""
    program = [sys.executable, "-m", "tui", "--home", str(desk.home.path), "--lang", "zh", *words]
    return f"cd {shlex.quote(str(Path.cwd()))} && exec {shlex.join(program)}"


def open_case(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机", "reason": "quality"})).view.number


def connect(server: Server, desk: HomeDesk, cols: int = 120, rows: int = 36) -> Terminal:
    return Terminal(server.command(remote(desk)), os.environ, cols, rows)


def processes_of(desk: HomeDesk) -> list[str]:
    found = subprocess.run(["pgrep", "-f", str(desk.home.path)], capture_output=True, text=True, check=False)
    return found.stdout.split()


def until_no_process(desk: HomeDesk, limit: float = PATIENCE) -> None:
    end = time.monotonic() + limit
    while processes_of(desk):
        assert time.monotonic() < end, "a process stayed behind"
        time.sleep(0.05)


def test_a_tick_and_a_choice_made_over_ssh_are_on_disk(server: Server, desk: HomeDesk) -> None:
    number = open_case(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.press("enter")
        terminal.until("待办 · 这一步")
        terminal.press("space")
        terminal.until("已保存")
        terminal.press("2")
        terminal.until("什么时候")
        terminal.press("enter")
        terminal.until("提交退款申请")
        terminal.settle()
        terminal.press("esc")
        terminal.settle()
        terminal.press("q")
        assert terminal.until_gone() == 0
    desk.refresh()
    view = desk.view(number)
    assert view.step.id == "apply"
    assert "have" in view.case.marks.values()
    until_no_process(desk)


def test_the_whole_chart_is_walked_over_ssh(server: Server, desk: HomeDesk) -> None:
    number = open_case(desk)
    way = (
        "refused", "review", "supplement", "review", "approved", "refund-wait", "refunded", "finish",
    )  # fmt: skip
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.press("enter")
        terminal.until("待办 · 这一步")
        terminal.settle(0.3)
        for choice in way:
            choices = [known.id for known in desk.view(number).next.choices]
            terminal.choose(choices.index(choice) + 1)
            end = time.monotonic() + PATIENCE
            while choice not in [stop.step for stop in desk.view(number).trail()][-2:]:
                assert time.monotonic() < end, terminal.text
                terminal.read(0.05)
            terminal.until(desk.view(number).step.title)
            terminal.settle(0.15)
        terminal.press("q")
        assert terminal.until_gone() == 0
    assert desk.view(number).case.closed


@pytest.mark.parametrize("cut", [signal.SIGKILL, signal.SIGHUP], ids=["killed", "window closed"])
def test_a_cut_connection_loses_nothing_and_leaves_no_process(
    server: Server, desk: HomeDesk, cut: signal.Signals
) -> None:
    number = open_case(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.press("enter")
        terminal.until("待办 · 这一步")
        terminal.press("space")
        terminal.until("已保存")
        terminal.process.kill(cut)
        terminal.settle()
    assert "have" in desk.view(number).case.marks.values()
    until_no_process(desk)


def test_what_was_being_typed_when_the_line_was_cut_is_offered_again(server: Server, desk: HomeDesk) -> None:
    open_case(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.press("i")
        terminal.settle()
        terminal.press("客服说明天回电话")
        terminal.until("客服说明天回电话")
        terminal.settle()
        terminal.process.kill(signal.SIGKILL)
        until_no_process(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.press("i")
        terminal.until("客服说明天回电话")


def test_nothing_is_sent_while_idle(server: Server, desk: HomeDesk) -> None:
    open_case(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        terminal.settle(1.0)
        before = terminal.received
        terminal.settle(quiet=3.0, limit=3.0)
        assert terminal.received == before


def test_the_window_can_be_resized_over_ssh(server: Server, desk: HomeDesk) -> None:
    open_case(desk)
    with connect(server, desk) as terminal:
        terminal.until("蓝牙耳机")
        for cols, rows in ((40, 15), (80, 24), (120, 36)):
            terminal.resize(cols, rows)
            terminal.settle()
            terminal.until("蓝牙耳机")


def test_without_a_terminal_the_commands_answer_and_the_desk_refuses(server: Server, desk: HomeDesk) -> None:
    number = open_case(desk)
    done = subprocess.run(
        server.command(remote(desk, "next", str(number)), terminal=False),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "联系商家" in done.stdout
    refused = subprocess.run(
        server.command(remote(desk), terminal=False), capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert refused.stderr.strip()
