"""Random cases: a walk through the flow with facts, notes, marks and dates copied in, and a clock that runs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from content.pack.files import DEFAULT
from content.pack.library import Library
from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.decide import decide, open_case
from store.case.events import Record
from store.case.fold import fold
from store.case.intents import (
    Intent,
    MarkItem,
    NoteDiary,
    OpenCase,
    SetDeadline,
    SetFact,
    SnoozeDeadline,
    TakeChoice,
)
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.disk.home import Home
from store.errors import Refused

START = datetime(2026, 1, 5, 9, 0, tzinfo=HOME_ZONE)
PROMISES = ("48小时内回复", "三天内", "周五前", "月底前", "尽快", "3个工作日内")


def playbook_of(home: Home, language: str = "zh") -> Playbook:
    """The built-in playbook."""
    return Library(home.playbooks).get(DEFAULT, language)


@dataclass
class Walk:
    """Makes one case after another from a seed; every intent goes through `decide` as on the desk."""

    playbook: Playbook
    calendar: WorkCalendar
    seed: int

    def case(self, number: int) -> tuple[Case, datetime]:
        """A case, and the moment of its last change."""
        dice = random.Random(self.seed * 100_003 + number)
        now = START + timedelta(minutes=dice.randrange(0, 500_000))
        intent = OpenCase(
            DEFAULT, facts={"product": f"货{number}", "reason": dice.choice([*self.playbook.reasons])}
        )
        records = [Record(1, now, "x", event) for event in open_case(intent, self.playbook, now)]
        case = fold(number, records)
        for _ in range(dice.randrange(0, 14)):
            now += timedelta(minutes=dice.randrange(1, 3_000))
            try:
                events = decide(self._any(dice, case, now), case, self.playbook, now, self.calendar)
            except Refused:
                continue
            records += [Record(records[-1].change + 1, now, "x", event) for event in events]
            case = fold(number, records)
        return case, now

    def _any(self, dice: random.Random, case: Case, now: datetime) -> Intent:
        day = (now - timedelta(days=dice.randrange(0, 30))).date().isoformat()
        limits = [*self.playbook.limits]
        choices = self.playbook.flow.choices.get(case.step, ())
        step = dice.choice(choices).id if choices else ""
        return dice.choice(
            [
                TakeChoice(step, anyway=True),
                TakeChoice(step, anyway=True),
                TakeChoice(step),
                SetFact(dice.choice(["received-on", "shipped-on", "refused-on"]), day),
                NoteDiary("说了", "merchant", "chat", dice.choice(PROMISES)),
                MarkItem(dice.choice([*self.playbook.evidence]), "have"),
                MarkItem(f"limit:{dice.choice(limits)}", "not-needed"),
                SetDeadline(dice.choice(limits), f"{dice.randrange(1, 90)}小时"),
                SnoozeDeadline(dice.choice(limits), f"{dice.randrange(1, 60)}小时", "等"),
            ]
        )
