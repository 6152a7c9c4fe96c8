"""Random keys and bytes in a real pseudo-terminal: whatever comes, the desk still answers and can be left."""

from __future__ import annotations

import os
import random
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from store.clock import system_clock
from store.demo import fill
from store.home import Home
from tests.e2e.terminal import KEYS, Terminal

pytestmark = pytest.mark.xdist_group("terminal")

SECONDS = float(os.environ.get("FUZZ_SECONDS", "8"))
HALVES = (
    b"\x1b", b"\x1b[", b"\x1b[<35;10;", b"\x1b[<0;5;7M", b"\x1b[<0;5;7m", b"\x1b[<64;9;9M", b"\x1b[M\xff\xff\xff",
    b"\x1b[200~", b"\x1b[201~", b"\x1bO", b"\x1b[1;5", b"\x1b]52;c;", b"\x1bP+r", b"\x1b[?1;2c", b"\x1b[12;40R",
    b"\x1b[I", b"\x1b[O", b"\x1b[99999999A", b"\x1b_G", b"\x9b",
)  # fmt: skip
TEXTS = (
    "[red]x[/red] [/] [@click=app.quit]y[/] {oops} %s", "退款" * 40, "\u202eabc\u2066\u200b\u0301\u0301",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f1e8\U0001f1f3", "a\tb\x00c\x07",
    "\n".join(f"第{n}行" for n in range(300)), "https://v.douyin.com/x/ 199.00", "2026-13-45", "-1",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/?-+=.,;'[]\\"
# keys that end or stop a program are part of its manners, not of its strength
LEAVING = ("ctrl+c", "ctrl+q", "ctrl+z")


def noise(chance: random.Random) -> bytes:
    """A piece of input."""
    match chance.randrange(7):
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
        case _:
            return chance.choice(HALVES)


def died(terminal: Terminal, seed: int, sent: list[bytes]) -> str:
    """What there is to know about a desk that ended."""
    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.tail.decode(errors="replace"))
    return f"seed {seed}, exit {terminal.process.exitstatus}, sent {sent[-40:]}\n{last[-4000:]}"


def calm(terminal: Terminal) -> None:
    """Lead the desk back to its home screen, whatever was begun."""
    terminal.write(b"\x1b[201~")
    terminal.settle(0.3)
    terminal.resize(100, 30)
    for _ in range(12):
        terminal.press("esc")
        terminal.settle(0.15)


def storm(terminal: Terminal, chance: random.Random, end: float) -> list[bytes]:
    """Send noise until `end`, or until the desk was left; tells what was sent."""
    sent: list[bytes] = []
    while time.monotonic() < end and terminal.process.isalive():
        for _ in range(chance.randrange(1, 9)):
            sent.append(noise(chance))
            with suppress(OSError):
                terminal.write(sent[-1])
        if chance.random() < 0.1:
            for _ in range(6):
                terminal.resize(chance.randrange(1, 180), chance.randrange(1, 60))
        terminal.read(0.02)
    return sent


@pytest.mark.timeout(120 + 3 * SECONDS)
def test_random_input_leaves_the_desk_alive(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    fill(home, system_clock(), "zh")
    # the gate plays a known script; FUZZ_SEED looks for new trouble
    seed = int(os.environ.get("FUZZ_SEED", "20261123"))
    chance = random.Random(seed)
    command = [sys.executable, "-m", "tui", "--home", str(home.path), "--lang", "zh"]
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with Terminal(command, os.environ, 100, 30) as terminal:
            terminal.until("退款案台")
            sent = storm(terminal, chance, end)
            if not terminal.process.isalive():
                # noise can find its way to the action that leaves; that is no failure
                assert terminal.until_gone() == 0, died(terminal, seed, sent)
                continue
            calm(terminal)
            terminal.press("?")
            # the language may have been changed on the way
            while not any(words in terminal.text for words in ("各处通用", "Everywhere")):
                assert terminal.read(8.0), died(terminal, seed, sent) + terminal.text
            terminal.press("esc")
            terminal.settle()
            terminal.press("q")
            assert terminal.until_gone() == 0, died(terminal, seed, sent)
