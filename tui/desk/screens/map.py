"""The map: the whole flow, with the way so far and the current step."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import Problem
from tui.desk.draw.case import head
from tui.desk.draw.flowchart import draw_flow
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.widgets.lines import LineBar, LineView, WideLineView


class MapScreen(DeskScreen):
    """The flow of a case's playbook, from start to end."""

    where: ClassVar[Where] = Where.MAP
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.MAP)]

    def __init__(self, port: DeskPort, number: int) -> None:
        super().__init__(port, number)
        self._revealed = False

    def compose(self) -> ComposeResult:
        """A head, the chart, a foot."""
        yield from framed(WideLineView(id="chart"))

    def verbs(self) -> Verbs:
        """The key that opened the map closes it."""
        return {**super().verbs(), "map": self.back, "to-now": lambda: None}

    def sheet(self) -> LineView:
        """The chart."""
        return self.query_one("#chart", LineView)

    def redraw(self) -> None:
        """Draw the chart; the first time with the current step in the middle."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        chart = self.query_one("#chart", WideLineView)
        try:
            drawn = draw_flow(view.playbook.flow, pen, view.step.id, [one.step for one in view.trail()], width - 1)
        except Problem as problem:
            self.port.say(problem.message, bad=True, later=True)
            return
        chart.show([(Span(" "), *line) for line in drawn.lines])
        super().redraw()
        if not self._revealed and view.step.id in drawn.places:
            self._revealed = True
            self.call_after_refresh(self._centre, drawn.places[view.step.id])

    def _centre(self, line: int) -> None:
        chart = self.query_one("#chart", WideLineView)
        chart.scroll_to(y=max(0, line - chart.size.height // 2), animate=False, force=True)
