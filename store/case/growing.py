"""A case to which records are added: each costs what it is and not what was there, an undo what came since."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from store.case.case import Case, Diary
from store.case.events import CaseOpened, ChangeRedone, ChangeUndone, Record
from store.case.fold import Draft, apply, case_of, fold
from store.case.undoing import UndoState, undo_state

STRIDE = 64
"""Records that may come after a state that is remembered before the next one is; twice as many until it goes."""
LONG = 8 * STRIDE
"""Records of a case from which on states of it are remembered."""


class Growing(Struct, frozen=True, gc=False):
    """A case as it is, and some of its states before: from there an undo is folded.

    `before` is the state before the last change that was no undo; `newer` and `older` lie further back. None are
    remembered of a case that is `odd`: in it something is undone before it happened, as only a hand writes it.
    """

    case: Case
    before: Case | None = None
    newer: Case | None = None
    older: Case | None = None
    odd: bool = False

    def on(self, records: Sequence[Record]) -> Growing:
        """With further records."""
        every = (*self.case.records, *records)
        if self.odd or _odd(records):
            return Growing(fold_on(self.case, records), odd=True)
        if not _undoes(self.case, records):
            return self._moved(fold_on(self.case, records))
        for state in (self.before, self.newer, self.older):
            if state is not None and (case := _since(state, every)) is not None:
                return Growing(case, self.before, self.newer, self.older)
        return growing(self.case.number, every)

    def _moved(self, case: Case) -> Growing:
        """With the case after records that undo nothing; the states that are remembered follow it."""
        count = len(case.records)
        if count <= LONG or self.older is None:
            return Growing(case, self.case, None, self.case if count > LONG else None)
        if self.newer is None:
            far = count - len(self.older.records) > STRIDE
            return Growing(case, self.case, self.case if far else None, self.older)
        far = count - len(self.newer.records) > STRIDE
        return Growing(case, self.case, *((self.case, self.newer) if far else (self.newer, self.older)))


def growing(number: int, records: Sequence[Record]) -> Growing:
    """The case of these records. What was undone last in it lies after the state that is remembered, and as much
    before that, too: who undoes on waits for no whole fold each time."""
    case, odd = fold(number, records), _odd(records)
    if odd or len(records) <= LONG:
        return Growing(case, odd=odd)
    touched = min((one for one in map(_touches, records[-LONG:]) if one), default=records[-1].change)
    back = sum(1 for one in records if one.change >= touched)
    cut = len(records) - 2 * back - STRIDE
    while cut > 0 and records[cut - 1].change == records[cut].change:
        cut -= 1
    return Growing(case, older=fold(number, records[:cut]) if cut > 0 else None)


def _odd(records: Sequence[Record]) -> bool:
    return any((_touches(record) or 0) >= record.change for record in records)


def fold_on(case: Case, records: Sequence[Record]) -> Case:
    """The case after further records, as `fold` makes it. Costs what they are and not what was there, unless they
    undo or redo."""
    every = (*case.records, *records)
    if _undoes(case, records):
        return fold(case.number, every)
    return _after(case, records, every, _undo_since(case, records))


def _undoes(case: Case, records: Sequence[Record]) -> bool:
    return any(_touches(record) is not None or record.change in case.voided for record in records)


def _touches(record: Record) -> int | None:
    """The change that a record undoes or redoes, None when it does neither."""
    return record.event.change if isinstance(record.event, ChangeUndone | ChangeRedone) else None


def _since(state: Case, every: tuple[Record, ...]) -> Case | None:
    """The case of all records, folded from a state that it had; None when what is undone since lies before that."""
    rest, last = every[len(state.records) :], state.records[-1].change
    targets = (target for one in rest if (target := _touches(one)) is not None)
    if min(targets, default=last + 1) <= last or any(
        one.change <= last or one.change in state.voided for one in rest
    ):
        return None
    undo = _undo_since(state, rest)
    return _after(state, [one for one in rest if one.change not in undo[0]], every, undo)


def _undo_since(state: Case, records: Sequence[Record]) -> UndoState:
    return undo_state(records, state.records[0].change, (state.voided, state.undoable, state.redoable))


def _after(case: Case, records: Sequence[Record], every: tuple[Record, ...], undo: UndoState) -> Case:
    """What a case is after records of which none is undone."""
    draft = Draft(
        playbook=case.playbook,
        title=_title(case),
        step=case.step,
        trail=list(case.trail),
        facts=dict(case.facts),
        known_since=dict(case.known_since),
        marks=dict(case.marks),
        marked_at=dict(case.marked_at),
        stated=dict(case.stated),
        snoozes=dict(case.snoozes),
        rules=dict(case.rules),
        exhibits=list(case.exhibits),
        known=case.exhibits,
        remarks=list(case.remarks),
        offers=list(case.offers),
        money=list(case.money),
        todos=list(case.todos),
        ending=case.ending if case.closed else None,
        trashed=case.trashed,
    )
    for record in records:
        apply(record.event, draft, record)
    before = case.diary
    if before.latest and any((stop.at, stop.change) < before.latest for stop in draft.trail[len(case.trail) :]):
        # a stop of an earlier day comes before entries that were there
        draft.diary, before = [*case.diary, *draft.diary], Diary()
    lists = before.more(draft.told()), case.exhibits.become(draft.exhibits)
    return case_of(case.number, draft, lists, every, undo)


def _title(case: Case) -> str:
    """What the case was called when it was opened, as far as that counts."""
    counts = (one.event for one in case.records if one.change not in case.voided)
    return next((event.title for event in counts if isinstance(event, CaseOpened)), "")
