"""Asks for whom a dossier is, in which form, what stays out of it, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from content.pack.arguing import PARTS, DossierPage
from content.text.words import N_, Message, Problem, message
from store.care.export import form_of, usual_name
from store.case.outside_words import READER_WORDS
from store.case.view import CaseView
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.naming import exhibit_numbers, sections_named
from store.errors import BadValue
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import DeskPort
from tui.desk.questions import AskExport, Export

FORM_WORDS = {
    Format.PDF: N_("PDF"),
    Format.HTML: N_("one HTML file"),
    Format.MD: N_("Markdown"),
    Format.DOCX: N_("Word, to be edited"),
    Format.ZIP: N_("archive with the originals"),
}


class ExportForm(Form[Export]):
    """Reader, form, what stays here, where to, and whether to look at it first."""

    title_words: ClassVar[str] = N_("Write a dossier")

    def __init__(self, port: DeskPort, asked: AskExport) -> None:
        super().__init__(port, asked.draft)
        self._case = asked.case

    def rows(self) -> Sequence[Row]:
        """What is asked."""
        tr = self.port.tr
        first = form_of("", None)
        forms = (first, *(form for form in Format if form is not first))
        plain, hidden = ("plain", tr(N_("as they are"))), ("hidden", tr(N_("hidden")))
        there = " ".join(f"E{one.no}" for one in self._case.exhibits) or "–"
        return (
            Row("reader", N_("For"), N_("Who reads it; left and right choose"),
                tuple((one.value, tr(READER_WORDS[one])) for one in Reader)),
            Row("form", N_("Form"), N_("PDF is for handing in, Word for a lawyer, the archive has the originals"),
                tuple((one.value, tr(FORM_WORDS[one])) for one in forms)),
            Row("without", N_("Exhibits that stay"), tr(N_("Such as E4 E6; there are: {known}"), known=there)),
            Row("parts", N_("Parts that stay"), ", ".join(PARTS)),
            Row("redact", N_("Names and numbers"), N_("Hidden: painted over in pictures, marks in the text"),
                (hidden, plain) if self.port.masked else (plain, hidden)),
            Row("hide", N_("Also hidden"), N_("Words of your own, with commas between, such as a nickname")),
            Row("file", N_("File"), N_("Empty: a usual name in the folder from which the desk was opened")),
            Row("look", N_("Then"), N_("Looking writes nothing; this form comes back with the same key"),
                (("look", tr(N_("look at it first"))), ("write", tr(N_("write it"))))),
        )  # fmt: skip

    def check(self, key: str, text: str) -> Message | None:
        """Exhibits and parts are those there are; a file is named by its form."""
        try:
            if key == "without":
                _without(self._case, text)
            elif key == "parts":
                sections_named(text, _pages(self._case))
            elif key == "file" and text.strip() and not Path(text).expanduser().parent.is_dir():
                return message(N_("There is no folder {path}."), path=str(Path(text).expanduser().parent))
        except Problem as problem:
            return problem.message
        return None

    def answer(self, values: dict[str, str]) -> Export:
        """What is wanted."""
        reader, form = Reader(values["reader"]), Format(values["form"])
        less = sections_named(values["parts"], _pages(self._case))
        typed = values["file"].strip()
        target = Path(typed).expanduser() if typed else Path(usual_name(self._case.number, reader, form))
        wanted = Wanted(reader, without=_without(self._case, values["without"]), less=less)
        hide = tuple(word.strip() for word in re.split("[,，、]", values["hide"]) if word.strip())
        redacted = values["redact"] == "hidden" or bool(hide)
        return Export(wanted, form, target.absolute(), redacted, values["look"] == "look", hide)


def _pages(case: CaseView) -> Iterator[DossierPage]:
    """How the playbook calls the parts for each reader, as far as it says."""
    for reader in Reader:
        with suppress(Problem):
            yield case.playbook.dossier(reader)


def _without(case: CaseView, text: str) -> tuple[int, ...]:
    numbers, there = exhibit_numbers(text), [one.no for one in case.exhibits]
    for number in numbers:
        if number not in there:
            known = ", ".join(f"E{one}" for one in there) or "–"
            raise BadValue(N_("There is no exhibit E{no}; there are: {known}."), no=number, known=known)
    return numbers
