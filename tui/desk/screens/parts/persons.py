"""Whom the case in hand is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from content.text.words import Problem
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskPerson

if TYPE_CHECKING:
    from store.case.view import CaseView
    from store.people.person import Person


class Persons:
    """One key: what papers need of the person, kept once."""

    def __init__(self, port: DeskPort, case: Callable[[], CaseView | None]) -> None:
        self._port = port
        self._case = case

    def verbs(self) -> Verbs:
        """The key."""
        return {"person": self._ask}

    def _ask(self) -> None:
        case = self._case()
        if case is None:
            return
        number, question = case.number, AskPerson(case)

        def answered(given: Person | None) -> None:
            if given is not None:
                from store.people.person import ONESELF
                from tui.desk.worker.jobs import person_kept

                self._port.worker.carry(person_kept(number, given, question.draft, self._port.tr(ONESELF)))

        try:
            self._port.ask(question, answered)
        except Problem as problem:  # the file of persons cannot be read
            self._port.say(problem.message, bad=True)
