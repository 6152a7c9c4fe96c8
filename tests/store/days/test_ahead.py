"""Moments ahead as people type them. It is Monday 2026-11-23, 10:00."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.deadlines import tell
from store.days.ahead import parse_ahead, parse_span
from store.days.clock import HOME_ZONE
from store.errors import BadValue

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11-25 18:00", "2026-11-25 18:00"),
        ("11月25日 18点", "2026-11-25 18:00"),
        ("2026-11-25T18:00+08:00", "2026-11-25 18:00"),
        ("2026-11-25 10:00Z", "2026-11-25 18:00"),
        ("11-25", "2026-11-25 24:00"),
        ("1-2", "2027-01-02 24:00"),
        ("明天", "2026-11-24 24:00"),
        ("明天中午", "2026-11-24 12:00"),
        ("周五 18:00", "2026-11-27 18:00"),
        ("月底", "2026-11-30 24:00"),
        ("25号", "2026-11-25 24:00"),
        ("今天 24:00", "2026-11-23 24:00"),
        ("18:00", "2026-11-23 18:00"),
        ("31小时", "2026-11-24 17:00"),
        ("还剩31小时", "2026-11-24 17:00"),
        ("2天3小时20分", "2026-11-25 13:20"),
        ("1天12:30:00", "2026-11-24 22:30"),
        ("3d", "2026-11-26 10:00"),
        ("in 31 hours", "2026-11-24 17:00"),
        ("tomorrow 6pm", "2026-11-24 18:00"),
        ("Friday", "2026-11-27 24:00"),
        ("by Friday", "2026-11-27 24:00"),
        ("Dec 1", "2026-12-01 24:00"),
    ],
)
def test_what_was_typed_is_what_was_meant(typed: str, meant: str) -> None:
    assert tell(parse_ahead(typed, NOW)) == meant


def test_a_day_can_mean_its_beginning() -> None:
    assert parse_ahead("11-25", NOW, day_starts=True) == datetime(2026, 11, 25, tzinfo=HOME_ZONE)
    assert parse_ahead("11-25 18:00", NOW, day_starts=True).hour == 18


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2026-11-20", "has passed"),
        ("今天 9:00", "has passed"),
        ("11-20", "write the year too"),
        ("2026-02-30", "not understood"),
        ("11-31", "not understood"),
        ("soon", "not understood"),
        ("", "not understood"),
        ("11-25 然后再说", "not understood"),
        ("25:00", "not understood"),
        ("0小时", "has passed"),
    ],
)
def test_what_is_past_or_impossible_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        parse_ahead(typed, NOW)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("3d", 72), ("12h", 12), ("2w", 336), ("3天", 72), ("31小时", 31), ("1天3小时", 27), ("48:00:00", 48)],
)
def test_lengths_of_time(typed: str, hours: int) -> None:
    assert parse_span(typed) == timedelta(hours=hours)


@pytest.mark.parametrize("typed", ["", "3", "d", "3x", "明天", "-3d"])
def test_what_is_no_length_of_time_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_span(typed)


@given(st.text(max_size=30) | st.text("0123456789天小时分周月日号年-: 明上下午dhwpm", max_size=16))
def test_any_text_is_read_as_a_moment_ahead_or_refused(typed: str) -> None:
    try:
        assert parse_ahead(typed, NOW) > NOW
    except BadValue as refused:
        assert str(refused)


@pytest.mark.parametrize("text", ["05/12", "by 5/12", "05/12 18:00", "05/12/2026", "12/05/2027"])
def test_in_english_a_day_and_a_month_that_could_be_either_are_told_as_both(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_ahead(text, NOW, "en")
    said = str(refused.value)
    assert "-12-05" in said and "-05-12" in said


@pytest.mark.parametrize("text", ["13/12", "12/13", "13/12/2026", "13 Dec", "12-13"])
def test_in_english_what_can_be_one_day_only_is_read(text: str) -> None:
    assert tell(parse_ahead(text, NOW, "en")) == "2026-12-13 24:00"


def test_in_chinese_the_month_stands_first() -> None:
    assert tell(parse_ahead("12/05", NOW, "zh")) == "2026-12-05 24:00"
