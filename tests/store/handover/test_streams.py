"""Streams between us and a library: nothing is lost in them, and what goes wrong is told."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from store.handover.streams import Pull, Sink


def pieces() -> Generator[bytes, None, None]:
    yield from (b"one", b"", b"two", b"three")


def test_pieces_are_read_whole_or_in_any_size() -> None:
    assert Pull(pieces()).read() == b"onetwothree"
    by_two, read = Pull(pieces()), b""
    while part := by_two.read(2):
        assert len(part) <= 2
        read += part
    assert read == b"onetwothree"
    assert by_two.read() == b""


def test_what_went_wrong_in_making_a_piece_is_told_afterwards() -> None:
    def broken() -> Generator[bytes, None, None]:
        yield b"one"
        raise OSError("the disk is full")

    pull = Pull(broken())
    assert pull.read(3) == b"one"
    pull.check()
    with pytest.raises(OSError, match="full"):
        pull.read(3)
    with pytest.raises(OSError, match="full"):
        pull.check()


def test_what_was_kept_is_given_once() -> None:
    sink = Sink()
    assert sink.write(b"one") == 3
    sink.write(b"two")
    assert sink.taken() == b"onetwo"
    assert sink.taken() == b""
