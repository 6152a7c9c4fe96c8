"""Asks for a line of the diary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from content.text.words import N_, Message, Problem, message
from store.case.facts import past_moment, too_long
from store.case.intents import NoteDiary
from store.case.timeline import CHANNEL_WORDS, WHO_WORDS
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskNote


class NoteForm(Form[NoteDiary]):
    """A diary note: what was said, by whom, on which channel, and what was promised."""

    title_words: ClassVar[str] = N_("A note for the diary")

    def __init__(self, port: DeskPort, asked: AskNote) -> None:
        super().__init__(port, asked.draft)

    def rows(self) -> Sequence[Row]:
        """Text, who, channel, promise."""
        tr = self.port.tr
        who = tuple((name, tr(words)) for name, words in WHO_WORDS.items())
        channel = tuple((name, tr(words)) for name, words in CHANNEL_WORDS.items())
        return (
            Row("text", N_("What happened"), N_("In their words, if somebody said it"), long=True),
            Row("who", N_("Who"), N_("Who said or did it"), who, "merchant"),
            Row("channel", N_("Where"), "", channel, "chat"),
            Row("promise", N_("Promised"), N_("Such as: an answer within 48 hours. Empty if nothing was")),
            Row("on", N_("When was that?"), N_("Empty for now; such as 今天 10:20, yesterday 21:30 or 11-21")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """A note has words."""
        if key == "text" and not text.strip():
            return message(N_("An empty note says nothing; nothing was saved."))
        if key == "on" and text.strip():
            return _wrong_moment(text, self.port.clock())
        return too_long(text)

    def answer(self, values: dict[str, str]) -> NoteDiary:
        """The note."""
        return NoteDiary(values["text"], values["who"], values["channel"], values["promise"], on=values["on"])


def _wrong_moment(text: str, now: datetime) -> Message | None:
    try:
        past_moment(text, now)
    except Problem as problem:
        return problem.message
    return None
