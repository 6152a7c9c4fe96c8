"""What becomes of an intent where a case may only be remarked on: a remark, a proposal, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from content.text.words import N_
from store.case.case import Case
from store.case.events import ChoiceTaken, DeadlineSet, Event, FactSet
from store.case.intents import (
    Intent,
    NoteDiary,
    NoteExported,
    RedoChange,
    Remark,
    SetDeadline,
    SetFact,
    TakeChoice,
    UndoChange,
)
from store.case.outside import About
from store.errors import Refused

Decided = Callable[[Intent], tuple[Event, ...]]


class Helper(Struct, frozen=True):
    """Somebody at a copy: the name, the id of what is said next, and how many events the case had when the copy was
    made."""

    author: str
    id: str
    since: int

    def says(self, intent: Intent, decided: Decided, refusal: Refused) -> tuple[Event, ...]:
        """A remark in place of an intent: a diary line is one, a choice, a fact or a deadline is proposed by one.

        What is proposed is decided as if it were done, so that nothing is proposed that cannot be, or is so
        already. Raises `refusal` for all else.
        """
        match intent:
            case Remark():
                return decided(intent)
            case NoteDiary(text, promise=promise):
                promised = promise.strip()
                return decided(self._remark(f"{text.strip()} ({promised})" if promised else text))
            case TakeChoice() | SetFact() | SetDeadline():
                found = (self._proposal(event) for event in decided(intent))
                return next((decided(one) for one in found if one is not None), ())
            case NoteExported():
                decided(intent)
                return ()  # a paper may be written from a copy; whose case it is has no part in that
            case _:
                raise refusal

    def undoes(self, intent: Intent, case: Case) -> bool:
        """Whether an intent is to undo or redo; raises `Refused` when that would touch what was there before."""
        if not isinstance(intent, UndoChange | RedoChange):
            return False
        change = case.undoable if isinstance(intent, UndoChange) else case.redoable
        if change not in {record.change for record in case.records[self.since :]}:
            raise Refused(N_("Nothing of your own is left to undo in case {number}; nothing was changed."),
                          number=case.number)  # fmt: skip
        return True

    def _proposal(self, event: Event) -> Remark | None:
        match event:
            case ChoiceTaken(source, way):
                return self._remark("", About.CHOICE, source, way[0])
            case FactSet(key, value):
                return self._remark("", About.FACT, key, value)
            case DeadlineSet(deadline, at, note):
                return self._remark(note, About.DEADLINE, deadline, at)
            case _:
                return None

    def _remark(self, text: str, about: str = "", key: str = "", value: str = "") -> Remark:
        return Remark(self.id, self.author, text, about, key, value)


def remarks_since(case: Case, since: int) -> tuple[tuple[datetime, Remark], ...]:
    """The remarks that count and were written after the first `since` events, each with its moment."""
    older = {record.change for record in case.records[:since]}
    return tuple(
        (one.at, Remark(one.id, one.author, one.text, one.about, one.key, one.value))
        for one in case.remarks
        if one.change not in older
    )
