"""A home that is a copy of somebody else's is told apart from one's own."""

from __future__ import annotations

import msgspec
import pytest

from store.disk.copied import Copy, only_remarks, read_copy, refuse_in_copy
from store.disk.home import Home
from store.errors import HomeProblem, Refused
from store.opening import HomeDesk


def test_only_a_copy_refuses_what_belongs_to_whom_it_is_of(desk: HomeDesk) -> None:
    refuse_in_copy(desk.home)
    assert read_copy(desk.home) is None
    desk.home.copied.write_bytes(msgspec.json.encode(Copy("a" * 32, "k", "小李", "王芳", "2026-11-23", {1: 4})))
    with pytest.raises(Refused, match="a copy from 小李"):
        refuse_in_copy(desk.home)


def test_a_copy_that_cannot_say_of_what_is_used_for_nothing(home: Home, desk: HomeDesk) -> None:
    home.copied.write_text("{}")
    with pytest.raises(HomeProblem, match="of what this is a copy"):
        refuse_in_copy(home)


def test_a_copy_of_somebody_without_a_name_still_says_that_it_is_one() -> None:
    assert "a copy from ?" in str(only_remarks(Copy("a" * 32, "k", "", "王芳", "2026-11-23", {1: 4})))
