"""Which snapshots are made and which are kept, at the very hour and the very byte."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.disk.files import Files
from store.disk.snapshots import DAYS, EVERY, HOURS, LAST, SMALL, Snapshot, Snapshots, kept
from store.errors import HomeProblem
from tests.store.disk.order import Told

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def every(step: timedelta, number: int) -> list[Snapshot]:
    """So many snapshots, the newest first, each by a step older than the one before."""
    return [Snapshot(number - n, NOW - n * step, Path(f"{n}")) for n in range(number)]


def test_of_many_in_a_minute_the_last_ones_are_kept_and_no_more() -> None:
    assert kept(every(SECOND, 20)) == every(SECOND, 20)[:LAST]


def test_of_each_of_the_last_hours_the_last_one_is_kept() -> None:
    found = kept(every(timedelta(minutes=10), 6 * 24))
    assert len({one.at.strftime("%d %H") for one in found}) == HOURS
    assert len(found) == HOURS + LAST - 1
    assert {one.at.minute for one in found[LAST:]} == {50}, "the last of its hour"


def test_of_each_of_the_last_days_the_last_one_is_kept() -> None:
    found = kept(every(timedelta(hours=6), 4 * 40))
    assert min(one.at.date() for one in found) == NOW.date() - timedelta(days=DAYS - 1)
    assert len({one.at.date() for one in found}) == DAYS


@pytest.mark.parametrize(("since", "made"), [(EVERY - SECOND, False), (EVERY, True)])
def test_an_hour_after_the_last_one_there_is_another(tmp_path: Path, since: timedelta, made: bool) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.make(NOW, b"same")
    assert bool(snapshots.keep(NOW + since, lambda: b"same")) is made


@pytest.mark.parametrize(("size", "made"), [(SMALL, True), (SMALL + 1, False)])
def test_within_the_hour_only_a_small_file_is_kept_again(tmp_path: Path, size: int, made: bool) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.make(NOW, b"before")
    assert bool(snapshots.keep(NOW + SECOND, lambda: b"x" * size)) is made


@pytest.mark.parametrize(("size", "asked"), [(SMALL, True), (SMALL + 1, False)])
def test_within_the_hour_of_a_large_one_nobody_is_asked_for_the_file(
    tmp_path: Path, size: int, asked: bool
) -> None:
    snapshots, calls = Snapshots(tmp_path), list[int]()
    snapshots.make(NOW, b"x" * size)

    def plain() -> bytes:
        calls.append(1)
        return b"other"

    snapshots.keep(NOW + SECOND, plain)
    assert bool(calls) is asked


class Failing(Files):
    """A disk that alters a byte and says nothing."""

    def write(self, handle: int, data: bytes, offset: int) -> None:
        super().write(handle, data[:-1] + bytes([data[-1] ^ 1]), offset)


def test_a_snapshot_that_does_not_read_back_is_told_and_dropped_and_pushes_out_nothing(tmp_path: Path) -> None:
    for n in range(LAST):
        Snapshots(tmp_path).make(NOW + n * SECOND, b"good %d" % n)
    before = Snapshots(tmp_path).all()
    with pytest.raises(HomeProblem, match="does not read back"):
        Snapshots(tmp_path, Failing()).make(NOW + timedelta(minutes=1), b"good")
    assert Snapshots(tmp_path).all() == before


def test_of_two_that_are_made_in_one_second_the_later_one_is_the_newer(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    for data in (b"first", b"second", b"third", b"fourth"):
        snapshots.make(NOW, data)
        assert snapshots.read(snapshots.all()[0]) == data


def test_what_was_taken_out_of_a_snapshot_does_not_come_back_by_a_power_loss(tmp_path: Path) -> None:
    files = Told()
    old = Snapshots(tmp_path, files).make(NOW, b"with")
    files.done.clear()
    assert Snapshots(tmp_path, files).rewrite(lambda data: b"without") == (1, 0)
    folder = f"sync {tmp_path.name}"
    assert files.done == ["sync 7 bytes", "name", folder, f"take away {old.path.name}", folder]
