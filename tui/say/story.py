"""How a line of the story is told in short."""

from __future__ import annotations

from datetime import datetime

from content.text.words import Message, Translator
from store.case.timeline import LATE, Entry
from tui.say.moments import near_day


def told_briefly(tr: Translator, entry: Entry, now: datetime) -> str:
    """A line of the timeline under its day. Where it was written down later: the day, or of that day the hour."""
    text = entry.text
    if text.text == LATE:
        at, noted = entry.at.astimezone(now.tzinfo), entry.recorded.astimezone(now.tzinfo)
        when = f"{noted:%H:%M}" if noted.date() == at.date() else near_day(tr, noted, now)
        text = Message(LATE, {**text.values, "when": when})
    return tr.say(text)
