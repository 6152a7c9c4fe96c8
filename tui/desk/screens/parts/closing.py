"""Closing a case with what it came to, and going on with one that was closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from content.text.words import N_, message
from store.case.intents import ReopenCase
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskClose, Sure

if TYPE_CHECKING:
    from store.case.intents import Intent
    from store.case.view import CaseView


class Closing:
    """One key: an open case is closed after asking how it ended, a closed one goes on after asking whether."""

    def __init__(self, port: DeskPort, case: Callable[[], CaseView | None]) -> None:
        self._port = port
        self._case = case

    def verbs(self) -> Verbs:
        """The key."""
        return {"close": self._close}

    def _close(self) -> None:
        case = self._case()
        if case is None:
            return
        if case.case.closed:
            self._reopen(case)
            return
        number, question = case.number, AskClose(case)

        def answered(intent: Intent | None) -> None:
            if intent is not None:
                self._port.worker.do(number, intent, draft=question.draft)

        self._port.ask(question, answered)

    def _reopen(self, case: CaseView) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self._port.worker.do(case.number, ReopenCase())

        question = message(N_("Go on with case {number}, {title}?"), number=case.number, title=case.title)
        told = message(N_("It ended with: {outcome}"), outcome=case.outcome)
        remark = told if case.outcome else message(N_("How it ended was not written down."))
        self._port.ask(Sure(question, remark), answered)
