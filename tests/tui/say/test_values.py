"""Single values in words: both faces spell them here."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator, message
from store.days.clock import HOME_ZONE
from tui.say.moments import money, near_day, near_moment
from tui.say.values import briefly, moved_within, size

NOW = datetime(2026, 11, 26, 8, 20, tzinfo=HOME_ZONE)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("199", "¥199.00"),
        ("0.30", "¥0.30"),
        ("4134.9", "¥4,134.90"),
        ("12345678901234.56", "¥12,345,678,901,234.56"),
        ("", ""),
        ("一百", "一百"),
        ("1\x1b[31m", "1"),
    ],
)
def test_an_amount_is_exact_and_one_that_is_none_stays_as_it_was_written(amount: str, shown: str) -> None:
    assert money(amount) == shown


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-11-26T11:20", "今天 11:20"),
        ("2026-11-27T00:00", "今天 24:00"),
        ("2026-11-28T00:00", "明天 24:00"),
        ("2026-11-25T09:00", "昨天 09:00"),
        ("2026-12-03T18:30", "12-03 18:30"),
        ("2027-01-01T00:00", "12-31 24:00"),
        ("2027-01-02T09:00", "2027-01-02 09:00"),
    ],
)
def test_a_moment_is_told_by_its_day_and_midnight_as_the_end_of_the_day_before(at: str, shown: str) -> None:
    assert near_moment(Translator("zh"), datetime.fromisoformat(at).replace(tzinfo=HOME_ZONE), NOW) == shown


def test_a_day_is_told_in_both_languages() -> None:
    assert near_day(Translator("en"), NOW, NOW) == "today"
    assert near_day(Translator("zh"), NOW.date(), NOW) == "今天"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("2026-11-26 24:00", "2026-11-27 24:00", "Return: 11-26 → 11-27 24:00"),
        ("2026-11-24 15:00", "2026-11-22 10:00", "Return: 11-24 15:00 → 11-22 10:00"),
        ("2026-12-31 24:00", "2027-01-02 24:00", "Return: 12-31 → 2027-01-02 24:00"),
    ],
)
def test_a_deadline_that_moved_is_told_in_one_short_line(old: str, new: str, shown: str) -> None:
    moved = message("{deadline}: {old} → {new}", deadline="Return", old=old, new=new)
    assert str(briefly(moved, NOW)) == shown


def test_a_deadline_that_became_known_has_one_date() -> None:
    assert str(briefly(message("{deadline}: {new}", deadline="Return", new="2026-11-26 24:00"), NOW)) == (
        "Return: 11-26 24:00"
    )


def test_a_narrow_line_tells_first_from_when_to_when() -> None:
    values = {"deadline": "Intervention", "old": "2026-11-23 13:30", "new": "2026-11-23 09:00"}
    moved = message("{deadline}: {old} → {new}, over", **values)
    assert str(briefly(moved, NOW, narrow=True)) == "11-23 13:30 → 09:00, over: Intervention"


@pytest.mark.parametrize(
    ("text", "new", "room", "shown"),
    [
        ("{deadline}: {old} → {new}, over", "2026-11-22 10:00", 60, "Return: 11-24 15:00 → 11-22 10:00, over"),
        ("{deadline}: {old} → {new}, over", "2026-11-22 10:00", 34, "11-24 15:00 → 11-22 10:00, over: Return"),
        ("{deadline}: {old} → {new}, over", "2026-11-22 10:00", 28, "11-24 → 11-22 10:00, over: Return"),
        ("{deadline}: {old} → {new}", "2026-11-25 10:00", 20, "11-24 → 11-25 10:00: Return"),
        ("{deadline}: {new}, over", "2026-11-22 10:00", 20, "11-22 10:00, over: Return"),
        ("{deadline}: {new}", "2026-11-22 10:00", 14, "11-22 10:00: Return"),
    ],
)
def test_where_a_notice_is_cut_only_the_name_of_what_moved_is(text: str, new: str, room: int, shown: str) -> None:
    moved = message(text, deadline="Return", old="2026-11-24 15:00", new=new)
    assert str(moved_within(Translator("en"), moved, NOW, room)) == shown


@pytest.mark.parametrize(
    ("octets", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 KB"),
        (99_900, "99.9 KB"),
        (100_000, "100 KB"),
        (1_000_000, "1.0 MB"),
    ],
)
def test_a_size_goes_on_to_the_next_unit_at_a_thousand(octets: int, shown: str) -> None:
    assert size(octets) == shown
