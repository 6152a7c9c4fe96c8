"""Asks how a case ended: with what, how much came back and when, and what worked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from content.text.cells import plain
from content.text.words import N_, Message, Problem, Translator, message
from store.case.decide_dealings import minutes_of
from store.case.facts import parse_fact, too_long
from store.case.intents import CloseCase
from store.case.sent import letters_sent
from store.case.timeline import OUTCOME_WORDS
from store.case.view import CaseView
from store.days.ahead import parse_ahead
from store.papers.letters import letters_for
from store.papers.replies import answer
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.ports import DeskPort
from tui.desk.questions import AskClose
from tui.say.heard import heard_when

MONEY, DAY = "paid-back", "paid-back-on"
"""The facts in which it is kept what came back, and when."""
WITH_MONEY = "refunded"
"""The outcome of which the amount must be told."""


class CloseForm(Form[CloseCase]):
    """The outcome, the money, the day, and a word about what worked."""

    title_words: ClassVar[str] = N_("Close the case")

    def __init__(self, port: DeskPort, asked: AskClose) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        self._case = asked.case

    def rows(self) -> Sequence[Row]:
        """Outcome, amount, day, words."""
        tr = self.port.tr
        known = [name for name in OUTCOME_WORDS if name != "closed"]
        outcomes = tuple((name, tr(OUTCOME_WORDS[name])) for name in known)
        facts = self._case.facts
        return (
            Row("outcome", N_("Outcome"), N_("How it ended; left and right choose"), outcomes, open=True),
            Row(MONEY, N_("Money back"), N_("What really came back, such as 199.00"), value=facts.get(MONEY, "")),
            Row(DAY, N_("Money back on"), N_("Such as today, yesterday or 11-26"), value=facts.get(DAY, "")),
            Row("worked", N_("What worked"), N_("For the next time: which step, which answer; may stay empty")),
            Row("way", N_("By way of"), N_("The step that did it; left and right choose"), _ways(self._case, tr)),
            *_worked(self._case, tr),
            Row(
                "minutes",
                N_("Your time"),
                N_("Such as 40, for minutes, or 1 h 30; for your own statistics, may stay empty"),
            ),
            Row(
                "keep",
                N_("Keep until"),
                N_("A claim usually lapses after 3 years"),
                value=_kept_until(self.port.clock()),
            ),
            when_row(tr, N_("Ended when?")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """An outcome is told, and the amount where money came back."""
        if key == "outcome":
            return None if text else message(N_("How did it end?"))
        if key in ("worked", "way", "card", "letter"):
            return too_long(text)
        if key == ON:
            return wrong_when(self.port.tr, text, self.port.clock())
        if key == MONEY and not text.strip() and self.values()["outcome"] == WITH_MONEY:
            return message(N_("How much came back?"))
        try:
            if key in (MONEY, DAY):
                parse_fact(key, text, self.port.clock(), self.port.playbook().reasons)
            elif key == "minutes":
                minutes_of(text)
            elif text.strip():
                parse_ahead(text, self.port.clock(), self.port.tr.language)
        except Problem as problem:
            return problem.message
        return None

    def heard(self, key: str, text: str) -> Message | None:
        """A moment in full."""
        return heard_when(self.port.tr, text, self.port.clock()) if key in (ON, DAY) else None

    def answer(self, values: dict[str, str]) -> CloseCase:
        """The end, with the facts that are new."""
        known = self._case.facts
        return CloseCase(
            values["outcome"],
            way=values["way"],
            card=values.get("card", ""),
            letter=values.get("letter", ""),
            worked=values["worked"],
            minutes=values["minutes"],
            keep=values["keep"],
            facts={key: values[key] for key in (MONEY, DAY) if values[key] != known.get(key, "")},
            on=values[ON],
        )


def _kept_until(now: datetime) -> str:
    """Three years from now: a claim usually lapses then."""
    return (now.date() + timedelta(days=3 * 365 + 1)).isoformat()


def _ways(view: CaseView, tr: Translator) -> tuple[tuple[str, str], ...]:
    """The steps the case was on, each once, the last one first."""
    steps = view.playbook.flow.steps
    gone = [name for name in dict.fromkeys(reversed(view.case.way)) if name in steps and steps[name].rests]
    return (("", tr(N_("not said"))), *((name, plain(steps[name].title)) for name in gone))


def _worked(view: CaseView, tr: Translator) -> Iterator[Row]:
    """Which answer and which letter worked: those that fit what they said last and the steps the case was on."""
    unsaid = ("", tr(N_("not said")))
    cards = answer(view).cards if any(one.who != "me" for one in view.diary) else ()
    if cards:
        options = (unsaid, *((card.id, plain(card.says, most=60)) for card in cards))
        yield Row("card", N_("Which answer"), N_("The reply card that worked; left and right choose"), options)
    way = set(view.case.way)
    sent = {one.letter for one in letters_sent(view.case)}
    letters = [one for one in letters_for(view) if one.id in sent or way & set(one.steps)]
    letters.sort(key=lambda one: one.id not in sent)
    if letters:
        options = (unsaid, *((one.id, plain(one.title, most=60)) for one in letters))
        yield Row("letter", N_("Which letter"), N_("The letter that worked; left and right choose"), options)
