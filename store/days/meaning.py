"""What a form of a day means: from a match and today to a date, looking back or ahead.

Each function raises `ValueError` when there is no such day, or when more than one could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from store.days.numerals import number_of

_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NEAR = {
    "大前天": -3, "前天": -2, "前日": -2, "前": -2, "the day before yesterday": -2, "day before yesterday": -2,
    "昨天": -1, "昨日": -1, "昨儿个": -1, "昨儿": -1, "前儿": -2, "今儿": 0, "昨": -1, "yesterday": -1, "last": -1,
    "今天": 0, "今日": 0, "当天": 0, "当日": 0, "今": 0, "today": 0, "to": 0, "this": 0,
    "明天": 1, "明日": 1, "明": 1, "tomorrow": 1,
    "后天": 2, "后日": 2, "the day after tomorrow": 2, "day after tomorrow": 2, "大后天": 3,
}  # fmt: skip
FEASTS = {
    "元旦": (1, 1), "三八": (3, 8), "妇女节": (3, 8), "五一": (5, 1), "劳动节": (5, 1), "六一": (6, 1),
    "儿童节": (6, 1), "618": (6, 18), "六一八": (6, 18), "教师节": (9, 10), "国庆": (10, 1), "双十一": (11, 11),
    "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "平安夜": (12, 24), "圣诞": (12, 25),
    "singles' day": (11, 11), "singles day": (11, 11), "double eleven": (11, 11), "double 11": (11, 11),
    "christmas": (12, 25), "national day": (10, 1),
}  # fmt: skip
"""Days that have the same date every year. 春节 and 中秋 have not: there the date is asked for."""
YEARS = {"前年": -2, "去年": -1, "上一年": -1, "今年": 0, "明年": 1, "last year": -1, "this year": 0}
_OLD, _FAR = timedelta(days=3 * 366), timedelta(days=366)
"""How long ago and how far ahead a date of three bare numbers may lie, to tell which of them is the year."""

Reader = Callable[[re.Match[str], date], date]


class NoSuchDay(ValueError):
    """A form was read, and there is no such day or time, or more than one."""


class TwoYears(NoSuchDay):
    """A date without a year that is nearer, but still to come, this year than it is past in the last."""

    def __init__(self, past: date, coming: date) -> None:
        super().__init__(past, coming)
        self.past, self.coming = past, coming


class TwoDays(NoSuchDay):
    """A date of bare numbers that is one day to some readers and another to others."""

    def __init__(self, *days: date) -> None:
        super().__init__(*days)
        self.earlier, self.later = sorted(days)


def on_or_before(month: int, day: int, today: date) -> date:
    """The latest such day that has come. Raises `ValueError` when there is none."""
    return _existing(month, day, range(today.year, today.year - 9, -1), lambda found: found <= today)


def nearest(month: int, day: int, today: date) -> date:
    """The nearest such day, back or ahead. Raises `ValueError` when there is none."""
    years = sorted(range(today.year - 8, today.year + 9), key=lambda year: abs(year - today.year))
    found = [date(year, month, day) for year in years if _exists(year, month, day)]
    if not found:
        raise ValueError((month, day))
    return min(found, key=lambda one: abs(one - today))


def months_on(day: date, months: int, to: int | None = None) -> date:
    """The same day, or day number `to`, `months` on; without such a day the month's last (民法典第202条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(to or day.day, _last(year, month + 1)))


def _last(year: int, month: int) -> int:
    """The number of a month's last day; `calendar` says it, too, with the names of months in all languages."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= _last(year, month)


def _existing(month: int, day: int, years: range, fits: Callable[[date], bool]) -> date:
    for year in years:
        if _exists(year, month, day) and fits(date(year, month, day)):
            return date(year, month, day)
    raise ValueError((month, day))


def _month_of(found: re.Match[str]) -> int:
    name = found["month"]
    return MONTHS.index(name[:3]) + 1 if name.isascii() and name.isalpha() else number_of(name)


def full(found: re.Match[str], today: date) -> date:
    """A date that names its year, or says which it is."""
    named = found["year"]
    year = today.year + YEARS[named] if named in YEARS else number_of(named)
    year += 2000 if named.isdigit() and len(named) == 2 else 0
    return date(year, _month_of(found), number_of(found["day"]))


def three_numbers(found: re.Match[str], today: date) -> date:
    """A date of three numbers whose year may stand first or last: taken when only one reading makes sense. Raises
    `TwoDays` where the year stands last and the day may stand before the month or behind it."""
    first, second, third = (int(found[name]) for name in ("first", "second", "third"))
    year_first, month_first, day_first = (
        _dates(*order) for order in ((first, second, third), (third, first, second), (third, second, first))
    )
    likely = {day for day in year_first | month_first | day_first if today - _OLD <= day <= today + _FAR}
    year_last = month_first | day_first
    if len(year_last) == 2 and likely and likely <= year_last:
        raise TwoDays(*year_last)
    if len(likely) != 1:
        raise ValueError(found[0])
    return likely.pop()


def _dates(year: int, month: int, day: int) -> set[date]:
    """The date of three numbers, if there is one."""
    year = year if year > 99 else 2000 + year
    return {date(year, month, day)} if _exists(year, month, day) else set()


def short_back(found: re.Match[str], today: date) -> date:
    """A date without a year that was: the latest that has come. Raises `TwoYears` where this year's is nearer, but
    still to come: who types 11-30 on 11-26 has mistyped more likely than meant the year before."""
    if found.groupdict().get("year"):
        return full(found, today)
    month, day = _month_of(found), number_of(found["day"])
    past, near = on_or_before(month, day, today), nearest(month, day, today)
    if near > today and near.year == today.year:
        raise TwoYears(past, near)
    return past


def short_ahead(found: re.Match[str], today: date) -> date:
    """A date without a year to come: the nearest, so that 11-20 on 11-26 is six days ago and not next year."""
    if found.groupdict().get("year"):
        return full(found, today)
    return nearest(_month_of(found), number_of(found["day"]), today)


def feast_back(found: re.Match[str], today: date) -> date:
    """A day with a name that was, or the day before or after it."""
    beside = _beside(found)
    if found["year"]:
        return date(today.year + YEARS[found["year"]], *FEASTS[found["feast"]]) + beside
    return on_or_before(*FEASTS[found["feast"]], today - beside) + beside


def feast_ahead(found: re.Match[str], today: date) -> date:
    """A day with a name to come, or the day before or after it."""
    if found["year"]:
        return feast_back(found, today)
    return nearest(*FEASTS[found["feast"]], today - _beside(found)) + _beside(found)


def _beside(found: re.Match[str]) -> timedelta:
    """元旦前一天, 双十一第二天."""
    words = found["beside"] or ""
    return timedelta(days=-1 if "前" in words else 1 if words else 0)


def of_month(found: re.Match[str], today: date) -> date:
    """上个月30号: such a day must exist in that month."""
    which = found["which"].replace("个", "")
    months = {"上上月": -2, "上月": -1, "下月": 1, "last month": -1, "next month": 1}.get(which, 0)
    return months_on(today, months, 1).replace(day=number_of(found["day"]))


def day_back(found: re.Match[str], today: date) -> date:
    """25号 that was."""
    return _numbered_day(number_of(found["day"]), today, -1)


def day_ahead(found: re.Match[str], today: date) -> date:
    """25号 to come."""
    return _numbered_day(number_of(found["day"]), today, 1)


def _numbered_day(day: int, today: date, way: int) -> date:
    """The latest (way -1) or the next (way 1) day of that number."""
    for months in range(3):
        first = months_on(today, way * months, 1)
        if _exists(first.year, first.month, day) and (first.replace(day=day) - today).days * way >= 0:
            return first.replace(day=day)
    raise ValueError(day)


def ago(found: re.Match[str], today: date) -> date:
    """3天前, 半个月前 (15 days), half a year ago."""
    unit = found["unit"]
    if found["n"] in ("半", "half a"):
        if unit[0] in "月m":
            return today - timedelta(days=15)
        if unit[0] in "年y":
            return months_on(today, -6)
        raise ValueError(found[0])
    n = number_of(found["n"])
    if unit[0] in "月m":
        return months_on(today, -n)
    if unit[0] in "年y":
        return months_on(today, -12 * n)
    return today - timedelta(days=n * (14 if unit[0] == "f" else 7 if unit[0] in "周星礼w" else 1))


def near(found: re.Match[str], today: date) -> date:
    """今天, yesterday."""
    return today + timedelta(days=NEAR[found["near"]])


def weekday_of(name: str) -> int:
    """0 for Monday to 6 for Sunday, of a Chinese or English name."""
    named = _WEEKDAYS.find({"天": "日", "末": "日"}.get(name, name))
    return named if named >= 0 else _ENGLISH_DAYS.index(name[:3])


_WHICH = {"上上": -14, "上": -7, "last": -7, "本": 0, "这": 0, "this": 0, "下": 7, "next": 7, "下下": 14}


def weekday_back(found: re.Match[str], today: date) -> date:
    """上周五, Friday: the latest that has come. Raises `ValueError` for 周末: Saturday or Sunday?"""
    if found["day"] == "末":
        raise ValueError(found[0])  # Saturday or Sunday?
    wanted, which = weekday_of(found["day"]), (found["which"] or "").strip()
    if which in _WHICH:
        return today - timedelta(days=today.weekday() - wanted - _WHICH[which])
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def weekday_ahead(found: re.Match[str], today: date) -> date:
    """下周五, Friday: today or the next."""
    wanted, which = weekday_of(found["day"]), (found["which"] or "").strip()
    if which in _WHICH:
        return today - timedelta(days=today.weekday() - wanted - _WHICH[which])
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def week_end(found: re.Match[str], today: date) -> date:
    """The Sunday of this week or the next."""
    return today + timedelta(days=6 - today.weekday() + (7 if _is_next(found) else 0))


def month_end(found: re.Match[str], today: date) -> date:
    """The last day of this month or the next."""
    return months_on(today, 1 if _is_next(found) else 0, 31)


def named_month_end(found: re.Match[str], today: date) -> date:
    """12月底: the last day of the nearest such month."""
    first = nearest(number_of(found["month"]), 15, today)
    return months_on(first, 0, 31)


def _is_next(found: re.Match[str]) -> bool:
    return "下" in found[0] or "next" in found[0]


def month_middle(found: re.Match[str], today: date) -> date:
    """The 15th."""
    return months_on(today, 0 if today.day <= 15 else 1, 15)


def year_end(found: re.Match[str], today: date) -> date:
    """The last day of the year."""
    return date(today.year, 12, 31)
