"""Deadlines: the time limits of a playbook, laid on the dates of a case, with every sum shown."""

from __future__ import annotations

from store.case.deadlines.engine import deadlines, ended, waiting_facts
from store.case.deadlines.model import Deadline, DeadlineState
from store.case.deadlines.words import CONFIDENCE_WORDS, tell
from store.case.turns import name_of
from store.days.counting import Sum, count

__all__ = (
    "CONFIDENCE_WORDS",
    "Deadline",
    "DeadlineState",
    "Sum",
    "count",
    "deadlines",
    "ended",
    "name_of",
    "tell",
    "waiting_facts",
)
