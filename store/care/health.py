"""Looks a home over: everything that could be wrong with it, each in one sentence."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from content.pack.files import real
from content.pack.library import Library
from content.pack.playbook import Playbook
from content.text.words import N_, Message, Problem, counted, message
from store.care.copies import changed_copies, orphans
from store.care.leftovers import half_written
from store.case.case import Case
from store.disk.home import Home, no_folder
from store.disk.journal import open_database
from store.disk.settings import read_settings
from store.disk.snapshots import Snapshots
from store.errors import HomeProblem, cannot_read
from store.kept import CopyState
from store.opening import HomeDesk


class Check(Struct, frozen=True):
    """One thing that was looked at, and whether it is as it should be."""

    ok: bool
    words: Message


def examine(home: Home, open_desk: Callable[[], HomeDesk]) -> Iterator[Check]:
    """Look over a home, however damaged it is. `open_desk` opens the desk on it, or raises a `Problem`."""
    yield from _settings(home)
    try:
        desk = open_desk()
    except Problem as problem:
        yield Check(False, problem.message)
        yield from _playbooks(Library(home.playbooks))
        return
    yield from _permissions(home)
    yield from _kinds(home)
    whole = True
    for check in verify(desk):
        whole = whole and check.ok
        yield check
    yield from _snapshots(home, whole)
    yield from _playbooks(desk.library)


def verify(desk: HomeDesk, number: int | None = None) -> Iterator[Check]:
    """Check the file and its journal line by line, every case, and every copy of evidence against its hash.

    With a number, only that case and its copies. Raises `UnknownCase`.
    """
    if number is not None:
        yield from _copies(desk, [desk.view(number).case])
        return
    try:
        fresh = open_database(desk.home.cases)
        told = list(fresh.notices)
        fresh.storage.close()
        desk.others.take_over()
        cases, journaled = desk.file.cases(), desk.file.journaled()
        unreadable = cases.unreadable()
        whole = nothing_saved(desk.home) or _whole(journaled)
    except Problem as problem:
        yield Check(False, problem.message)
        return
    yield from (Check(False, words) for words in told)
    if not told:
        yield Check(True, whole)
    yield Check(True, message(N_("Cases that can be read: {n}."), n=len(cases) - len(unreadable)))
    yield from (Check(False, problem.message) for problem in unreadable.values())
    yield from _copies(desk, cases.readable())
    yield from _left_over(desk)
    yield from _half_written(desk)


def nothing_saved(home: Home) -> Message | None:
    """What is to be known of a home in which no case was ever saved; None where one was.

    A home that was moved, or whose disk is not there, looks like one that is new.
    """
    if not home.holds_nothing:
        return None
    text = N_(
        "No case was ever saved in {path}. If you have some, that folder was moved, or its disk is not there."
    )
    return message(text, path=str(home.path))


def _whole(journaled: int) -> Message:
    """That file and journal are whole, and where the changes are: the journal holds only the newest of them."""
    if not journaled:
        return message(N_("File and journal are whole; every change is in the file."))
    one = N_("File and journal are whole; the newest change is in the journal yet, and as safe there.")
    text = N_("File and journal are whole; the newest {n} changes are in the journal yet, and as safe there.")
    return counted(one, text, journaled)


def _snapshots(home: Home, whole: bool) -> Iterator[Check]:
    snapshots = Snapshots(home.backups)
    try:
        every = snapshots.all()
    except Problem as problem:
        yield Check(False, problem.message)
        return
    bad = [one for one in every if snapshots.read(one) is None]
    yield Check(True, message(N_("Snapshots that are whole: {n}."), n=len(every) - len(bad)))
    for one in bad:
        try:
            one.path.open("rb").close()
        except OSError as error:
            yield Check(False, cannot_read(one.path, error).message)
        else:
            text = N_("The snapshot {path} is damaged; it is not used. It may be deleted.")
            yield Check(False, message(text, path=str(one.path)))
    if not whole:
        text = N_("{do_repair} keeps what can be read, takes the rest from the newest snapshot, and "
                  "puts damaged files aside first.")  # fmt: skip
        yield Check(True, message(text))


def _settings(home: Home) -> Iterator[Check]:
    if home.config.exists():
        try:
            read_settings(home)
        except Problem as problem:
            yield Check(False, problem.message)
        else:
            yield Check(True, message(N_("Settings can be read.")))


def _permissions(home: Home) -> Iterator[Check]:
    others, rights = (0o007, ("2770", "660")) if home.shared else (0o077, ("700", "600"))
    open_to_others = [path for path in (home.path, home.evidence, home.cases) if _is_open(path, others)]
    for path in open_to_others:
        right = rights[0] if path.is_dir() else rights[1]
        text = N_("Others can look into {path}. Mend it with: chmod {right} {path}")
        yield Check(False, message(text, path=str(path), right=right))
    if not open_to_others and home.shared:
        yield Check(True, message(N_("Only you and your group can look into the folder.")))
    elif not open_to_others:
        yield Check(True, message(N_("Only you can look into the folder.")))
    for path in home.parts():
        if path.is_symlink():
            text = N_("{path} is a link to {place}; what is said of it holds for that place.")
            yield Check(True, message(text, path=str(path), place=str(real(path))))


def _kinds(home: Home) -> Iterator[Check]:
    """What is no folder where one belongs, and no file where one belongs: it is met only when it is needed."""
    folders = home.folders()
    for path in home.parts():
        if path in folders and path.exists() and not path.is_dir():
            yield Check(False, no_folder(path).message)
        elif path not in folders and path.exists() and not path.is_file():
            yield Check(False, cannot_read(path, OSError(errno.EINVAL, "not a regular file")).message)


def _is_open(path: Path, others: int) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & others)
    except OSError:
        return False


def _copies(desk: HomeDesk, cases: Iterable[Case]) -> Iterator[Check]:
    copies = 0
    for state, words in changed_copies(desk, cases):
        copies += state not in (CopyState.MISSING, CopyState.UNREADABLE)
        if words is not None:
            yield Check(False, words)
    yield Check(True, message(N_("Copies of evidence compared: {n}."), n=copies))


def _left_over(desk: HomeDesk) -> Iterator[Check]:
    for one in orphans(desk):
        if isinstance(one, HomeProblem):
            yield Check(False, one.message)
            continue
        path = desk.home.evidence / str(one.number) / one.name
        text = N_("No case names {path} ({size} KB). {do_tidy} deletes what no case names.")
        yield Check(False, message(text, path=str(path), size=-(-one.size // 1000)))


def _half_written(desk: HomeDesk) -> Iterator[Check]:
    for path in half_written(desk.home):
        text = N_("{path} was left half written by a command that was killed. {do_tidy} deletes it.")
        yield Check(False, message(text, path=str(path)))


def _where(folder: Path, error: OSError) -> Path:
    """What could not be read: a playbook of the user lies elsewhere than those that came with the program."""
    return Path(error.filename) if isinstance(error.filename, str) else folder


def _playbooks(library: Library) -> Iterator[Check]:
    try:
        named = [(name, language) for name in library.ids() for language in library.languages(name)]
    except OSError as error:
        yield Check(False, cannot_read(_where(library.roots()[0], error), error).message)
        return
    for name, language in named:
        try:
            pages = _read_all(library.get(name, language))
        except Problem as problem:
            why = problem.message
        except OSError as error:
            why = cannot_read(_where(library.roots()[0] / name, error), error).message
        else:
            one, many = N_("Playbook {id} ({language}): {n} page."), N_("Playbook {id} ({language}): {n} pages.")
            yield Check(True, counted(one, many, pages, id=name, language=language))
            continue
        yield Check(False, message(N_("Playbook {id} ({language}): {why}"), id=name, language=language, why=why))


def _read_all(book: Playbook) -> int:
    """Read every file of a playbook and count its pages. Raises `PlaybookError`."""
    for table in (book.reasons, book.evidence, book.limits, book.channels, book.laws, book.replies):
        len(table)
    for step in book.flow.steps.values():
        if step.rests:
            book.step(step.id)
    for reason in book.reasons:
        book.reason(reason)
    book.letters()
    return len([book.page(page) for page in book.pages])
