"""Calm: one thing, one sentence, one key."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_
from store.board.calm import Calm, calm
from tui.desk.draw.calm import calm_page
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span, strong
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import CasePlace, DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.widgets.lines import LineBar, LineView


class CalmScreen(DeskScreen):
    """The one thing to do now; down shows the next one. No count, no colour, nothing that is lost."""

    where: ClassVar[Where] = Where.CALM
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CALM)]

    def __init__(self, port: DeskPort) -> None:
        super().__init__(port)
        self._at = 0

    def compose(self) -> ComposeResult:
        """A head, the sentence, a foot."""
        yield from framed(LineView(id="page"))

    def sheet(self) -> LineView:
        """The sentence."""
        return self.query_one("#page", LineView)

    @property
    def found(self) -> tuple[Calm, ...]:
        """What there is to do, one thing a case."""
        return calm(self.port.board, self.port.clock())

    def redraw(self) -> None:
        """Draw the sentence."""
        pen, width, found = self.pen, self.size.width, self.found
        if width == 0:
            return
        self._at = max(0, min(self._at, len(found) - 1))
        self.query_one("#head", LineBar).show((Span(" "), strong(pen.tr(N_("Calm")))))
        self.query_one("#above", LineBar).show(rule(width, pen))
        self.sheet().show(calm_page(found, self._at, width, max(1, self.size.height - 4), pen), keep=False)
        super().redraw()

    def verbs(self) -> Verbs:
        """Do it, or look at the next one; the key that opened the page closes it."""
        return {
            **super().verbs(),
            "down": lambda: self._go(1),
            "up": lambda: self._go(-1),
            "open": self._open,
            "calm": self.back,
        }

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The keys of this page, by what they do here."""
        here = {"open": N_("do it"), "down": N_("the next one"), "calm": N_("to the desk")}
        return tuple(replace(one, words=here.get(one.id, one.words)) for one in super().foot_actions)

    def _go(self, steps: int) -> None:
        self._at += steps
        self.redraw()

    def _open(self) -> None:
        found = self.found
        if found:
            self.port.go(CasePlace(found[self._at].number))
