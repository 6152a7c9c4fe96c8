"""What a command came to, and the sentence that says so."""

from __future__ import annotations

from msgspec import Struct

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.intents import Intent, RedoChange, UndoChange
from store.case.timeline import undone_words
from store.case.view import CaseView


class Done(Struct, frozen=True):
    """What a command came to: the case as it is now, whether anything changed, and words for what did."""

    view: CaseView
    changed: bool
    words: Message


def done_words(intent: Intent, case: Case, playbook: Playbook, changed: bool) -> Message:
    """What a command came to, in words."""
    if isinstance(intent, UndoChange):
        return message(N_("Undone: {change}"), change=undone_words(case, playbook, case.redoable))
    if isinstance(intent, RedoChange):
        return message(N_("Done again: {change}"), change=undone_words(case, playbook, case.undoable))
    if not changed:
        return message(N_("It was so already; nothing was changed."))
    return message(N_("Saved: {change}"), change=undone_words(case, playbook, case.records[-1].change))
