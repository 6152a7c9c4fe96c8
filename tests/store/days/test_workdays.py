"""Working days: the official notices day by day, and the file the user can extend."""

from __future__ import annotations

from datetime import date

import pytest

from store.days.workdays import WorkCalendar, read_calendar
from store.disk.home import Home
from store.errors import HomeProblem
from tests.store.notices import OFF_SPANS, days_of, works


@pytest.mark.parametrize("year", OFF_SPANS)
def test_the_official_notice_is_reproduced_day_by_day(year: int) -> None:
    calendar = WorkCalendar()
    wrong = [day for day in days_of(year) if calendar.works(day) != works(day)]
    assert wrong == []
    assert all(calendar.known(day) for day in days_of(year))


def test_a_year_without_a_notice_is_monday_to_friday_and_not_known() -> None:
    calendar = WorkCalendar()
    assert calendar.known_until() == date(2026, 12, 31)
    assert not calendar.known(date(2027, 1, 1))
    assert calendar.works(date(2027, 1, 1))
    assert not calendar.works(date(2027, 1, 2))


def written(home: Home, text: str) -> WorkCalendar:
    home.prepare()
    (home.path / "holidays.toml").write_text(text, encoding="utf-8")
    return read_calendar(home.holidays)


def test_the_user_adds_the_notice_of_a_new_year(home: Home) -> None:
    calendar = written(home, '[2027]\noff = [2027-01-01, "2027-02-05/2027-02-11"]\nworked = [2027-02-20]\n')
    assert not calendar.works(date(2027, 1, 1))
    assert not any(calendar.works(date(2027, 2, day)) for day in range(5, 12))
    assert calendar.works(date(2027, 2, 20)), "a Saturday"
    assert calendar.works(date(2027, 2, 12))
    assert calendar.known(date(2027, 7, 1))
    assert calendar.known_until() == date(2027, 12, 31)


def test_the_user_corrects_a_year_that_is_known(home: Home) -> None:
    calendar = written(home, "[2026]\noff = [2026-11-24]\nworked = [2026-02-15]\n")
    assert not calendar.works(date(2026, 11, 24))
    assert calendar.works(date(2026, 2, 15))
    assert not calendar.works(date(2026, 2, 16)), "the rest of the notice stands"


def test_a_gap_in_the_years_ends_what_is_known(home: Home) -> None:
    assert written(home, "[2028]\noff = []\n").known_until() == date(2026, 12, 31)


def test_without_the_file_the_library_counts(home: Home) -> None:
    assert not read_calendar(home.holidays).added


@pytest.mark.parametrize(
    "text",
    [
        "[2027",
        "[soon]\noff = []",
        "[2027]\noff = [2026-01-01]",
        "[2027]\noff = [2027-01-01]\nworked = [2027-01-01]",
        '[2027]\noff = ["2027-01-05/2027-01-01"]',
        '[2027]\noff = ["2027-02-30"]',
        "[2027]\noff = 5",
        "[2027]\noff = [5]",
        "[2027]\nfree = []",
        "holiday = 1",
    ],
)
def test_a_file_that_says_nonsense_is_refused_with_its_name(home: Home, text: str) -> None:
    with pytest.raises(HomeProblem, match=r"holidays\.toml"):
        written(home, text)
