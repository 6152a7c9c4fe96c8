"""A note of what is being written: there before anything of that is, and gone after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.disk.home import Home
from store.disk.unfinished import unfinished
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
