"""What a line of the checklist, a mark, a deadline or an entry of the agenda is about.

On disk, in JSON and on the command line these are ids: `order`, `contact.send-message`, `fact:paid`,
`limit:intervene-window`, `promise:7`, `own:9`. They are read and written here only.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class EvidenceRef(Struct, frozen=True, gc=False):
    """A kind of evidence of the playbook."""

    kind: str

    def __str__(self) -> str:
        return self.kind


class TodoRef(Struct, frozen=True, gc=False):
    """An item of the task list of a step."""

    step: str
    todo: str

    def __str__(self) -> str:
        return f"{self.step}.{self.todo}"


class FactRef(Struct, frozen=True, gc=False):
    """A fact, by its key."""

    key: str

    def __str__(self) -> str:
        return f"fact:{self.key}"


class LimitRef(Struct, frozen=True, gc=False):
    """A time limit of the playbook."""

    limit: str

    def __str__(self) -> str:
        return f"limit:{self.limit}"


class PromiseRef(Struct, frozen=True, gc=False):
    """A promise of the diary, by the change that noted it."""

    change: int

    def __str__(self) -> str:
        return f"promise:{self.change}"


class OwnRef(Struct, frozen=True, gc=False):
    """A to-do of the user's own, by the change that added it."""

    change: int

    def __str__(self) -> str:
        return f"own:{self.change}"


Ref = EvidenceRef | TodoRef | FactRef | LimitRef | PromiseRef | OwnRef
"""Whatever can be marked."""
DeadlineRef = LimitRef | PromiseRef
"""Whatever can have a date of its own."""


_CHANGES: Mapping[str, type[PromiseRef] | type[OwnRef]] = {"promise": PromiseRef, "own": OwnRef}


def parse_ref(text: str) -> Ref:
    """Read an id; what is nothing else is a kind of evidence."""
    kind, colon, rest = text.partition(":")
    if colon and kind == "fact":
        return FactRef(rest)
    if colon and kind == "limit":
        return LimitRef(rest)
    if colon and kind in _CHANGES and rest.isascii() and rest.isdecimal():
        return _CHANGES[kind](int(rest[:15]))
    step, dot, todo = text.partition(".")
    return TodoRef(step, todo) if dot else EvidenceRef(text)


def deadline_id(ref: DeadlineRef) -> str:
    """The id of a deadline: that of its limit, or `promise:7`."""
    return ref.limit if isinstance(ref, LimitRef) else str(ref)


def parse_deadline(text: str) -> DeadlineRef:
    """Read the id of a deadline; `limit:` before the id of a limit may stand."""
    found = parse_ref(text)
    return found if isinstance(found, LimitRef | PromiseRef) else LimitRef(text)


def is_own(name: str) -> bool:
    """Whether the id of an entry of the agenda is that of a to-do of the user's own."""
    return name.startswith("own:")


def agenda_id(ref: EvidenceRef | OwnRef | DeadlineRef) -> str:
    """The id of an entry of the agenda: that of a deadline, `own:9`, or `evidence:unboxing`."""
    if isinstance(ref, OwnRef):
        return str(ref)
    return f"evidence:{ref}" if isinstance(ref, EvidenceRef) else deadline_id(ref)
