"""What may be taken in: the files of the inbox and of a folder, each with what is known before it is taken."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from content.text.cells import plain
from content.text.words import N_, Message, Problem, message
from store.care.inbox import waiting
from store.care.taking import SETTLED, holds_cases
from store.case.view import CaseView
from store.dossier.pictures import shot_on
from store.intake.incoming import MOST_FILES
from store.intake.kinds import guessed
from store.intake.paths import begun, is_there, paths_of
from store.intake.sources import ARCHIVES, files_of
from store.opening import HomeDesk

SHOWN = 200
"""Files of one folder that are offered at a time; typing on brings the others."""


KNOWN = 1_000
"""So many files are not read again while one types, as long as they stay as they are."""


class Candidate(Struct, frozen=True):
    """A file that may be taken in, or a folder to look into.

    `size` counts bytes, `inside` what lies in a folder or is None. `sha256` is known where another file is as
    large, `twin` is the number of the exhibit with the same bytes, 0 for none; `kind` what its name suggests,
    `shot` when its camera says it was made, `changed` when it was written last; `wrong` why it cannot be taken now.
    """

    path: Path
    size: int = 0
    inside: int | None = None
    twin: int = 0
    kind: str = ""
    shot: datetime | None = None
    changed: datetime | None = None
    wrong: Message | None = None
    sha256: str = ""

    @property
    def archive(self) -> bool:
        """Whether it is one that is taken in piece by piece."""
        return self.inside is None and self.path.name.lower().endswith(ARCHIVES)


class Offered(Struct, frozen=True):
    """What is offered for a path that is being typed: what waits in the inbox, the folder it leads to, what lies
    there, what fits first; how it goes on, how many names it may become, and how many are left out."""

    typed: str
    inbox: tuple[Candidate, ...]
    folder: Path | None
    found: tuple[Candidate, ...]
    longer: str
    fitting: int
    left_out: int = 0


class Meant(Struct, frozen=True):
    """The files that paths stand for, why others cannot be taken, and what is known now of those beside them."""

    files: tuple[Candidate, ...]
    problems: tuple[Message, ...]
    beside: tuple[Candidate, ...] = ()


def offered(desk: HomeDesk, number: int, typed: str) -> Offered:
    """What is offered while a path is typed."""
    look = Looking(desk, number)
    way = begun(typed)
    inbox = tuple(look.at(path, shot=False) for path in waiting(desk.home))
    entries = sorted(_entries(way.folder), key=lambda one: (not one.name.startswith(way.name), one.name.casefold()))
    found = tuple(look.at(path, shot=False) for path in entries[:SHOWN])
    return Offered(typed, inbox, way.folder, found, way.longer, way.fitting, max(0, len(entries) - SHOWN))


def meant(desk: HomeDesk, number: int, text: str, beside: Sequence[Candidate] = ()) -> Meant:
    """The files that a typed or dropped text stands for: a folder for all below it, a pattern for what fits."""
    paths = paths_of(text)
    missing = [message(N_("There is no file {path}."), path=path) for path in paths if not is_there(path)]
    found = meant_by(desk, number, [Path(path).expanduser() for path in paths if is_there(path)], beside)
    return Meant(found.files, (*missing, *found.problems), found.beside)


def meant_by(desk: HomeDesk, number: int, paths: Iterable[Path], beside: Sequence[Candidate] = ()) -> Meant:
    """The files that paths stand for, and what is known of each; where one is as large as one of those `beside`
    them, both are known by their hash."""
    look = Looking(desk, number)
    files: dict[Path, Candidate] = {}
    problems: list[Message] = []
    for path in paths:
        if holds_cases(desk.home, path):
            words = N_(
                "{path} holds this program's own files, and with them all cases; nothing of it was attached."
            )
            problems.append(message(words, path=str(path)))
            continue
        for one in files_of(path):
            if len(files) >= MOST_FILES:
                words = N_("{path} holds more than {most} files; the rest was left out. Take them in in parts.")
                problems.append(message(words, path=str(path), most=MOST_FILES))
                break
            if isinstance(one, Problem):
                problems.append(one.message)
                continue
            found = look.at(one)
            if found.wrong is not None:
                words, name = N_("{name}: {why}"), plain(one.name, most=80)
                problems.append(message(words, name=name, why=found.wrong))
            else:
                files[found.path] = found
    every = {one.path: one for one in beside} | files
    sizes = Counter(one.size for one in every.values())
    known = {path: _hashed(one) if sizes[one.size] > 1 else one for path, one in every.items()}
    others = tuple(known[one.path] for one in beside if one.path not in files)
    return Meant(tuple(known[path] for path in files), tuple(problems), others)


def _hashed(one: Candidate) -> Candidate:
    if one.sha256:
        return one
    try:
        return replace(one, sha256=_sha256(one.path, _mark(one.path.lstat())))
    except OSError:  # who takes it in tells why it cannot be read
        return one


class Looking:
    """Looks at files for one case."""

    def __init__(self, desk: HomeDesk, number: int) -> None:
        self._desk = desk
        self._view = desk.view(number)
        self._free = shutil.disk_usage(desk.home.path).free
        self._sizes = {one.size for one in self._view.exhibits}
        self._kinds = _titles(self._view)
        self._earlier = tuple((one.name, one.evidence) for one in self._view.exhibits)

    def at(self, path: Path, shot: bool = True) -> Candidate:
        """What is known of a file or folder; when it was shot only where that is wanted."""
        try:
            found = path.lstat()
            if stat.S_ISDIR(found.st_mode) or (stat.S_ISLNK(found.st_mode) and path.is_dir()):
                return Candidate(path, inside=sum(1 for _ in _entries(path)))
            return self._file(path, found, shot)
        except OSError as error:
            why = message(N_("It cannot be read: {why}"), why=error.strerror or str(error))
            return Candidate(path, wrong=why)

    def _file(self, path: Path, found: os.stat_result, shot: bool) -> Candidate:
        changed = datetime.fromtimestamp(found.st_mtime, self._desk.clock().tzinfo)
        wrong = self._wrong(path, found)
        if wrong is not None:
            return Candidate(path, found.st_size, changed=changed, wrong=wrong)
        sha256 = _sha256(path, _mark(found)) if found.st_size in self._sizes else ""
        twin = next((one.no for one in self._view.exhibits if sha256 and one.sha256 == sha256), 0)
        kind = guessed(path.name, self._kinds, self._earlier)
        return Candidate(
            path,
            found.st_size,
            None,
            twin,
            kind,
            shot_on(path, self._desk.clock().tzinfo) if shot else None,
            changed,
            sha256=sha256,
        )

    def _wrong(self, path: Path, found: os.stat_result) -> Message | None:
        home = self._desk.home
        fresh = time.time() - found.st_mtime < SETTLED and path.absolute().is_relative_to(home.inbox.absolute())
        for wrong, why in (
            (stat.S_ISLNK(found.st_mode), message(N_("a link; links are not followed"))),
            (not stat.S_ISREG(found.st_mode), message(N_("no file that can be copied"))),
            (not os.access(path, os.R_OK), message(N_("cannot be read: no permission"))),
            (not found.st_size, message(N_("an empty file"))),
            (
                found.st_size > self._free,
                message(N_("does not fit: {free} MB are free"), free=self._free // 1_000_000),
            ),
            (fresh, message(N_("is being written; look again in 3 seconds"))),
        ):
            if wrong:
                return why
        return None


def _mark(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@lru_cache(KNOWN)
def _sha256(path: Path, mark: tuple[int, ...]) -> str:
    """The hash of a file, read once as long as it is the same one by its `mark`: of what was written anew with its
    old size and time the system still knows when that was."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def come_new(view: CaseView, wanted: Iterable[tuple[Candidate, str]]) -> int:
    """How many files, each taken in as a kind, will be exhibits that the case has not: the same bytes are one
    exhibit of a kind, and as long as nobody has said which, they count as the one there is."""
    files = defaultdict[str, set[str]](set)
    for file, kind in wanted:
        files[file.sha256 or str(file.path)].add(kind)
    count = 0
    for mark, kinds in files.items():
        here = {one.evidence for one in view.exhibits if one.sha256 == mark}
        said = kinds - {""}
        count += len(said - here) if said or here else 1
    return count


def still_missing(view: CaseView, kinds: Iterable[str]) -> tuple[str, ...]:
    """The ids of the required evidence that a case will still lack with exhibits of these kinds."""
    come = set(kinds)
    return tuple(
        item.id
        for item in view.marked
        if item.required and item.open and item.id in view.playbook.evidence and item.id not in come
    )


def kinds_for(view: CaseView) -> tuple[str, ...]:
    """All kinds, by id: what is missing first, and of that what is required."""
    evidence = view.playbook.evidence
    wanted = sorted(
        (one for one in view.marked if one.id in evidence), key=lambda one: (not one.open, not one.required)
    )
    return tuple(dict.fromkeys((*(one.id for one in wanted), *evidence)))


def _titles(view: CaseView) -> dict[str, Sequence[str]]:
    books = (view.playbook, *view.playbook.elsewhere)
    return {
        kind: tuple(book.evidence[kind].title for book in books if kind in book.evidence)
        for kind in kinds_for(view)
    }


def _entries(folder: Path | None) -> Iterator[Path]:
    """What lies in a folder and is not hidden; nothing where it cannot be read."""
    try:
        entries = list(os.scandir(folder)) if folder is not None else []
    except OSError:
        return
    yield from (Path(one.path) for one in entries if not one.name.startswith("."))
