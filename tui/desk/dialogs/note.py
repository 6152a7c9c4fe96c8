"""Asks for a line of the diary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from content.text.words import N_, Message, message
from store.case.facts import too_long
from store.case.intents import NoteDiary
from store.case.quoted import quoted_moment, quoted_speaker
from store.case.timeline import CHANNEL_WORDS, WHO_WORDS
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskNote
from tui.desk.widgets.field import ORDINARY
from tui.desk.widgets.textarea import put, value_of
from tui.say.heard import heard_promise, heard_when


class NoteForm(Form[NoteDiary]):
    """A diary note: what was said, by whom, on which channel, and what was promised."""

    title_words: ClassVar[str] = N_("A note for the diary")

    def __init__(self, port: DeskPort, asked: AskNote) -> None:
        super().__init__(port, asked.draft, asked.number)
        self._sent = asked.sent
        self._heard_who = "me" if asked.sent else "merchant"
        self._length = 0

    def rows(self) -> Sequence[Row]:
        """Text, who, channel, promise."""
        tr = self.port.tr
        who = tuple((name, tr(words)) for name, words in WHO_WORDS.items())
        channel = tuple((name, tr(words)) for name, words in CHANNEL_WORDS.items())
        return (
            Row(
                "text", N_("What happened"), N_("In their words, if somebody said it"), value=self._sent, long=True
            ),
            Row("who", N_("Who"), N_("Who said or did it"), who, self._heard_who),
            Row("channel", N_("Where"), "", channel, "chat"),
            Row("promise", N_("Promised"), N_("Such as: an answer within 48 hours. Empty if nothing was")),
            when_row(tr),
        )

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full, also that of a message that is quoted, and until when what was promised is."""
        now, values = self.port.clock(), self.values()
        if key == ON:
            return heard_when(self.port.tr, text or quoted_moment(values.get("text", ""), now), now)
        if key == "text":
            return heard_when(self.port.tr, _when(values, text, now), now)
        if key == "promise":
            return heard_promise(self.port.tr, text, _when(values, values.get("text", ""), now), now)
        return None

    def check(self, key: str, text: str) -> Message | None:
        """A note has words."""
        if key == "text" and not text.strip():
            return message(N_("An empty note says nothing; nothing was saved."))
        if key == ON:
            return wrong_when(self.port.tr, text, self.port.clock())
        return too_long(text)

    @on(TextArea.Changed, "#field-text")
    def _quoted(self, event: TextArea.Changed) -> None:
        """Who is quoted said it, until the row says otherwise; the page of an order is no note."""
        text, grown = event.text_area.text, len(event.text_area.text) - self._length
        self._length = len(text)
        if grown > ORDINARY and self.pasting is not None and self.pasting.is_page(text):
            self.pasting.take(text)
            return
        who, speaker = self.entries["who"], quoted_speaker(event.text_area.text)
        if speaker and value_of(who) == self._heard_who:
            put(who, speaker)
            self._heard_who = speaker

    def page_taken(self) -> None:
        """What the page says is in the facts now; the note is empty again."""
        put(self.entries["text"], "")

    def answer(self, values: dict[str, str]) -> NoteDiary:
        """The note."""
        return NoteDiary(values["text"], values["who"], values["channel"], values["promise"], on=values["on"])


def _when(values: Mapping[str, str], text: str, now: datetime) -> str:
    """What the row says; where it is empty, the moment that a quoted message bears."""
    return values.get(ON, "").strip() or quoted_moment(text, now)
