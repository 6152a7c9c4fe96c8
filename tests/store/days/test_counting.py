"""When an amount on a clock is over: a table a lawyer can check, and what holds for every date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.model import Clock
from store.case.deadlines import tell
from store.days.clock import HOME_ZONE
from store.days.counting import count, day_end, last_day
from store.days.workdays import Notice, WorkCalendar

TABLE = Path(__file__).with_name("data") / "deadlines.tsv"
ROWS = [
    line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]
CALENDAR = WorkCalendar()
DAYS = st.dates(date(2015, 1, 1), date(2026, 9, 1))
MOMENTS = st.builds(
    lambda day, minute: datetime.combine(day, time(minute // 60, minute % 60), HOME_ZONE),
    DAYS,
    st.integers(0, 24 * 60 - 1),
)
AMOUNTS = st.integers(0, 40)


def start_of(text: str) -> date | datetime:
    if ":" in text:
        return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)
    return date.fromisoformat(text)


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 40
    assert {row[2] for row in ROWS} == set(Clock)


@pytest.mark.parametrize(("start", "amount", "clock", "end", "why"), ROWS)
def test_a_limit_ends_when_a_lawyer_would_say_so(start: str, amount: str, clock: str, end: str, why: str) -> None:
    assert tell(count(Clock(clock), int(amount), start_of(start), HOME_ZONE, CALENDAR).end) == end, why


@given(DAYS, st.integers(0, 30), AMOUNTS, st.integers(0, 30), st.sampled_from(Clock))
def test_a_later_start_never_ends_earlier_and_more_never_less(
    start: date, later: int, amount: int, more: int, clock: Clock
) -> None:
    end = count(clock, amount, start, HOME_ZONE, CALENDAR).end
    assert count(clock, amount, start + timedelta(days=later), HOME_ZONE, CALENDAR).end >= end
    assert count(clock, amount + more, start, HOME_ZONE, CALENDAR).end >= end


@given(MOMENTS)
def test_adding_nothing_is_the_start(start: datetime) -> None:
    assert count(Clock.HOURS, 0, start, HOME_ZONE, CALENDAR).end == start
    for clock in (Clock.DAYS, Clock.WORKDAYS):
        assert count(clock, 0, start, HOME_ZONE, CALENDAR).end == day_end(start.date(), HOME_ZONE)


@given(DAYS, st.integers(1, 40))
def test_working_days_never_end_on_a_day_off_and_skip_only_days_off(start: date, amount: int) -> None:
    found = count(Clock.WORKDAYS, amount, start, HOME_ZONE, CALENDAR)
    last = last_day(found.end)
    assert CALENDAR.works(last)
    assert (last - start).days == amount + found.skipped


@given(DAYS, AMOUNTS)
def test_civil_days_never_end_on_a_day_off_and_never_before_plain_days(start: date, amount: int) -> None:
    civil = count(Clock.CIVIL_DAYS, amount, start, HOME_ZONE, CALENDAR)
    plain = count(Clock.DAYS, amount, start, HOME_ZONE, CALENDAR)
    assert CALENDAR.works(last_day(civil.end))
    assert civil.end >= plain.end
    assert (civil.rolled is None) == (civil.end == plain.end)


@given(DAYS, st.integers(0, 20), st.integers(0, 20))
def test_working_days_add_up(start: date, one: int, two: int) -> None:
    half = last_day(count(Clock.WORKDAYS, one, start, HOME_ZONE, CALENDAR).end)
    whole = count(Clock.WORKDAYS, one + two, start, HOME_ZONE, CALENDAR).end
    assert count(Clock.WORKDAYS, two, half, HOME_ZONE, CALENDAR).end == whole


def test_beyond_the_published_holidays_the_end_is_an_estimate() -> None:
    assert count(Clock.WORKDAYS, 3, date(2026, 12, 1), HOME_ZONE, CALENDAR).certain
    assert not count(Clock.WORKDAYS, 30, date(2026, 12, 1), HOME_ZONE, CALENDAR).certain
    assert not count(Clock.CIVIL_DAYS, 60, date(2026, 12, 1), HOME_ZONE, CALENDAR).certain
    assert count(Clock.DAYS, 60, date(2026, 12, 1), HOME_ZONE, CALENDAR).certain, "calendar days need no notice"
    assert count(Clock.HOURS, 9000, date(2026, 12, 1), HOME_ZONE, CALENDAR).certain


def test_a_year_without_a_notice_on_the_way_makes_an_estimate_of_a_year_that_has_one() -> None:
    known = date.fromisoformat(f"{CALENDAR.known_until():%Y}-01-01").year
    gap = WorkCalendar({known + 2: Notice(off=frozenset({date(known + 2, 1, 1)}))})
    assert gap.known(date(known + 2, 1, 3))
    assert not gap.known(date(known + 1, 6, 1))
    assert not count(Clock.WORKDAYS, 270, date(known, 12, 20), HOME_ZONE, gap).certain
    assert count(Clock.WORKDAYS, 3, date(known + 2, 1, 3), HOME_ZONE, gap).certain


def test_the_zone_is_the_one_passed_in() -> None:
    late = datetime(2026, 11, 23, 17, 0, tzinfo=ZoneInfo("UTC"))  # 24 November, 1:00 in Shanghai
    assert tell(count(Clock.DAYS, 7, late, HOME_ZONE, CALENDAR).end) == "2026-12-01 24:00"
    assert tell(count(Clock.DAYS, 7, late, ZoneInfo("UTC"), CALENDAR).end) == "2026-11-30 24:00"


def test_an_hour_is_an_hour_where_clocks_are_put_forward() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    found = count(Clock.HOURS, 24, datetime(2026, 3, 28, 12, 0, tzinfo=berlin), berlin, CALENDAR)
    assert tell(found.end) == "2026-03-29 13:00"


def test_a_year_without_a_notice_on_the_way_makes_an_estimate_although_the_end_lies_in_a_known_one() -> None:
    gap = WorkCalendar({2028: Notice(frozenset({date(2028, 1, 1)}))})
    found = count(Clock.WORKDAYS, 300, date(2026, 12, 30), HOME_ZONE, gap)
    assert (found.end.year, gap.known(date(2028, 3, 1)), found.certain) == (2028, True, False)
    assert not count(Clock.WORKDAYS, 3, date(2026, 12, 30), HOME_ZONE, CALENDAR).certain
    assert count(Clock.WORKDAYS, 2, date(2026, 12, 28), HOME_ZONE, CALENDAR).certain


def test_a_last_day_that_rolls_into_a_year_without_a_notice_is_an_estimate() -> None:
    known = WorkCalendar({2026: Notice(frozenset({date(2026, 12, 31)}))})
    found = count(Clock.CIVIL_DAYS, 1, date(2026, 12, 30), HOME_ZONE, known)
    assert (found.rolled, found.certain) == (date(2026, 12, 31), False)
    assert count(Clock.CIVIL_DAYS, 1, date(2026, 12, 29), HOME_ZONE, known).certain
