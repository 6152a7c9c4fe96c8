"""What a user wants to happen to a case. An intent is a plain value; `decide` says what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct, field


class Intent(Struct, frozen=True):
    """The base of all intents. `in_trash` tells whether it can be wanted of a case in the trash."""

    in_trash: ClassVar[bool] = False


class Told(Intent, frozen=True, kw_only=True):
    """The base of intents that tell what happened. `on` is when, as it was typed, empty for now; `sure` takes an
    order of dates that hardly can be."""

    on: str = ""
    sure: bool = False


class OpenCase(Told, frozen=True):
    """Begin a case; `facts` are as they were typed. `stands` says how far it has come already: one of the answers
    of `stands.STANDS`, or a step; `whose` that the countdown among the facts is the platform's."""

    playbook: str
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    stands: str = ""
    whose: str = ""


class TakeChoice(Told, frozen=True):
    """Take a choice of the current step; an empty one means the only one there is.

    When the step is gone from the playbook, the choice says on which step the case stands now.
    `anyway` goes on where a check would stop it, which is recorded.
    """

    choice: str = ""
    anyway: bool = False


class PlaceCase(Told, frozen=True):
    """Say on which step the case really stands, and why."""

    step: str
    reason: str = ""


class MarkItem(Told, frozen=True):
    """Set the state of a checklist item."""

    item: str
    state: str


class SetFact(Told, frozen=True):
    """Set or, with an empty text, take back a fact."""

    key: str
    text: str


class SetFacts(Told, frozen=True):
    """Set several facts at once, as they were typed, by key: all of them or none."""

    facts: Mapping[str, str]


class NoteDiary(Told, frozen=True):
    """Write a line into the diary. Without `who` and `channel` it is who the text quotes, in chat; else oneself."""

    text: str
    who: str = ""
    channel: str = ""
    promise: str = ""


class SetDeadline(Told, frozen=True):
    """Note when the app says that a deadline ends, as it was typed; an empty text takes it back."""

    deadline: str
    text: str
    note: str = ""


class SnoozeDeadline(Intent, frozen=True):
    """Ask not to be reminded of a deadline before a moment, as it was typed, and say why."""

    deadline: str
    text: str
    reason: str


class AgreeRule(Intent, frozen=True):
    """Take over what the playbook says now of a deadline whose rule has changed."""

    deadline: str


class AttachFile(Told, frozen=True):
    """Take note of a file that is already in the vault."""

    evidence: str
    name: str
    stored: str
    sha256: str
    size: int
    note: str = ""


class LabelExhibit(Intent, frozen=True):
    """Say of which kind an exhibit is and what it proves, or take it out; its copy stays. `exhibit` is its id.

    `back` brings one back that is out. `areas` are what is to be painted over in redacted copies of a picture, all
    of them, as they were typed.
    """

    exhibit: str
    evidence: str
    note: str = ""
    out: bool = False
    areas: tuple[str, ...] | None = None
    back: bool = False


class MoveExhibit(Intent, frozen=True):
    """Show and send an exhibit so many places later, or earlier; or right after another one, before all if that is
    empty. Both are ids."""

    exhibit: str
    steps: int = 0
    after: str | None = None


class Remark(Intent, frozen=True):
    """Say something as a helper, or propose it; see `Remarked`. `happened` is the kept moment it was written, empty
    for now."""

    id: str
    author: str
    text: str
    about: str = ""
    key: str = ""
    value: str = ""
    happened: str = ""


class TakeRemarks(Intent, frozen=True):
    """Take in what helpers wrote into their copies; what is here already is not doubled."""

    remarks: tuple[Remark, ...]


class NoteHandedOver(Intent, frozen=True):
    """Note that a bundle was made."""

    bundle: str
    whom: str
    closed: str
    sha256: str


class NoteExported(Intent, frozen=True):
    """Note that a dossier was written; see `Exported`."""

    in_trash: ClassVar[bool] = True
    reader: str
    form: str
    sha256: str
    omitted: tuple[str, ...] = ()
    redacted: bool = False


class SendLetter(Told, frozen=True):
    """Note that a letter went out, by its id, and with which exhibits, by theirs; see `LetterSent`."""

    letter: str
    exhibits: tuple[str, ...] = ()


class NoteStamped(Intent, frozen=True):
    """Note that an authority stated when a manifest was there."""

    manifest: str
    authority: str
    at: str
    root: str


class NoteOffer(Told, frozen=True):
    """Note what the other side offers; see `OfferNoted`. Amount and moments are as they were typed."""

    words: str = ""
    what: str = ""
    amount: str = ""
    freight: str = ""
    extras: str = ""
    conditions: str = ""
    by: str = ""
    until: str = ""
    who: str = "merchant"


class AnswerOffer(Told, frozen=True):
    """Say what became of an offer: by its number in the case, 0 for the last one."""

    offer: int
    state: str


class ReceiveMoney(Told, frozen=True):
    """Money came back, as much as was typed, by a channel."""

    amount: str
    channel: str = "original"


class AddTodo(Intent, frozen=True):
    """Set oneself something to do, perhaps until a moment, as it was typed."""

    text: str
    until: str = ""


class CloseCase(Told, frozen=True):
    """End a case here, with an outcome and what worked; see `CaseClosed`. `minutes` and `keep` are as typed, and so
    are the `facts` that are told with it, such as what came back."""

    outcome: str = ""
    way: str = ""
    card: str = ""
    letter: str = ""
    worked: str = ""
    minutes: str = ""
    keep: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class ReopenCase(Intent, frozen=True):
    """Go on with a closed case."""


class TrashCase(Intent, frozen=True):
    """Put a case in the trash."""


class RestoreCase(Intent, frozen=True):
    """Take a case out of the trash."""

    in_trash: ClassVar[bool] = True


class UndoChange(Intent, frozen=True):
    """Undo the last change."""

    in_trash: ClassVar[bool] = True


class RedoChange(Intent, frozen=True):
    """Redo the change that was undone last."""

    in_trash: ClassVar[bool] = True
