"""The arithmetic of time limits: when an amount on a clock is over, and what was left out on the way.

- `hours` run from the moment through nights, weekends and holidays. A start without a time of day counts from
  its 0:00: the strictest reading.
- `days` are calendar days of a platform. The day of the start does not count; the last day ends at 24:00, and
  nothing rolls over.
- `civil-days` are counted by the Civil Code (民法典): the first day does not count (第201条); a last day that is
  off moves to the day after the days off, and ends at 24:00 (第203条). Weekends are days off here unless a
  holiday notice makes them worked.
- `workdays` are days worked in China, 调休 included; the day of the start does not count.

The end of a day is kept as 0:00 of the day after. All sums are made in the zone that is passed in.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from content.pack.model import Clock
from store.days.workdays import ONE_DAY, WorkCalendar


class Sum(Struct, frozen=True):
    """What a count came to.

    `end` is the first moment that is too late. `skipped` counts the days off that were left out (`workdays`).
    `rolled` is the last day as counted, when it was off and moved on (`civil-days`). `certain` is False when a
    day on the way lies in a year without a holiday notice, so that the end is an estimate.
    """

    end: datetime
    skipped: int = 0
    rolled: date | None = None
    certain: bool = True


def count(clock: Clock, amount: int, start: date | datetime, zone: tzinfo | None, calendar: WorkCalendar) -> Sum:
    """Count `amount` units of `clock` from `start`, in `zone`."""
    if isinstance(start, datetime):
        start = start.astimezone(zone)
    if clock is Clock.HOURS:
        moment = start if isinstance(start, datetime) else midnight(start, zone)
        # through UTC: in a zone with summer time an hour is an hour
        return Sum((moment.astimezone(UTC) + timedelta(hours=amount)).astimezone(zone))
    day = start.date() if isinstance(start, datetime) else start
    if clock is Clock.WORKDAYS:
        return _workdays(day, amount, zone, calendar)
    last = day + timedelta(days=amount)
    if clock is Clock.CIVIL_DAYS:
        return _rolled(last, zone, calendar)
    return Sum(midnight(last + ONE_DAY, zone))


def midnight(day: date, zone: tzinfo | None) -> datetime:
    """0:00 of a day in `zone`."""
    return datetime.combine(day, time(), zone)


def day_end(day: date, zone: tzinfo | None) -> datetime:
    """24:00 of a day in `zone`."""
    return midnight(day + ONE_DAY, zone)


def last_day(end: datetime) -> date:
    """The day on which a moment is the end: 0:00 ends the day before."""
    return (end - timedelta(microseconds=1)).date()


def _workdays(day: date, amount: int, zone: tzinfo | None, calendar: WorkCalendar) -> Sum:
    skipped, certain, left = 0, True, amount
    while left > 0:
        day += ONE_DAY
        certain = certain and calendar.known(day)
        if calendar.works(day):
            left -= 1
        else:
            skipped += 1
    return Sum(midnight(day + ONE_DAY, zone), skipped, None, certain)


def _rolled(last: date, zone: tzinfo | None, calendar: WorkCalendar) -> Sum:
    day, certain = last, calendar.known(last)
    while not calendar.works(day):
        day += ONE_DAY
        certain = certain and calendar.known(day)
    return Sum(midnight(day + ONE_DAY, zone), 0, last if day > last else None, certain)
