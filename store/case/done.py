"""What a command came to, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.deadlines import Deadline, DeadlineState, tell
from store.case.intents import Intent, RedoChange, UndoChange
from store.case.timeline import undone_words
from store.case.view import CaseView


class Done(Struct, frozen=True):
    """What a command came to: the case as it is now, whether anything changed, and words for what did.
    `moved` says of each deadline that moved, or became known, from when to when."""

    view: CaseView
    changed: bool
    words: Message
    moved: tuple[Message, ...] = ()


def done_words(intent: Intent, case: Case, playbook: Playbook, changed: bool) -> Message:
    """What a command came to, in words."""
    if isinstance(intent, UndoChange):
        return message(N_("Undone: {change}"), change=undone_words(case, playbook, case.redoable))
    if isinstance(intent, RedoChange):
        return message(N_("Done again: {change}"), change=undone_words(case, playbook, case.undoable))
    if not changed:
        return message(N_("It was so already; nothing was changed."))
    return message(N_("Saved: {change}"), change=undone_words(case, playbook, case.records[-1].change))


def moved(before: CaseView, after: CaseView) -> tuple[Message, ...]:
    """Which deadlines a change moved: those that are known in both views, and those that became known by it."""
    known = {one.id: one for one in before.deadlines}
    return tuple(
        _moved(one, known.get(one.id))
        for one in after.deadlines
        if one.due is not None and one.leads and one.state is not DeadlineState.SPENT and _is_new(one, known)
    )


def _is_new(one: Deadline, known: Mapping[str, Deadline]) -> bool:
    return one.id in known and known[one.id].due != one.due


def _moved(one: Deadline, before: Deadline | None) -> Message:
    values: dict[str, object] = {"deadline": one.thing, "new": tell(one.due) if one.due else ""}
    over = one.state is DeadlineState.OVER
    if before is None or before.due is None:
        return Message(N_("{deadline}: {new}, over") if over else N_("{deadline}: {new}"), values)
    values["old"] = tell(before.due)
    return Message(N_("{deadline}: {old} → {new}, over") if over else N_("{deadline}: {old} → {new}"), values)
