"""Facts about a case, in the past tense. They are recorded once and never changed, only voided.

On disk an event is a JSON object with its kind and the version of its form; `record_to_json` and
`record_from_json` are the only places that know that form.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import asdict

from content.text.words import N_
from store.case.upcasting import NewerForm, lift, version_of
from store.errors import DamagedFile, NewerCase


class Event(Struct, frozen=True, gc=False):
    """The base of all events."""

    kind: ClassVar[str] = ""


class CaseOpened(Event, frozen=True):
    """A case began, on a step of a playbook."""

    kind: ClassVar[str] = "opened"
    playbook: str
    title: str
    step: str


class ChoiceTaken(Event, frozen=True):
    """The case went on from `source`; `way` are the steps it passed, the last one is where it rests."""

    kind: ClassVar[str] = "choice-taken"
    source: str
    way: tuple[str, ...]


class StepPlaced(Event, frozen=True):
    """The user said where the case stands, because its step was gone from the playbook."""

    kind: ClassVar[str] = "step-placed"
    step: str


class FactSet(Event, frozen=True):
    """A fact became known, was corrected, or (with an empty value) was taken back."""

    kind: ClassVar[str] = "fact-set"
    key: str
    value: str


class ItemMarked(Event, frozen=True):
    """A checklist item changed its state."""

    kind: ClassVar[str] = "item-marked"
    item: str
    state: str


class DiaryNoted(Event, frozen=True):
    """Something was said or done; `promise` quotes what the other side promised, or is empty."""

    kind: ClassVar[str] = "diary-noted"
    text: str
    who: str
    channel: str
    promise: str


class DeadlineSet(Event, frozen=True):
    """The end of a time limit, or of a promise, as the app shows it (ISO with offset); empty takes it back."""

    kind: ClassVar[str] = "deadline-set"
    deadline: str
    at: str
    note: str


class DeadlineSnoozed(Event, frozen=True):
    """The user does not want to be reminded of a deadline before `until` (ISO with offset), with the reason."""

    kind: ClassVar[str] = "deadline-snoozed"
    deadline: str
    until: str
    reason: str


class EvidenceAttached(Event, frozen=True):
    """A copy of a file was taken in. `stored` is its name in the vault, `name` the one it came with."""

    kind: ClassVar[str] = "evidence-attached"
    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str


class CaseClosed(Event, frozen=True):
    """The case ended, with an outcome in the user's words or the playbook's."""

    kind: ClassVar[str] = "closed"
    outcome: str


class CaseReopened(Event, frozen=True):
    """A closed case goes on."""

    kind: ClassVar[str] = "reopened"


class CaseTrashed(Event, frozen=True):
    """The case was put in the trash."""

    kind: ClassVar[str] = "trashed"


class CaseRestored(Event, frozen=True):
    """The case came back from the trash."""

    kind: ClassVar[str] = "restored"


class ChangeUndone(Event, frozen=True):
    """All events of the change `change` count no more."""

    kind: ClassVar[str] = "undone"
    change: int


class ChangeRedone(Event, frozen=True):
    """The events of the undone change `change` count again."""

    kind: ClassVar[str] = "redone"
    change: int


KINDS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        CaseOpened,
        ChoiceTaken,
        StepPlaced,
        FactSet,
        ItemMarked,
        DiaryNoted,
        DeadlineSet,
        DeadlineSnoozed,
        EvidenceAttached,
        CaseClosed,
        CaseReopened,
        CaseTrashed,
        CaseRestored,
        ChangeUndone,
        ChangeRedone,
    )
}


class Record(Struct, frozen=True, gc=False):
    """An event as it was recorded: `change` numbers the command it came from, `by` is who gave it."""

    change: int
    at: datetime
    by: str
    event: Event


def record_to_json(record: Record) -> dict[str, Any]:
    """The form of a record on disk."""
    return {
        "kind": record.event.kind,
        "v": version_of(record.event.kind),
        "change": record.change,
        "at": record.at.isoformat(),
        "by": record.by,
        "data": asdict(record.event),
    }


def record_from_json(data: Any) -> Record:
    """Read a record back. Raises `DamagedFile` when it is not one, `NewerCase` when its form is not known yet."""
    try:
        name = data["kind"]
        given = lift(name, int(data["v"]), data["data"], known=name in KINDS or not isinstance(name, str))
        kind = KINDS[name]
        values = {name: _value(given[name]) for name in kind.__struct_fields__}
        return Record(int(data["change"]), datetime.fromisoformat(data["at"]), str(data["by"]), kind(**values))
    except NewerForm:
        raise NewerCase(
            N_("An event of a case was written by a newer tuikuan; the case was left untouched. Update tuikuan.")
        ) from None
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(
            N_("An event of a case cannot be read; the file was left as it is. “tuikuan doctor” tells more.")
        ) from error


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
