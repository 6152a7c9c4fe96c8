"""Dates as people type them. The clock stands on Monday 2026-11-23, 10:00."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.days.clock import HOME_ZONE
from store.days.past import parse_moment
from store.errors import BadValue

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今天", date(2026, 11, 23)),
        ("昨天", date(2026, 11, 22)),
        ("前天", date(2026, 11, 21)),
        ("3天前", date(2026, 11, 20)),
        ("一百零五天前", date(2026, 8, 10)),
        ("三天之前", date(2026, 11, 20)),
        ("两周前", date(2026, 11, 9)),
        ("上周五", date(2026, 11, 20)),
        ("周五", date(2026, 11, 20)),
        ("星期一", date(2026, 11, 23)),
        ("11-2", date(2026, 11, 2)),
        ("11月2日", date(2026, 11, 2)),
        ("1-5", date(2026, 1, 5)),
        ("2-29", date(2024, 2, 29)),
        ("2026/11/02", date(2026, 11, 2)),
        ("2026.11.2", date(2026, 11, 2)),
        ("2026年11月2号", date(2026, 11, 2)),
        ("yesterday", date(2026, 11, 22)),
        ("Today", date(2026, 11, 23)),
        ("3 days ago", date(2026, 11, 20)),
        ("1 week ago", date(2026, 11, 16)),
        ("last friday", date(2026, 11, 20)),
        ("2026/11/02 18:30", datetime(2026, 11, 2, 18, 30, tzinfo=HOME_ZONE)),
        ("11月2日 18点30分", datetime(2026, 11, 2, 18, 30, tzinfo=HOME_ZONE)),
        ("昨天下午3点", datetime(2026, 11, 22, 15, 0, tzinfo=HOME_ZONE)),
        ("大前天", date(2026, 11, 20)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("上上周五", date(2026, 11, 13)),
        ("十一月二日", date(2026, 11, 2)),
        ("20261102", date(2026, 11, 2)),
        ("2号", date(2026, 11, 2)),
        ("30日", date(2026, 10, 30)),
        ("上个月5号", date(2026, 10, 5)),
        ("Nov 2", date(2026, 11, 2)),
        ("2 November 2026", date(2026, 11, 2)),
        ("Dec 30th 2025", date(2025, 12, 30)),
        ("昨天晚上", date(2026, 11, 22)),
        ("昨晚8点半", datetime(2026, 11, 22, 20, 30, tzinfo=HOME_ZONE)),
        ("今早8点", datetime(2026, 11, 23, 8, 0, tzinfo=HOME_ZONE)),
        ("昨天下午三点", datetime(2026, 11, 22, 15, 0, tzinfo=HOME_ZONE)),
        ("yesterday 6pm", datetime(2026, 11, 22, 18, 0, tzinfo=HOME_ZONE)),
        ("9:30", datetime(2026, 11, 23, 9, 30, tzinfo=HOME_ZONE)),
        ("3小时前", datetime(2026, 11, 23, 7, 0, tzinfo=HOME_ZONE)),
        ("半小时前", datetime(2026, 11, 23, 9, 30, tzinfo=HOME_ZONE)),
        ("20 minutes ago", datetime(2026, 11, 23, 9, 40, tzinfo=HOME_ZONE)),
        ("刚才", datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)),
        ("2026-11-02T18:30:05", datetime(2026, 11, 2, 18, 30, 5, tzinfo=HOME_ZONE)),
    ],
)
def test_what_was_typed_is_what_was_meant(typed: str, meant: date) -> None:
    assert parse_moment(typed, NOW) == meant


def test_a_moment_may_bring_its_own_zone() -> None:
    moment = parse_moment("2026-11-02 10:30Z", NOW)
    assert isinstance(moment, datetime)
    assert moment == datetime(2026, 11, 2, 18, 30, tzinfo=HOME_ZONE)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-13-40",
        "2026-02-29",
        "13-40",
        "0-0",
        "soon",
        "",
        "11",
        "2026-11-02 25:00",
        "上周八",
        "99999天前!",
        "本月31号",
        "32号",
        "昨天25点",
        "11月31日",
        "Feb 30",
    ],
)
def test_what_cannot_be_a_date_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_moment(typed, NOW)


@given(st.dates(date(1970, 1, 1), date(2026, 11, 23)))
def test_a_full_date_is_read_in_every_usual_form(day: date) -> None:
    for form in (f"{day}", f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y.%m.%d}"):
        assert parse_moment(form, NOW) == day


@pytest.mark.parametrize("typed", ["11-30", "12月5日", "Dec 30th", "11/24 10:00"])
def test_a_date_that_is_nearer_ahead_than_a_year_ago_is_asked_about(typed: str) -> None:
    with pytest.raises(BadValue, match="Write the year too") as told:
        parse_moment(typed, NOW)
    assert "2025" in str(told.value) and "2026" in str(told.value)
    assert parse_moment("1-5", NOW.replace(year=2027, month=1, day=8)) == date(2027, 1, 5)
    assert parse_moment("11-30", NOW.replace(year=2027, month=1, day=8)) == date(2026, 11, 30)


@given(st.integers(0, 300))
def test_a_date_without_a_year_is_the_latest_one_that_has_come(days: int) -> None:
    day = NOW.date() - timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert parse_moment(f"{day.month}-{day.day}", NOW) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    try:
        assert isinstance(parse_moment(text, NOW), date)
    except BadValue as refused:
        assert str(refused)


@pytest.mark.parametrize("text", ["03/11", "3/11", "03/11 18:30", "10/11"])
def test_in_english_a_day_and_a_month_that_could_be_either_are_told_as_both(text: str) -> None:
    now = datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE)
    with pytest.raises(BadValue) as refused:
        parse_moment(text, now, "en")
    day, month = int(text[:5].split("/", maxsplit=1)[0]), int(text[:5].split("/")[1].split(" ", maxsplit=1)[0])
    for one in (date(2026, day, month), date(2026, month, day)):
        assert one.isoformat() in str(refused.value)
    found = parse_moment(text, now, "zh")
    assert (found.month, found.day) == (day, month), "Chinese writes the month first"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2026-11-03", "2026-11-03"), ("11/11", "2026-11-11"), ("11/23", "2026-11-23"),
     ("23/11 9:00", "2026-11-23 09:00"),
     ("13/11", "2026-11-13"), ("3 Nov", "2026-11-03"),
     ("11-3", "2026-11-03")],
)  # fmt: skip
def test_in_english_what_can_be_one_day_only_is_read(text: str, meant: str) -> None:
    found = parse_moment(text, datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE), "en")
    assert found.strftime("%Y-%m-%d %H:%M")[: len(meant)] == meant


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", ["03/11/2026", "3-11-2026", "3.11.2026 18:30", "05/12/2027", "03/11/26"])
def test_a_date_whose_year_stands_last_is_told_as_both_days_it_could_be(text: str, language: str) -> None:
    now = datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE)
    with pytest.raises(BadValue) as refused:
        parse_moment(text, now, language)
    first, second, year = (int(part) for part in re.split("[-/.]", text.split(" ", maxsplit=1)[0]))
    for one in (date(2000 + year % 100, first, second), date(2000 + year % 100, second, first)):
        assert one.isoformat() in str(refused.value)


@pytest.mark.parametrize("text", ["13/11/2026", "11/13/2026", "13-11-2026", "13.11.2026", "13/11/26"])
def test_a_date_whose_year_stands_last_and_that_can_be_one_day_only_is_read(text: str) -> None:
    assert parse_moment(text, datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE), "en") == date(2026, 11, 13)
