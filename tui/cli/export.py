"""The command `export`: a case as one document for somebody who decides on it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import click

from content.text.words import N_, message
from tui.cli.command import WORDS, Misused, Plainly, json_option, number_argument, output_options, pass_session
from tui.cli.hiding import Wish, hiding_options, ready_to_go
from tui.cli.session import Session
from tui.say.values import size as shown_size

if TYPE_CHECKING:
    from store.care.export import Exported
    from store.dossier.contents import Format, Wanted
    from store.dossier.gather import Gathered

PATIENCE = 1.0
"""Seconds after which progress is told."""


@click.command(
    "export",
    cls=Plainly,
    help=N_("Write the whole case as one document for somebody who decides on it, with its exhibits."),
)
@number_argument()
@click.option(
    "--for",
    "reader",
    type=WORDS,
    metavar="READER",
    default="lawyer",
    help=N_("Who reads it: platform, 12315, association, lawyer, court or family."),
)
@click.option(
    "--format",
    "form",
    type=WORDS,
    metavar="FORM",
    default="",
    help=N_("pdf, html, md, docx or zip; without it as the name of the file ends."),
)
@output_options(N_("The file to write, “-” for standard output; without it, one with a usual name in this folder."))
@click.option("--without", type=WORDS, metavar="E4,…", default="", help=N_("Exhibits that stay here."))
@click.option("--only", type=WORDS, metavar="E1,…", default=None, help=N_("No other exhibits than these."))
@click.option("--sections", type=WORDS, metavar="PART,…", default=None, help=N_("No other parts than these."))
@click.option(
    "--notes",
    flag_value="go",
    help=N_("Diary lines that you wrote for yourself go along; else only a lawyer and family get them."),
)
@click.option("--no-notes", "notes", flag_value="stay", help=N_("They stay here, whoever reads it."))
@click.option("--strict", is_flag=True, help=N_("Write nothing while anything is unresolved."))
@click.option("--open", "opens", is_flag=True, help=N_("Open it when it is written."))
@json_option
@pass_session
@hiding_options(N_("Without names, phones, addresses and numbers; pictures are painted anew, see “redact”."))
def export_command(
    session: Session,
    *,
    number: int,
    reader: str,
    form: str,
    output: str | None,
    without: str,
    only: str | None,
    sections: str | None,
    notes: str | None,
    strict: bool,
    force: bool,
    opens: bool,
    as_json: bool,
    hiding: Wish,
) -> None:
    """Write a dossier; what is unresolved is told before."""
    from store.care import export as exporting
    from tui.cli.claimant import asked

    wanted = _wanted(session, number, reader, without=without, only=only, sections=sections, notes=notes)
    path = Path(output) if output else None
    printed = output == "-"
    kind = exporting.form_of(form or ("md" if printed else ""), path)
    path = path or Path(exporting.usual_name(number, wanted.reader, kind))
    _refuse_unfit(kind, path, printed, as_json or opens)
    asked(session, number, exporting.lacking(session.desk, number, wanted))
    gathered = exporting.gathered(session.desk, number, wanted)
    with ready_to_go(session, gathered, hiding) as ready:
        if ready is None:
            return
        gathered = ready
        if strict:
            exporting.refuse_doubtful(gathered)
        if printed:
            _print(session, gathered, kind, hiding.redact)
        else:
            _write(session, gathered, kind, path, over=force, as_json=as_json, redacted=hiding.redact)
    if opens:
        from tui.desk.worker.viewer import show

        show(path)


def _refuse_unfit(kind: Format, path: Path, printed: bool, more: bool) -> None:
    """Refuse, before anything is asked, what cannot be written where it is to go."""
    from store.care.export import refuse_other_form

    if not printed:
        refuse_other_form(kind, path)
    elif kind not in ("md", "html"):
        raise Misused(
            N_("{form} goes into a file and not to standard output; md and html do. Give -o FILE."), form=kind
        )
    elif more:
        raise Misused(N_("--json and --open do not go with “-o -”."))


def _print(session: Session, gathered: Gathered, kind: Format, redacted: bool) -> None:
    """Write a dossier to standard output, and what is to be known of it to the other one."""
    from store.care import export as exporting

    _tell_before(session, gathered)
    with TemporaryFile() as file:
        exported = exporting.export_to(session.desk, gathered, kind, file, redacted=redacted)
        file.seek(0)
        sys.stdout.flush()
        copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    _tell_after(session, exported, redacted)


def _write(
    session: Session, gathered: Gathered, kind: Format, path: Path, *, over: bool, as_json: bool, redacted: bool
) -> None:
    from store.care import export as exporting

    _tell_before(session, gathered)
    progress = _Progress(session)
    exported = exporting.export(session.desk, gathered, kind, path, over=over, redacted=redacted, progress=progress)
    if as_json:
        if exported.carries:
            session.tell(exported.carries)
        session.show_json(_json(gathered, exported, kind, session))
    else:
        _tell(gathered, exported, session, redacted)


def _tell_before(session: Session, gathered: Gathered) -> None:
    """Tell what is to be known before it goes out."""
    for words in gathered.told:
        session.tell(words)
    for doubt in gathered.dossier.doubts:
        session.tell(message(N_("Before it goes out: {words}"), words=doubt))


def _wanted(
    session: Session,
    number: int,
    reader: str,
    *,
    without: str,
    only: str | None,
    sections: str | None,
    notes: str | None,
) -> Wanted:
    from store.care.export import page_for
    from store.dossier.contents import Wanted
    from store.dossier.naming import exhibit_numbers, reader_named, sections_named

    named = reader_named(reader)
    for given, option in ((only, "--only"), (sections, "--sections")):
        if given is not None and not given.strip(" ,，、"):
            raise Misused(N_("{option} names nothing; nothing was written."), option=option)
    only, sections = only or "", sections or ""
    if without and only:
        raise Misused(N_("Give either --only or --without."))
    page = page_for(session.desk, session.desk.view(number), named)
    parts = sections_named(sections, (page,))
    return Wanted(
        named,
        parts,
        exhibit_numbers(without),
        exhibit_numbers(only),
        notes=None if notes is None else notes == "go",
    )


class _Progress:
    """Tells how far it is, once a second, and nothing where it is quick."""

    def __init__(self, session: Session) -> None:
        self._session, self._told = session, time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told >= PATIENCE and done < of:
            self._told = now
            self._session.tell(N_("{done} of {of} exhibits …"), done=done, of=of)


def _tell(gathered: Gathered, exported: Exported, session: Session, redacted: bool) -> None:
    tr, dossier = session.tr, gathered.dossier
    held = tr.n("1 exhibit", "{n} exhibits", len(dossier.exhibits))
    session.show(
        [
            tr(
                N_("{file}: {title}, {exhibits}, {size}, SHA-256 {sha256}"),
                file=exported.target,
                title=dossier.cover.title,
                exhibits=held,
                size=shown_size(exported.size),
                sha256=exported.sha256,
            ),
            *dossier.omitted,
        ]
    )
    _tell_after(session, exported, redacted)


def _tell_after(session: Session, exported: Exported, redacted: bool) -> None:
    """Tell what goes along in the file unseen, and what it does not hold."""
    if exported.carries:
        session.tell(exported.carries)
    if exported.along:
        words = N_("Not in that file, send them along: {files}. --format zip holds them.")
        if redacted:
            words = N_(
                "Not in that file: {files}. --format zip holds their redacted copies; the originals show all."
            )
        session.tell(words, files=exported.along)
    if exported.unshown:
        session.tell(N_("Cannot be shown as a picture, only named: {files}."), files=exported.unshown)
    if not exported.whole:
        session.tell(N_("A sign in it is in no font, so it is a plain PDF, not PDF/A."))


def _json(gathered: Gathered, exported: Exported, form: str, session: Session) -> dict[str, object]:
    dossier = gathered.dossier
    return {
        "file": str(exported.target),
        "format": form,
        "reader": dossier.reader,
        "title": dossier.cover.title,
        "sections": list(dossier.sections),
        "exhibits": [f"E{one.no}" for one in dossier.exhibits],
        "omitted": list(gathered.left),
        "told": [session.tr.say(one) for one in gathered.told],
        "unresolved": [session.tr.say(one) for one in dossier.doubts],
        "along": list(exported.along),
        "unshown": list(exported.unshown),
        "archival": exported.whole if form == "pdf" else None,
        "size": exported.size,
        "sha256": exported.sha256,
    }


COMMANDS = (export_command,)
