"""What of the case in hand goes out: a dossier is looked at and written, a bundle made, a stamp asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from content.text.words import Translator
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskExport, Export, HandOver, Stamping, StampWish

if TYPE_CHECKING:
    from store.case.view import CaseView
    from store.dossier.redact_out import Hiding
    from tui.desk.worker.jobs import Job


class Exporting:
    """One key: a form, then a page to look at, or the file."""

    def __init__(self, port: DeskPort, case: Callable[[], CaseView | None]) -> None:
        self._port = port
        self._case = case

    def verbs(self) -> Verbs:
        """The key."""
        return {"export": self._ask}

    def _ask(self) -> None:
        case = self._case()
        if case is None:
            return
        number, question = case.number, AskExport(case)

        def answered(given: Export | HandOver | Stamping | None) -> None:
            if given is None:
                return
            from tui.desk.worker.jobs import dossier_shown

            if isinstance(given, HandOver | Stamping):
                self._port.worker.carry(_handed(number, given, self._port.tr, question.draft))
            elif given.look:
                self._port.worker.carry(dossier_shown(number, given.wanted, _hiding(given)))
            else:
                self._write(number, given, question.draft, asked=False)

        self._port.ask(question, answered)

    def _write(self, number: int, given: Export, draft: str, asked: bool) -> None:
        from tui.desk.worker.jobs import dossier_written

        again = None if asked else lambda: self._write(number, given, draft, asked=True)
        self._port.worker.carry(
            dossier_written(
                number,
                given.wanted,
                given.form,
                given.target,
                hiding=_hiding(given),
                draft=draft,
                again=again,
            )
        )


def _hiding(given: Export | HandOver) -> Hiding | None:
    """What is hidden in what goes out; None when nothing is."""
    from store.dossier.redact_out import Hiding

    return Hiding(given.hide, given.shown) if given.redact else None


def _handed(number: int, given: HandOver | Stamping, tr: Translator, draft: str) -> Job:
    """The job that makes a bundle, or does with stamps of time what is wished."""
    from tui.desk.worker.handing import bundle_made, marks_told, stamp_asked, stamp_taken, stamps_told

    if isinstance(given, HandOver):
        hiding = _hiding(given)
        if hiding is not None and given.look:
            return marks_told(number, hiding, tr)
        return bundle_made(number, given.seal, given.target, tr, whom=given.whom, redact=hiding, draft=draft)
    match given.wish:
        case StampWish.ASK:
            return stamp_asked(number, given.file, tr, draft)
        case StampWish.TAKE:
            return stamp_taken(number, given.file, given.roots, tr, draft)
        case StampWish.TELL:
            return stamps_told(number, given.roots, tr, draft)
