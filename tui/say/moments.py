"""Sums and moments as one says them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from content.text.cells import plain
from content.text.words import Translator
from store.case.prices import price_tag
from store.days.clock import digits


def money(amount: Decimal | str) -> str:
    """An amount as it is written on a price tag; nothing where there is none."""
    return plain(price_tag(amount), most=40) if amount != "" else ""


def moment(at: datetime, now: datetime) -> str:
    """A moment in digits, in the zone of `now`; the year only where it is another one."""
    told = digits(at.astimezone(now.tzinfo))
    return told.removeprefix(f"{now.year}-")


def near_day(tr: Translator, moment: date | datetime, now: datetime) -> str:
    """A day as one says it: today, yesterday, tomorrow, or month and day; the year when it is another."""
    on = moment.astimezone(now.tzinfo).date() if isinstance(moment, datetime) else moment
    near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
    away = (on - now.date()).days
    if away in near:
        return near[away]
    return on.strftime("%m-%d") if on.year == now.year else on.isoformat()


def near_moment(tr: Translator, at: datetime, now: datetime) -> str:
    """A moment as one says it, such as `明天 24:00`."""
    told = digits(at.astimezone(now.tzinfo))
    return f"{near_day(tr, date.fromisoformat(told[:10]), now)} {told[11:]}"


def near_past(tr: Translator, at: datetime, now: datetime, day: bool) -> str:
    """When something happened; of what is known by its `day` alone the day, as its 0:00 is the 24:00 before."""
    return near_day(tr, at, now) if day else near_moment(tr, at, now)
