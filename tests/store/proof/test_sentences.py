"""What is said of an answer that does not hold: exactly what is wrong with it, and what to do now."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.proof.sentences import not_kept
from store.proof.wrong import Why, Wrong


def test_the_days_of_a_certificate_are_told_as_they_stand_in_it() -> None:
    wrong = Wrong(
        Why.EXPIRED,
        name="Old CA",
        begin=datetime(2020, 1, 1, tzinfo=UTC),
        end=datetime(2025, 1, 1, tzinfo=UTC),
        at=datetime(2026, 11, 23, 5, 30, tzinfo=UTC),
    )
    said = str(not_kept(wrong, Path("a.tsr"), None))
    assert "valid from 2020-01-01 00:00 UTC to 2025-01-01 00:00 UTC" in said
    assert "2026-11-23 05:30 UTC" in said
