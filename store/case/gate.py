"""The gate before what counts once: an application, an intervention, a complaint, a suit.

A step says with `gate` in its front matter who reads what is handed in there. Whoever goes on from it to wait for
an answer has handed in: before that the case is checked.
"""

from __future__ import annotations

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.checklist import Item, ItemSource, checklist
from store.case.money import money_of
from store.case.refs import FactRef
from store.case.sequence import dated_way, doubts_about_facts

NEEDED = ("reason", "demand")
"""The facts without which nothing can be handed in."""


def gated(case: Case, playbook: Playbook, choice: str) -> str:
    """Who reads what a choice hands in, empty where the choice hands in nothing."""
    flow = playbook.flow
    here = flow.steps.get(case.step)
    if here is None or here.kind is not StepKind.TASK or flow.choice(case.step, choice) is None:
        return ""
    goal = flow.steps[flow.passage(choice, case.way)[-1]]
    return playbook.step(case.step).gate if goal.kind is StepKind.WAIT else ""


def handing_in(case: Case, playbook: Playbook) -> str:
    """The choice by which something is handed in from the step a case stands on, or empty."""
    choices = playbook.flow.choices.get(case.step, ())
    return next((one.id for one in choices if gated(case, playbook, one.id)), "")


def required(case: Case, playbook: Playbook) -> tuple[Item, ...]:
    """The evidence that the reason requires and that is missing."""
    every = checklist(case, playbook)
    return tuple(one for one in every if one.source is ItemSource.EVIDENCE and one.required and one.open)


def missing(case: Case, playbook: Playbook) -> tuple[str, ...]:
    """The ids of what is missing or cannot be: facts, required evidence, an amount above what was paid, dates."""
    facts = tuple(str(FactRef(key)) for key in NEEDED if not case.facts.get(key))
    amount = (str(FactRef("amount")),) if above_paid(case) else ()
    dates = (str(FactRef("bought-on")),) if doubts_about_facts(case.facts, playbook, way=dated_way(case)) else ()
    return (*facts, *(one.id for one in required(case, playbook)), *amount, *dates)


def above_paid(case: Case) -> bool:
    """Whether more is asked for than was paid, and no compensation is asked for."""
    asked, paid = (money_of(case.facts.get(key, "")) for key in ("amount", "paid"))
    return asked is not None and paid is not None and asked > paid and case.facts.get("demand") != "compensation"
