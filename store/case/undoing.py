"""Which changes count no more, and which one undo and redo would touch."""

from __future__ import annotations

from collections.abc import Sequence

from store.case.events import CaseOpened, ChangeRedone, ChangeUndone, Record


def undo_state(records: Sequence[Record]) -> tuple[frozenset[int], int, int]:
    """Which changes are voided, and which one undo and redo would touch.

    As in an editor: a new change after an undo ends the chance to redo. The opening cannot be undone.
    """
    done: list[int] = []
    undone: list[int] = []
    voided: set[int] = set()
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
                if record.change != records[0].change and (not done or done[-1] != record.change):
                    done.append(record.change)
                    undone.clear()
    return frozenset(voided), done[-1] if done else 0, undone[-1] if undone else 0
