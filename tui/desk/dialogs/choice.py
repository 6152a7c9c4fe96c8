"""Asks when a choice was taken, and shows what comes of it before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from content.pack.model import Effect
from content.text.cells import plain
from content.text.words import N_, Message, Problem
from store.case.facts import BY_KEY
from store.case.intents import TakeChoice
from store.case.titles import led
from store.case.view import CaseView
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, bad, quiet, width_of
from tui.desk.ports import DeskPort
from tui.desk.questions import AskChoice
from tui.say.heard import heard_when
from tui.say.values import short, until


class ChoiceForm(Form[TakeChoice]):
    """The choice, when it was, and the deadlines that would run from then."""

    def __init__(self, port: DeskPort, asked: AskChoice) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        self._asked = asked
        case, choice = asked.case, asked.choice
        steps, way = case.playbook.flow.steps, case.passage(choice.id)
        end = steps[way[-1]].title if way and way[-1] in steps else choice.id
        self.titled = led(choice.title, end)
        self.beneath = self._to_come

    def rows(self) -> Sequence[Row]:
        """When."""
        return (when_row(self.port.tr),)

    def check(self, key: str, text: str) -> Message | None:
        """A moment that was."""
        return wrong_when(self.port.tr, text, self.port.clock())

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        return heard_when(self.port.tr, text, self.port.clock())

    def _to_come(self, pen: Context) -> Sequence[Line]:
        """The deadlines as they would be."""
        intent = replace(self.answer(self.values()), anyway=True)
        try:
            after = self.port.foresee(self._asked.case, intent)
        except Problem as problem:
            return ((bad(pen.say(problem.message, most=400)),),)
        return to_come(after, pen)

    def answer(self, values: dict[str, str]) -> TakeChoice:
        """The choice, on its day."""
        return TakeChoice(self._asked.choice.id, on=values.get(ON, ""))


def to_come(after: CaseView, pen: Context) -> tuple[Line, ...]:
    """The deadlines of a case that would be, the nearest first, then the rights of which a date that is missing
    tells the end; what it is about may be cut, not its end."""
    leading = [one for one in after.deadlines if one.leads and one.aside is None]
    told = [
        (Span(until(pen.tr, one, pen.now)), quiet("  " + plain(short(one.title), most=60)))
        for one in leading
        if one.due is not None
    ]
    for one in leading:
        if one.due is None and one.asks and one.effect is Effect.LOSE:
            words = pen.tr(N_("not known without “{fact}”"), fact=pen.tr(BY_KEY[one.asks].label))
            told.append((Span(words), quiet("  " + plain(short(one.title), most=60))))
    head = quiet(pen.tr(N_("So it comes to:")) + " ")
    if not told:
        return ((head, quiet(pen.tr(N_("no deadline runs there")))),)
    begins = (head, *(Span(" " * width_of((head,))) for _ in told[1:]))
    return tuple((begin, *line) for begin, line in zip(begins, told, strict=True))
