"""Asks what the app says about a deadline, and until when nobody is to be reminded of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from content.text.words import N_, Message, Problem, Translator, message
from store.case.decide_deadlines import put_off_too_far
from store.case.facts import too_long
from store.case.intents import SetDeadline, SnoozeDeadline
from store.days.ahead import parse_ahead
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskAppDate, AskSnooze
from tui.say.heard import heard_to_come, heard_when, moment_of


class AppDateForm(Form[SetDeadline]):
    """The end that the app shows, which counts more than any sum."""

    title_words: ClassVar[str] = N_("What the app says")

    def __init__(self, port: DeskPort, asked: AskAppDate) -> None:
        super().__init__(port, asked.draft)
        self._asked = asked

    def rows(self) -> Sequence[Row]:
        """Moment, where it was read."""
        return (
            Row(
                "text",
                N_("It ends"),
                N_("A countdown or a moment, such as 1天23小时 or 11-28 18:30; empty takes it back"),
            ),
            Row("note", N_("Seen where?"), N_("Such as the page of the refund; may stay empty")),
            when_row(self.port.tr, N_("Seen when?")),
        )

    def heard(self, key: str, text: str) -> Message | None:
        """The end in full, counted from when it was seen."""
        now = self.port.clock()
        if key == ON:
            return heard_when(self.port.tr, text, now)
        tr = self.port.tr
        return heard_to_come(tr, text, moment_of(tr, self.values()[ON], now), now) if key == "text" else None

    def check(self, key: str, text: str) -> Message | None:
        """A moment is one that can be read; none takes back what was copied before."""
        if key == "note":
            return too_long(text)
        now = self.port.clock()
        if key == ON:
            return wrong_when(self.port.tr, text, now)
        seen = moment_of(self.port.tr, self.values()[ON], now)
        return _unread(self.port.tr, text, seen, day_starts=False) if text.strip() else None

    def answer(self, values: dict[str, str]) -> SetDeadline:
        """The date."""
        return SetDeadline(self._asked.deadline, values["text"], values["note"], on=values[ON])


class SnoozeForm(Form[SnoozeDeadline]):
    """Until when, and why: who puts a reminder off should know that later."""

    title_words: ClassVar[str] = N_("Remind me later")

    def __init__(self, port: DeskPort, asked: AskSnooze) -> None:
        super().__init__(port, asked.draft)
        self._asked = asked

    def rows(self) -> Sequence[Row]:
        """Moment, reason."""
        return (
            Row("text", N_("Until"), N_("Such as tomorrow 9:00, in 2 days or 11-28")),
            Row("reason", N_("Why"), N_("One sentence for later; it stands in the timeline")),
        )

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        now = self.port.clock()
        return heard_to_come(self.port.tr, text, now, now, day_starts=True) if key == "text" else None

    def check(self, key: str, text: str) -> Message | None:
        """A moment to come, and a reason."""
        if key == "text":
            now, tr = self.port.clock(), self.port.tr
            unread = _unread(tr, text, now, day_starts=True)
            if unread is not None:
                return unread
            return put_off_too_far(self._asked.deadline, parse_ahead(text, now, tr.language, day_starts=True))
        return None if text.strip() else message(N_("Say why: a reminder is only put off with a reason."))

    def answer(self, values: dict[str, str]) -> SnoozeDeadline:
        """The wish."""
        return SnoozeDeadline(self._asked.deadline.id, values["text"], values["reason"])


def _unread(tr: Translator, text: str, now: datetime, day_starts: bool) -> Message | None:
    try:
        parse_ahead(text, now, tr.language, day_starts=day_starts)
    except Problem as problem:
        return problem.message
    return None
