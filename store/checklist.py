"""The checklist: what is still missing. Evidence the reason needs, to-dos of the step, facts not yet known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from content.model import Need
from content.playbook import Playbook
from content.words import Message, message
from store.case import Case
from store.facts import FIELDS


class ItemState(StrEnum):
    """How far an item is."""

    MISSING = "missing"
    HAVE = "have"
    CANNOT_GET = "cannot-get"
    NOT_NEEDED = "not-needed"


class ItemSource(StrEnum):
    """Where an item comes from."""

    EVIDENCE = "evidence"
    STEP = "step"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. `why` and `perishes` are words of the playbook, or empty."""

    id: str
    title: str | Message
    state: ItemState
    required: bool
    source: ItemSource
    why: str = ""
    perishes: str = ""

    @property
    def open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state is ItemState.MISSING


BASIC_NEEDS = (
    Need("order", True, ""),
    Need("chat", True, ""),
    Need("goods", False, ""),
    Need("other", False, ""),
)
"""What every dispute needs, while its reason is not known."""


def checklist(case: Case, playbook: Playbook) -> tuple[Item, ...]:
    """The checklist of a case as it stands: to-dos of the step first, then evidence, then facts."""
    return (*_todos(case, playbook), *_evidence(case, playbook), *_facts(case))


def _todos(case: Case, playbook: Playbook) -> list[Item]:
    if case.step not in playbook.flow.steps:
        return []
    return [
        Item(
            f"{case.step}.{todo.id}",
            todo.text,
            ItemState(case.marks.get(f"{case.step}.{todo.id}", ItemState.MISSING)),
            todo.required,
            ItemSource.STEP,
        )
        for todo in playbook.step(case.step).todos
    ]


def _evidence(case: Case, playbook: Playbook) -> list[Item]:
    reason = case.facts.get("reason", "")
    needs = playbook.reason(reason).needs if reason in playbook.reasons else BASIC_NEEDS
    attached = {exhibit.evidence for exhibit in case.exhibits}
    wanted = {need.evidence: need for need in needs}
    for kind in sorted(attached - wanted.keys()):
        wanted[kind] = Need(kind, False, "")
    items = []
    for need in wanted.values():
        kind_of = playbook.evidence.get(need.evidence)
        if kind_of is None:
            continue
        given = ItemState.HAVE if need.evidence in attached else ItemState.MISSING
        state = ItemState(case.marks.get(need.evidence, given))
        items.append(
            Item(
                need.evidence,
                kind_of.title,
                state,
                need.required,
                ItemSource.EVIDENCE,
                need.why,
                kind_of.perishes,
            )
        )
    return items


def _facts(case: Case) -> list[Item]:
    """The facts that quick add asks for and that nobody has given yet."""
    return [
        Item(
            f"fact:{field.key}",
            message(field.label),
            ItemState(case.marks.get(f"fact:{field.key}", ItemState.MISSING)),
            field.key == "reason",
            ItemSource.FACT,
        )
        for field in FIELDS
        if (field.quick or field.key == "problem") and not case.facts.get(field.key)
    ]
