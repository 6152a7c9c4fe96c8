"""Taking a case away for good, from everything in the home that this program wrote.

First it is noted in the file, together with the removal itself, that the case is being taken away; the note goes
when nothing is left anywhere. So a purge that was interrupted is known, and ended by `finish`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from content.text.words import N_, Message, counted, message
from store.care.handed import forget
from store.care.leftovers import sweep
from store.care.output import forget_letters
from store.disk.cache import Cache
from store.disk.casefile import CaseFile
from store.disk.caserows import CASES, FORMAT, Meta, read_case
from store.disk.copied import refuse_in_copy
from store.disk.drafts import Drafts
from store.disk.files import is_full, write_atomic
from store.disk.home import Home
from store.disk.journal.documents import NotPlain, parse, plain_chunks, read_plain, salvage_plain
from store.disk.journal.lines import make_line, salvage_lines
from store.disk.snapshots import Snapshots
from store.disk.vault import Vault
from store.errors import HomeProblem, Refused, cannot_write
from store.ports import Histories


class Gone(Struct):
    """What a purge took away beside the case itself: copies of evidence, drafts, letters, and from how many
    snapshots, of which `crowded` were dropped for want of room; and the files kept aside of which only what could
    be read was kept."""

    copies: int = 0
    drafts: int = 0
    letters: int = 0
    snapshots: int = 0
    crowded: int = 0
    cut: list[str] = []


def check_purge(file: CaseFile, number: int, untrashed: bool = False) -> None:
    """Raise `Refused` when a case may not be purged; one whose purge was cut short may be purged again.

    `untrashed` allows a case that is not in the trash: where the disk is full nothing can be put there.
    """
    here = file.histories()
    if untrashed and number in here.cases:
        return
    if (number in here.cases or number not in here.purged) and not file.case(number).trashed:
        raise _not_in_trash(number)


def purge(home: Home, file: CaseFile, number: int, untrashed: bool = False) -> tuple[Message, ...]:
    """Take a case in the trash away for good, from everything in the home. Raises `Refused` and `HomeProblem`.

    What only saves time goes first, so that a full disk has room for the note that the case is going.
    """
    refuse_in_copy(home)
    check_purge(file, number, untrashed)
    _make_room(home)

    def without(here: Histories) -> Histories:
        if not untrashed and number in here.cases and not read_case(number, here.cases[number]).trashed:
            raise _not_in_trash(number)
        here.cases.pop(number, None)
        here.purged.append(number)
        return here

    copies = 0
    try:
        file.rewrite(without, purging=True)
    except HomeProblem as problem:
        if not _is_full(problem):
            raise  # the case stays, and with it its evidence
        # no room even for the note: the copies make some, and they are to go anyway
        had = (home.evidence / str(number)).exists()
        try:
            copies = Vault(home.evidence, home.files()).remove(number)
            file.rewrite(without, purging=True)
        except HomeProblem as again:
            if not had:
                raise
            text = N_("The purge of case {number} was begun and is not finished ({why}): copies of its evidence "
                      "are gone, the case is still there. Make some room and purge it again.")  # fmt: skip
            raise HomeProblem(text, number=number, why=_why(again)) from again
    gone = _take_away(home, file, number)
    gone.copies += copies
    said = message(
        N_("Case {number} is gone for good, with {copies} and {drafts}, from the file, its journal and "
           "{snapshots}. Its number is not given again."),
        number=number,
        copies=counted(N_("{n} copy of evidence"), N_("{n} copies of evidence"), gone.copies),
        drafts=counted(N_("{n} draft"), N_("{n} drafts"), gone.drafts),
        snapshots=counted(N_("{n} snapshot"), N_("{n} snapshots"), gone.snapshots),
    )  # fmt: skip
    return said, *_left(home, gone)


def _why(problem: HomeProblem) -> Message | str:
    """What the system said of a failure, as short as it is known."""
    cause = problem.__cause__
    return (cause.strerror or str(cause)) if isinstance(cause, OSError) else problem.message


def _is_full(problem: HomeProblem) -> bool:
    why = problem.__cause__
    return isinstance(why, OSError) and is_full(why)


def finish(home: Home, file: CaseFile) -> tuple[Message, ...]:
    """End the purges that were interrupted; says which. Raises `HomeProblem`."""
    said: list[Message] = []
    for number in file.purging():
        gone = _take_away(home, file, number)
        text = N_("The purge of case {number} had been interrupted; it is finished now.")
        said += [message(text, number=number), *_left(home, gone)]
    return tuple(said)


def _take_away(home: Home, file: CaseFile, number: int) -> Gone:
    """Take a case of which it is noted that it is going away from everywhere. Raises `HomeProblem`."""
    try:
        return _taken_away(home, file, number)
    except HomeProblem as problem:
        text = N_("The purge of case {number} was begun and is not finished ({why}). Whatever reads the cases "
                  "next finishes it.")  # fmt: skip
        raise HomeProblem(text, number=number, why=_why(problem)) from problem


def _taken_away(home: Home, file: CaseFile, number: int) -> Gone:
    files, gone = home.files(), Gone(cut=[])
    _make_room(home)
    try:
        gone.drafts = Drafts(home.drafts, files).drop_case(number)
        gone.copies = Vault(home.evidence, files).remove(number)
        Vault(home.stamps, files).remove(number)
        forget(home, number)
        gone.letters = forget_letters(home, number)
        gone.snapshots, gone.crowded = Snapshots(home.backups, files).rewrite(lambda data: _without(data, number))
        file.forget()  # after the snapshots: on a full disk they make room for the new file
        home.loaded.unlink(missing_ok=True)
        with files.lock(home.cases.with_name(f"{home.cases.name}.lock")):
            gone.cut = _clean_aside(home, number)
        sweep(home)
    except OSError as error:
        raise cannot_write(home.path, error) from error
    with file.writing() as table:
        meta = table.meta()
        table.say(Meta(FORMAT, meta.last_number, meta.purged, [n for n in meta.purging if n != number]))
    file.forget()
    return gone


def _make_room(home: Home) -> None:
    """Throw away what only saves time, and what interrupted copies left. Raises `HomeProblem`."""
    files = home.files()
    try:
        Cache(home.cache, files).empty()
        Vault(home.evidence, files).clean()
    except OSError as error:
        raise cannot_write(home.path, error) from error


def _clean_aside(home: Home, number: int) -> list[str]:
    """Take a case out of the files kept aside; the names of those of which only what could be read was kept."""
    cut = []
    for path in sorted(home.path.glob(f"{home.cases.name}*.*-*")):
        if path.name.endswith(".new") or not path.is_file():
            continue
        before = path.read_bytes()
        after = _without(before, number)
        if after is None:
            after = _readable(before, number)
            cut.append(path.name)
        if after != before:
            write_atomic(path, after, home.files())
    return cut


def _without(data: bytes, number: int) -> bytes | None:
    """A plain file without a case, None when it can't be read."""
    try:
        tables = read_plain(data)
    except NotPlain:
        return None
    if tables.get(CASES, {}).pop(str(number), None) is None:
        return data
    return b"".join(plain_chunks(tables))


def _readable(data: bytes, number: int) -> bytes:
    """What can be read in a damaged file or a journal, without a case: lines of a journal, else a plain file."""
    payloads = list(salvage_lines(data))
    if not payloads:
        tables = salvage_plain(data)
        tables.get(CASES, {}).pop(str(number), None)
        return b"".join(plain_chunks(tables))
    found, crc = list[bytes](), 0
    for payload in payloads:
        if _names(payload, number):
            continue
        line, crc = make_line(payload, crc, tail=bool(found))
        found.append(line)
    return b"".join(found)


def _names(payload: bytes, number: int) -> bool:
    """Whether a line of a journal changes a case."""
    try:
        line = parse(payload)
    except (ValueError, RecursionError):
        return True
    changes: Iterable[object] = line if isinstance(line, list) else ()
    return any(isinstance(change, list) and change[:2] == [CASES, str(number)] for change in changes)


def _left(home: Home, gone: Gone) -> list[Message]:
    """What to say of files that were touched, and of archives that only their owner may change."""
    said = []
    if gone.letters:
        one, many = N_("{n} letter of it in {path} went, too."), N_("{n} letters of it in {path} went, too.")
        said.append(counted(one, many, gone.letters, path=str(home.letters)))
    if gone.crowded:
        text = N_("The disk is full, so {n} older snapshots were dropped as a whole; the newest is there.")
        said.append(message(text, n=gone.crowded))
    if gone.cut:
        text = N_("Of these files kept aside only what could be read was kept, without the case: {copies}")
        said.append(message(text, copies=tuple(gone.cut)))
    archives = tuple(str(path.relative_to(home.path)) for path in _archives(home))
    if archives:
        text = N_("These archives in the folder may still hold it; they are yours to delete: {archives}")
        said.append(message(text, archives=archives))
    said.append(message(N_("Backups and dumps that you wrote yourself still hold it.")))
    return said


def _archives(home: Home) -> list[Path]:
    return sorted(path for folder in (home.path, home.backups) for path in folder.glob("*.zip"))


def _not_in_trash(number: int) -> Refused:
    return Refused(N_("Case {number} is not in the trash; put it there first with {do_trash}."), number=number)
