"""What can be done with the case in hand, wherever it is in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from content.text.words import N_, message
from store.case.intents import AgreeRule, RedoChange, UndoChange
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import OPENED, AgendaPlace, CalmPlace, DeskPort, Place, ReadyPlace
from tui.desk.questions import PLAYBOOK, AskCase, AskChoice, AskNote, AskPlace, AskTodo, Question, Sure
from tui.desk.screens.parts.attaching import take_in
from tui.desk.screens.parts.closing import Closing
from tui.desk.screens.parts.digits import Digits
from tui.desk.screens.parts.exporting import Exporting
from tui.desk.screens.parts.persons import Persons

if TYPE_CHECKING:
    from store.case.intents import AddTodo, Intent
    from store.case.view import CaseView


class CaseVerbs:
    """The keys that work on the case that `case` says; `back` leaves the screen when that case is gone."""

    def __init__(
        self, port: DeskPort, case: Callable[[], CaseView | None], back: Callable[[], object] = lambda: None
    ) -> None:
        self._port = port
        self._case = case
        self._back = back
        self.digits = Digits(port, self._most, self.take)
        self._exporting = Exporting(port, self.held)
        self._persons = Persons(port, self.held)
        self._closing = Closing(port, case)

    def verbs(self) -> Verbs:
        """What can be done with a case."""
        return {
            "choose": self.choose,
            **self.undoing(),
            "new": self._new,
            "note": self._note,
            "attach": self._attach,
            "place": self._place,
            "agree": self._agree,
            **{action: self._shows(place) for action, place in OPENED.items()},
            "todo": self._todo,
            "check": self._check,
            "calm": lambda: self._port.go(CalmPlace()),
            "agenda": lambda: self._port.go(AgendaPlace()),
            "trash": self._trash,
            **self._exporting.verbs(),
            **self._persons.verbs(),
            **self._closing.verbs(),
        }

    def undoing(self) -> Verbs:
        """To take the last change back, and to do it again."""
        return {"undo": self._undo, "redo": self._redo}

    def held(self) -> CaseView | None:
        """The case in hand; says so when there is none."""
        found = self._case()
        if found is None:
            key = self._port.key_of("new")
            self._port.say(message(N_("No case is selected here; {key} opens a new one."), key=key))
        return found

    def choose(self, number: int) -> None:
        """A digit: takes the choice of that number, unless another digit may follow it."""
        if self.held() is not None:
            self.digits.begin(number)

    def _most(self) -> int:
        case = self._case()
        return len(case.next.choices) if case is not None else 0

    def take(self, number: int) -> None:
        """Take a choice by its number."""
        case = self.held()
        if case is None:
            return
        if number > len(case.next.choices):
            self._port.say(message(N_("There is no choice {n} here."), n=number), bad=True)
            return
        question = AskChoice(case, case.next.choices[number - 1])
        self._ask(case.number, question)

    def _ask(self, number: int, question: Question[Any]) -> None:
        """Ask something that is answered with an intent, and do that."""

        def answered(intent: Intent | None) -> None:
            if intent is not None:
                self._port.worker.do(number, intent, draft=question.draft)

        self._port.ask(question, answered)

    def _place(self) -> None:
        case = self.held()
        if case is not None:
            self._ask(case.number, AskPlace(case))

    def _agree(self) -> None:
        """Ask about the first rule that has changed under the case, and count by it from then on."""
        case = self.held()
        one = next((one for one in case.deadlines if one.changed), None) if case is not None else None
        if case is None or one is None or one.changed is None:
            self._port.say(message(N_("No rule of this case has changed.")))
            return
        number, intent = case.number, AgreeRule(one.id)

        def answered(sure: bool | None) -> None:
            if sure:
                self._port.worker.do(number, intent)

        text = N_("Until you agree, {counts} counts; {key} agrees.")
        remark = message(text, counts=one.changed.counts, key=self._port.key_of("yes"))
        self._port.ask(Sure(one.changed.words(one.thing), remark), answered)

    def _shows(self, place: Callable[[int], Place]) -> Callable[[], None]:
        def show() -> None:
            case = self.held()
            if case is not None:
                self._port.go(place(case.number))

        return show

    def _todo(self) -> None:
        case = self.held()
        if case is None:
            return
        number, question = case.number, AskTodo(case.number)

        def answered(intent: AddTodo | None) -> None:
            if intent is not None:
                self._port.worker.do(number, intent, draft=question.draft)

        self._port.ask(question, answered)

    def _check(self) -> None:
        case = self.held()
        if case is None:
            return
        from store.case.gate import handing_in

        if not handing_in(case.case, case.playbook):
            text = N_("Nothing that counts once is handed in from “{step}”; there is nothing to check.")
            self._port.say(message(text, step=case.step.title))
            return
        self._port.go(ReadyPlace(case.number))

    def _undo(self) -> None:
        if not self._port.take_back() and (case := self.held()) is not None:
            self._port.worker.do(case.number, UndoChange())

    def _redo(self) -> None:
        case = self.held()
        if case is not None:
            self._port.worker.do(case.number, RedoChange())

    def _new(self) -> None:
        self.open(AskCase())

    def open(self, question: AskCase) -> None:
        """Ask for the facts of a new case and open it."""

        def answered(facts: dict[str, str] | None) -> None:
            if facts is not None:
                from store.case.asking import opened

                playbook = self._port.playbook(facts[PLAYBOOK])
                self._port.worker.open(opened(facts, playbook), draft=question.draft)

        self._port.ask(question, answered)

    def _note(self) -> None:
        case = self.held()
        if case is None:
            return
        self._ask(case.number, AskNote(case.number))

    def _attach(self) -> None:
        case = self.held()
        if case is not None:
            take_in(self._port, case)

    def _trash(self) -> None:
        case = self.held()
        if case is None:
            return
        number = case.number

        def answered(sure: bool | None) -> None:
            if sure:
                self._port.trash(number)
                self._back()

        question = message(N_("Put case {number}, {title}, in the trash?"), number=number, title=case.title)
        remark = message(N_("{key} takes it out again."), key=self._port.key_of("undo"))
        self._port.ask(Sure(question, remark), answered)
