"""The map: the whole flow with the way so far; a cursor walks its steps, and the page of a step stands beside."""

from __future__ import annotations

from typing import ClassVar

from msgspec import structs
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_, Problem
from store.case.intents import PlaceCase
from store.case.view import CaseView
from tui.desk.draw.case import head
from tui.desk.draw.context import Context
from tui.desk.draw.flowchart import Chart, draw_flow
from tui.desk.draw.frame import rule
from tui.desk.draw.hits import holds
from tui.desk.draw.spans import Line, Span, Tone
from tui.desk.draw.stepcard import step_lines, step_title
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, PagePlace
from tui.desk.questions import AskPlace
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.gaps import Gaps
from tui.desk.screens.parts.movement import walking
from tui.desk.screens.parts.seeking import Seeking
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.still import Box

LEAST = 80
"""Cells from which on the page of a step stands beside the chart, if the names of the steps can be read there."""


WIDE, PARTS = 110, (48, 54, 60)
"""Cells from which on the chart may have more than half, and the hundredths it takes until no name is cut."""


class MapScreen(DeskScreen):
    """The flow of a case's playbook, from start to end."""

    where: ClassVar[Where] = Where.MAP
    shares_width: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.MAP)]

    def __init__(self, port: DeskPort, number: int) -> None:
        super().__init__(port, number)
        self._revealed = False
        self._steps: list[str] = []
        self.gaps = Gaps(self.sheet, self._onward, self.sought)
        self.seeking = Seeking(port, self, lambda _: self._find(0), lambda: self._find(1))
        self.offered_keys.insert(0, self.seeking.key)

    def compose(self) -> ComposeResult:
        """A head, the chart beside the page of the step, a foot."""
        yield from framed(ItemList(id="chart"), LineView(id="aside"), foot=[Box(id="edit")])

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The key to the next gap goes to the next step that may follow."""
        return tuple(
            structs.replace(one, words=N_("may follow")) if one.id == "next-gap" else one
            for one in super().foot_actions
        )

    def verbs(self) -> Verbs:
        """The cursor goes from step to step; the key that opened the map closes it."""
        return {
            **super().verbs(),
            **walking(self.sheet, self.sought),
            **self.gaps.verbs(),
            **self.seeking.verbs(),
            "map": self.back,
            "to-now": self._to_now,
            "open": self._open,
            "place": self._place,
        }

    def sheet(self) -> ItemList:
        """The chart."""
        return self.query_one("#chart", ItemList)

    @property
    def step(self) -> str:
        """The step under the cursor."""
        at = self.sheet().item
        return self._steps[at] if at < len(self._steps) else ""

    def redraw(self) -> None:
        """Draw the chart; the first time with the current step in the middle."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        try:
            drawn, self.wall = _chart(view, self.pen, width)
        except Problem as problem:
            self.port.say(problem.message, bad=True, later=True)
            return
        side, aside = self.wall >= 0, self.query_one("#aside", LineView)
        aside.set_class(not side, "hidden")
        aside.styles.width = width - self.wall if side else "1fr"
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, self.wall))
        places = sorted((line, name) for name, line in drawn.places.items())
        self._steps = [name for _, name in places]
        self.sheet().show_lines(drawn.lines, [(line, 1) for line, _ in places], pen.signs.bar)
        if not self._revealed and view.step.id in drawn.places:
            self._revealed = True
            self.call_after_refresh(self._to_now)
        self._draw_step()
        super().redraw()

    def _to_now(self) -> None:
        view, chart = self.case, self.sheet()
        if view is not None and view.step.id in self._steps:
            at = self._steps.index(view.step.id)
            chart.seek(at)
            top = chart.stops()[at][0]
            chart.scroll_to(y=max(0, top - chart.size.height // 2), animate=False, force=True)
            self.sought()

    def sought(self) -> None:
        """Draw the page of the step that was come to."""
        self._draw_step(keep=False)

    def _draw_step(self, keep: bool = True) -> None:
        view = self.case
        if view is not None and self.wall >= 0 and self.step:
            room = max(1, self.size.width - self.wall - 5)
            self.query_one("#aside", LineView).show(self._page(view, self.step, room), keep=keep)

    def _page(self, view: CaseView, step: str, width: int, titled: bool = True) -> list[Line]:
        try:
            return step_lines(view, step, width, self.pen, titled)
        except Problem as problem:
            return [(Span(self.pen.say(problem.message, most=1000), Tone.BAD),)]

    def _onward(self) -> list[int]:
        """The places of the steps that may follow at once."""
        view = self.case
        if view is None:
            return []
        flow = view.playbook.flow
        goals = {view.passage(choice.id)[-1] for choice in view.next.choices if choice.id in flow.steps}
        return [n for n, name in enumerate(self._steps) if name in goals]

    def _find(self, onward: int) -> bool:
        """Go to the first step from here on that holds the words, in its name or on its page, if there is one."""
        view, wanted, at = self.case, self.seeking.wanted, self.sheet().item + onward
        if view is None or not wanted:
            return False
        for n in [*range(at, len(self._steps)), *range(at)]:
            if holds(_words(view, self._steps[n]), wanted):
                self.sheet().seek(n)
                self.sought()
                return True
        return False

    def _open(self) -> None:
        """The page of the step alone."""
        view, step = self.case, self.step
        if view is not None and step:
            page = self._page
            self.port.go(
                PagePlace(
                    lambda pen: step_title(view, step, pen),
                    lambda width, _: page(view, step, width, titled=False),
                )
            )

    def _place(self) -> None:
        """Put the case on the step under the cursor, where it can rest there."""
        view = self.case
        if view is None:
            return
        number, question = view.number, AskPlace(view, self.step)

        def answered(intent: PlaceCase | None) -> None:
            if intent is not None:
                self.port.worker.do(number, intent, draft=question.draft)

        self.port.ask(question, answered)

    def pointed(self, again: bool, x: int) -> None:
        """A second click opens the page of the step."""
        if again:
            self._open()


def _chart(view: CaseView, pen: Context, width: int) -> tuple[Chart, int]:
    """The chart, and where the page of the step stands beside it; -1 where there is no room for both of them."""
    passed = [one.step for one in view.trail()]
    best: tuple[Chart, int] | None = None
    for part in PARTS if width >= WIDE else PARTS[:1] if width >= LEAST else ():
        wall = width * part // 100
        drawn = draw_flow(view.playbook.flow, pen, view.step.id, passed, wall - 4)
        if not drawn.cramped and (best is None or drawn.cut < best[0].cut):
            best = drawn, wall
        if not drawn.cut:
            break
    if best is not None:
        return best
    return draw_flow(view.playbook.flow, pen, view.step.id, passed, width - 4), -1


def _words(view: CaseView, name: str) -> str:
    """The title of a step and its page; the start of the chart has none."""
    playbook = view.playbook
    title = playbook.flow.steps[name].title
    return f"{title}\n{playbook.step(name).page.body}" if name in playbook.files.names("steps") else title
