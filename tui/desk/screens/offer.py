"""Their offer beside what may be asked for, what is at stake, and the offers so far."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from store.case.intents import AnswerOffer, Intent
from store.case.worth import Comparison, compare, worth
from tui.desk.draw.frame import rule
from tui.desk.draw.offer import ANSWERING, memory_lines, offer_head, offer_page
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, LettersPlace
from tui.desk.questions import AskMoney, AskOffer
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.movement import walking
from tui.desk.screens.parts.remembered import Remembered
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.worker.report import Report

ANSWERS = {1: "accepted", 2: "refused", 3: "lapsed"}
"""What the keys say that answer an offer; `tui.desk.draw.offer` has the words of each."""


class OfferScreen(DeskScreen):
    """The last offer, or the one that is selected below."""

    where: ClassVar[Where] = Where.OFFER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.OFFER)]

    def __init__(self, port: DeskPort, number: int) -> None:
        super().__init__(port, number)
        self._hand = CaseVerbs(port, lambda: self.case)
        self._shown = 0
        self._remembered = Remembered(port, number)

    def on_mount(self) -> None:
        """Ask what other cases say of this one."""
        self._remembered.ask()

    def take(self, report: Report) -> None:
        """What other cases say of this one was found."""
        if self._remembered.take(report):
            self.ask_redraw()

    def compose(self) -> ComposeResult:
        """A head, the comparison, a foot."""
        yield from framed(ItemList(id="list"))

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The keys that answer an offer, each with its word; none of them while there is none."""
        view, pen, named = self.case, self.pen, super().foot_actions
        choose = next((one for one in named if one.id == "choose"), None)
        rest = tuple(one for one in named if one is not choose)
        if choose is None or view is None or not view.case.offers:
            return rest
        words = enumerate(ANSWERING, 1)
        return (*(replace(choose, shown=pen.choice_key(n), words=text) for n, text in words), *rest)

    def listed(self) -> ItemList:
        """The page with the offers."""
        return self.query_one("#list", ItemList)

    @property
    def compared(self) -> Comparison | None:
        """The offer that is shown: the selected one, at first the last."""
        view = self.case
        if view is None or not view.case.offers:
            return None
        count = len(view.case.offers)
        return compare(view, self._shown if 0 < self._shown <= count else count, self.port.clock())

    def redraw(self) -> None:
        """Draw the comparison as it is now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self.query_one("#head", LineBar).show(offer_head(view, self.compared, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        page = offer_page(view, self.compared, worth(view), max(1, width - 6), pen)
        memory_lines(page, self._remembered.patterns, max(1, width - 6), pen)
        self.listed().show_page(page, pen.signs.bar)
        super().redraw()

    def verbs(self) -> Verbs:
        """Movement, the answers, and what is noted; the key that opened the page closes it."""
        hand = self._hand.verbs()
        return {
            **super().verbs(),
            **walking(self.listed, self.sought),
            **{name: hand[name] for name in ("undo", "redo", "replies")},
            "choose": self._answer,
            "new-offer": self._note,
            "money": self._money,
            "letter": lambda: self.port.go(LettersPlace(self.number)),
            "offer": self.back,
        }

    def sought(self) -> None:
        """Another offer was selected: it is put beside the right."""
        shown = self.listed().item + 1
        if shown != (self._shown or shown):
            self._shown = shown
            self.redraw()
        self._shown = shown

    def _answer(self, number: int) -> None:
        one = self.compared
        if one is None or number not in ANSWERS:
            self._note()
            return
        self.port.worker.do(self.number, AnswerOffer(one.number, ANSWERS[number]))

    def _note(self) -> None:
        view = self.case
        if view is None:
            return
        question = AskOffer(view)
        self._shown = 0
        self.port.ask(question, lambda intent: self._saved(intent, question.draft))

    def _money(self) -> None:
        view = self.case
        if view is None:
            return
        question = AskMoney(view)
        self.port.ask(question, lambda intent: self._saved(intent, question.draft))

    def _saved(self, intent: Intent | None, draft: str) -> None:
        if intent is not None:
            self.port.worker.do(self.number, intent, draft)
