"""What a user wants to happen to a case. An intent is a plain value; `decide` says what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Intent:
    """The base of all intents."""


@dataclass(frozen=True, slots=True)
class OpenCase(Intent):
    """Begin a case; `facts` are as they were typed."""

    playbook: str
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeChoice(Intent):
    """Take a choice of the current step; an empty one means the only one there is.

    When the step is gone from the playbook, the choice says on which step the case stands now.
    """

    choice: str = ""


@dataclass(frozen=True, slots=True)
class MarkItem(Intent):
    """Set the state of a checklist item."""

    item: str
    state: str


@dataclass(frozen=True, slots=True)
class SetFact(Intent):
    """Set or, with an empty text, take back a fact."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteDiary(Intent):
    """Write a line into the diary."""

    text: str
    who: str = "me"
    channel: str = "other"
    promise: str = ""


@dataclass(frozen=True, slots=True)
class SetDeadline(Intent):
    """Note when the app says that a deadline ends, as it was typed; an empty text takes it back."""

    deadline: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SnoozeDeadline(Intent):
    """Ask not to be reminded of a deadline before a moment, as it was typed, and say why."""

    deadline: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class AttachFile(Intent):
    """Take note of a file that is already in the vault."""

    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class CloseCase(Intent):
    """End a case here, with an outcome."""

    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ReopenCase(Intent):
    """Go on with a closed case."""


@dataclass(frozen=True, slots=True)
class TrashCase(Intent):
    """Put a case in the trash."""


@dataclass(frozen=True, slots=True)
class RestoreCase(Intent):
    """Take a case out of the trash."""


@dataclass(frozen=True, slots=True)
class UndoChange(Intent):
    """Undo the last change."""


@dataclass(frozen=True, slots=True)
class RedoChange(Intent):
    """Redo the change that was undone last."""
