"""Which changes count no more, and which one undo and redo would touch."""

from __future__ import annotations

from collections.abc import Sequence

from store.case.events import CaseOpened, ChangeRedone, ChangeUndone, Record

UndoState = tuple[frozenset[int], int, int]
"""Which changes are voided, and which one undo and which one redo would touch."""


def undo_state(records: Sequence[Record], opening: int = 0, before: UndoState = (frozenset(), 0, 0)) -> UndoState:
    """Which changes are voided, and which one undo and redo would touch.

    As in an editor: a new change after an undo ends the chance to redo. The opening cannot be undone. The records
    may be those after a state in which things stood as `before`, when they touch nothing of before; then `opening`
    is the number of the change that opened the case.
    """
    opening = opening or records[0].change
    voided = set(before[0])
    done, undone = ([one] if one else [] for one in before[1:])
    for record in records:
        match record.event:
            case ChangeUndone(change):
                voided.add(change)
                if change in done:
                    done.remove(change)
                undone.append(change)
            case ChangeRedone(change):
                voided.discard(change)
                if change in undone:
                    undone.remove(change)
                done.append(change)
            case CaseOpened():
                pass
            case _:
                if record.change != opening and (not done or done[-1] != record.change):
                    done.append(record.change)
                    undone.clear()
    return frozenset(voided), done[-1] if done else 0, undone[-1] if undone else 0
