"""A note of what is being written: there before anything of that is, and gone after it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.disk.files import hidden, new_token
from store.disk.home import Home
from store.disk.unfinished import clear, unfinished
from tests.store.disk.order import Told


def test_a_note_is_durable_before_anything_is_written_and_goes_with_it(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.prepare()
    files = Told()
    monkeypatch.setattr(Home, "files", lambda home: files)
    with unfinished(home, tmp_path) as token:
        assert files.done == [f"sync {len(str(tmp_path))} bytes", "sync unfinished"]
        assert (home.unfinished / token).read_text() == str(tmp_path)
    assert not list(home.unfinished.iterdir())


def test_a_home_that_is_not_there_is_not_made_for_a_note(home: Home, tmp_path: Path) -> None:
    with unfinished(home, tmp_path):
        assert not home.path.exists()


def test_a_note_of_one_who_was_killed_counts_at_once_and_an_empty_one_after_a_while(
    home: Home, tmp_path: Path
) -> None:
    """Who is just writing a note has made it before it is locked and says anything."""
    home.prepare()
    home.unfinished.mkdir(mode=0o700)
    killed, begun = new_token(), home.unfinished / new_token()
    half = hidden(tmp_path / "a.zip", killed)
    half.touch()
    (home.unfinished / killed).write_text(str(tmp_path))
    begun.touch()
    (told,) = clear(home)
    assert str(half) in str(told)
    assert not half.exists()
    assert begun.exists()
    os.utime(begun, (0, 0))
    assert not clear(home)
    assert not begun.exists()


def test_a_folder_of_the_home_that_is_made_after_its_note_is_not_told_to_be_gone(home: Home) -> None:
    home.prepare()
    home.unfinished.mkdir(mode=0o700)
    assert not home.cache.exists()
    (home.unfinished / new_token()).write_text(str(home.cache))
    assert not clear(home)
    assert not list(home.unfinished.iterdir())
