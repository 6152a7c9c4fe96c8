"""What becomes of the cases here when others are loaded: decided here, carried out by the keeper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from store.disk.journal.documents import encode
from store.ports import Histories, History


class Fate(StrEnum):
    """What happens to a case."""

    NEW = "new"
    SAME = "same"
    EXTENDED = "extended"
    AHEAD = "ahead"
    RENUMBERED = "renumbered"
    REPLACED = "replaced"
    REMOVED = "removed"


class Move(Struct, frozen=True):
    """What happens to one case: its number in the file, its number here, and how many events are new."""

    fate: Fate
    source: int
    number: int
    events: int = 0


def merge(here: Histories, there: Histories) -> tuple[Histories, tuple[Move, ...]]:
    """Take the cases of `there` in: a longer history goes on, another one gets a number of its own."""
    purged = {*here.purged, *there.purged} - here.cases.keys() - (there.cases.keys() - set(here.purged))
    after = Histories(dict(here.cases), max(here.last, there.last), sorted(purged))
    paired = {
        number: move
        for number, history in there.cases.items()
        if number in here.cases and (move := _same(number, number, here.cases[number], history))
    }
    twins = _by_opening({number: history for number, history in here.cases.items() if number not in paired})
    moves = []
    for number, history in sorted(there.cases.items()):
        move = paired.get(number)
        for twin in () if move else twins.get(encode(history[0]), ()):
            move = move or _same(number, twin, after.cases[twin], history)
        if move is None and number not in here.cases and number not in here.purged:
            move = Move(Fate.NEW, number, number, len(history))
        elif move is None:
            after.last += 1
            move = Move(Fate.RENUMBERED, number, after.last, len(history))
        if move.fate in (Fate.NEW, Fate.EXTENDED, Fate.RENUMBERED):
            after.cases[move.number] = history
        moves.append(move)
    return after, tuple(moves)


def replace(here: Histories, there: Histories) -> tuple[Histories, tuple[Move, ...]]:
    """Let only the cases of `there` be. A number that was purged here is not given again."""
    purged = {*here.purged, *there.purged} - (there.cases.keys() - set(here.purged))
    after = Histories({}, max(here.last, there.last), sorted(purged))
    moves = []
    for number, history in sorted(there.cases.items()):
        mine, target, fate = here.cases.get(number), number, Fate.NEW
        if number in here.purged:
            after.last += 1
            target, fate = after.last, Fate.RENUMBERED
        elif mine is not None:
            fate = Fate.SAME if mine == history else Fate.REPLACED
        after.cases[target] = history
        moves.append(Move(fate, number, target, len(history)))
    moves += [Move(Fate.REMOVED, number, number) for number in sorted(here.cases.keys() - there.cases.keys())]
    return after, tuple(moves)


def _same(source: int, number: int, mine: History, theirs: History) -> Move | None:
    """What to do when one history is the beginning of the other, None when neither is."""
    if mine == theirs:
        return Move(Fate.SAME, source, number)
    if theirs[: len(mine)] == mine:
        return Move(Fate.EXTENDED, source, number, len(theirs) - len(mine))
    return Move(Fate.AHEAD, source, number) if mine[: len(theirs)] == theirs else None


def _by_opening(here: Mapping[int, History]) -> dict[bytes, list[int]]:
    """Cases that may have come from elsewhere, or gone there, under another number: by their first event."""
    found: dict[bytes, list[int]] = {}
    for number, history in here.items():
        if isinstance(history, list) and history:
            found.setdefault(encode(history[0]), []).append(number)
    return found
