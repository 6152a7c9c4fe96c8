"""Random keys and bytes in a real pseudo-terminal: whatever comes, the desk still answers and can be left.

A round is a script: the same seed and number always make the same one, so that a round that failed can be
played again alone, with FUZZ_SEED and FUZZ_ROUND as the failure names them. FUZZ_SECONDS plays on for longer.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from store.days.clock import system_clock
from store.disk.home import Home
from store.samples.demo import fill
from tests.e2e.terminal import KEYS, PATIENCE, Terminal
from tui.desk.terminal.paste import UNFINISHED

pytestmark = pytest.mark.xdist_group("terminal")

# the gate plays a known script; another FUZZ_SEED looks for new trouble
SEED = os.environ.get("FUZZ_SEED", "20261123")
FIRST = int(os.environ.get("FUZZ_ROUND", "0"))
SECONDS = float(os.environ.get("FUZZ_SECONDS", "8"))
BURSTS = 60
"""Bursts of noise in a round."""

REPLIES = (
    b"\x1b[?1;2c", b"\x1b[>41;354;0c", b"\x1b[12;40R", b"\x1b[99999999;99999999R", b"\x1b[?1u", b"\x1b[57358;1u",
    b"\x1b[97;5:3u", b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y", b"\x1b[?2048;1$y", b"\x1b[?2048;2$y",
    b"\x1b[?2048;0$y", b"\x1b[48;24;80;480;800t", b"\x1b[48;0;0;0;0t", b"\x1b[48;1;1;1;1t",
    b"\x1b[48;30000;30000;1;1t", b"\x1b[48;99999999;99999999;9;9t", b"\x1b[4;600;800t", b"\x1b]11;rgb:ff/ff/ff\x07",
    b"\x1b]52;c;5pel\x1b\\", b"\x1bP>|kitty(0.1)\x1b\\", b"\x1b_Gi=31;OK\x1b\\",
)  # fmt: skip
"""What a terminal answers to questions; nobody may have asked, and it need not be true."""
HALVES = (
    b"\x1b", b"\x1b[", b"\x1b[<35;10;", b"\x1b[<0;5;7M", b"\x1b[<0;5;7m", b"\x1b[<64;9;9M", b"\x1b[M\xff\xff\xff",
    b"\x1b[<0;99999999;99999999M", b"\x1b[<0;-5;-7M", b"\x1b[<0;0;0m", b"\x1b[<999999999;3;3M", b"\x1b[32;50;20M",
    b"\x1b[200~", b"\x1b[201~", b"200~", b"\x1bO", b"\x1b[1;5", b"\x1b]52;c;", b"\x1bP+r", b"\x1b[99999999A",
    b"\x1b_G", b"\x9b",
)  # fmt: skip
TEXTS = (
    "[red]x[/red] [/] [@click=app.quit]y[/] {oops} %s", "退款" * 40, "\u202eabc\u2066\u200b\u0301\u0301",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f1e8\U0001f1f3", "a\tb\x00c\x07",
    "\n".join(f"第{n}行" for n in range(300)), "https://v.douyin.com/x/ 199.00", "2026-13-45", "-1",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/?-+=.,;'[]\\"
# keys that end or stop a program are part of its manners, not of its strength
LEAVING = ("ctrl+c", "ctrl+q", "ctrl+z")

Size = tuple[int, int]
Script = list[bytes | Size]


def noise(chance: random.Random) -> bytes:
    """A piece of input."""
    match chance.randrange(8):
        case 0 | 1 | 2:
            return KEYS[chance.choice([name for name in KEYS if name not in LEAVING])].encode()
        case 3:
            return chance.choice(LETTERS.replace("q", "")).encode()
        case 4:
            raw = chance.randbytes(chance.randrange(1, 12))
            return bytes(byte for byte in raw if byte not in b"\x03\x11\x1a\x1cqQ")
        case 5:
            text = chance.choice(TEXTS)
            encoded = text.encode(chance.choice(("utf-8", "gbk")), "ignore")
            return b"\x1b[200~" + encoded + b"\x1b[201~"
        case 6:
            return chance.choice(REPLIES)
        case _:
            return chance.choice(HALVES)


def scripts(seed: str, first: int) -> Iterator[tuple[int, list[Script]]]:
    """The rounds of a seed: bursts of bytes to send and sizes to take."""
    for number in count(first):
        chance = random.Random(f"{seed}/{number}")
        bursts: list[Script] = []
        for _ in range(BURSTS):
            burst: Script = [noise(chance) for _ in range(chance.randrange(1, 9))]
            if chance.random() < 0.1:
                burst += [(chance.randrange(1, 180), chance.randrange(1, 60)) for _ in range(6)]
            bursts.append(burst)
        yield number, bursts


def play(terminal: Terminal, bursts: list[Script]) -> None:
    """Send a round, or as much of it as comes before the desk is left."""
    for burst in bursts:
        for piece in burst:
            if isinstance(piece, tuple):
                terminal.resize(*piece)
            else:
                with suppress(OSError):
                    terminal.write(piece)
        terminal.read(0.02)
        if not terminal.process.isalive():
            return


def told(terminal: Terminal, number: int) -> str:
    """What there is to know about a desk that ended or fell silent."""
    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.tail.decode(errors="replace"))
    again = f"FUZZ_SEED={SEED} FUZZ_ROUND={number} FUZZ_SECONDS=0"
    alive = terminal.process.isalive()
    return f"{again}, {'alive' if alive else f'exit {terminal.process.exitstatus}'}\n{last}\n{terminal.text}"


def answers(terminal: Terminal) -> bool:
    """Whether the desk goes home, whatever was begun, and shows its keys when asked, in whatever language."""
    terminal.resize(100, 30)
    terminal.settle(UNFINISHED + 0.5)
    for _ in range(12):
        terminal.press("esc")
        terminal.settle(0.15)
    terminal.settle(0.5)  # an escape and what comes right after it are one key
    terminal.press("?")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and terminal.process.isalive():
        if any(words in terminal.text for words in ("在这一屏", "On this screen")):
            return True
        terminal.read(0.1)
    return False


@pytest.mark.timeout(120 + 3 * SECONDS)
def test_random_input_leaves_the_desk_alive(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    fill(home, system_clock(), "zh")
    command = [sys.executable, "-m", "tui", "--home", str(home.path), "--lang", "zh"]
    end = time.monotonic() + SECONDS
    for number, bursts in scripts(SEED, FIRST):
        with Terminal(command, os.environ, 100, 30) as terminal:
            terminal.until("退款案台")
            play(terminal, bursts)
            # noise can find its way to the action that leaves; that is no failure
            if terminal.process.isalive():
                assert answers(terminal), told(terminal, number)
                terminal.press("esc")
                terminal.settle()
                terminal.press("q")
            assert terminal.until_gone() == 0, told(terminal, number)
        if time.monotonic() >= end:
            return
