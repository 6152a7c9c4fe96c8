"""The time. Nothing below a face asks the system for it: a clock is passed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from content.text.words import N_
from store.errors import Refused

Clock = Callable[[], datetime]
"""Returns the present moment, aware of its zone."""

EARLIEST, LATEST = 2020, 2999
"""The years in which this program can run: a clock whose battery is empty begins in 1970 or 2000."""

HOME_ZONE = ZoneInfo("Asia/Shanghai")


def system_clock(zone: ZoneInfo = HOME_ZONE) -> Clock:
    """The host's clock, told in `zone` whatever the host's own zone is."""
    return lambda: datetime.now(zone).replace(microsecond=0)


def credible(now: datetime) -> datetime:
    """This moment, if it can be now. Raises `Refused`: what is recorded would lie among what was long ago."""
    if not EARLIEST <= now.year <= LATEST:
        raise Refused(
            N_("The clock of this computer says {when}, which cannot be; nothing was saved. Set it and try again."),
            when=now.date().isoformat(),
        )
    return now


def digits(moment: date | datetime) -> str:
    """A day or a moment in digits; midnight is the 24:00 of the day before, as deadlines are told."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.time() == time():
        return f"{(moment - timedelta(days=1)).date().isoformat()} 24:00"
    return moment.strftime("%Y-%m-%d %H:%M")
