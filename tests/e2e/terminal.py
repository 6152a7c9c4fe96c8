"""A program in a pseudo-terminal with an emulated screen, driven as a person would."""

from __future__ import annotations

import os
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

import pyte
from ptyprocess import PtyProcess

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "esc": "\x1b",
    "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
}  # fmt: skip
KEYS |= {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
PATIENCE = 20.0
_FOREIGN = ("NO_COLOR", "COLUMNS", "LINES")
"""What says something about the terminal the tests run in, not about this one."""

_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
"""Sequences that the emulator does not know and would draw."""


class Terminal:
    """A running program and what it shows. Leaves nothing behind when its `with` block ends."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        lines: int = 30,
    ) -> None:
        surroundings = {name: value for name, value in environment.items() if name not in _FOREIGN}
        surroundings["TERM"] = "xterm-256color"
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.process = PtyProcess.spawn(list(command), dimensions=(lines, columns), env=surroundings)
        self.received = 0
        self.tail = b""
        self.hung_up = False

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
        self.process.wait()
        if not self.hung_up:
            self.process.close(force=True)

    def choose(self, number: int) -> None:
        """Take a choice of a case by its number, now, and whatever is missing before it."""
        self.press(str(number))
        self.until("什么时候")
        self.settle(0.15)
        self.press("enter")
        end = time.monotonic() + PATIENCE
        while "什么时候" in self.text and time.monotonic() < end:  # a busy machine has not closed the form yet
            self.read(0.02)
        self.settle(1.0)
        if "提交前核对" in self.text:
            self.press("1")

    def press(self, *keys: str) -> None:
        """Press keys by name; anything else is typed as it is."""
        for key in keys:
            self.write(KEYS.get(key, key).encode())

    def write(self, data: bytes) -> None:
        """Send raw bytes, reading on meanwhile, so that neither side waits for the other; none to who is gone."""
        while data:
            ready = select.select([self.process.fd], [self.process.fd], [], 5.0)
            if ready[0]:
                self.read(0)
            if ready[1]:
                data = data[os.write(self.process.fd, data[:4096]) :]
            elif not self.process.isalive():
                return

    def read(self, patience: float = 0.1) -> bool:
        """Take in what the program wrote; tells whether it wrote anything."""
        if not select.select([self.process.fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.process.fd, 1 << 16)
        except OSError:
            return False
        self.received += len(data)
        self.tail = (self.tail + data)[-20_000:]
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)

    def settle(self, quiet: float = 0.3, limit: float = PATIENCE) -> None:
        """Read until the program has been silent for a while."""
        end = time.monotonic() + limit
        while self.read(quiet) and time.monotonic() < end:
            pass

    @property
    def text(self) -> str:
        """What the screen shows, without the blanks that stand for the second halves of wide characters."""
        return "\n".join(self.line(y) for y in range(self.screen.lines))

    def line(self, y: int) -> str:
        """A line of the screen."""
        row = self.screen.buffer[y]
        return "".join(row[x].data for x in range(self.screen.columns)).rstrip()

    def until(self, words: str, patience: float = PATIENCE, gone: bool = False) -> None:
        """Wait until words stand on the screen, or stand there no more."""
        end = time.monotonic() + patience
        while (words in self.text) == gone:
            if time.monotonic() > end:
                state = "is still" if gone else "never came"
                raise AssertionError(f"“{words}” {state}:\n{self.text}")
            self.read(0.05)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal."""
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def hang_up(self) -> None:
        """Take the terminal away from the program."""
        self.hung_up = True
        self.process.fileobj.close()

    def until_gone(self, patience: float = PATIENCE) -> int | None:
        """Wait for the program to end; its exit status, or None when it still runs."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.read(0.02)
            if not self.process.isalive():
                return int(self.process.exitstatus if self.process.exitstatus is not None else -1)
        return None
