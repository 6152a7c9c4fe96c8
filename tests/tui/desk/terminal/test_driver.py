"""No input kills the driver: what is no UTF-8 becomes a mark, what a terminal tells of itself is not believed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual import events
from textual.message import Message

from tui.desk.terminal.driver import DeskDriver
from tui.desk.worker.news import TerminalGone


class Heard(DeskDriver):
    """A driver that keeps what it would send to the app."""

    def __init__(self, ascii_only: bool = True) -> None:
        super().__init__(cast(Any, SimpleNamespace(ascii_only=ascii_only)))
        self.heard: list[Message] = []

    def send_message(self, message: Message) -> None:
        self.heard.append(message)

    @property
    def keys(self) -> list[str | None]:
        return [one.character for one in self.heard if isinstance(one, events.Key)]


@pytest.fixture
async def driver() -> Heard:
    return Heard()


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    os.close(read)


def heard_of(driver: Heard, ends: tuple[int, int], data: bytes) -> Heard:
    """The driver after a terminal sent some bytes and was gone."""
    driver.fileno, writing = ends
    os.write(writing, data)
    os.close(writing)
    driver.run_input_thread()
    return driver


async def test_bytes_that_are_no_utf_8_are_marks_and_the_keys_behind_them_are_heard(
    driver: Heard, ends: tuple[int, int]
) -> None:
    heard = heard_of(driver, ends, b"a\xff\xc4b" + "退".encode() + b"c").keys
    assert [heard[0], *heard[-3:]] == ["a", "b", "退", "c"]
    assert set(heard[1:-3]) == {"\ufffd"}


async def test_a_terminal_that_is_gone_is_told_once_and_last(driver: Heard, ends: tuple[int, int]) -> None:
    heard = heard_of(driver, ends, b"x").heard
    assert [n for n, one in enumerate(heard) if isinstance(one, TerminalGone)] == [len(heard) - 1]


async def test_a_paste_is_one_event_whatever_stands_in_it(driver: Heard, ends: tuple[int, int]) -> None:
    heard = heard_of(driver, ends, "\x1b[200~第一行\n\x1b[A第二行\x1b[201~q".encode())
    pasted = [one.text for one in heard.heard if isinstance(one, events.Paste)]
    assert len(pasted) == 1
    assert pasted[0].startswith("第一行\n")
    assert pasted[0].endswith("第二行")
    assert heard.keys == ["q"]


async def test_the_size_that_a_terminal_claims_is_not_believed(driver: Heard, ends: tuple[int, int]) -> None:
    heard = heard_of(driver, ends, b"\x1b[48;9999;9999;1;1tq").heard
    assert not [one for one in heard if isinstance(one, events.Resize)]
    assert driver.keys == ["q"]


async def test_a_key_code_beyond_all_characters_is_no_end(driver: Heard, ends: tuple[int, int]) -> None:
    driver.fileno, writing = ends
    os.write(writing, b"\x1b[99999999999;1u")

    def press_later() -> None:
        time.sleep(0.4)  # by then nobody waits any more for the rest of what has no end
        os.write(writing, b"q")
        os.close(writing)

    hand = Thread(target=press_later)
    hand.start()
    driver.run_input_thread()
    hand.join()
    assert driver.keys[-1] == "q"


@pytest.mark.parametrize(("told", "size"), [((70, 30), (70, 30)), ((0, 0), (80, 24)), ((0, 9), (80, 9))])
async def test_the_size_is_asked_of_the_terminal_and_not_of_the_environment(
    driver: Heard, monkeypatch: pytest.MonkeyPatch, told: tuple[int, int], size: tuple[int, int]
) -> None:
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("LINES", "11")
    driver._file = cast(Any, SimpleNamespace(fileno=lambda: 99))
    monkeypatch.setattr(os, "get_terminal_size", lambda handle: os.terminal_size(told))
    assert driver._get_terminal_size() == size


async def test_where_cells_cannot_be_known_nothing_is_left_out_of_what_is_written() -> None:
    assert Heard(ascii_only=True).damage is None
    assert Heard(ascii_only=False).damage is not None


async def test_writing_to_a_terminal_that_is_gone_harms_nobody(driver: Heard) -> None:
    def gone(*_: str) -> None:
        raise BrokenPipeError

    file = cast(Any, driver._file)
    file._file = SimpleNamespace(write=gone, flush=gone)
    file.write("x")
    file.flush()
