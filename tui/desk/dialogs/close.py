"""Asks how a case ended: with what, how much came back and when, and what worked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from content.text.words import N_, Message, Problem, message
from store.case.facts import parse_fact, too_long
from store.case.intents import CloseCase, Intent, NoteDiary, SetFact
from store.case.timeline import OUTCOME_WORDS
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, heard_when, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskClose

MONEY, DAY = "paid-back", "paid-back-on"
"""The facts in which it is kept what came back, and when."""
WITH_MONEY = "refunded"
"""The outcome of which the amount must be told."""


class CloseForm(Form[tuple[Intent, ...]]):
    """The outcome, the money, the day, and a word about what worked."""

    title_words: ClassVar[str] = N_("Close the case")

    def __init__(self, port: DeskPort, asked: AskClose) -> None:
        super().__init__(port, asked.draft)
        self._case = asked.case

    def rows(self) -> Sequence[Row]:
        """Outcome, amount, day, words."""
        tr = self.port.tr
        known = [name for name in OUTCOME_WORDS if name != "closed"]
        outcomes = (("", tr(N_("choose"))), *((name, tr(OUTCOME_WORDS[name])) for name in known))
        facts = self._case.facts
        return (
            Row("outcome", N_("Outcome"), N_("How it ended; left and right choose"), outcomes),
            Row(MONEY, N_("Money back"), N_("What really came back, such as 199.00"), value=facts.get(MONEY, "")),
            Row(DAY, N_("Money back on"), N_("Such as today, yesterday or 11-26"), value=facts.get(DAY, "")),
            Row("worked", N_("What worked"), N_("For the next time: which step, which answer; may stay empty")),
            when_row(tr, N_("Ended when?")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """An outcome is told, and the amount where money came back."""
        if key == "outcome":
            return None if text else message(N_("How did it end?"))
        if key == "worked":
            return too_long(text)
        if key == ON:
            return wrong_when(text, self.port.clock())
        if key == MONEY and not text.strip() and self.values()["outcome"] == WITH_MONEY:
            return message(N_("How much came back?"))
        try:
            parse_fact(key, text, self.port.clock(), self.port.playbook().reasons)
        except Problem as problem:
            return problem.message
        return None

    def heard(self, key: str, text: str) -> Message | None:
        """A moment in full."""
        return heard_when(self.port.tr, text, self.port.clock()) if key in (ON, DAY) else None

    def answer(self, values: dict[str, str]) -> tuple[Intent, ...]:
        """The facts that are new, the line for the diary, and then the end."""
        facts = [SetFact(key, values[key]) for key in (MONEY, DAY) if values[key] != self._case.facts.get(key, "")]
        notes = [NoteDiary(values["worked"])] if values["worked"].strip() else []
        return (*facts, *notes, CloseCase(values["outcome"], on=values[ON]))
