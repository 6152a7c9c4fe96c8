"""Chinese working days, with 调休: the State Council's holiday notices as chinesecalendar carries them."""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar import is_workday as published

ONE_DAY = timedelta(days=1)


def is_workday(day: date) -> tuple[bool, bool]:
    """Whether a day is worked, and whether that is known; beyond the notices it is Monday to Friday."""
    try:
        return bool(published(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False


def is_public_holiday(day: date) -> tuple[bool, bool]:
    """Whether a day is off by a holiday notice or by the weekend, and whether that is known."""
    works, known = is_workday(day)
    return not works, known


def after_workdays(start: date, count: int) -> tuple[date, bool]:
    """The `count`-th working day after `start`, and whether every day on the way was known."""
    day, certain = start, True
    while count > 0:
        day += ONE_DAY
        works, known = is_workday(day)
        certain = certain and known
        count -= works
    return day, certain
