"""The gate on the desk: what is missing before something is handed in that counts once."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_, Problem
from store.case.intents import TakeChoice
from store.papers.readiness import Readiness, readiness
from store.people.person import for_papers
from tui.desk.draw.frame import rule
from tui.desk.draw.ready import fact_of, gaps_before, ready_head, ready_page
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, FactsPlace
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.movement import walking
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar


class ReadyScreen(DeskScreen):
    """What is missing for a choice; enter mends, 1 hands in as it is."""

    where: ClassVar[Where] = Where.READY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READY)]

    def __init__(self, port: DeskPort, number: int, choice: str) -> None:
        super().__init__(port, number)
        self._choice = choice
        self._hand = CaseVerbs(port, lambda: self.case)

    def compose(self) -> ComposeResult:
        """A head, the page, a foot."""
        yield from framed(ItemList(id="list"))

    def listed(self) -> ItemList:
        """The page with the gaps."""
        return self.query_one("#list", ItemList)

    @property
    def found(self) -> Readiness | None:
        """How ready the case is; None when it has gone on since."""
        view, port = self.case, self.port
        if view is None:
            return None
        try:
            return readiness(for_papers(view, port.people), port.clock(), self._choice, port.twins(view))
        except Problem:
            return None

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The one choice there is says what it does."""
        one = {"shown": self.pen.choice_key(1), "words": N_("as it is")}
        return tuple(replace(each, **one) if each.id == "choose" else each for each in super().foot_actions)

    def redraw(self) -> None:
        """Draw what is missing now; a case that has gone on needs no gate any more."""
        view, found, pen, width = self.case, self.found, self.pen, self.size.width
        if width == 0:
            return
        if view is None or found is None:
            self.call_later(self.back)
            return
        self.query_one("#head", LineBar).show(ready_head(view, found, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        self.listed().show_page(ready_page(view, found, max(1, width - 6), pen), pen.signs.bar)
        super().redraw()

    def verbs(self) -> Verbs:
        """Movement, mending, going on; the key that opened the page closes it."""
        hand = self._hand.verbs()
        return {
            **super().verbs(),
            **walking(self.listed, self.sought),
            **{name: hand[name] for name in ("attach", "evidence", "letter", "undo", "redo", "facts")},
            "choose": self._go_on,
            "mend": self._mend,
            "check": self.back,
        }

    def _go_on(self, number: int) -> None:
        found = self.found
        if number == 1 and found is not None:
            self.port.worker.do(self.number, TakeChoice(found.choice, anyway=True))

    def _mend(self) -> None:
        """Go where the selected gap is mended: to the facts, or to a file."""
        view, found = self.case, self.found
        if view is None or found is None:
            return
        gaps = gaps_before(view, found)
        at = self.listed().item
        if at >= len(gaps):
            return
        fact = fact_of(gaps[at])
        if fact:
            self.port.go(FactsPlace(self.number, fact))
        else:
            self.do("attach")

    def pointed(self, again: bool, x: int) -> None:
        """A second click mends."""
        if again:
            self._mend()
