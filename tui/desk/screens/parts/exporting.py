"""A dossier of the case in hand: asked for, looked at, written."""

from __future__ import annotations

from collections.abc import Callable

from store.case.view import CaseView
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskExport, Export
from tui.desk.work.jobs import dossier_shown, dossier_written


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

        def answered(given: Export | None) -> None:
            if given is None:
                return
            if given.look:
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
