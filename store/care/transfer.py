"""Cases that go out as a dump and come in again: by dump, and back to how it was before."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from content.pack.errors import PlaybookError, UnknownPage
from content.text.words import N_, Message, Problem, message
from store.care.dump import dump, trouble
from store.care.merge import Fate, Move, merge, replace
from store.case.case import Case, Exhibit
from store.case.events import EvidenceAttached
from store.case.sequence import doubts
from store.disk.caserows import read_case
from store.disk.copied import refuse_in_copy
from store.disk.files import write_atomic
from store.disk.journal.documents import encode
from store.disk.snapshots import Snapshots
from store.errors import DamagedFile, Doubtful, HomeProblem, NewerCase, Refused
from store.kept import INTACT, CopyState
from store.opening import HomeDesk
from store.ports import Histories, History


class Loaded(Struct, frozen=True):
    """What loading came to, or would: each case's move, how many copies of evidence are not here, and sentences
    about cases that are kept but not shown for want of their playbook, and about what else went wrong."""

    moves: tuple[Move, ...]
    missing: int
    notes: tuple[Message, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return any(move.fate not in (Fate.SAME, Fate.AHEAD) for move in self.moves)


class _Seen(Struct, frozen=True):
    """A case of the file, read once: why it is not shown here, what cannot be in it, and its exhibits."""

    lacks: Message | None
    doubts: tuple[Message, ...]
    exhibits: tuple[Exhibit, ...]


class _Before(Struct):
    """How the cases that were touched stood before, None where there was none, and how they stood after."""

    cases: dict[str, History | None]
    then: dict[str, str]


def dump_of(desk: HomeDesk) -> tuple[bytes, tuple[Message, ...]]:
    """All cases as JSON that can be loaded again, and sentences about those that are not in it."""
    histories, left = desk.file.histories(), []
    for number, history in list(histories.cases.items()):
        try:
            read_case(number, history)
            why = trouble(number, history)
        except NewerCase:
            continue
        except DamagedFile as problem:
            left.append(problem.message)
            del histories.cases[number]
            continue
        if why:
            text = N_("Case {number} is not in the dump: it could not be loaded again ({why}). It stays as it is.")
            left.append(message(text, number=number, why=why))
            del histories.cases[number]
    return dump(histories), tuple(left)


def load(
    desk: HomeDesk, there: Histories, replacing: bool = False, dry_run: bool = False, sure: bool = False
) -> Loaded:
    """Take the cases of a dump in; `undo_load` takes them out again. Raises `Refused`; then nothing was changed.

    Raises `Doubtful` before cases are taken in whose dates cannot be so, unless somebody is `sure` of them.
    """
    refuse_in_copy(desk.home)
    seen = {number: _seen(desk, number, one) for number, one in there.cases.items()}
    decide = replace if replacing else merge
    after, moves = decide(desk.file.histories(), there)
    if dry_run or not Loaded(moves, 0).changes:
        if not dry_run:
            _adopt(desk, moves, seen)  # a load that was cut short may not have come so far
        return Loaded(moves, _missing(desk, after, moves), _unshown(moves, seen) + _doubted(moves, seen))
    if not sure and (doubted := _doubted(moves, seen)):
        raise Doubtful(doubted[0].text, **doubted[0].values)
    Snapshots(desk.home.backups, desk.home.files()).make(desk.clock(), desk.file.plain)

    def rewritten(here: Histories) -> Histories:
        nonlocal after, moves
        after, moves = decide(here, there)
        _remember(desk, here, after, moves)
        return after

    desk.file.rewrite(rewritten)
    _adopt(desk, moves, seen)
    return Loaded(moves, _missing(desk, after, moves), _told(moves, seen) + _settle(desk))


def _adopt(desk: HomeDesk, moves: tuple[Move, ...], seen: Mapping[int, _Seen]) -> None:
    """Give cases that got another number here the copies that lie under the one they came with."""
    for move in moves:
        if move.number != move.source and move.source in seen:
            for exhibit in seen[move.source].exhibits:
                if desk.vault.check(move.number, exhibit) is CopyState.MISSING:
                    desk.vault.adopt(move.source, move.number, exhibit)


def undo_load(desk: HomeDesk) -> tuple[Message, ...]:
    """Let the cases that the last load touched be as before; those that were changed since stay as they are.

    Raises `Refused` when there is no load to undo.
    """
    path = desk.home.loaded
    try:
        before = msgspec.json.decode(path.read_bytes(), type=_Before)
    except (OSError, msgspec.MsgspecError):
        raise _no_load() from None
    undone: list[str] = []
    kept: list[str] = []

    def rewritten(here: Histories) -> Histories:
        undone.clear()
        kept.clear()
        for key, history in before.cases.items():
            number = int(key)
            if here.cases.get(number) == history:
                continue  # the load was cut short before it came so far
            if _sum(here.cases.get(number)) != before.then[key] or number in here.purged:
                kept.append(key)
            elif history is None:
                del here.cases[number]
                undone.append(key)
            else:
                here.cases[number] = history
                undone.append(key)
        return here

    desk.file.rewrite(rewritten)
    path.unlink(missing_ok=True)
    if not undone and not kept:
        raise _no_load()
    said = [message(N_("As before the load: cases {numbers}."), numbers=tuple(undone) or ("–",))]
    if kept:
        said.append(message(N_("Changed since, and left as they are: cases {numbers}."), numbers=tuple(kept)))
    return tuple(said) + _settle(desk)


def _no_load() -> Refused:
    return Refused(N_("There is no load that can be undone; nothing was changed."))


def _remember(desk: HomeDesk, here: Histories, after: Histories, moves: tuple[Move, ...]) -> None:
    touched = [move.number for move in moves if move.fate not in (Fate.SAME, Fate.AHEAD)]
    before = _Before(
        {str(number): here.cases.get(number) for number in touched},
        {str(number): _sum(after.cases.get(number)) for number in touched},
    )
    desk.home.files().make_folder(desk.home.backups)
    write_atomic(desk.home.loaded, encode(msgspec.to_builtins(before)), desk.home.files())


def _sum(history: History | None) -> str:
    return "" if history is None else sha256(encode({"events": history})).hexdigest()


def _settle(desk: HomeDesk) -> tuple[Message, ...]:
    """Keep the file as it is now in the newest snapshot, so that a repair brings back nothing that was taken
    away on purpose; what was loaded is safe without that."""
    try:
        desk.file.forget()
        Snapshots(desk.home.backups, desk.home.files()).make(desk.clock(), desk.file.plain)
    except HomeProblem as problem:
        return (problem.message,)
    return ()


def _seen(desk: HomeDesk, number: int, history: History) -> _Seen:
    """Read a case of the file. Raises `Refused` for one that is wrong."""
    case = read_case(number, history)
    lacks = _lacks(desk, number, case)
    playbook = None if lacks else desk.playbook(case.playbook)
    return _Seen(lacks, doubts(case, desk.clock(), playbook), case.exhibits)


def _lacks(desk: HomeDesk, number: int, case: Case) -> Message | None:
    """What is wrong with the playbook of a case, if anything is. Raises `Refused` for a case that is wrong."""
    why: object
    try:
        desk.see(case).timeline()
        return None
    except (PlaybookError, UnknownPage) as problem:
        return problem.message
    except Problem as problem:
        why = problem.message
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError) as error:
        why = type(error).__name__
    text = N_("Case {number} of the file cannot be shown here ({why}); nothing was loaded.")
    raise Refused(text, number=number, why=why)


def _missing(desk: HomeDesk, after: Histories, moves: tuple[Move, ...]) -> int:
    """How many copies of evidence the moved cases name that are not here as they were taken in."""
    missing = 0
    for move in moves:
        if move.fate is not Fate.REMOVED and move.number in after.cases:
            states = (
                {desk.vault.check(number, exhibit) for number in {move.number, move.source}}
                for exhibit in _exhibits(move.number, after.cases[move.number])
            )
            missing += sum(not found & INTACT for found in states)
    return missing


def _exhibits(number: int, history: History) -> tuple[Exhibit, ...]:
    attached = any(event.get("kind") == EvidenceAttached.kind for event in history)
    return read_case(number, history).exhibits if attached else ()


def _told(moves: tuple[Move, ...], seen: Mapping[int, _Seen]) -> tuple[Message, ...]:
    """What is kept and not shown, and what cannot be in the cases that came: it is kept as it was, and told."""
    text = N_("{doubt} It was kept as it is; correct it where it is wrong.")
    return _unshown(moves, seen) + tuple(message(text, doubt=one) for one in _doubted(moves, seen))


def _doubted(moves: tuple[Move, ...], seen: Mapping[int, _Seen]) -> tuple[Message, ...]:
    """What cannot be in the cases that come, each in one sentence."""
    return tuple(
        message(N_("Case {number}: {doubt}"), number=move.number, doubt=doubt)
        for move in moves
        if move.fate not in (Fate.SAME, Fate.AHEAD) and move.source in seen
        for doubt in seen[move.source].doubts
    )


def _unshown(moves: tuple[Move, ...], seen: Mapping[int, _Seen]) -> tuple[Message, ...]:
    found: dict[str, tuple[Message, list[str]]] = {}
    for move in moves:
        if move.source in seen and (why := seen[move.source].lacks):
            found.setdefault(str(why), (why, []))[1].append(str(move.number))
    text = N_("Not shown here, and kept as they are: cases {numbers}. {why}")
    return tuple(message(text, numbers=tuple(numbers), why=why) for why, numbers in found.values())
