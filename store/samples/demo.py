"""A desk to try things on: invented cases at all stages, made by the same intents a user gives."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

from content.pack.files import DEFAULT
from store.case.intents import OpenCase
from store.days.clock import Clock
from store.disk.home import Home
from store.opening import open_home
from store.samples import earlier, ended, later
from store.samples.model import Paper, Words, begin


class _Watch:
    """A clock that is set to the moment at which something happened."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def fill(home: Home, clock: Clock, language: str) -> int:
    """Fill an empty home with sample cases that end at the present moment; returns how many there are."""
    now = clock()
    watch = _Watch(now)
    words = Words(language, now)
    samples = (*earlier.samples(words), *later.samples(words), *ended.samples(words))
    desk = open_home(home, watch, "小李" if language == "zh" else "Li", language)
    for sample in samples:
        began = begin(now, sample.days_ago)
        watch.now = min(began, now)
        number = desk.open(OpenCase(DEFAULT, "", sample.facts)).view.number
        for hours, part in sample.story:
            watch.now = min(began + timedelta(hours=hours), now)
            if isinstance(part, Paper):
                desk.attach_stream(number, BytesIO(part.text.encode()), part.name, part.kind, part.note)
            else:
                desk.do(number, part)
    desk.close()
    return len(samples)
