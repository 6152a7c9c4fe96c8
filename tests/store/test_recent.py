"""One cache for cases and views: it keeps what was asked for last, and no thread hurts another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from store.recent import Recent


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that change places all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    kept: Recent[int, str] = Recent(2)
    kept.keep(1, "eins")
    kept.keep(2, "zwei")
    assert kept.get(1) == "eins"
    kept.keep(3, "drei")
    assert (kept.get(1), kept.get(2), kept.get(3)) == ("eins", None, "drei")
    kept.clear()
    assert not len(kept)


@pytest.mark.usefixtures("hasty")
def test_threads_share_it_without_hurting_one_another() -> None:
    """A plain dict that is cut to its size says now and then that it “changed size during iteration”."""
    kept: Recent[int, int] = Recent(3)

    def work(first: int) -> int:
        for n in range(first, first + 4_000):
            kept.keep(n % 17, n % 17)
            assert kept.get(n % 13) in (None, n % 13)
        return len(kept)

    with ThreadPoolExecutor(6) as threads:
        assert max(threads.map(work, range(6))) <= 3
