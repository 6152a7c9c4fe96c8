"""One writes at a time; whoever may only read the folder cannot keep the owner from writing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.disk import lock
from store.disk.lock import IN_LINE, locked
from store.errors import HomeProblem

HOLDS = """
import fcntl, os, sys, time
handle = os.open(sys.argv[1], os.O_RDONLY)
fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""
Hold = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Lets another process hold the lock of a file or folder."""
    begun = []

    def held(path: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", HOLDS, str(path)], stdout=subprocess.PIPE, text=True)
        begun.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield held
    for process in begun:
        process.kill()
        process.communicate()


def test_a_lock_on_the_folder_alone_holds_nobody_up_for_ever(tmp_path: Path, hold: Hold) -> None:
    hold(tmp_path)
    begun = time.monotonic()
    with locked(tmp_path / "cases.json.lock"):
        assert time.monotonic() - begun < IN_LINE + 15
    with locked(tmp_path / "cases.json.lock"):
        pass


def test_who_goes_past_the_folder_still_keeps_others_out(tmp_path: Path, hold: Hold) -> None:
    hold(tmp_path)
    lock = tmp_path / "cases.json.lock"
    with locked(lock), pytest.raises(HomeProblem), locked(lock, patience=0.1):
        pass


def test_who_really_holds_the_lock_is_named_not_who_held_it_last(tmp_path: Path, hold: Hold) -> None:
    lock = tmp_path / "cases.json.lock"
    lock.write_text("999999 long-dead\n")
    holder = hold(lock)
    with pytest.raises(HomeProblem) as told, locked(lock, patience=0.1):
        pass
    assert str(holder.pid) in str(told.value.message.values["who"])
    assert "long-dead" not in str(told.value)


def test_the_lock_is_free_again_after_somebody_gave_up(tmp_path: Path, hold: Hold) -> None:
    lock = tmp_path / "cases.json.lock"
    lock.touch()
    holder = hold(lock)
    with pytest.raises(HomeProblem), locked(lock, patience=0.05):
        pass
    holder.kill()
    holder.wait()
    with locked(lock, patience=1):
        pass
    with locked(lock, patience=1):
        pass


def test_a_lock_file_that_was_taken_away_before_it_was_locked_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who holds the lock of a file that has lost its name takes that of the new one."""
    path, take, taken = tmp_path / "lock", lock._lock, list[int]()

    def late(handle: int, folder: Path, patience: float) -> bool:
        if not taken:
            path.unlink()
        taken.append(handle)
        return take(handle, folder, patience)

    monkeypatch.setattr(lock, "_lock", late)
    with locked(path):
        assert path.exists()
        with pytest.raises(HomeProblem, match="has been writing"), locked(path, patience=0.1):
            pass
