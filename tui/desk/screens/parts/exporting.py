"""What of the case in hand goes out: a dossier is looked at and written, a bundle made, a stamp asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.case.view import CaseView
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskExport, Export, HandOver, Stamping, StampWish
from tui.desk.worker.handing import bundle_made, stamp_asked, stamp_taken, stamps_told
from tui.desk.worker.jobs import Job, dossier_shown, dossier_written

_STAMPS: Mapping[StampWish, Callable[[int, Stamping, str], Job]] = {
    StampWish.ASK: lambda number, given, draft: stamp_asked(number, given.file, draft),
    StampWish.TAKE: lambda number, given, draft: stamp_taken(number, given.file, given.roots, draft),
    StampWish.TELL: lambda number, given, draft: stamps_told(number, given.roots, draft),
}


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
            if isinstance(given, HandOver):
                to, draft = given.target, question.draft
                self._port.worker.carry(
                    bundle_made(number, given.seal, to, whom=given.whom, redact=given.redact, draft=draft)
                )
            elif isinstance(given, Stamping):
                self._port.worker.carry(_STAMPS[given.wish](number, given, question.draft))
            elif given.look:
                self._port.worker.carry(dossier_shown(number, given.wanted, given.redact, given.hide))
            else:
                self._write(number, given, question.draft, asked=False)

        self._port.ask(question, answered)

    def _write(self, number: int, given: Export, draft: str, asked: bool) -> None:
        again = None if asked else lambda: self._write(number, given, draft, asked=True)
        self._port.worker.carry(
            dossier_written(
                number,
                given.wanted,
                given.form,
                given.target,
                redact=given.redact,
                hide=given.hide,
                draft=draft,
                again=again,
            )
        )
