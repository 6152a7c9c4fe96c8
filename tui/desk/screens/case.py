"""One case: what now, what is missing, where am I, what does it say, how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from content.text.cells import cells
from content.text.words import N_, Problem
from store.case.checklist import Item
from store.case.view import CaseView
from tui.desk.draw.case import head, limits_page, now_page
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.frame import rule
from tui.desk.draw.guide import guide_page
from tui.desk.draw.needs import items_of, missing_of
from tui.desk.draw.once import Once
from tui.desk.draw.spans import Line, Span, Tone
from tui.desk.draw.story import story_page
from tui.desk.draw.tabs import PANES, tab_at, tabs
from tui.desk.draw.telling import sign
from tui.desk.draw.way import way_page
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed, is_wide
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.gaps import Gaps
from tui.desk.screens.parts.marking import Marking
from tui.desk.screens.parts.movement import movement, page_of
from tui.desk.screens.parts.remembered import Remembered
from tui.desk.screens.parts.seeking import Seeking
from tui.desk.screens.parts.ways import Ways
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.pasting import Pasting
from tui.desk.widgets.still import Box
from tui.desk.worker.report import Report

HIDDEN = ("tick", "choose", "set-aside")
"""What the footer does not name while the page with the checklist and the choices is hidden."""

AFTERWARDS = ("back", "seek", "next-pane", "evidence", "letter", "undo", "note", "export", "quit", "help")
"""What the footer names of a closed case, beside going on with it."""


class CaseScreen(DeskScreen):
    """A case opened."""

    where: ClassVar[Where] = Where.CASE
    shares_width: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CASE)]

    def __init__(self, port: DeskPort, number: int, pane: str = "now") -> None:
        super().__init__(port, number)
        self.hand = CaseVerbs(port, lambda: self.case, lambda: self.call_later(self.back))
        self.ways = Ways("now", self.hand.take)
        self.offered_keys.insert(0, self.hand.digits.key)
        self.offered_clicks[:0] = [self._clicked, self.ways.click]
        self.pasting = Pasting(port, lambda: self.case, self.hand.open)
        self.marking = Marking(port, number, self.listed, self._item)
        self.seeking = Seeking(port, self, lambda _: self.turn_to("story"))
        self.offered_keys.insert(0, self.seeking.key)
        self.gaps = Gaps(self.listed, lambda: missing_of(self.case), lambda: None)
        self.remembered = Remembered(port, number)
        self.pane = pane
        self._beside = pane if pane != "now" else "guide"
        self._step = ""
        self._now, self._page = Once[Drawn](), Once[list[Line]]()

    def compose(self) -> ComposeResult:
        """A head, the pages, a foot."""
        yield from framed(
            ItemList(id="now"), LineView(id="aside"), above=[LineBar(id="tabs")], foot=[Box(id="edit")]
        )

    def draw_rest(self) -> None:
        """Ask what other cases say of this one: nobody waits for that to see the case."""
        self.remembered.ask()

    def take(self, report: Report) -> None:
        """What other cases say of this one is told at the foot, until a key is pressed."""
        if self.remembered.take(report) and self.is_current:
            self.port.say(self.remembered.patterns[0])

    @property
    def small(self) -> bool:
        """Whether there is room for what counts only."""
        return self.size.width < 60 or self.size.height < 18

    def sheet(self) -> LineView:
        """The page that the keys of movement move."""
        return self.query_one("#now" if self.pane == "now" else "#aside", LineView)

    def redraw(self) -> None:
        """Draw the case as it is now."""
        view, pen, width = self.case, self.pen, self.size.width
        if width == 0:
            return
        if view is None:
            self.call_later(self.back)
            return
        if view.step.id != self._step:
            self._step = view.step.id
            self.sheet().scroll_to(y=0, animate=False, force=True)
        self.wall = wall = self._place()
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, wall))
        names = self.query_one("#tabs", LineBar)
        names.set_class(self.small and self.pane == "now", "hidden")
        names.show(tabs(self.pane, self._beside, wall, width, pen))
        now = self.query_one("#now", ItemList)
        if is_wide(self) or self.pane == "now":
            room, small = max(1, (wall if is_wide(self) else width) - 6), self.small
            drawn = self._now.draw((view, room, small), pen, lambda: now_page(view, room, pen, small))
            self.ways.drawn = drawn
            now.hold(self.pane == "now")
            now.show_page(drawn, pen.signs.bar)
        if is_wide(self) or self.pane != "now":
            name = self._beside if is_wide(self) else self.pane
            room, wanted = max(1, (width - wall if is_wide(self) else width) - 6), tuple(self.seeking.wanted)
            of = (name, view, wanted, room)
            lines = self._page.draw(of, pen, lambda: [(), *page_beside(name, view, wanted, room, pen)])
            self.query_one("#aside", LineView).show(lines)
        super().redraw()

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """Of a case that is closed what can still be done, and first how it goes on; on a page that is only read
        nothing that is done to the checklist it hides."""
        named = super().foot_actions
        if self.pane != "now" and not is_wide(self):
            seek = [one for one in self.port.actions if one.id == "seek" and self.pane == "story"]
            turn = [one for one in named if one.id == "next-pane"]
            named = (*seek, *turn, *(one for one in named if one.id not in (*HIDDEN, "next-pane")))
        if self.case is None or not self.case.case.closed:
            return named
        first = [replace(one, words=N_("reopen")) for one in named if one.id == "close"]
        return (*first, *(one for one in named if one.id in AFTERWARDS))

    def _place(self) -> int:
        """Share the width; returns the column of the wall, or -1 when one page has it all."""
        now, aside = self.query_one("#now", LineView), self.query_one("#aside", LineView)
        now.set_class(not is_wide(self) and self.pane != "now", "hidden")
        aside.set_class(not is_wide(self) and self.pane == "now", "hidden")
        aside.set_class(not is_wide(self), "alone")
        if not is_wide(self):
            aside.styles.width = "1fr"
            return -1
        width = min(84, self.size.width // 2 + 1)
        aside.styles.width = width
        return self.size.width - width

    def turn_to(self, pane: str) -> None:
        """Take another page in hand."""
        if pane not in ("now", self._beside):
            self._beside = pane
            self.query_one("#aside", LineView).scroll_to(y=0, animate=False, force=True)
        self.pane = pane
        self.redraw()

    def verbs(self) -> Verbs:
        """The pages and what is on them, and what is done with the case."""
        return {
            **super().verbs(),
            **movement(self._step_by, lambda pages: self.sheet().scroll_by(pages * page_of(self.sheet()))),
            **self.hand.verbs(),
            "next-pane": lambda: self._turn(1),
            "previous-pane": lambda: self._turn(-1),
            "guidance": lambda: self.turn_to("guide"),
            "story": lambda: self.turn_to("story"),
            **self.marking.verbs(),
            **self.gaps.verbs(),
            **self.seeking.verbs(),
            "left": lambda: self.turn_to("now") if self.pane != "now" else self.back(),
        }

    def _turn(self, steps: int) -> None:
        names = list(PANES)
        self.turn_to(names[(names.index(self.pane) + steps) % len(names)])

    def _step_by(self, steps: int) -> None:
        if self.pane == "now" and abs(steps) == 1:
            self.query_one("#now", ItemList).move(steps)
        else:
            self.sheet().scroll_by(steps)

    def listed(self) -> ItemList:
        """The page with the checklist, taken in hand if it was not."""
        if self.pane != "now":
            self.turn_to("now")
        return self.query_one("#now", ItemList)

    def _item(self) -> Item | None:
        view = self.case
        at = self.query_one("#now", ItemList).item
        items = items_of(view) if view else ()
        return items[at] if at < len(items) and self.pane == "now" else None

    def sought(self) -> None:
        """An item was selected without the arrows: its page comes into hand."""
        if self.pane != "now":
            self.turn_to("now")

    def _clicked(self, event: events.Click, sheet: Widget | None) -> bool:
        name = sheet.id if sheet is not None else ""
        if name == "tabs":
            pane = tab_at(tabs(self.pane, self._beside, self.wall, self.size.width, self.pen), event.x, self.pen)
            if pane is not None:
                self.turn_to(pane)
        elif name == "aside" and is_wide(self) and not self.selections:
            self.turn_to(self._beside)
        return name in ("tabs", "aside")

    def pointed(self, again: bool, x: int) -> None:
        """A click on the box of an item ticks it, and so does a second one anywhere on it."""
        item = self._item()
        box = ItemList.inset + cells(sign(item, self.pen)) if item is not None else 0
        if again or x <= box:
            self.marking.tick()


def page_beside(name: str, view: CaseView, wanted: Sequence[str], room: int, pen: Context) -> list[Line]:
    """A page of a case that is only read, or why it cannot be; of the timeline what holds the `wanted` words."""
    try:
        if name == "way":
            return way_page(view, room, pen).lines
        if name == "story":
            return story_page(view, room, pen, wanted).lines
        if name == "limits":
            return limits_page(view, room, pen).lines
        return guide_page(view, room, pen)
    except Problem as problem:
        return [(Span(pen.say(problem.message, most=1000), Tone.BAD),)]
