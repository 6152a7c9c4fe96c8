"""The one grammar of days: 11月2日, 去年11月2日, 上周五, 3天前, 双十一, 月底, Nov 2, last Friday.

Each form of a day is written here once, with what it means looking back (the latest that has come) and looking
ahead (the next, or the nearest where a date names no year). `past` reads days that were, `ahead` and `promises`
days to come. A form that makes no sense in one direction is not read in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from content.text.later import Later
from store.days.counting import day_end
from store.days.hours import TIME, TimeOfDay, time_of
from store.days.meaning import (
    FEASTS,
    MONTHS,
    NEAR,
    YEARS,
    NoSuchDay,
    Reader,
    ago,
    day_ahead,
    day_back,
    feast_ahead,
    feast_back,
    full,
    month_end,
    month_middle,
    named_month_end,
    near,
    of_month,
    short_ahead,
    short_back,
    three_numbers,
    week_end,
    weekday_ahead,
    weekday_back,
    weekday_of,
    year_end,
)
from store.days.numerals import COUNT, NUMBER

_ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = r"(?P<month>" + "|".join(MONTHS) + r")[a-z]*\.?"


class Form(Struct, frozen=True):
    """A form of a day: its pattern, and what it means looking back and ahead; None where it means nothing.

    One of the `signs` stands in every text that has it: most texts have the signs of few forms, and a pattern that
    is not tried need not be compiled either (all of them together take as long as a hundred cases).
    """

    pattern: str
    signs: tuple[str, ...]
    back: Reader | None
    ahead: Reader | None

    def reader(self, words: str, back: bool) -> Reader | None:
        """What the form means in a text, looking back or ahead; None where it means nothing or is not there."""
        return (self.back if back else self.ahead) if any(sign in words for sign in self.signs) else None


_NO_LENGTH = r"(?![\d./-]|\s*(?:个|小时|天|日内|hours|day|work|busi))"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_BEFORE_NIGHT = ("今", "明", "昨", "前", "this", "last", "to")
_ANY_NEAR = "|".join(sorted(NEAR.keys() - set(_BEFORE_NIGHT), key=len, reverse=True))
_UNITS_AGO = r"(?P<unit>天|日|周|星期|礼拜|月|年|days?|weeks?|fortnights?|months?|years?)"
_BARS = ("-", "/", ".")
_WEEK = ("周", "星期", "礼拜")
FORMS: tuple[Form, ...] = (
    Form(r"(?P<year>\d{4})[-/.](?P<month>\d{2})[-/.](?P<day>\d{2})(?=\d{1,2}:\d{2})", _BARS, full, full),
    Form(r"(?P<year>\d{4}|(?:\d{2}|[〇零一二三四五六七八九]{4})(?=年))\s*[-/.年]\s*"
         rf"(?P<month>{NUMBER})\s*[-/.月]\s*(?P<day>{NUMBER})(?![\d.])\s*[日号]?", (*_BARS, "年"), full, full),
    Form(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)", ("19", "20"), full, full),
    Form(r"(?<![\d./-])(?P<first>\d{1,2})(?P<by>[-/.])(?P<second>\d{1,2})(?P=by)(?P<third>\d{4}|\d{1,2})(?![\d./-])",
         _BARS, three_numbers, three_numbers),
    Form(rf"(?P<year>{'|'.join(YEARS)})(?:的)?\s*(?P<month>{NUMBER})\s*[-/.月]\s*(?P<day>{NUMBER})\s*[日号]?",
         tuple(YEARS), full, full),
    Form(rf"(?<![\d.年-])(?P<month>{NUMBER})\s*月\s*(?P<day>{NUMBER})\s*[日号]?", ("月",), short_back, short_ahead),
    Form(rf"(?<![\d./-])(?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_NO_LENGTH}\s*[日号]?",
         _BARS, short_back, short_ahead),
    Form(rf"(?<!\d)(?P<year>\d{{4}})[\s,-]*{_MONTH}[\s-]*{_NTH}(?![\d:])", MONTHS, full, full),
    Form(rf"\b{_MONTH}[\s-]*{_NTH}(?:,?[\s-]+(?P<year>\d{{4}}|last year|this year))?(?![\d:])",
         MONTHS, short_back, short_ahead),
    Form(rf"(?<!\d)(?:the\s+)?{_NTH}(?:\s+of)?[\s-]*{_MONTH}(?:,?[\s-]+(?P<year>\d{{4}}|last year|this year))?",
         MONTHS, short_back, short_ahead),
    Form(rf"(?P<which>上上个?月|上个?月|这个?月|本月|当月|下个?月)的?\s*(?P<day>{NUMBER})(?:\s*[日号]|(?![\d\s]*[个天日周月年点时小]))",
         ("月",), of_month, of_month),
    Form(rf"the\s+{_NTH}\s+of\s+(?P<which>last month|this month|next month)", ("month",), of_month, of_month),
    Form(rf"(?<![\d月])(?P<n>{COUNT}|半|half a)\s*个?\s*{_UNITS_AGO}\s*(?:(?:之|以)?前|ago)",
         ("前", "ago"), ago, None),
    Form(rf"(?<![\d月])(?P<day>{NUMBER})\s*号", ("号",), day_back, day_ahead),
    Form(r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b", ("st", "nd", "rd", "th"), day_back, day_ahead),
    Form(rf"(?<![\d月])(?P<day>{NUMBER})\s*日(?!内)", ("日",), day_back, None),
    Form(rf"(?<![\d月])(?P<day>{NUMBER})\s*日(?=\s*(?:之|以)?前)", ("日",), None, day_ahead),
    Form(rf"(?<![\d号单一二三四五六七八九十])(?P<year>{'|'.join(YEARS)})?的?"
         rf"(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))})(?!(?<=\d)\d)"
         r"(?:节|那天|当天|当日)?(?P<beside>的?(?:前一天|前夕|后一天|第二天|次日))?",
         tuple(FEASTS), feast_back, feast_ahead),
    Form(rf"(?P<near>{_ANY_NEAR}|[今明昨前](?=晚|早|晨|夜)"
         r"|this(?=\s+(?:morning|afternoon|evening))|last(?=\s+night)|\bto(?=night))", tuple(NEAR), near, near),
    Form(r"(?P<which>上上|上|下下|下|本|这)?(?:一?个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])",
         _WEEK, weekday_back, weekday_ahead),
    Form(rf"\b(?P<day>{_ENGLISH_DAY})\s+(?:of\s+)?(?P<which>next|this|last)\s+week\b",
         ("week",), weekday_back, weekday_ahead),
    Form(rf"(?P<which>next\s+|this\s+|last\s+)?\b(?P<day>{_ENGLISH_DAY})\b",
         _ENGLISH_DAYS, weekday_back, weekday_ahead),
    Form(r"(?:本|这个?|下个?)(?:周|星期|礼拜)(?![一二三四五六日天末])", _WEEK, None, week_end),
    Form(r"(?:end of |within |this )(?:the |this )?(?:next )?week\b|next week\b", ("week",), None, week_end),
    Form(r"(?<!\d)(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:底|末)",
         ("底", "末"), None, named_month_end),
    Form(r"(?<![\d一二三四五六七八九十])(?:本|这个?|当|下个?)?月(?:底||末|内|之内)", ("月",), None, month_end),
    Form(r"end of (?:the |this |next )?month\b", ("month",), None, month_end),
    Form(r"(?:本|这个?)?月中(?:旬)?", ("月中",), None, month_middle),
    Form(r"(?<![半\d一二三四五六七八九十])(?:年底|年末|年前)|end of (?:the |this )?year\b",
         ("年底", "年末", "年前", "year"), None, year_end),
)  # fmt: skip

_SAME_DAY = Later(rf"\s*[(,]?\s*(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<en>{_ENGLISH_DAY})\b)\s*[),]?")
_BETWEEN = Later(r"(?:[\s,，的]|\bat\b|\bby\b|\bbefore\b|\bon\b|t(?=\d))*")


class Day(Struct, frozen=True):
    """A day that was read, the time of day with it, and where both stood in the text."""

    begin: int
    end: int
    day: date
    time: TimeOfDay | None

    def moment(self, now: datetime) -> datetime:
        """The moment in the zone of `now`; a day without a time ends at its 24:00."""
        zone = now.tzinfo
        return day_end(self.day, zone) if self.time is None else self.time.on(self.day, zone).astimezone(zone)


def days_in(words: str, today: date, back: bool = False) -> Iterator[Day]:
    """Every day that a text names, in the order of the forms; what cannot exist is left out."""
    taken: list[Day] = []
    for form in FORMS:
        read = form.reader(words, back)
        for found in re.finditer(form.pattern, words) if read else ():  # compiled when first used
            if read is None or any(found.start() < one.end and one.begin < found.end() for one in taken):
                continue
            try:
                taken.append(_day(words, found, read, today))
            except NoSuchDay:
                continue
            yield taken[-1]


def whole_day(words: str, today: date, back: bool, tail: str = "") -> Day | None:
    """Read a text that is one day and nothing else but `tail`, a pattern; None when it is no form of a day.

    A time of day may stand before or behind the day. Raises `NoSuchDay`.
    """
    wrong: NoSuchDay | None = None
    lead = re.match(rf"(?:(?:on|at|in|于|在|是)\s*)?(?:(?P<en>{_ENGLISH_DAY})\s*,\s*)?", words)
    begin = lead.end() if lead else 0
    for form in FORMS:
        read = form.reader(words, back)
        found = re.compile(form.pattern).match(words, begin) if read else None
        if found is None or read is None:
            continue
        try:
            day = _day(words, found, read, today)
        except NoSuchDay as error:
            wrong = error
            continue
        if not re.fullmatch(rf"\s*(?:{tail})?\s*", words[day.end :]):
            continue
        if lead and lead["en"] and weekday_of(lead["en"]) != day.day.weekday():
            raise NoSuchDay(words)
        return day
    found_first = time_at(words, begin)
    if found_first and found_first[0] < len(words):
        later = whole_day(words[found_first[0] :].lstrip(" ,"), today, back, tail)
        if later and later.time is None:
            return Day(0, len(words), later.day, found_first[1])
        if later and later.time and later.time.part:  # 9:30 this morning
            return whole_day(
                f"{words[found_first[0] :].lstrip(' ,')} {words[begin : found_first[0]]}", today, back, tail
            )
    if wrong:
        raise wrong
    return None


def time_at(words: str, begin: int) -> tuple[int, TimeOfDay] | None:
    """Read a time of day at a place: where it ends, and what it is. Raises `NoSuchDay`."""
    clock = re.compile(TIME).match(words, begin)
    if clock is None or not clock[0].strip():
        return None
    try:
        return clock.end(), time_of(clock)
    except ValueError:
        raise NoSuchDay(clock[0]) from None


def times_in(words: str) -> Iterator[tuple[int, int, TimeOfDay]]:
    """Every time of day that a text names, with where it begins and ends."""
    for clock in re.finditer(TIME, words):
        try:
            yield clock.start(), clock.end(), time_of(clock)
        except ValueError:
            continue


def _day(words: str, found: re.Match[str], read: Reader, today: date) -> Day:
    """The day of a match, with a weekday that agrees and a time of day behind it."""
    try:
        day = read(found, today)
    except NoSuchDay:
        raise
    except (ValueError, OverflowError):
        raise NoSuchDay(found[0]) from None
    end = found.end()
    same = _SAME_DAY.made.match(words, end)
    if same and weekday_of(same["zh"] or same["en"]) != day.weekday():
        raise NoSuchDay(found[0] + same[0])
    end = same.end() if same else end
    between = _BETWEEN.made.match(words, end)
    time = time_at(words, between.end() if between else end)
    return Day(found.start(), time[0], day, time[1]) if time else Day(found.start(), end, day, None)
