"""What is told after a change: how it is taken back, and what the other side said in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from store.case.intents import Intent, NoteDiary, OpenCase, UndoChange
from store.errors import Doubtful, Unready
from tui.desk.worker.report import Doubted

if TYPE_CHECKING:
    from store.case.done import Done


def back_of(done: Done, intent: Intent | None) -> str:
    """The action that takes a change back; what opened a case is no change of one, so the case goes as a whole."""
    if not done.changed:
        return ""
    if isinstance(intent, OpenCase):
        return "trash"
    return "redo" if isinstance(intent, UndoChange) else "undo"


def said_in(intent: Intent | None) -> str:
    """What the other side said in a note that was taken, or empty."""
    told = isinstance(intent, NoteDiary) and intent.who != "me"
    return intent.text.strip() if told and isinstance(intent, NoteDiary) else ""


def doubted(doubt: Doubtful | Unready, intent: Intent, again: Callable[[Any], object]) -> Doubted:
    """That something was doubted, and how it is done even so."""
    even_so = {"anyway": True} if isinstance(doubt, Unready) else {"sure": True}
    unready = (doubt.number, doubt.choice) if isinstance(doubt, Unready) else None
    return Doubted(doubt.message, lambda: again(replace(intent, **even_so)), unready)
