"""Jobs for the worker beside changes of a case: a letter into a file, a dossier written or looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from content.text.words import N_, Message, Problem, Translator, counted, message
from store.care.output import keep_letter
from store.case.done import attached
from store.case.intents import LabelExhibit, SetFact
from store.errors import Refused
from store.intake.incoming import Incoming
from store.opening import HomeDesk
from store.people.person import CLAIMANT, Person, whom
from tui.desk.worker.report import Doubted, FilesMeant, FilesOffered, Pictured, Previewed, Report, Saved, Told

if TYPE_CHECKING:
    from store.care.candidates import Candidate
    from store.dossier.contents import Format, Wanted
    from store.dossier.gather import Gathered
    from store.dossier.redact import Hidden
    from store.dossier.redact_out import Hiding, Redacted
    from store.kept import Kept

Tell = Callable[[Report], object]
Job = Callable[[HomeDesk, Tell], Report | None]
PATIENCE = 1.0
"""Seconds after which progress is told."""


def letter_kept(number: int, letter: str, text: str) -> Job:
    """Writes a letter of a case into the home folder; an older one of the same name is replaced."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        path = keep_letter(desk.home, number, letter, text)
        return Told(message(N_("Written: {path}"), path=str(path)))

    return job


def person_kept(number: int, person: Person, draft: str, oneself: str) -> Job:
    """Keeps a person once for all papers, and says that the case is for them where it is for another one.

    Whoever is the first stands for all cases that name nobody: before somebody else comes `oneself`.
    """

    def job(desk: HomeDesk, tell: Tell) -> Report:
        if person.label != oneself and not desk.people.everybody():
            desk.people.keep(Person(oneself))
        everybody = desk.people.everybody()
        known = next((one for one in everybody if one.label == person.label), None)
        now = whom(desk.view(number).facts.get(CLAIMANT, ""), everybody)
        if known is None or person.facts:
            desk.people.keep(person, person.label if known else "")
        desk.drafts.drop(draft)
        if (now.label if now else "") != person.label and everybody:
            return Saved(desk.do(number, SetFact(CLAIMANT, person.label)), draft, None, "undo")
        return Told(message(N_("Kept: {label}. Letters and papers take it from here."), label=person.label))

    return job


def exhibit_labelled(number: int, intent: LabelExhibit, draft: str) -> Job:
    """Says what an exhibit is, and paints areas of it over once they are known to lie in the picture."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.dossier.redact_copies import refuse_outside

        one = next((one for one in desk.exhibits(desk.view(number)) if one.exhibit.id == intent.exhibit), None)
        if one is not None and intent.areas:
            refuse_outside(one.exhibit, one.path, intent.areas)
        done = desk.do(number, intent)
        desk.drafts.drop(draft)
        return Saved(done, draft, None, "undo")

    return job


def files_offered(number: int, typed: str, latest: Callable[[], str]) -> Job:
    """Looks what there is to take in for a path that is being typed, unless something else was typed meanwhile."""

    def job(desk: HomeDesk, tell: Tell) -> Report | None:
        from store.care.candidates import offered

        return FilesOffered(number, offered(desk, number, typed)) if latest() == typed else None

    return job


def files_meant(number: int, text: str, paths: Sequence[Path] = (), beside: Sequence[Candidate] = ()) -> Job:
    """Finds the files that a typed or dropped text stands for, or those that were pointed at, and which of them are
    the same as some that are marked already, `beside` them."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.care.candidates import meant, meant_by

        found = meant(desk, number, text, beside) if text else meant_by(desk, number, paths, beside)
        return FilesMeant(number, found, bool(text))

    return job


def files_taken(
    number: int, wanted: Sequence[Incoming], draft: str, left: Callable[[Sequence[Incoming]], Mapping[str, str]]
) -> Job:
    """Copies files into the evidence, all as one change; where some cannot be taken, what is `left` of them is kept
    as the draft."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.care.taking import take_all

        every = tuple(take_all(desk, number, wanted))
        done = [one for _, one in every if not isinstance(one, Problem)]
        failed = [(what, one) for what, one in every if isinstance(one, Problem)]
        if not done:
            raise failed[0][1] if failed else Refused(N_("There was no file to take in; nothing was changed."))
        if failed:
            desk.drafts.save(draft, left([what for what, _ in failed]))
        else:
            desk.drafts.drop(draft)
        came = attached(done, [one.message for _, one in failed])
        return Saved(came, draft, None, "undo" if came.changed else "")

    return job


def picture_shown(kept: Kept, columns: int, rows: int) -> Job:
    """Makes the picture of an exhibit small enough for so many cells, of which each shows two pixels."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.dossier.pictures import small
        from store.dossier.redact_copies import Matter, matter_at

        one = kept.exhibit
        if kept.path.is_file() and matter_at(one.name, kept.path) is not Matter.PICTURE:
            raise Refused(
                N_("E{no} ({name}) is no picture that could be shown here; open it."), no=one.no, name=one.name
            )
        return Pictured(kept.exhibit.id, small(kept.path, columns, rows * 2, f"E{kept.exhibit.no}"))

    return job


def dossier_shown(number: int, wanted: Wanted, hiding: Hiding | None) -> Job:
    """Makes the text of a dossier, to be looked at before it goes out; what is hidden in it stands before it."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.dossier.pages import lay_out
        from store.dossier.plain import to_plain

        with _ready(desk, number, wanted, hiding) as (gathered, made):
            dossier = gathered.dossier
            told = (*hidden_lines(made, Translator(dossier.language)), *to_plain(lay_out(dossier)))
            return Previewed(dossier.cover.title, (*gathered.told, *dossier.doubts), told)

    return job


def dossier_written(
    number: int,
    wanted: Wanted,
    form: Format,
    target: Path,
    *,
    hiding: Hiding | None,
    draft: str,
    again: Callable[[], object] | None,
) -> Job:
    """Writes a dossier; while anything is unresolved that is asked about first: `again` writes it even so, None is
    for who was asked."""

    def job(desk: HomeDesk, tell: Tell) -> Report:
        from store.care.export import export

        with _ready(desk, number, wanted, hiding) as (gathered, _):
            doubts = gathered.dossier.doubts
            if doubts and again is not None:
                return Doubted(_told(doubts), again)
            written = export(desk, gathered, form, target, redacted=hiding is not None, progress=_progress(tell))
        count = len(gathered.dossier.exhibits)
        words = counted(
            N_("Written with {n} exhibit: {path}"), N_("Written with {n} exhibits: {path}"), count, path=str(target)
        )
        if gathered.left:
            words = message(N_("{what} (without {omitted})"), what=words, omitted=gathered.left)
        if written.along:
            words = message(N_("{what} Send along: {files}."), what=words, files=written.along)
        for more in (*gathered.told, *((written.carries,) if written.carries else ())):
            words = message(N_("{what} {more}"), what=words, more=more)
        return Saved(replace(written.done, words=words), draft, None, "undo")

    return job


@contextmanager
def _ready(
    desk: HomeDesk, number: int, wanted: Wanted, hiding: Hiding | None
) -> Iterator[tuple[Gathered, Redacted | None]]:
    from store.care.export import gathered
    from store.care.redacting import redacted

    whole = gathered(desk, number, wanted)
    if hiding is None:
        yield whole, None
        return
    with redacted(desk, whole, hiding) as made:
        yield made.gathered, made


def hidden_lines(made: Redacted | None, tr: Translator) -> Iterator[tuple[bool, str]]:
    """What is hidden and under which mark, and what must be looked for by eye, as lines of a page; `True` leads
    what follows."""
    if made is None:
        yield True, tr(N_("Nothing is hidden in this version: names, phones, addresses and numbers stand in it."))
        yield False, ""
        return
    yield from marks_as_lines(made.hidden, tr)
    for words in made.by_eye:
        yield False, tr.say(words)
    yield False, ""


def marks_as_lines(hidden: Sequence[Hidden], tr: Translator) -> Iterator[tuple[bool, str]]:
    """What is hidden and under which mark, and apart what is hidden to be safe, with where it stands."""
    from store.dossier.redact import parted
    from store.dossier.redact_kinds import IN_DOUBT, KIND_WORDS

    sure, doubted = parted(hidden)
    yield True, tr(N_("Hidden in this version"))
    for one in sure:
        yield False, f"{tr(KIND_WORDS[one.kind])}  {one.text} → {one.mark}  ×{one.times}"
    if doubted:
        yield True, tr(IN_DOUBT)
        for one in doubted:
            yield False, f"{one.text}  ×{one.times}  → {one.around}"
        yield False, tr(N_("What should stay goes into “Not hidden” in the form."))


def _told(doubts: tuple[Message, ...]) -> Message:
    if len(doubts) == 1:
        return doubts[0]
    return message(N_("{doubt} And {n} more."), doubt=doubts[0], n=len(doubts) - 1)


def _progress(tell: Tell) -> Callable[[int, int], None]:
    begun = [time.monotonic()]

    def progress(done: int, of: int) -> None:
        if time.monotonic() - begun[0] >= PATIENCE and done < of:
            begun[0] = time.monotonic()
            tell(Told(message(N_("{done} of {of} exhibits …"), done=done, of=of)))

    return progress
