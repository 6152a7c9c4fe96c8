"""Asks what goes out: a dossier, for whom and without what; a bundle for a helper; a stamp of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.await_complete import AwaitComplete

from content.pack.arguing import DossierPage
from content.text.words import N_, Message, Problem
from store.care.export import form_of, refuse_other_form, usual_name
from store.case.outside_words import READER_WORDS
from store.case.view import CaseView
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.naming import exhibits_called, section_names, sections_named
from tui.desk.dialogs import handing, stamping
from tui.desk.dialogs.folders import path_of
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskExport, Export, HandOver, Stamping
from tui.desk.terminal import innards
from tui.desk.widgets.surface import is_there
from tui.desk.widgets.textarea import value_of
from tui.desk.worker.folders import Named, Needed, files_there
from tui.desk.worker.report import FilesThere, Report

FORM_WORDS = {
    Format.PDF: N_("PDF"),
    Format.HTML: N_("one HTML file"),
    Format.MD: N_("Markdown"),
    Format.DOCX: N_("Word, to be edited"),
    Format.ZIP: N_("archive with the originals"),
}


DOSSIER, BUNDLE, STAMP = "dossier", "bundle-out", "stamp-out"
PARTS_OF_DOSSIER = ("reader", "form", "without", "parts", "redact", "hide", "shown", "notes", "file", "look")


class ExportForm(Form[Export | HandOver | Stamping]):
    """What goes out, and the fields that it has: only those are shown."""

    title_words: ClassVar[str] = N_("Out of this home")
    first_field: ClassVar[str] = "reader"

    def __init__(self, port: DeskPort, asked: AskExport) -> None:
        super().__init__(port, asked.draft)
        self._case = asked.case
        self._needed: Collection[str] = ()
        self._sending: dict[str, str] | None = None
        """What is sent as soon as it is known that the files it names are there."""

    def rows(self) -> Sequence[Row]:
        """What is asked."""
        tr = self.port.tr
        first = form_of("", None)
        forms = (first, *(form for form in Format if form is not first))
        plain, hidden = ("plain", tr(N_("as they are"))), ("hidden", tr(N_("hidden")))
        there = " ".join(f"E{one.no}" for one in self._case.exhibits) or "–"
        outs = (
            (DOSSIER, tr(N_("a dossier, for who decides"))),
            (BUNDLE, tr(N_("a copy for a helper"))),
            (STAMP, tr(N_("a stamp of time"))),
        )
        whom, *closing, target = handing.rows(tr, self.port.masked)
        return (
            Row("what", N_("What goes out"), N_("Left and right choose"), outs),
            Row("reader", N_("For"), N_("Who reads it; left and right choose"),
                tuple((one.value, tr(READER_WORDS[one])) for one in Reader)),
            Row("form", N_("Form"), N_("PDF is for handing in, Word for a lawyer, the archive has the originals"),
                tuple((one.value, tr(FORM_WORDS[one])) for one in forms)),
            Row("without", N_("Exhibits left out"), tr(N_("Such as E4 E6; there are: {known}"), known=there)),
            Row("parts", N_("Parts left out"), ", ".join(section_names(_pages(self._case)))),
            Row("redact", N_("Names and numbers"), N_("Hidden: painted over in pictures, marks in the text"),
                (hidden, plain) if self.port.masked else (plain, hidden)),
            whom,
            *closing,
            Row("hide", N_("Also hidden"), N_("Words of your own, with commas between, such as a nickname")),
            Row("shown", N_("Not hidden"), N_("What stays though it looks private, with commas between")),
            Row("notes", N_("Your notes"), N_("Diary lines that you wrote for yourself and told nobody"),
                (("", tr(N_("for a lawyer and family only"))), ("go", tr(N_("go along"))),
                 ("stay", tr(N_("stay here"))))),
            Row("file", N_("File"), N_("Empty: a usual name in the folder from which the desk was opened")),
            target,
            Row("look", N_("Then"), N_("Looking writes nothing; this form comes back with the same key"),
                (("look", tr(N_("look at it first"))), ("write", tr(N_("write it"))))),
            *stamping.rows(tr),
        )  # fmt: skip

    def redraw(self) -> None:
        """What is needed is worked out once for all fields."""
        self._needed = _needed(self.values())
        super().redraw()

    def on_mount(self) -> None:
        """Begin where the form begins; a draft may have chosen something else than a dossier."""
        super().on_mount()
        if value_of(self.entries["what"]) != DOSSIER:
            self.call_next(innards.focus, self.entries["what"])  # the handler of the base comes after this one

    def wanted(self, values: Mapping[str, str]) -> Collection[str]:
        """The fields of what goes out, and no others."""
        return {"what", *_parts(values)}

    def needs(self, key: str) -> bool:
        """A dossier needs nothing; a bundle what closes it, an answer its file."""
        return key in self._needed

    def check(self, key: str, text: str) -> Message | None:
        """Exhibits and parts are those there are; a file is named by its form."""
        values = self.values()
        if values["what"] == BUNDLE:
            return handing.check(key, values)
        if values["what"] == STAMP:
            return None
        try:
            if key == "without":
                exhibits_called(text, self._case)
            elif key == "parts":
                sections_named(text, _pages(self._case))
            elif key == "file" and text.strip():
                refuse_other_form(Format(values["form"]), Path(text.strip()))
        except Problem as problem:
            return problem.message
        return None

    def dismiss(self, result: Export | HandOver | Stamping | None = None) -> AwaitComplete:
        """Answer when what is named is there; the worker looks, as a disk may be slow."""
        named = _named(values := self.values()) if result is not None else ()
        if not named:
            return super().dismiss(result)
        self._sending = values
        self.port.worker.carry(files_there(self.draft, named))
        return AwaitComplete()

    def take(self, report: Report) -> None:
        """Whether what was named is there; what was changed since it was sent must be sent itself."""
        if not isinstance(report, FilesThere) or report.draft != self.draft or not is_there(self):
            return
        sending, self._sending = self._sending, None
        if report.wrong is not None:
            self.complain(report.field, report.wrong)
        elif sending is not None and sending == self.values():
            super().dismiss(self.answer(sending))

    def answer(self, values: dict[str, str]) -> Export | HandOver | Stamping:
        """What is wanted."""
        if values["what"] == BUNDLE:
            return handing.answer(self._case, values)
        if values["what"] == STAMP:
            return stamping.answer(self._case, values)
        reader, form = Reader(values["reader"]), Format(values["form"])
        less = sections_named(values["parts"], _pages(self._case))
        target = path_of(values["file"], usual_name(self._case.number, reader, form))
        notes = {"go": True, "stay": False}.get(values["notes"])
        wanted = Wanted(reader, without=exhibits_called(values["without"], self._case), less=less, notes=notes)
        hide, shown = handing.listed(values["hide"]), handing.listed(values["shown"])
        redacted = values["redact"] == "hidden" or bool(hide or shown)
        return Export(wanted, form, target, redacted, values["look"] == "look", hide, shown)


def _parts(values: Mapping[str, str]) -> Collection[str]:
    match values["what"]:
        case "bundle-out":
            return handing.shown(values)
        case "stamp-out":
            return stamping.shown(values)
    return PARTS_OF_DOSSIER


def _named(values: dict[str, str]) -> tuple[Named, ...]:
    """The files that must be there, and the folders of those to be written."""
    match values["what"]:
        case "bundle-out":
            return handing.named(values)
        case "stamp-out":
            return stamping.named(values)
    return (Named("file", values["file"], Needed.FOLDER),) if values["file"].strip() else ()


def _needed(values: dict[str, str]) -> Collection[str]:
    match values["what"]:
        case "bundle-out":
            return handing.needed(values)
        case "stamp-out":
            return stamping.needed(values)
    return ()


def _pages(case: CaseView) -> Iterator[DossierPage]:
    """How the playbook calls the parts for each reader, as far as it says."""
    for reader in Reader:
        with suppress(Problem):
            yield case.playbook.dossier(reader)
