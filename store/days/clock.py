"""The time. Nothing below a face asks the system for it: a clock is passed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the present moment, aware of its zone."""

HOME_ZONE = ZoneInfo("Asia/Shanghai")


def system_clock(zone: ZoneInfo = HOME_ZONE) -> Clock:
    """The host's clock, told in `zone` whatever the host's own zone is."""
    return lambda: datetime.now(zone).replace(microsecond=0)
