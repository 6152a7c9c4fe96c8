"""Deadlines: the time limits of a playbook, laid on the dates of a case, with every sum shown."""

from __future__ import annotations

from store.counting import Sum, count
from store.deadlines.engine import deadlines, ended, waiting_facts
from store.deadlines.model import Deadline, DeadlineState
from store.deadlines.words import CONFIDENCE_WORDS, tell

__all__ = (
    "CONFIDENCE_WORDS",
    "Deadline",
    "DeadlineState",
    "Sum",
    "count",
    "deadlines",
    "ended",
    "tell",
    "waiting_facts",
)
