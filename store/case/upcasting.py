"""Events in forms of earlier versions, lifted to the form of today.

Each stored event says the version of its form. When the form of a kind changes, a step is added at the end of
`STEPS`: a function that makes of the data of one version the data of the next. Steps are never changed or taken
out, and what is on disk is never rewritten: it is lifted whenever it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

Data = Mapping[str, Any]


class Step(NamedTuple):
    """Lifts the data of an event of this kind from this version to the next."""

    kind: str
    version: int
    lift: Callable[[Data], Data]


def _when_recorded(data: Data) -> Data:
    """Until then an event had happened when it was recorded, which an empty text says."""
    return {**data, "happened": ""}


def _placed_without_reason(data: Data) -> Data:
    """Until then only a step that was gone from the playbook made somebody say where a case stands."""
    return {**_when_recorded(data), "reason": ""}


def _without_rules(data: Data) -> Data:
    """Until then a case kept nothing of the rules it was counted by."""
    return {**data, "rules": {}}


def _without_what_worked(data: Data) -> Data:
    """Until then an ending told its outcome alone."""
    return {**data, "way": "", "card": "", "letter": "", "worked": "", "minutes": 0, "keep": ""}


_TOLD = (
    "opened",
    "choice-taken",
    "fact-set",
    "item-marked",
    "diary-noted",
    "deadline-set",
    "evidence-attached",
    "closed",
)
STEPS: tuple[Step, ...] = (
    *(Step(kind, 1, _when_recorded) for kind in _TOLD),
    Step("step-placed", 1, _placed_without_reason),
    *(Step(kind, 2, _without_rules) for kind in ("opened", "choice-taken", "step-placed")),
    Step("closed", 2, _without_what_worked),
)
"""All steps, oldest first."""
_STEPS_OF = Counter(step.kind for step in STEPS)


class NewerForm(ValueError):
    """An event has a form that is not known yet."""


def version_of(kind: str, steps: Sequence[Step] = STEPS) -> int:
    """The version in which events of a kind are written now."""
    return 1 + (_STEPS_OF[kind] if steps is STEPS else sum(step.kind == kind for step in steps))


def lift(kind: str, version: int, data: Data, steps: Sequence[Step] = STEPS, known: bool = True) -> Data:
    """The data in the form of today. Raises `NewerForm`, also for a kind that is not `known`, and `ValueError` for
    a version that never was."""
    if version < 1:
        raise ValueError(version)
    newest = version_of(kind, steps)
    if not known or version > newest:
        raise NewerForm
    if version == newest:
        return data
    for step in steps:
        if step.kind == kind and step.version == version:
            data, version = step.lift(data), version + 1
    return data
