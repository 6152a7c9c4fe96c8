"""What ends when, over all cases, in sections that open at today; below them the sum of the selected line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from store.board.marks import Mark
from store.case.view import CaseView
from tui.desk.draw.agenda import Rows, agenda_head, agenda_rows, because_lines
from tui.desk.draw.agendaline import Entry
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Line, Span, folded, quiet
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import CasePlace, DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.dating import Dating
from tui.desk.screens.parts.movement import ALL, movement, page_of
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView


class AgendaScreen(DeskScreen):
    """All deadlines; enter opens the case of the selected one."""

    where: ClassVar[Where] = Where.AGENDA
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.AGENDA)]

    def __init__(self, port: DeskPort) -> None:
        super().__init__(port)
        self._rows: Rows | None = None
        self._places: list[int] = []
        self._hand = CaseVerbs(port, lambda: self.case)
        self._dating = Dating(port, lambda: self.chosen)

    def compose(self) -> ComposeResult:
        """A head, the deadlines, the sum of the selected line, a foot."""
        yield from framed(ItemList(id="agenda"), below=[LineBar(id="between"), LineView(id="because")])

    @property
    def chosen(self) -> Entry | None:
        """The selected line."""
        at = self.query_one("#agenda", ItemList).item
        return self._rows.entry(self._places[at]) if self._rows and at < len(self._places) else None

    @property
    def case(self) -> CaseView | None:
        """The case of the selected line."""
        return self.chosen.view if self.chosen else None

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The keys of the selected line, by what they do there."""
        return tuple(self._dating.named(super().foot_actions))

    def sheet(self) -> LineView:
        """The deadlines."""
        return self.query_one("#agenda", ItemList)

    def sheets(self) -> list[LineView]:
        """The rule below tells of the deadlines only."""
        return [self.sheet()]

    def redraw(self) -> None:
        """Draw the deadlines as they are now; the selected one stays selected."""
        pen, width, agenda = self.pen, self.size.width, self.port.board.agenda
        if width == 0:
            return
        sheet = self.query_one("#agenda", ItemList)
        before, at = self._marks()[sheet.item : sheet.item + 1], sheet.item
        rows = self._rows = agenda_rows(agenda, max(1, width - 5), pen)
        self._places = [place for place, _ in rows.places]
        for mark in before:
            sheet.item = next((n for n, one in enumerate(self._marks()) if _same(one, mark)), sheet.item)
        self.query_one("#head", LineBar).show(agenda_head(agenda, width, pen))
        for name in ("#above", "#between"):
            self.query_one(name, LineBar).show(rule(width, pen))
        if self._places:
            sheet.show_lines(rows, rows.places, pen.signs.bar)
        else:
            sheet.show_lines(self._nothing(width), [], pen.signs.bar)
        if sheet.item != at:  # what was put off stands further below now
            sheet.uncover()
        self._draw_because()
        super().redraw()

    def _marks(self) -> list[Mark]:
        found = (self._rows.rows[place] for place in self._places) if self._rows else ()
        return [mark for mark in found if isinstance(mark, Mark)]

    def _nothing(self, width: int) -> list[Line]:
        return [(), *folded([quiet(self.pen.tr("No case has a deadline."))], max(1, width - 6))]

    def _draw_because(self) -> None:
        sheet, row, width = self.query_one("#because", LineView), self.chosen, self.size.width
        sheet.set_class(self.size.height < 12, "hidden")
        self.query_one("#between", LineBar).set_class(self.size.height < 12, "hidden")
        sheet.styles.height = most = 5 if self.size.height >= 20 else 3
        lines = because_lines(row, max(1, width - 6), self.pen, most) if row else []
        sheet.show([(Span("   "), *line) for line in lines], keep=False)

    def _go(self, steps: int) -> None:
        self.query_one("#agenda", ItemList).go(steps)
        self.sought()

    def verbs(self) -> Verbs:
        """Movement goes from line to line; the key that opened the deadlines closes them."""
        moves = movement(self._go, lambda pages: self._go(pages * page_of(self.sheet())))
        hand = self._hand.verbs()
        return {
            **super().verbs(),
            **moves,
            **self._dating.verbs(),
            **self._hand.undoing(),
            "agenda": self.back,
            "to-now": lambda: self._go(-ALL),
            "letter": hand["letter"],
            "open": self._open,
        }

    def _open(self) -> None:
        row = self.chosen
        if row is not None and self.port.view(row.number) is not None:
            self.port.go(CasePlace(row.number))

    def sought(self) -> None:
        """Draw the sum of the line that was selected."""
        self._draw_because()
        self.draw_foot()

    def pointed(self, again: bool, x: int) -> None:
        """A second click opens the case."""
        if again:
            self._open()


def _same(one: Mark, other: Mark) -> bool:
    return (one.number, one.id) == (other.number, other.id)
