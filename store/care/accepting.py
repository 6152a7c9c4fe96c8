"""Taking what another program made of a case for what counts, when its owner says so."""

from __future__ import annotations

from content.text.words import N_, Message, counted
from store.care.owners import strays_of
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.errors import Refused


def accept(home: Home, number: int) -> tuple[Message, ...]:
    """Take the text of a case as it is now for what counts. Raises `UnknownCase`, `HomeProblem`, and `Refused`
    for the text of another case."""
    file = CaseFile(home.cases, files=home.files())
    try:
        with file.writing() as table:
            row = table.row(number)
            owner = strays_of({number: row}, [number], range(1, table.meta().last_number + 1)).get(number)
            if owner is not None:
                raise Refused(
                    N_("Under number {number} stands the text of case {owner}; nothing was changed. {do_repair}"
                       " puts both back where they belong."),
                    number=number,
                    owner=owner,
                )  # fmt: skip
            table.accept(number)
        text = N_("Case {number} counts as it is now, with {n} events.")
        one = N_("Case {number} counts as it is now, with {n} event.")
        return counted(one, text, file.case(number).version, number=number), *file.notices()
    finally:
        file.close()
