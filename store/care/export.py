"""Writes dossiers out: what is unresolved is known before, and the case keeps what went out, when, for whom."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from content.pack.arguing import DossierPage
from content.pack.errors import UnknownPage
from content.text.near import there
from content.text.words import N_, Message, message
from store.care.output import output
from store.care.stamped import stamps_of
from store.care.workroom import workroom
from store.case.done import Done
from store.case.intents import NoteExported
from store.case.view import CaseView
from store.dossier import beforehand
from store.dossier.contents import Format, Medium, Reader, Section, Wanted
from store.dossier.extras import has
from store.dossier.gather import Gathered, gather
from store.dossier.traces import told_of
from store.dossier.writing import Progress, Written, originals, write
from store.errors import BadValue, Refused
from store.opening import HomeDesk
from store.papers.saying import OFFICIAL
from store.people.person import PERSONAL, for_papers

CHUNK = 1 << 20
GENERIC = "generic"
"""The playbook that knows every reader."""


class Exported(Struct, frozen=True):
    """What an export came to: the file, its SHA-256 and size in bytes, whether it is all that its form can be, the
    names of exhibits that such a file cannot hold, those among its pictures that cannot be shown, the case with the
    export noted in it, and what the originals in it carry beside what is seen, if they do."""

    target: Path
    sha256: str
    size: int
    whole: bool
    along: tuple[str, ...]
    unshown: tuple[str, ...]
    done: Done
    carries: Message | None = None


def page_for(desk: HomeDesk, view: CaseView, reader: Reader) -> DossierPage:
    """How a dossier of a case is made for a reader: as its playbook says, else as the generic one does."""
    try:
        return view.playbook.dossier(reader)
    except UnknownPage:
        return desk.library.get(GENERIC, desk.reading.language).dossier(reader)


def gathered(desk: HomeDesk, number: int, wanted: Wanted) -> Gathered:
    """The dossier of a case as it would go out now. Raises `UnknownCase`, `BadValue`."""
    view = for_papers(desk.view(number), desk.people)
    page = page_for(desk, view, wanted.reader)
    twins = desk.library.twins(view.case.playbook, view.playbook)
    stamps = stamps_of(desk, view)
    notes = beforehand.for_oneself(view)
    go = page.own if wanted.notes is None else wanted.notes
    told = view if go else beforehand.without(view, notes)
    made = gather(told, desk.exhibits(view), page, wanted, desk.clock(), twins=twins, stamps=stamps)
    dossier = beforehand.says_language(made.dossier)
    language = desk.reading.language
    to_know = (*beforehand.told_of_language(dossier), *beforehand.told_of_lines(notes, go, language))
    return replace(made, dossier=dossier, told=to_know)


def lacking(desk: HomeDesk, number: int, wanted: Wanted) -> tuple[str, ...]:
    """The keys of what the reader wants to know of the person a case is for, and nobody gave."""
    view = for_papers(desk.view(number), desk.people)
    official = page_for(desk, view, wanted.reader).audience in OFFICIAL
    return tuple(key for key in PERSONAL if official and not view.facts.get(key))


def refuse_doubtful(gathered: Gathered) -> None:
    """Raise `Refused` when anything is unresolved."""
    doubts = gathered.dossier.doubts
    if doubts:
        more = message(N_("{n} more"), n=len(doubts) - 1)
        words = N_("Nothing was written, as nothing may be unresolved: {doubt}")
        also = N_("Nothing was written, as nothing may be unresolved: {doubt} And {more}.")
        raise Refused(also if len(doubts) > 1 else words, doubt=doubts[0], more=more)


def form_of(name: str, target: Path | None) -> Format:
    """The form somebody wants: as named, else by the ending of the file, else PDF where it can be made, else HTML.

    Raises `BadValue`.
    """
    wanted = name.casefold() or _ending(target)
    if not wanted:
        return Format.PDF if has("typst", "pylopdf_fonts_zh_cn", "PIL") else Format.HTML
    if wanted not in set(Format):
        raise BadValue(N_("“{text}” is no form of a dossier. {there}"), text=wanted, there=there(wanted, Format))
    return Format(wanted)


def refuse_other_form(form: Format, target: Path) -> None:
    """Raise `BadValue` when a file's name says another form than is to be written into it."""
    ending = _ending(target)
    if ending != form and ending in set(Format):
        text = N_(
            "{path} ends like {ending}, but {form} is to be written; nothing was written. Change one of both."
        )
        raise BadValue(text, path=str(target), ending=ending, form=form)


def _ending(target: Path | None) -> str:
    ending = target.suffix.lower().removeprefix(".") if target else ""
    return {"htm": "html", "markdown": "md"}.get(ending, ending)


def usual_name(number: int, reader: Reader, form: Format) -> str:
    """What the file is called when nobody says."""
    return f"tuikuan-{number}-{reader}.{form}"


def export(
    desk: HomeDesk,
    gathered: Gathered,
    form: Format,
    target: Path,
    *,
    over: bool = False,
    redacted: bool = False,
    progress: Progress = lambda done, of: None,
) -> Exported:
    """Write a dossier and note in the case that it went out.

    Raises `Refused` when the name is taken, unless it is to be written `over`, and when a library is missing; then
    nothing was written. The file is for its owner alone.
    """
    refuse_other_form(form, target)
    with output(desk.home, target, over) as file:
        made = _hashed(desk, gathered, form, file, progress)
    return _noted(desk, gathered, target, made, redacted)


def export_to(
    desk: HomeDesk, gathered: Gathered, form: Format, file: BinaryIO, *, redacted: bool = False
) -> Exported:
    """Write a dossier into an open file, and note that; see `export`."""
    made = _hashed(desk, gathered, form, file, lambda done, of: None)
    return _noted(desk, gathered, Path("-"), made, redacted)


class _Made(Struct, frozen=True):
    """What was written in which form, its SHA-256 and its size in bytes."""

    form: Format
    written: Written
    sha256: str
    size: int


def _hashed(desk: HomeDesk, gathered: Gathered, form: Format, file: BinaryIO, progress: Progress) -> _Made:
    written = write(gathered, form, file, lambda: workroom(desk.home), progress)
    file.flush()
    size = file.tell()
    file.seek(0)
    digest = hashlib.sha256()
    for part in iter(lambda: file.read(CHUNK), b""):
        digest.update(part)
    return _Made(form, written, digest.hexdigest(), size)


def _noted(desk: HomeDesk, gathered: Gathered, target: Path, made: _Made, redacted: bool) -> Exported:
    """Note in the case what went out, and tell what it came to."""
    form, dossier, unshown = made.form, gathered.dossier, made.written.unshown
    along = () if form is Format.ZIP else _along(gathered, form, made.written)
    named = tuple(one.file for one in dossier.exhibits if one.no in unshown)
    done = desk.do(dossier.number, NoteExported(dossier.reader, form, made.sha256, gathered.left, redacted))
    carries = None if redacted else told_of(originals(gathered, form))
    return Exported(target, made.sha256, made.size, made.written.whole, along, named, done, carries)


def _along(gathered: Gathered, form: Format, written: Written) -> tuple[str, ...]:
    """The exhibits of which the file only has the name, or not all pages."""
    dossier = gathered.dossier
    if Section.EXHIBITS not in dossier.sections:
        return ()
    held = {Medium.TEXT} if form is Format.MD else {Medium.TEXT, Medium.PICTURE}
    whole = {one.no for one in dossier.exhibits if one.medium in held} - {*written.unshown} | {*written.printed}
    return tuple(one.file for one in dossier.exhibits if one.no not in whole)
