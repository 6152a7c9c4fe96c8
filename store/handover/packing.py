"""Makes a bundle: one or more cases for somebody who helps, closed, as a file that is given by hand."""

from __future__ import annotations

import secrets
import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from content.text.words import N_, Message, Translator, message
from store.care.dump import dump
from store.care.handed import Handed, remember
from store.care.output import output
from store.case.case import Case, Exhibit
from store.case.done import Done
from store.case.intents import NoteHandedOver
from store.disk.copied import refuse_in_copy
from store.disk.files import CHUNK
from store.dossier.redact import MARKS
from store.dossier.redact_kinds import Kind
from store.dossier.redact_out import Hiding
from store.errors import Refused, cannot_read
from store.handover.parcel import (
    BUNDLE,
    CASES,
    FORMAT,
    MOST_FILES,
    MOST_PAGE,
    README,
    VERSION,
    Bundle,
    HandedCase,
    Member,
    is_inner_name,
)
from store.handover.redacting import Unnamed, unnamed
from store.handover.sealing import EXTRA, Seal, check_seal, closed
from store.kept import CopyState
from store.opening import HomeDesk
from store.ports import Histories, History

HOW = N_("This is a copy of a case, made with tuikuan. To read it and to write remarks into it, install tuikuan "
         "with {do_install_there} and run {do_open_file}.")  # fmt: skip


class Made(Struct, frozen=True):
    """A bundle that was made: where it lies, its SHA-256, what is to be known of it, its cases afterwards, and what
    was hidden in it, where it names nobody."""

    path: Path
    sha256: str
    bundle: Bundle
    notes: tuple[Message, ...]
    done: tuple[Done, ...] = ()
    marked: Unnamed | None = None


def bundle(
    desk: HomeDesk,
    numbers: Sequence[int],
    target: Path,
    seal: Seal,
    whom: str = "",
    *,
    redact: Hiding | None = None,
    over: bool = False,
) -> Made:
    """Write cases with their evidence into a file for a helper, and note that in each of them.

    Every copy is compared with its hash while it is read. Redacted as `redact` says, the cases name nobody, and
    the copies of evidence stay here. Raises `Refused`, also for a name that is taken, and `HomeProblem`; then
    nothing is written.
    """
    refuse_in_copy(desk.home)
    check_seal(seal)
    cases = [desk.view(number).case for number in dict.fromkeys(numbers)]
    files, left = _evidence(desk, cases, redact is not None)
    histories = desk.file.histories()
    chosen = {case.number: list(histories.cases[case.number]) for case in cases}
    pages = _pages(desk, cases)
    marked = None if redact is None else unnamed(chosen, {case.number: case for case in cases}, desk, redact)
    given = dict(marked.histories) if marked else chosen
    data = dump(Histories(given, max(given)))
    told = {
        CASES: _member(data),
        **{name: _member(text) for name, text in pages.items()},
        **{name: Member(one.size, one.sha256) for name, (_, one) in files.items()},
    }
    openings = {number: opening_of(events) for number, events in chosen.items()}
    inside = [HandedCase(number, openings[number], len(chosen[number]), left[number]) for number in chosen]
    now = desk.clock().isoformat()
    by = _giver(desk, chosen, given)[:200]
    ids = (secrets.token_hex(16), secrets.token_hex(32))
    made = Bundle(FORMAT, VERSION, *ids, by, whom[:200], now, redact is not None, inside, told)
    how = readme(desk.reading.language)
    with output(desk.home, target, over) as file:
        closed(file, seal, lambda archive: _written(archive, made, {CASES: data, **pages}, files, how), how)
        digest = _digest(file)
    remember(desk.home, Handed(made.id, made.key, made.whom, now, openings))
    done = tuple(desk.do(number, NoteHandedOver(made.id, whom, seal.kind, digest)) for number in chosen)
    return Made(target, digest, made, _notes(made, seal), done, marked)


def looked_at(desk: HomeDesk, numbers: Sequence[int], hiding: Hiding) -> Unnamed:
    """What would be hidden in a bundle that names nobody; nothing is written."""
    refuse_in_copy(desk.home)
    cases = {number: desk.view(number).case for number in dict.fromkeys(numbers)}
    histories = desk.file.histories()
    return unnamed({number: list(histories.cases[number]) for number in cases}, cases, desk, hiding)


def _giver(desk: HomeDesk, written: Mapping[int, History], given: Mapping[int, History]) -> str:
    """Who hands over, called as in the events that go along: by a mark where they name nobody."""
    author = desk.reading.author
    events = (pair for number in written for pair in zip(written[number], given[number], strict=True))
    called = next((there["by"] for here, there in events if here["by"] == author), None)
    if called is not None:
        return str(called)
    if given == written:
        return author
    told, tr = dump(Histories(dict(given), max(given))).decode(), Translator(desk.reading.language)
    return next(mark for n in count(1) if (mark := tr(MARKS[Kind.NAME], n=n)) not in told)  # that of nobody else


def _digest(file: BinaryIO) -> str:
    digest = sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def opening_of(events: History) -> str:
    """The SHA-256 of the first event of a case, by which it is known again."""
    return sha256(msgspec.json.encode(events[0], order="sorted")).hexdigest()


def readme(language: str) -> str:
    """The page that says how such a file is opened, in both languages, the reader's first."""
    other = "en" if language == "zh" else "zh"
    return "\n\n".join(Translator(one)(HOW, extra=EXTRA) for one in (language, other)) + "\n"


Files = Mapping[str, tuple[Path, Exhibit]]


def _evidence(desk: HomeDesk, cases: Sequence[Case], redact: bool) -> tuple[Files, dict[int, list[str]]]:
    """The copies that go along, by their names in the bundle, and the names of those that do not, by case."""
    files: dict[str, tuple[Path, Exhibit]] = {}
    left: dict[int, list[str]] = {}
    for case in cases:
        stays = [one for one in case.exhibits if one.out or redact]
        left[case.number] = [f"E{one.no}" for one in stays]
        for one in case.exhibits:
            if one in stays:
                continue
            if desk.vault.check(case.number, one) in (CopyState.CHANGED, CopyState.MISSING):
                raise _changed(one, case.number)
            files[f"evidence/{case.number}/{one.stored}"] = desk.vault.path(case.number, one), one
    return files, left


def _pages(desk: HomeDesk, cases: Sequence[Case]) -> dict[str, bytes]:
    """The user's own playbooks that the cases use, with what these build on, by their names in the bundle."""
    own, found = desk.home.playbooks, dict[str, bytes]()
    used = {case.playbook for case in cases}
    used |= {base for name in list(used) if (own / name).is_dir() for base in _bases(desk, name)}
    for name in sorted(used):
        for path in sorted((own / name).rglob("*.md")) if (own / name).is_dir() else ():
            inside = f"playbooks/{path.relative_to(own).as_posix()}"
            if is_inner_name(inside) and path.is_file() and path.stat().st_size <= MOST_PAGE:
                found[inside] = path.read_bytes()
    if len(found) > MOST_FILES:
        raise Refused(N_("The playbook has too many pages; nothing was written."))
    return found


def _bases(desk: HomeDesk, name: str) -> Iterator[str]:
    for language in desk.library.languages(name):
        yield from (folder.parent.name for folder in desk.library.get(name, language).folders()[1:])


def _written(
    archive: zipfile.ZipFile, made: Bundle, texts: Mapping[str, bytes], files: Files, how: str
) -> Iterator[None]:
    """Write all of a bundle into an archive; pauses after each piece."""
    for name, data in ((README, how.encode()), (BUNDLE, msgspec.json.encode(made)), *texts.items()):
        archive.writestr(member_of(archive, name), data, zipfile.ZIP_DEFLATED)
        yield
    for name, (path, one) in files.items():
        digest = sha256()
        try:
            source = path.open("rb")
        except OSError as error:
            raise cannot_read(path, error) from error
        with source, archive.open(member_of(archive, name), "w", force_zip64=one.size > 1 << 30) as member:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                member.write(chunk)
                yield
        if digest.hexdigest() != one.sha256:
            raise _changed(one, int(name.split("/")[1]))


def member_of(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """A new file of an archive that only its owner may read, once it is unpacked; without a moment."""
    info: zipfile.ZipInfo = getattr(archive, "zipinfo_cls", zipfile.ZipInfo)(name)
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _member(data: bytes) -> Member:
    return Member(len(data), sha256(data).hexdigest())


def _changed(one: Exhibit, number: int) -> Refused:
    return Refused(
        N_("The copy of E{no} of case {number} is not what was taken in; nothing was written. {do_verify_case}"
           " tells more."),
        no=one.no, number=number,
    )  # fmt: skip


def _notes(made: Bundle, seal: Seal) -> tuple[Message, ...]:
    notes = []
    match seal.kind:
        case "":
            text = N_(
                "It is not encrypted: whoever has the file can read all of it. To encrypt it: {with_password}."
            )
            notes.append(message(text))
        case "zip":
            notes.append(
                message(N_("Its contents are closed by the password; the names of the files in it are not."))
            )
    if made.redacted:
        text = N_("Names, phones, addresses and numbers were replaced in its texts; no copy of evidence is in it. "
                  "What else gives somebody away must be looked for by eye.")  # fmt: skip
        notes.append(message(text))
    else:
        text = N_(
            "It holds all texts and evidence of the case, names and numbers too. To replace them: {with_marks}."
        )
        notes.append(message(text))
    left = tuple(f"#{case.number} {name}" for case in made.cases for name in case.left)
    if left:
        notes.append(message(N_("Not in it: {left}"), left=left))
    return tuple(notes)
