"""Chinese working days, with 调休: the State Council's holiday notices, and what the user adds to them.

The notices are those that chinesecalendar carries. The notice of a year comes out at the end of the year before
it; until the library has it, the user can write it into `<home>/holidays.toml`:

    [2027]
    off = [2027-01-01, "2027-02-05/2027-02-11"]     # days off; a string may name a span, both ends included
    worked = [2027-02-20]                           # days that are worked though they are a weekend

What stands there also corrects a year the library has. A day belongs under its own year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from content.text.words import N_
from store.errors import HomeProblem

ONE_DAY = timedelta(days=1)
LONGEST_SPAN = 366
"""Days that one span of `holidays.toml` may have."""


class Notice(Struct, frozen=True):
    """What is said about one year: days that are off, and weekend days that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


class WorkCalendar(Struct, frozen=True, eq=False):
    """Which days are worked. `added` are the user's own notices by year; they win over the library's."""

    added: Mapping[int, Notice] = field(default_factory=dict)
    _years: dict[int, tuple[Notice, bool]] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Whether a day is worked; in a year without a notice that is Monday to Friday."""
        notice, _ = self._year(day.year)
        return day not in notice.off and (day.weekday() < 5 or day in notice.worked)

    def known(self, day: date) -> bool:
        """Whether there is a notice for the year of the day."""
        return self._year(day.year)[1]

    def known_until(self) -> date:
        """The last day up to which every year has a notice."""
        last = _published_years()[-1]
        while self._year(last + 1)[1]:
            last += 1
        return date(last, 12, 31)

    def _year(self, year: int) -> tuple[Notice, bool]:
        if year not in self._years:
            self._years[year] = self._read_year(year)
        return self._years[year]

    def _read_year(self, year: int) -> tuple[Notice, bool]:
        from chinese_calendar import holidays, workdays

        known = year in _published_years()
        # a weekend day is in neither list unless a notice names it
        off = frozenset(day for day in holidays if day.year == year) if known else frozenset()
        worked = frozenset(day for day in workdays if day.year == year) if known else frozenset()
        more = self.added.get(year)
        if more is None:
            return Notice(off, worked), known
        return Notice((off - more.worked) | more.off, (worked - more.off) | more.worked), True


def _published_years() -> range:
    from chinese_calendar import holidays

    return range(min(holidays).year, max(holidays).year + 1)


def read_calendar(path: Path) -> WorkCalendar:
    """The library's notices with those of the file `path`, if there is one. Raises `HomeProblem`."""
    try:
        text = path.read_text(encoding="utf-8")
        import tomllib

        data = tomllib.loads(text)
        return WorkCalendar({_year(name): _notice(_year(name), table) for name, table in data.items()})
    except FileNotFoundError:
        return WorkCalendar()
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise HomeProblem(
            N_("{path} cannot be read ({why}). Mend it or move it away."), path=str(path), why=why
        ) from error


def _year(name: str) -> int:
    if not (name.isascii() and name.isdigit() and 1 <= int(name) < 9999):
        raise ValueError(f"[{name}]: not a year")
    return int(name)


def _notice(year: int, table: Any) -> Notice:
    if not isinstance(table, dict) or not table.keys() <= {"off", "worked", "source"}:
        raise ValueError(f"[{year}]: off = […] and worked = […] are wanted")
    off, worked = (frozenset(_days(year, table.get(name, []))) for name in ("off", "worked"))
    both = sorted(off & worked)
    if both:
        raise ValueError(f"[{year}]: {both[0]} is both off and worked")
    return Notice(off, worked)


def _days(year: int, values: Any) -> Iterator[date]:
    if not isinstance(values, list):
        raise ValueError(f"[{year}]: a list of days is wanted")  # noqa: TRY004 - told as a fault of the file
    for value in values:
        for day in _span(value):
            if day.year != year:
                raise ValueError(f"[{year}]: {day} is not in {year}")
            yield day


def _span(value: Any) -> Iterable[date]:
    if isinstance(value, date) and not isinstance(value, datetime):
        return (value,)
    if not isinstance(value, str):
        raise ValueError(f"“{value}” is not a day")  # noqa: TRY004 - told as a fault of the file
    first, _, last = value.partition("/")
    begin, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    length = (end - begin).days + 1
    if not 0 < length <= LONGEST_SPAN:
        raise ValueError(f"“{value}” is not a span of days")
    return (begin + timedelta(days=n) for n in range(length))
