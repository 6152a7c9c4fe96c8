"""What a case is made of: stops, diary lines, exhibits, and what was said about its deadlines."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Stop(Struct, frozen=True, gc=False):
    """A step the case came to, and when."""

    step: str
    at: datetime


class DiaryEntry(Struct, frozen=True, gc=False):
    """A line of the diary.

    `change` is the number of the change that wrote it, `stops` how many stops the case had made by then.
    """

    change: int
    stops: int
    at: datetime
    by: str
    text: str
    who: str
    channel: str
    promise: str


class Exhibit(Struct, frozen=True, gc=False):
    """A piece of evidence that was taken in; `no` counts from 1 in the order of intake."""

    no: int
    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str
    at: datetime


class Stated(Struct, frozen=True, gc=False):
    """The end of a deadline as the app showed it, and when that was noted."""

    at: datetime
    note: str
    noted: datetime


class Snooze(Struct, frozen=True, gc=False):
    """Until when nobody is to be reminded of a deadline, why, and when that was said."""

    until: datetime
    reason: str
    noted: datetime
