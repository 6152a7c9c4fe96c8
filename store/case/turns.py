"""Whose move it is, and how long it is until a moment: what a list of cases says without opening one."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from content.text.later import Later
from content.text.words import N_, Message, counted, message

_REMARK = Later("[，,（(；;。]")


class Turn(StrEnum):
    """Whose move it is; cards are grouped by it."""

    MINE = "mine"
    THEIRS = "theirs"
    CLOSED = "closed"
    TRASH = "trash"


TURN_WORDS = {
    Turn.MINE: N_("Your move"),
    Turn.THEIRS: N_("Waiting for them"),
    Turn.CLOSED: N_("Closed"),
    Turn.TRASH: N_("Trash"),
}


def remaining_until(at: datetime, now: datetime) -> Message:
    """How long it is until a moment, in words."""
    left = at - now
    if left <= timedelta(0):
        return message(N_("over"))
    if left < timedelta(hours=1):
        return counted(N_("{n} minute left"), N_("{n} minutes left"), max(1, int(left.total_seconds() // 60)))
    if left < timedelta(hours=48):
        return counted(N_("{n} hour left"), N_("{n} hours left"), int(left.total_seconds() // 3600))
    return message(N_("{n} days left"), n=left.days)


def name_of(title: str) -> str:
    """What a deadline is about: its title up to the first remark."""
    return _REMARK.made.split(title, maxsplit=1)[0].strip() or title
