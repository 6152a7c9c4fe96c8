"""Looking back: what came of one's own cases, year by year."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_
from store.board.statistics import Statistics, statistics
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span, Tone
from tui.desk.draw.statistics import heaps_in_order, statistics_head, statistics_page
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import CasePlace, DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.movement import walking
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.worker.report import CasesRead, Counted, Report, Saved

ORDERS = ("cases", "money", "days")


class StatisticsScreen(DeskScreen):
    """Counts and bars; left and right go through the years, enter opens a case of the selected line."""

    where: ClassVar[Where] = Where.STATISTICS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.STATISTICS)]

    def __init__(self, port: DeskPort) -> None:
        super().__init__(port)
        self._found: Statistics | None = None
        self._order = 0
        self._opened = 0

    def compose(self) -> ComposeResult:
        """A head, the page, a foot."""
        yield from framed(ItemList(id="list"))

    def on_mount(self) -> None:
        """Have it counted: every case has to be looked at."""
        self._count(None)

    def _count(self, year: int | None) -> None:
        self.port.worker.look_up(lambda desk: Counted(statistics(desk.views(), desk.clock(), year)))

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The keys to the years before and after, where there are any."""
        spans = [None, *(self._found.years if self._found else ())]
        year = self._found.year if self._found else None
        ends = {"left": year == spans[-1], "next-year": year is None}
        return tuple(
            Action(one.id, one.keys, one.shown, N_("year before"), one.help, one.where) if one.id == "left" else one
            for one in super().foot_actions
            if not ends.get(one.id)
        )

    def listed(self) -> ItemList:
        """The page with the heaps."""
        return self.query_one("#list", ItemList)

    def take(self, report: Report) -> None:
        """It was counted, or others changed a case: then it is counted again."""
        if isinstance(report, CasesRead) and report.others:
            self._count(self._found.year if self._found else None)
        elif isinstance(report, Counted):
            self._found = report.statistics
            self.ask_redraw()

    def follow(self, _: Saved) -> None:
        """A case has changed: count again."""
        self._count(self._found.year if self._found else None)

    def redraw(self) -> None:
        """Draw what was counted."""
        pen, width, found = self.pen, self.size.width, self._found
        if width == 0:
            return
        self.query_one("#above", LineBar).show(rule(width, pen))
        if found is None:
            self.listed().show_lines([(), (Span(pen.tr("Reading the cases"), Tone.FAINT),)], [], pen.signs.bar)
        else:
            self.query_one("#head", LineBar).show(statistics_head(found, width, pen))
            page = statistics_page(found, self.port.playbook(), ORDERS[self._order], max(1, width - 6), pen)
            self.listed().show_page(page, pen.signs.bar)
        super().redraw()

    def verbs(self) -> Verbs:
        """Movement, years, order; the key that opened the page closes it."""
        return {
            **super().verbs(),
            **walking(self.listed, self.sought),
            "left": lambda: self._turn(1),
            "next-year": lambda: self._turn(-1),
            "sort": self._sort,
            "see": self._open,
            "statistics": self.back,
        }

    def _turn(self, steps: int) -> None:
        """Another year; beyond the newest stand all of them together."""
        if self._found is None:
            return
        spans = [None, *self._found.years]
        at = spans.index(self._found.year) + steps
        if 0 <= at < len(spans):
            self._count(spans[at])
        elif at < 0:
            self._count(None)

    def _sort(self) -> None:
        self._order = (self._order + 1) % len(ORDERS)
        self.redraw()

    def _open(self) -> None:
        """The cases of the selected line, one after the other with each press."""
        heaps = heaps_in_order(self._found, ORDERS[self._order]) if self._found else []
        at = self.listed().item
        if at < len(heaps):
            numbers = [number for number in heaps[at].numbers if self.port.view(number) is not None]
            if numbers:
                self.port.go(CasePlace(numbers[self._opened % len(numbers)]))
                self._opened += 1

    def pointed(self, again: bool, x: int) -> None:
        """A second click opens."""
        if again:
            self._open()
